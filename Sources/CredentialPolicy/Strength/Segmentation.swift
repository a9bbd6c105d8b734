/// The cheapest way to put a password together from what was found in it and from single characters.
///
/// Whoever guesses tries words before pairs of words and pairs before threes, and a number behind a word before
/// another word: each part costs something beside its own guesses, by what it is and what it stands behind
/// (`PartCost`). So the cheapest way is sought for each class of the last part.
struct Segmentation {
    /// Parts that end at a character, the last of them of one class.
    private struct Way {
        /// log10 of the guesses of all parts up to there.
        var cost = Double.infinity
        /// The last part: a match, or -1 - start for a run of characters that nothing explains.
        var last: Int32 = -1
        /// What it costs to go on from there with a part of this class, and the class to go on from.
        var entry = Double.infinity
        var from: Int32 = -1
    }

    /// For each character the ways to end before it, one for each class.
    private var ways: [Way]
    private let matches: StrengthMatches
    private let unknown: UnknownText
    private let familiar: FamiliarText
    private let cost: PartCost
    private static let classes = PartCost.classes

    private init(_ count: Int, _ matches: StrengthMatches, _ unknown: UnknownText, _ familiar: FamiliarText) {
        ways = Array(repeating: Way(), count: (count + 1) * Self.classes)
        (self.matches, self.unknown, self.familiar) = (matches, unknown, familiar)
        cost = PartCost(count)
        for part in PartClass.allCases { ways[part.rawValue].entry = PartCost.first(part) }
    }

    /// - Parameter count: of characters.
    static func cheapest(
        _ count: Int, _ matches: StrengthMatches, _ unknown: UnknownText, _ familiar: FamiliarText
    ) -> PasswordStrength {
        guard count > 0 else { return PasswordStrength(guesses: Guesses(log10: 0), parts: []) }
        var segmentation = Segmentation(count, matches, unknown, familiar)
        for end in 1...count {
            segmentation.addRuns(to: end)
            segmentation.addMatches(to: end)
            if end < count { segmentation.open(end) }
        }
        var last = 0
        for part in 1..<classes
        where segmentation.ways[count * classes + part].cost < segmentation.ways[count * classes + last].cost {
            last = part
        }
        let guesses = Guesses(log10: max(0, segmentation.ways[count * classes + last].cost))
        return PasswordStrength(guesses: guesses, parts: segmentation.parts(count, last))
    }

    private mutating func offer(_ cost: Double, _ last: Int, at end: Int, _ part: PartClass) {
        let place = end * Self.classes + part.rawValue
        if cost < ways[place].cost { (ways[place].cost, ways[place].last) = (cost, Int32(last)) }
    }

    /// Runs of characters that nothing explains, character by character and as what looks like a word or number.
    private mutating func addRuns(to end: Int) {
        var classes: UInt8 = 0
        for start in stride(from: end - 1, through: 0, by: -1) {
            classes |= unknown.classes(at: start)
            let part = PartClass(unknown: classes, end - start)
            let entry = ways[start * Self.classes + part.rawValue].entry
            offer(entry + unknown.cost(start..<end, of: classes), -1 - start, at: end, part)
        }
        guard let (start, guesses, part) = familiarRun(endingAt: end) else { return }
        offer(ways[start * Self.classes + part.rawValue].entry + guesses, -1 - start, at: end, part)
    }

    /// A run that looks like a word or a number, with what it costs to think of one that is in no list.
    private func familiarRun(endingAt end: Int) -> (start: Int, guesses: Double, part: PartClass)? {
        guard let (start, cost) = familiar.run(endingAt: end) else { return nil }
        return unknown.classes(at: end - 1) == Alphabets.digit
            ? (start, cost + Tuning.familiarDigits, .number) : (start, cost + Tuning.familiarWord, .word)
    }

    private mutating func addMatches(to end: Int) {
        matches.forEach(endingAt: end) { index in
            let match = matches.all[index]
            let entry = ways[match.range.lowerBound * Self.classes + match.part.rawValue].entry
            offer(entry + cost.shares[match.part.rawValue] * match.guesses.log10, index, at: end, match.part)
        }
    }

    /// What it costs to go on from `end` with each class of part.
    private mutating func open(_ end: Int) {
        let place = end * Self.classes
        for before in 0..<Self.classes where ways[place + before].cost < .infinity {
            for part in 0..<Self.classes {
                let entry = ways[place + before].cost + cost.next(part, behind: before)
                if entry >= ways[place + part].entry { continue }
                (ways[place + part].entry, ways[place + part].from) = (entry, Int32(before))
            }
        }
    }

    private func parts(_ count: Int, _ last: Int) -> [StrengthMatch] {
        var parts: [StrengthMatch] = []
        var (end, part) = (count, last)
        while end > 0 {
            let choice = Int(ways[end * Self.classes + part].last)
            let match = choice < 0 ? run(-1 - choice..<end, part) : matches.all[choice]
            parts.append(match)
            end = match.range.lowerBound
            part = Int(ways[end * Self.classes + part].from)
        }
        parts.reverse()
        return parts
    }

    private func run(_ range: Range<Int>, _ part: Int) -> StrengthMatch {
        let classes = range.reduce(0 as UInt8) { $0 | unknown.classes(at: $1) }
        var guesses = unknown.cost(range, of: classes)
        if let run = familiarRun(endingAt: range.upperBound), run.start == range.lowerBound, run.part.rawValue == part {
            guesses = min(guesses, run.guesses)
        }
        return StrengthMatch(range, .unknown, Guesses(log10: guesses))
    }
}

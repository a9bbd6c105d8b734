/// The cheapest way to put a password together from what was found in it and from single characters.
///
/// Whoever guesses tries words before pairs of words and pairs before threes, and a number behind a word before
/// another word: each part costs something beside its own guesses, by what it is and what it stands behind
/// (`PartCost`). So the cheapest way is sought for each class of the last part.
struct Segmentation {
    /// Parts that end at a character, of one class.
    private struct Way {
        /// log10 of the guesses of all parts up to there.
        var cost = Double.infinity
        /// The last part: a match, or -1 - start for a run of unknown characters.
        var last: Int32 = -1
        /// What it costs to go on from there with a part of this class, and the class to go on from.
        var entry = Double.infinity
        var from: Int32 = -1
    }

    /// For each character the ways to end before it, one for each class.
    private var ways: [Way]
    /// By how much of what joining parts costs elsewhere it costs here.
    private let chance: Double
    private static let classes = PartCost.classes

    private init(_ count: Int) {
        chance = PartCost.chance(count)
        ways = Array(repeating: Way(), count: (count + 1) * Self.classes)
    }

    /// - Parameter count: of characters.
    static func cheapest(_ count: Int, _ matches: StrengthMatches, _ unknown: UnknownText, _ familiar: FamiliarText?) -> PasswordStrength {
        guard count > 0 else { return PasswordStrength(guesses: Guesses(log10: 0), parts: []) }
        var segmentation = Segmentation(count)
        for part in PartClass.allCases { segmentation.ways[part.rawValue].entry = PartCost.first(part) }
        for end in 1...count {
            segmentation.settle(end, matches, unknown, familiar)
            if end < count { segmentation.open(end) }
        }
        let cheapest = (0..<classes).min { segmentation.cost(count, $0) < segmentation.cost(count, $1) }!
        return PasswordStrength(
            guesses: Guesses(log10: max(0, segmentation.cost(count, cheapest) * (1 - (1 - Tuning.partLong) * max(0, min(16, Double(count)) - 8) / 8))),
            parts: segmentation.parts(count, cheapest, matches, unknown))
    }

    private func cost(_ end: Int, _ part: Int) -> Double { ways[end * Self.classes + part].cost }

    private mutating func settle(_ end: Int, _ matches: StrengthMatches, _ unknown: UnknownText, _ familiar: FamiliarText?) {
        let place = end * Self.classes
        var classes: UInt8 = 0
        for start in stride(from: end - 1, through: 0, by: -1) {
            classes |= unknown.classes(at: start)
            let part = PartClass(unknown: classes, end - start).rawValue
            let cost = ways[start * Self.classes + part].entry + unknown.cost(start..<end, of: classes)
            if cost < ways[place + part].cost { (ways[place + part].cost, ways[place + part].last) = (cost, Int32(-1 - start)) }
            guard let familiar, end - start >= 3, classes <= 4 else { continue }
            let like = classes == 4 ? PartClass.number : .word
            let likeCost = ways[start * Self.classes + like.rawValue].entry + familiar.cost(start..<end) + (classes == 4 ? Tuning.familiarDigits : Tuning.familiarWord)
            if likeCost < ways[place + like.rawValue].cost { (ways[place + like.rawValue].cost, ways[place + like.rawValue].last) = (likeCost, Int32(-1 - start)) }
        }
        matches.forEach(endingAt: end) { index in
            let match = matches.all[index]
            let part = match.part.rawValue
            let cost = ways[match.range.lowerBound * Self.classes + part].entry + match.guesses.log10
            if cost < ways[place + part].cost { (ways[place + part].cost, ways[place + part].last) = (cost, Int32(index)) }
        }
    }

    /// What it costs to go on from `end` with each class of part.
    private mutating func open(_ end: Int) {
        let place = end * Self.classes
        for before in 0..<Self.classes {
            let cost = ways[place + before].cost
            guard cost < .infinity else { continue }
            for part in 0..<Self.classes {
                let entry = cost + PartCost.next(part, behind: before, chance)
                if entry < ways[place + part].entry { (ways[place + part].entry, ways[place + part].from) = (entry, Int32(before)) }
            }
        }
    }

    private func parts(_ count: Int, _ last: Int, _ matches: StrengthMatches, _ unknown: UnknownText) -> [StrengthMatch] {
        var parts: [StrengthMatch] = []
        var (end, part) = (count, last)
        while end > 0 {
            let choice = Int(ways[end * Self.classes + part].last)
            let match = choice < 0 ? run(-1 - choice..<end, unknown) : matches.all[choice]
            parts.append(match)
            end = match.range.lowerBound
            part = Int(ways[end * Self.classes + part].from)
        }
        parts.reverse()
        return parts
    }

    private func run(_ range: Range<Int>, _ unknown: UnknownText) -> StrengthMatch {
        let classes = range.reduce(0 as UInt8) { $0 | unknown.classes(at: $1) }
        return StrengthMatch(range, .unknown, Guesses(log10: unknown.cost(range, of: classes)))
    }
}

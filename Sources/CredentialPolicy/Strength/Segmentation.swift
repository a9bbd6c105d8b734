/// The cheapest way to put a password together from what was found in it and from single characters.
///
/// Whoever guesses tries words before pairs of words and pairs before threes, and a number behind a word before
/// another word: each part costs something beside its own guesses (`PartCost`).
struct Segmentation {
    private var costs: [Double]
    /// For each end the match that the cheapest way ends with, or -1 - start for a run of unknown characters.
    private var last: [Int]

    private init(_ count: Int) {
        costs = Array(repeating: 0, count: count + 1)
        last = Array(repeating: 0, count: count + 1)
    }

    /// - Parameter count: of characters.
    static func cheapest(_ count: Int, _ matches: StrengthMatches, _ unknown: UnknownText) -> PasswordStrength {
        var ways = Segmentation(count)
        for end in 0..<count { ways.settle(end + 1, matches, unknown) }
        return PasswordStrength(
            guesses: Guesses(log10: ways.costs[count]), parts: ways.parts(count, matches, unknown))
    }

    private mutating func settle(_ end: Int, _ matches: StrengthMatches, _ unknown: UnknownText) {
        var (cheapest, choice) = (Double.infinity, -1)
        var classes: UInt8 = 0
        for start in stride(from: end - 1, through: 0, by: -1) {
            classes |= unknown.classes(at: start)
            let joint = PartCost.unknown(classes, end - start, isFirst: start == 0)
            let cost = costs[start] + joint + unknown.cost(start..<end, of: classes)
            if cost < cheapest { (cheapest, choice) = (cost, -1 - start) }
        }
        matches.forEach(endingAt: end) { index in
            let match = matches.all[index]
            let start = match.range.lowerBound
            let cost = costs[start] + match.guesses.log10 + (start == 0 ? 0 : PartCost.of(match.kind))
            if cost < cheapest { (cheapest, choice) = (cost, index) }
        }
        (costs[end], last[end]) = (cheapest, choice)
    }

    private func parts(_ count: Int, _ matches: StrengthMatches, _ unknown: UnknownText) -> [StrengthMatch] {
        var parts: [StrengthMatch] = []
        var end = count
        while end > 0 {
            let part = last[end] < 0 ? run(-1 - last[end]..<end, unknown) : matches.all[last[end]]
            parts.append(part)
            end = part.range.lowerBound
        }
        parts.reverse()
        return parts
    }

    private func run(_ range: Range<Int>, _ unknown: UnknownText) -> StrengthMatch {
        let classes = range.reduce(0 as UInt8) { $0 | unknown.classes(at: $1) }
        return StrengthMatch(range, .unknown, Guesses(log10: unknown.cost(range, of: classes)))
    }
}

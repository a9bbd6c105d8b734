/// Kana in an order that every child can recite, typed as kana or in romaji: aiueo, kakikukeko, sasisuseso, akasatana,
/// irohanihoheto, あいうえお.
struct KanaRowMatcher: StrengthMatcher {
    func find(in text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches) {
        // Where each order may begin again: at the last kana of its last run.
        var resume = InlineArray<4, Int>(repeating: 0)
        for start in 0..<scalars.count {
            guard let first = KanaSyllable.read(at: start, in: text, scalars) else { continue }
            guard let second = KanaSyllable.read(at: first.end, in: text, scalars) else { continue }
            for order in KanaOrder.allCases where order.leads(from: first.syllable, to: second.syllable) {
                if start < resume[order.rawValue] { continue }
                let run = Run(order, from: first, at: start, text, scalars)
                resume[order.rawValue] = run.last
                if run.count < order.shortest(from: first.syllable) { continue }
                let factor = scalars.capitalsFactor(start..<run.end, of: text)
                let number = Guesses(run.number * factor)
                matches.add(StrengthMatch(start..<run.end, .kanaRow, number, factor > 1 ? .capitals : []))
            }
        }
    }
}

/// The longest recital in one order from one place.
private struct Run {
    private(set) var count = 1
    /// Where the last kana begins and ends.
    private(set) var last: Int
    private(set) var end: Int
    let number: Double

    init(
        _ order: KanaOrder, from first: (syllable: KanaSyllable, end: Int), at start: Int, _ text: Span<UInt8>,
        _ scalars: ScalarMap
    ) {
        var here = first
        last = start
        while let next = KanaSyllable.read(at: here.end, in: text, scalars),
            order.leads(from: here.syllable, to: next.syllable)
        {
            last = here.end
            here = next
            count += 1
        }
        end = here.end
        // Whole rows are usual; one that breaks off could have done so anywhere.
        let ends = order.pauses(at: here.syllable, after: count) ? Double(count / 5 + 1) : Double(5 + count)
        number = 5 * order.beginnings(first.syllable) * ends
    }
}

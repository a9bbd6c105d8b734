/// Numbers as they stand on cards and lists, filled up with zeros: 000123, 0042, 100081, 2000014.
struct PaddedNumberMatcher: StrengthMatcher {
    func find(in text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches) {
        for start in 0..<scalars.count where scalars.digit(start, of: text) != nil {
            // What stands in front: nothing, or one digit that says which kind of card it is.
            for lead in 0...1 {
                if lead == 0, scalars.digit(start - 1, of: text) == 0 { continue }
                if lead == 1, scalars.digit(start - 1, of: text) != nil || scalars.digit(start, of: text) == 0 {
                    continue
                }
                var zeros = 0
                while scalars.digit(start + lead + zeros, of: text) == 0 { zeros += 1 }
                if zeros < 2 { continue }
                add(start, start + lead + zeros, lead, text, scalars, &matches)
            }
        }
    }

    /// - Parameter rest: where the zeros end.
    private func add(
        _ start: Int, _ rest: Int, _ lead: Int, _ text: Span<UInt8>, _ scalars: ScalarMap,
        _ matches: inout StrengthMatches
    ) {
        var number = lead == 0 ? Self.lengths : 9 * Self.lengths
        for digits in 0...4 {
            if digits > 0 {
                guard scalars.digit(rest + digits - 1, of: text) != nil else { return }
                number *= 10
            }
            if rest + digits - start < 4 { continue }
            matches.add(StrengthMatch(start..<rest + digits, .paddedNumber, Guesses(number)))
        }
    }

    /// How many zeros there may be.
    private static let lengths = 3.0
}

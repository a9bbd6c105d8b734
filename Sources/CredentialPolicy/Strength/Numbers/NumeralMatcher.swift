/// Numbers that are spelt out, two or more, each perhaps with its digit: ichiroku, ni2san3, onethree, sanhyaku.
struct NumeralMatcher: StrengthMatcher {
    /// There are some twenty in a language, and two ways to write most.
    private static let each = 20.0

    func find(in text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches) {
        var start = 0
        while start < scalars.count {
            let next = run(from: start, text, scalars, &matches)
            start = max(next, start + 1)
        }
    }

    /// Adds what begins at `start`, and returns where the last but one numeral begins, with which another may begin.
    private func run(
        from start: Int, _ text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches
    ) -> Int {
        var (end, count, number, last) = (start, 0, Guesses(log10: 0), start)
        while let word = Self.longest(at: end, text, scalars) {
            let factor = scalars.capitalsFactor(end..<word, of: text)
            // The first capital says how the others are.
            number = number * Guesses(Self.each * (count == 0 ? factor : min(factor, 1.2)))
            (last, end, count) = (end, word, count + 1)
            if count > 1 { matches.add(StrengthMatch(start..<end, .japaneseWord, number)) }
            guard scalars.digit(end, of: text) != nil, scalars.digit(end + 1, of: text) == nil else { continue }
            number = number * Guesses(2)
            end += 1
            if count > 1 { matches.add(StrengthMatch(start..<end, .japaneseWord, number)) }
        }
        return count > 1 ? last : start
    }

    private static func longest(at index: Int, _ text: Span<UInt8>, _ scalars: ScalarMap) -> Int? {
        var longest: Int?
        for word in words.candidates(at: index, in: text, scalars) {
            guard let end = words.end(of: word, at: index, in: text, scalars) else { continue }
            longest = max(longest ?? 0, end)
        }
        return longest
    }

    private static let words = WordTable(
        "ichi/iti ni san yon/shi go roku nana/shichi hachi/hati kyuu/kyu juu/jyuu hyaku sen man zero/rei "
            + "hitotsu futatsu mittsu yottsu itsutsu "
            + "one two three four five six seven eight nine ten eleven twelve hundred thousand million zero first second third"
    )
}

/// A word of the dictionary with digits in the middle of it: sak12ura, pass2024word.
struct SplitWordMatcher: Sendable {
    /// Two letters on each side, five in all: fewer are a word in any text.
    private static let (least, side) = (5, 2)
    private static let (mostDigits, longest) = (4, 16)
    /// Where between its letters the digits stand, and that they do: much rarer than behind it.
    private static let rarity = 100.0

    /// - Parameter words: those that `dictionary` was checked against.
    func find(
        in text: Span<UInt8>, _ scalars: ScalarMap, _ dictionary: StrengthDictionary, _ words: Span<UInt32>,
        _ matches: inout StrengthMatches
    ) {
        var index = Self.side
        while index < scalars.count - Self.side {
            guard scalars.digit(index, of: text) != nil else {
                index += 1
                continue
            }
            var end = index
            while scalars.digit(end, of: text) != nil { end += 1 }
            if end - index <= Self.mostDigits {
                for start in max(0, index - Self.longest)..<max(0, index - Self.side + 1) {
                    walk(start, index..<end, text, scalars, dictionary, words, &matches)
                }
            }
            index = end
        }
    }

    /// Words that begin at `start` and go on behind the digits.
    private func walk(
        _ start: Int, _ digits: Range<Int>, _ text: Span<UInt8>, _ scalars: ScalarMap,
        _ dictionary: StrengthDictionary, _ words: Span<UInt32>, _ matches: inout StrengthMatches
    ) {
        var cursor = dictionary.root
        for index in start..<digits.lowerBound {
            guard let next = Self.step(cursor, index, text, scalars, dictionary, words) else { return }
            cursor = next
        }
        var end = digits.upperBound
        while end < scalars.count, end - start - digits.count < Self.longest,
            let next = Self.step(cursor, end, text, scalars, dictionary, words)
        {
            (cursor, end) = (next, end + 1)
            guard end - digits.upperBound >= Self.side, end - start - digits.count >= Self.least,
                let entry = dictionary.entry(cursor, in: words)
            else { continue }
            let number = Double(entry.rank) * Self.rarity * scalars.capitalsFactor(start..<end, of: text)
            let guesses = Guesses(number) * Guesses(log10: Double(digits.count))
            matches.add(StrengthMatch(start..<end, entry.kind, guesses))
        }
    }

    /// Over a letter only.
    private static func step(
        _ cursor: StrengthDictionary.Cursor, _ index: Int, _ text: Span<UInt8>, _ scalars: ScalarMap,
        _ dictionary: StrengthDictionary, _ words: Span<UInt32>
    ) -> StrengthDictionary.Cursor? {
        let letter = scalars.folded(index, of: text)
        return (0x61...0x7A).contains(letter) ? dictionary.step(cursor, scalar: letter, in: words) : nil
    }
}

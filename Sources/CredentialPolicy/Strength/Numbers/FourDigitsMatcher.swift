/// Four digits beside a word, whatever they are: a car's number (jimny_9916, Sienta_72-84), the last ones of a telephone
/// number, a time, a room, a card's code. An attacker with a word in hand goes through all ten thousand.
///
/// They are matched where they are the only digits and stand beside a word of a list, or with one sign between: in
/// random text digits stand alone like that too, but not beside a word. It looks at what the others found, so it is the last.
struct FourDigitsMatcher: StrengthMatcher {
    /// With what it costs to put a number behind a word (`Tuning.next`) 10^3.3; people take some numbers oftener.
    private static let guesses = Guesses(log10: Tuning.fourDigits)
    /// Fewer letters make words by chance, and so do four unless the word is a usual one.
    private static let (shortestWord, usual) = (4, Guesses(log10: 4))

    func find(in text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches) {
        guard let range = Self.onlyDigits(text, scalars) else { return }
        let isBesideWord = matches.all.contains { match in
            match.part == .word && match.range.count >= Self.shortestWord && match.disguises.isSubset(of: .capitals)
                && (match.range.count > Self.shortestWord || match.guesses <= Self.usual)
                && (Self.touches(match.range, range, text, scalars) || Self.touches(range, match.range, text, scalars))
        }
        if isBesideWord { matches.add(StrengthMatch(range, .unknown, Self.guesses, [], as: .number)) }
    }

    /// Four digits, or two and two with a hyphen between, if there are no others.
    private static func onlyDigits(_ text: Span<UInt8>, _ scalars: ScalarMap) -> Range<Int>? {
        var (first, last, digits) = (-1, -1, 0)
        for index in 0..<scalars.count where scalars.digit(index, of: text) != nil {
            if digits == 0 { first = index }
            (last, digits) = (index, digits + 1)
        }
        guard digits == 4 else { return nil }
        if last - first == 3 { return first..<last + 1 }
        let isPlate = last - first == 4 && scalars.value(first + 2, of: text) == 0x2D
        return isPlate ? first..<last + 1 : nil
    }

    /// Whether the second begins where the first ends, or behind one sign more.
    private static func touches(
        _ first: Range<Int>, _ second: Range<Int>, _ text: Span<UInt8>, _ scalars: ScalarMap
    ) -> Bool {
        switch second.lowerBound - first.upperBound {
        case 0: true
        case 1: Alphabets.bit(of: scalars.value(first.upperBound, of: text)) == Alphabets.symbol
        case _: false
        }
    }
}

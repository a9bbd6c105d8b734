/// Parts that come again: aaaa, abab, a word written twice (at once or later), and what is written back (abccba).
///
/// A repeated part is a part of its own that costs little, so that the first time is judged as what it is.
struct RepetitionMatcher: StrengthMatcher {
    func find(in text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches) {
        for distance in 1..<max(1, scalars.count) { findCopies(distance, text, scalars, &matches) }
        for centre in 1..<max(1, scalars.count) { findMirrored(centre, text, scalars, &matches) }
    }

    /// Each run of characters that are the same as those `distance` before.
    private func findCopies(
        _ distance: Int, _ text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches
    ) {
        var start = distance
        for index in distance..<scalars.count + 1 {
            if index < scalars.count,
                scalars.folded(index, of: text) == scalars.folded(index - distance, of: text)
            {
                continue
            }
            if index - start > 1 { note(start..<index, distance, text, scalars, &matches) }
            start = index + 1
        }
    }

    private func note(
        _ copy: Range<Int>, _ distance: Int, _ text: Span<UInt8>, _ scalars: ScalarMap,
        _ matches: inout StrengthMatches
    ) {
        if distance == 1 {
            let alphabet = Guesses(Self.alphabet(scalars.value(copy.lowerBound, of: text)))
            let times = Guesses(Double(copy.count + 1))
            matches.add(StrengthMatch(copy.lowerBound - 1..<copy.upperBound, .repetition, alphabet * times))
        } else if copy.count >= distance {
            let times = Guesses(Double(copy.count / distance + 1))
            matches.add(StrengthMatch(copy, .repetition, times * Guesses(log10: Self.again)))
        } else if copy.count > 2 {
            matches.add(StrengthMatch(copy, .repetition, Guesses(Double(copy.lowerBound)) * Guesses(log10: Self.later)))
        }
    }

    /// What comes behind `centre` is what came before it, backwards, with or without the character in the middle.
    private func findMirrored(
        _ centre: Int, _ text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches
    ) {
        for before in [centre - 1, centre - 2] {
            var length = 0
            while before - length >= 0, centre + length < scalars.count,
                scalars.folded(before - length, of: text) == scalars.folded(centre + length, of: text)
            {
                length += 1
            }
            if length > 2 {
                let guesses = Guesses(log10: Self.mirrored)
                matches.add(StrengthMatch(centre..<centre + length, .repetition, guesses, .reversed))
            }
        }
    }

    /// log10 of the guesses that it takes to try a part again.
    private static let (again, later, mirrored) = (0.0, 0.5, 0.7)

    /// How many characters one is likely to be chosen from for a run of one character.
    private static func alphabet(_ value: UInt32) -> Double {
        switch value {
        case 0x30...0x39: 10
        case 0x41...0x5A, 0x61...0x7A: 26
        case ..<0x80: 33
        default: 83
        }
    }
}

/// What people put behind a word so that a rule accepts it: 1, !, 1!, 12, 01. (123, years and dates have matchers.)
struct EndingMatcher: StrengthMatcher {
    /// The usual ones first, two ASCII characters each, 0 before a single one.
    private static let endings: [(UInt32, UInt32)] = [
        (0, 0x31), (0, 0x21), (0, 0x32), (0x31, 0x32), (0x31, 0x21), (0, 0x33), (0x30, 0x31), (0, 0x37), (0x31, 0x31),
        (0, 0x35), (0, 0x34), (0, 0x30), (0x21, 0x21), (0, 0x39), (0, 0x38), (0, 0x36), (0, 0x2E), (0, 0x3F),
        (0x30, 0x30), (0x30, 0x37), (0x40, 0x31), (0x21, 0x31), (0x23, 0x31),
    ]

    func find(in text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches) {
        let count = scalars.count
        guard count > 2 else { return }
        let (before, last) = (scalars.value(count - 2, of: text), scalars.value(count - 1, of: text))
        for (index, ending) in Self.endings.enumerated() where ending.1 == last {
            guard ending.0 == 0 || ending.0 == before else { continue }
            let guesses = Guesses(Double(index + 2))
            matches.add(StrengthMatch(count - (ending.0 == 0 ? 1 : 2)..<count, .commonEnding, guesses))
        }
    }
}

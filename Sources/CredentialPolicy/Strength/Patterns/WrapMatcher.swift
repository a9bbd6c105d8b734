/// A sign, or several, that closes what the first ones opened: *word*, (word)1, <<word>>, ==word==.
struct WrapMatcher: StrengthMatcher {
    /// How many signs are tried as one.
    private static let longest = 3
    /// The same sign or its counterpart.
    private static let guesses = Guesses(2)

    func find(in text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches) {
        var length = 0
        while length < min(Self.longest, scalars.count), Self.isSign(scalars.value(length, of: text)) { length += 1 }
        guard length > 0 else { return }
        for end in stride(from: scalars.count, to: 2 * length + 1, by: -1)
        where closes(end - length, length, text, scalars) {
            matches.add(StrengthMatch(end - length..<end, .repetition, Self.guesses))
            return
        }
    }

    private func closes(_ start: Int, _ length: Int, _ text: Span<UInt8>, _ scalars: ScalarMap) -> Bool {
        var (mirrored, again) = (true, true)
        for offset in 0..<length {
            let opening = scalars.value(offset, of: text)
            again = again && scalars.value(start + offset, of: text) == opening
            let closing = scalars.value(start + length - 1 - offset, of: text)
            mirrored = mirrored && closing == Self.counterpart(opening)
        }
        return mirrored || again
    }

    private static func isSign(_ value: UInt32) -> Bool { Alphabets.bit(of: value) == Alphabets.symbol }

    private static func counterpart(_ value: UInt32) -> UInt32 {
        switch value {
        case 0x28: 0x29
        case 0x3C, 0x5B, 0x7B: value + 2
        case 0x300C, 0x300E, 0x3010: value + 1
        case _: value
        }
    }
}

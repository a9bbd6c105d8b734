/// Times as policy.conf writes them: a whole number and one of `s m h d`.
enum TimeText {
    private static let units: [(letter: Character, seconds: Int64)] = [
        ("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1),
    ]

    /// The time that `text` means, nil when it means none.
    static func read(_ text: String) -> Duration? {
        guard let unit = units.first(where: { $0.letter == text.last }),
            let count = WholeNumber.read(text.dropLast())
        else { return nil }
        return .seconds(Int64(count) * unit.seconds)
    }

    /// The shortest text that `read` turns into the same time; parts of a second are not told.
    static func of(_ time: Duration) -> String {
        let seconds = time.components.seconds
        let unit = units.first { seconds != 0 && seconds.isMultiple(of: $0.seconds) } ?? ("s", 1)
        return "\(seconds / unit.seconds)\(unit.letter)"
    }
}

/// Whole numbers as policy.conf writes them: 1 to 9 ASCII digits, no sign (`Int("+5")` would be 5).
enum WholeNumber {
    static func read(_ text: some StringProtocol) -> Int? {
        let bytes = text.utf8
        guard (1...9).contains(bytes.count), bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}

/// Words to look for in a password, without regard to the case of ASCII letters. They come from what everybody
/// knows about a person, so unlike the password they may lie in arrays.
struct Needles: Sendable {
    private(set) var words: [[UInt32]] = []

    /// A word, and the same written backwards.
    mutating func addBothWays(_ word: some Collection<UInt32>) {
        words.append(Array(word))
        words.append(word.reversed())
    }

    /// Characters of a text, ASCII capitals made small.
    static func folded(_ text: some StringProtocol) -> [UInt32] {
        text.unicodeScalars.map { ScalarMap.fold($0.value) }
    }

    /// Whether any of the words is in the text.
    func occur(in text: Span<UInt8>, _ scalars: ScalarMap) -> Bool {
        for start in 0..<scalars.count {
            let first = scalars.folded(start, of: text)
            for word in words where word.first == first {
                if Self.stands(word, at: start, in: text, scalars) { return true }
            }
        }
        return false
    }

    private static func stands(_ word: [UInt32], at start: Int, in text: Span<UInt8>, _ scalars: ScalarMap) -> Bool {
        guard start + word.count <= scalars.count else { return false }
        for index in word.indices where scalars.folded(start + index, of: text) != word[index] { return false }
        return true
    }
}

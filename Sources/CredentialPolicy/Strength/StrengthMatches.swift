/// What matchers find in one password, looked up by where it ends.
struct StrengthMatches: Sendable {
    private(set) var all: [StrengthMatch] = []
    /// For each match the one before it that ends at the same place, -1 after the last.
    private var earlier: [Int32] = []
    private var latest: [Int32]
    private let count: Int

    /// A crafted password of 256 characters has some thousand matches; whatever they are, they take less than 1 MB.
    private static let most = 20_000

    /// - Parameter count: characters that are looked at; what lies beyond them is left out.
    init(upTo count: Int) {
        self.count = count
        latest = Array(repeating: -1, count: count + 1)
        // A typical password has about fifty; growing step by step was a tenth of a check.
        all.reserveCapacity(96)
        earlier.reserveCapacity(96)
    }

    /// Adds a match of at least one character. What exceeds the number is left out: then the password counts as harder
    /// to guess than it may be, which only whoever crafted it can want.
    mutating func add(_ match: StrengthMatch) {
        var match = match
        // Of a part that goes on behind what is looked at, what is before counts.
        match.range = match.range.clamped(to: 0..<count)
        guard all.count < Self.most, !match.range.isEmpty else { return }
        earlier.append(latest[match.range.upperBound])
        latest[match.range.upperBound] = Int32(all.count)
        all.append(match)
    }

    /// Calls `body` with the index of each match that ends before the character `end`.
    func forEach(endingAt end: Int, _ body: (Int) -> Void) {
        var index = Int(latest[end])
        while index >= 0 {
            body(index)
            index = Int(earlier[index])
        }
    }
}

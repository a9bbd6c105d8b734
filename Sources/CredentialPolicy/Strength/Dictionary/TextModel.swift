/// How likely a whole text is, character by character, each after up to four before it: what people write hangs
/// together more than any list of words says. An n-gram model with back-off, in an open hash table of one word a slot:
/// a fingerprint in 24 bits and a cost in 8 (1/64 of a power of ten).
///
/// Measured with the list that is tested left out of the training: docs/strength.md.
struct TextModel: Sendable, Hashable {
    /// Characters of context at most.
    static let longest = 4
    static let steps = 64.0
    /// How many slots after a key's own are looked at; the writer makes the table large enough for it.
    static let reach = 24

    /// As many as a power of two.
    let slots: Range<Int>

    /// nil when the section can't be such a table.
    init?(_ slots: Range<Int>) {
        guard slots.count & (slots.count - 1) == 0 else { return nil }
        self.slots = slots
    }

    var isEmpty: Bool { slots.isEmpty }

    /// The last characters of a text, 7 bits each, the latest lowest; 0 stands for what is before the start.
    struct Context: Sendable, Hashable {
        private(set) var bits: UInt64 = 0

        mutating func append(_ character: UInt8) {
            bits = (bits << 7 | UInt64(character & 0x7F)) & (1 << UInt64(7 * TextModel.longest) - 1)
        }

        /// The key of a character after the last `length` ones; DEL stands for what it costs to look at one less.
        func key(_ length: Int, _ next: UInt8) -> UInt64 {
            UInt64(length) << 56 | (bits & (1 << UInt64(7 * length) - 1)) << 7 | UInt64(next)
        }
    }

    static let backOff: UInt8 = 0x7F

    /// nil for what is not printable ASCII; capitals as small letters.
    static func folded(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x41...0x5A: byte + 0x20
        case 0x20...0x7E: byte
        default: nil
        }
    }

    /// log10 of 1/probability of a folded character after its context.
    func cost(of next: UInt8, after context: Context, in words: Span<UInt32>) -> Double {
        var cost: UInt32 = 0
        for length in stride(from: Self.longest, through: 0, by: -1) {
            if let found = find(context.key(length, next), in: words) { return Double(cost + found) / Self.steps }
            cost += find(context.key(length, Self.backOff), in: words) ?? 0
        }
        return Double(cost) / Self.steps + Self.any
    }

    /// log10 of 95, for a character that was never seen.
    static let any = 1.977_723_605

    private func find(_ key: UInt64, in words: Span<UInt32>) -> UInt32? {
        let (start, fingerprint) = Self.place(key, among: slots.count)
        for step in 0..<Self.reach {
            let index = slots.lowerBound + (start + step) & (slots.count - 1)
            guard index < words.count, words[index] != 0 else { return nil }
            if words[index] >> 8 == fingerprint { return words[index] & 0xFF }
        }
        return nil
    }

    /// Where a key is looked for first, and what tells it from others there (never 0, which is an empty slot's).
    static func place(_ key: UInt64, among slots: Int) -> (start: Int, fingerprint: UInt32) {
        var mixed = key &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 29)) &* 0xBF58_476D_1CE4_E5B9
        mixed ^= mixed >> 32
        return (Int(mixed & 0xFFFF_FFFF) & (slots - 1), UInt32(truncatingIfNeeded: mixed >> 40) | 1)
    }
}

extension StrengthDictionary {
    /// log10 of 1/probability of a whole text, small and capital letters alike, if it is below `limit`.
    /// - Returns: nil when it is not, for a text with other than printable ASCII, and when there is no such model.
    public func textCost(_ text: Span<UInt8>, below limit: Double, in words: Span<UInt32>) -> Double? {
        ScalarMap(text).flatMap { textCost(text, $0, below: limit, in: words) }
    }

    /// The same of a text as `scalars` reads it.
    func textCost(
        _ text: Span<UInt8>, _ scalars: ScalarMap, below limit: Double, in words: Span<UInt32>
    ) -> Double? {
        guard !texts.isEmpty, scalars.count > 0 else { return nil }
        var (context, cost) = (TextModel.Context(), 0.0)
        for index in 0..<scalars.count {
            guard let next = TextModel.folded(scalars.byte(index, of: text)) else { return nil }
            cost += texts.cost(of: next, after: context, in: words)
            // Most texts are soon dearer than their parts: then the rest need not be looked up.
            guard cost < limit else { return nil }
            context.append(next)
        }
        return cost
    }
}

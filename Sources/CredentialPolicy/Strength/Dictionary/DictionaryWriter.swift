/// Makes a dictionary's words. The same keys and texts give the same words, byte for byte.
public struct DictionaryWriter {
    private var entries: [[UInt8]: StrengthDictionary.Entry] = [:]
    private var training: CharacterTraining
    private var texts = TextTraining()
    private let learnsTexts: Bool

    /// - Parameters:
    ///   - order: of the character model: 3 takes 913 kB, 2 takes 9 kB.
    ///   - texts: whether it has a model of whole texts, which takes megabytes and wants tens of thousands of them.
    public init(order: Int = 3, texts: Bool = false) {
        training = CharacterTraining(order: order)
        learnsTexts = texts
    }

    /// How many keys there are so far.
    public var count: Int { entries.count }

    /// Enters a word under its folded form. Of several entries for one key the smallest rank stays, and of those the
    /// first.
    public mutating func add(_ word: some StringProtocol, _ kind: StrengthKind, rank: Int) {
        let key = DictionaryKey.bytes(of: word)
        precondition(DictionaryFormat.code(kind) != nil && rank > 0, "no kind or rank of a word")
        guard (2...DictionaryKey.maxBytes).contains(key.count) else { return }
        let bounded = UInt32(min(rank, Int(DictionaryFormat.largestRank)))
        if let known = entries[key], known.rank <= bounded { return }
        entries[key] = StrengthDictionary.Entry(kind: kind, rank: bounded)
    }

    /// Teaches the models a text as it is written.
    public mutating func learn(_ text: some StringProtocol, weight: Double) {
        training.learn(text.utf8, weight)
        if learnsTexts { texts.learn(text.utf8, weight) }
    }

    /// - Parameter origin: which packages, in which versions, the words come from: one a line.
    public func words(origin: String) -> [UInt32] {
        let sorted = entries.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        let states = StateLayout(WordAutomaton(sorted: sorted.lazy.map(\.key))).words
        let costs = Self.packed(training.costs())
        let slots = texts.slots()
        let text = Array(origin.utf8)
        let textWords = Self.packed(text)
        typealias Field = DictionaryFormat.Field
        var words = [UInt32](repeating: 0, count: DictionaryFormat.headerWords)
        words[Field.magic] = DictionaryFormat.magic
        words[Field.version] = DictionaryFormat.version
        words[Field.states] = UInt32(states.count)
        words[Field.entries] = UInt32(sorted.count)
        words[Field.costs] = UInt32(costs.count)
        words[Field.costOrder] = UInt32(training.order)
        words[Field.texts] = UInt32(slots.count)
        words[Field.origin] = UInt32(textWords.count)
        words[Field.originBytes] = UInt32(text.count)
        words += states
        for pair in stride(from: 0, to: sorted.count, by: 2) {
            words.append(
                sorted[pair..<min(pair + 2, sorted.count)].reversed().reduce(0) { $0 << 16 | Self.code($1.value) })
        }
        words += costs + slots + textWords
        words[Field.words] = UInt32(words.count)
        words[Field.checksum] = DictionaryFormat.checksum(words.span)
        return words
    }

    private static func code(_ entry: StrengthDictionary.Entry) -> UInt32 {
        DictionaryFormat.Entry.code(DictionaryFormat.code(entry.kind)!, rank: entry.rank)
    }

    /// Four bytes in a word, the first in the lowest.
    private static func packed(_ bytes: [UInt8]) -> [UInt32] {
        var words = [UInt32](repeating: 0, count: (bytes.count + 3) / 4)
        for (index, byte) in bytes.enumerated() { words[index / 4] |= UInt32(byte) << UInt32(index % 4 * 8) }
        return words
    }
}

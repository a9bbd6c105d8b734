/// What text costs that is in no list but looks like what people write, by the dictionary's `TextModel`: the whole
/// password, and runs of letters or of digits in it (doraemon, tsukimi, 1192).
///
/// A run's first characters are guessed as if nothing stood before it, which is what they cost where a word begins.
struct FamiliarText {
    /// log10 of the guesses for all characters before each, one text from the beginning.
    private var before: [Double] = [0]
    /// For each place at which a run begins, the sums for its first characters, and nothing for the others.
    private var heads: [Double]
    private static let head = TextModel.longest

    /// What a run is made of.
    enum Run { case letters, digits }

    /// - Parameter count: characters that are looked at.
    /// - Returns: nil when the model says nothing about such a text: other than printable ASCII, or no model.
    init?(_ text: Span<UInt8>, _ count: Int, _ dictionary: StrengthDictionary, _ words: Span<UInt32>) {
        guard !dictionary.texts.isEmpty, text.count >= count else { return nil }
        before.reserveCapacity(count + 1)
        var context = TextModel.Context()
        for index in 0..<count {
            guard let next = TextModel.folded(text[index]) else { return nil }
            before.append(before[index] + dictionary.texts.cost(of: next, after: context, in: words))
            context.append(next)
        }
        heads = Array(repeating: .infinity, count: count * Self.head)
        for start in 1..<max(1, count) where Self.begins(start, text) {
            var (context, cost) = (TextModel.Context(), 0.0)
            for offset in 0..<min(Self.head, count - start) {
                guard let next = TextModel.folded(text[start + offset]) else { break }
                cost += dictionary.texts.cost(of: next, after: context, in: words)
                heads[start * Self.head + offset] = cost
                context.append(next)
            }
        }
    }

    /// The whole text.
    var whole: Double { before[before.count - 1] }

    /// A run of letters alone or of digits alone; infinity where none begins.
    func cost(_ range: Range<Int>) -> Double {
        if range.lowerBound == 0 { return before[range.upperBound] }
        let known = min(Self.head, range.count)
        let rest = before[range.upperBound] - before[range.lowerBound + known]
        return heads[range.lowerBound * Self.head + known - 1] + rest
    }

    /// Whether another kind of character, or a small letter before a capital, stands before.
    private static func begins(_ index: Int, _ text: Span<UInt8>) -> Bool {
        let (here, there) = (Alphabets.bit(of: UInt32(text[index])), Alphabets.bit(of: UInt32(text[index - 1])))
        if here == Alphabets.symbol { return false }
        return here != there && !(here == 1 && there == 2)
    }
}

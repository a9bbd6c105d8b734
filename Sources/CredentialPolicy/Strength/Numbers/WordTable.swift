/// A small table of words and what each means, to be looked up where a password lies. Words are written in `plain`
/// characters (`ScalarMap.plain`). Beginnings are found by their last seven bits, so that a character which begins
/// no word costs next to nothing.
struct WordTable<Meaning: Sendable>: Sendable {
    private var meanings: [Meaning] = []
    private var ends: [Int] = [0]
    private var characters: [UInt32] = []
    /// By the last seven bits of a word's first character: the first of its words; one more at the end.
    private var buckets: [Int] = []

    init(_ words: [(String, Meaning)]) {
        for bucket in UInt32(0)..<128 {
            buckets.append(meanings.count)
            for (word, meaning) in words {
                guard let first = word.unicodeScalars.first, first.value & 0x7F == bucket else { continue }
                meanings.append(meaning)
                characters += word.unicodeScalars.map(\.value)
                ends.append(characters.count)
            }
        }
        buckets.append(meanings.count)
    }

    /// The words that may stand at `index`; ask `end(of:at:in:_:)` of each.
    func candidates(at index: Int, in text: Span<UInt8>, _ scalars: ScalarMap) -> Range<Int> {
        let bucket = Int(scalars.plain(index, of: text) & 0x7F)
        return buckets[bucket]..<buckets[bucket + 1]
    }

    func meaning(of candidate: Int) -> Meaning { meanings[candidate] }

    /// Where the word ends if it stands at `index`.
    func end(of candidate: Int, at index: Int, in text: Span<UInt8>, _ scalars: ScalarMap) -> Int? {
        let word = ends[candidate]..<ends[candidate + 1]
        guard index + word.count <= scalars.count else { return nil }
        for place in word where scalars.plain(index + place - word.lowerBound, of: text) != characters[place] {
            return nil
        }
        return index + word.count
    }
}

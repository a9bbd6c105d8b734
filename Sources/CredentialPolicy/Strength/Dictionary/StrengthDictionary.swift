/// Words that passwords are made of, each with a kind and a rank, and how likely characters follow each other.
///
/// It holds no memory, only where things lie in the words that it was checked against; every call gets them anew, as they
/// are mapped. Whatever the words are, even if they changed after the check, nothing here traps, loops or reads
/// elsewhere: each step looks at a bounded number of words and compares every index with the words' count.
public struct StrengthDictionary: Sendable, Hashable {
    let states: Range<Int>
    /// Half a word each.
    let entries: Range<Int>
    /// How many keys there are.
    public let count: Int
    let model: CharacterModel
    let texts: TextModel
    let origin: Range<Int>

    /// Checks the header, and at some places that what is behind it was written: in constant time.
    ///
    /// - Parameter words: the whole file.
    public init(checking words: Span<UInt32>) throws(DictionaryProblem) {
        typealias Field = DictionaryFormat.Field
        guard words.count > DictionaryFormat.headerWords, words[Field.magic] == DictionaryFormat.magic else {
            throw .notDictionary
        }
        guard words[Field.version] == DictionaryFormat.version else { throw .otherVersion(words[Field.version]) }
        let promised = Int(words[Field.words])
        guard promised == words.count else { throw .wrongLength(words.count, promised: promised) }
        var end = DictionaryFormat.headerWords
        func section(_ length: UInt32) -> Range<Int> {
            let start = end
            end += Int(length)
            return start..<end
        }
        states = section(words[Field.states])
        count = Int(words[Field.entries])
        entries = section(words[Field.entries] / 2 + words[Field.entries] % 2)
        let costs = section(words[Field.costs])
        let texts = section(words[Field.texts])
        let originWords = section(words[Field.origin])
        let originBytes = Int(words[Field.originBytes])
        guard end == words.count, !states.isEmpty, originBytes <= originWords.count * 4,
            let model = CharacterModel(costs, order: words[Field.costOrder]), let texts = TextModel(texts)
        else { throw .wrongSections }
        (self.model, self.texts) = (model, texts)
        origin = originWords.lowerBound * 4..<originWords.lowerBound * 4 + originBytes
        if hasZeroedPages(in: words) { throw .damaged }
    }

    /// Reads every word: for whoever looks after a host, not for a login.
    public func verify(_ words: Span<UInt32>) throws(DictionaryProblem) {
        guard words.count > DictionaryFormat.headerWords,
            words[DictionaryFormat.Field.checksum] == DictionaryFormat.checksum(words)
        else { throw .damaged }
    }

    /// Which packages, in which versions, the words come from: one a line.
    public func origin(in words: Span<UInt32>) -> String {
        let bytes = origin.map { offset in
            offset / 4 < words.count ? UInt8(truncatingIfNeeded: words[offset / 4] >> UInt32(offset % 4 * 8)) : 0
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// log10 of 1/probability of the character `third` after `first` and `second`, for characters that are in no word.
    ///
    /// Bytes are printable ASCII, with its case; 0 stands for what is before the start of the text, and any other byte
    /// for any character that is not ASCII. 0 to 3.99, in steps of 1/64.
    public func cost(of third: UInt8, after first: UInt8, _ second: UInt8, in words: Span<UInt32>) -> Double {
        model.cost(of: third, after: first, second, in: words)
    }
}

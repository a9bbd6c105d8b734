/// How a blocklist lies in its file. Words are 32 bits, little-endian.
///
///     0   "CPBL"
///     1   version
///     2,3 number of entries, the low word first
///     4   p: the leading bytes of a digest that the directory stands for (0, 1 or 2)
///     5,6 checksum of the digests (`BlocklistChecksum`), the low word first
///     7   zero
///     8…  directory, where p > 0: 256^p + 1 numbers of two words, where the entries of each prefix begin; the last
///         is the number of entries
///     …   entries: the other 8 - p bytes of each digest, the least significant first, rising within a prefix; zeros
///         up to a whole word
///
/// The directory makes a large file compact: a thousand million entries take 6.0 GB.
struct BlocklistLayout: Sendable, Hashable {
    static let magic: UInt32 = 0x4C42_5043
    static let version: UInt32 = 2
    static let headerWords = 8
    /// Below 2⁵³ every size that is computed from it fits an Int.
    static let mostEntries: UInt64 = 1 << 53

    let count: UInt64
    let prefixBytes: Int
    let checksum: BlocklistChecksum

    init(count: UInt64, prefixBytes: Int, checksum: BlocklistChecksum = BlocklistChecksum()) {
        self.count = count
        self.prefixBytes = prefixBytes
        self.checksum = checksum
    }

    /// The prefix that suits a list of `bound` entries at most: each has some 256 of them or more.
    init(atMost bound: UInt64) { self.init(count: 0, prefixBytes: bound < 1 << 16 ? 0 : bound < 1 << 24 ? 1 : 2) }

    init(header words: Span<UInt32>) throws(BlocklistProblem) {
        guard words.count >= Self.headerWords, words[0] == Self.magic else { throw .foreign }
        guard words[1] == Self.version else { throw .version(words[1]) }
        count = UInt64(words[3]) << 32 | UInt64(words[2])
        guard count <= Self.mostEntries, words[4] <= 2, words[7] == 0 else { throw .damaged }
        prefixBytes = Int(words[4])
        checksum = BlocklistChecksum(value: UInt64(words[6]) << 32 | UInt64(words[5]))
        guard size == words.count else { throw .size(words: UInt64(size), found: UInt64(words.count)) }
    }

    var prefixBits: Int { prefixBytes * 8 }
    var buckets: Int { 1 << prefixBits }
    var entryBytes: Int { 8 - prefixBytes }
    /// What of a digest is in its entry.
    var mask: UInt64 { .max >> UInt64(prefixBits) }
    /// The first word of the entries.
    var entries: Int { Self.headerWords + (prefixBytes == 0 ? 0 : 2 * (buckets + 1)) }
    /// Words of the whole file.
    var size: Int { entries + (Int(count) * entryBytes + 3) / 4 }

    /// The digest of which an entry is the other bytes.
    func digest(_ prefix: Int, _ entry: UInt64) -> UInt64 {
        prefixBytes == 0 ? entry : UInt64(prefix) << UInt64(64 - prefixBits) | entry
    }

    /// Where the entries of a digest's prefix lie, as numbers of entries.
    /// - Throws: `.damaged` as well for a prefix without any where 64 are to be expected: SHA-1 spreads them evenly, so
    ///   that is a page of the directory that was never written, and not chance (e⁻⁶⁴).
    func bucket(of digest: UInt64, in words: Span<UInt32>) throws(BlocklistProblem) -> (low: Int, high: Int) {
        let found = try bucket(prefixBytes == 0 ? 0 : Int(digest >> UInt64(64 - prefixBits)), in: words)
        guard found.low < found.high || count >> UInt64(prefixBits) < 64 else { throw .damaged }
        return found
    }

    func bucket(_ prefix: Int, in words: Span<UInt32>) throws(BlocklistProblem) -> (low: Int, high: Int) {
        guard prefixBytes > 0 else { return (0, Int(count)) }
        let (low, high) = (directory(prefix, in: words), directory(prefix + 1, in: words))
        guard low <= high, high <= count else { throw .damaged }
        return (Int(low), Int(high))
    }

    /// The directory must begin with 0 and end with the number of entries, the last prefix's entries must rise from its
    /// first to its last, and zeros follow them. No more: each page that is looked at for the first time costs 5 µs of the
    /// 50 that a lookup may take, and damage elsewhere is met by whoever searches there.
    func checkEnds(in words: Span<UInt32>) throws(BlocklistProblem) {
        if prefixBytes > 0 {
            guard directory(0, in: words) == 0, directory(buckets, in: words) == count else { throw .damaged }
        }
        let (low, high) = try bucket(of: .max, in: words)
        guard high - low < 2 || entry(low, in: words) < entry(high - 1, in: words) else { throw .damaged }
        let used = Int(count) * entryBytes % 4
        guard used == 0 || words[size - 1] >> UInt32(used * 8) == 0 else { throw .damaged }
    }

    private func directory(_ index: Int, in words: Span<UInt32>) -> UInt64 {
        let word = Self.headerWords + 2 * index
        return UInt64(words[word + 1]) << 32 | UInt64(words[word])
    }

    /// - Parameter index: below `count`, of a file of this size.
    func entry(_ index: Int, in words: Span<UInt32>) -> UInt64 {
        let byte = index * entryBytes
        let (word, shift) = (entries + byte / 4, UInt64(byte % 4 * 8))
        var value = UInt64(words[word]) | UInt64(words[word + 1]) << 32
        value >>= shift
        // 8 - p bytes lie in two words or three.
        if byte % 4 + entryBytes > 8 { value |= UInt64(words[word + 2]) << (64 - shift) }
        return value & mask
    }
}

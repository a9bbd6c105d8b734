/// A list of leaked passwords: the first 64 bits of the SHA-1 of each, sorted.
///
/// It lies in a file that is mapped as little-endian words (`BlocklistLayout`); this value holds offsets and counts
/// alone. Passwords were NFKC-normalised before they were hashed, as the one that is looked for must be. Of a list of a
/// thousand million, one password in 18,000 million that is not in it is taken for one that is (10⁹ / 2⁶⁴).
///
/// The file may be damaged at any place: every read is inside `words`, and every search ends.
public struct Blocklist: Sendable, Hashable {
    let layout: BlocklistLayout

    /// Looks at the header, and at the ends of the directory and of the entries, in constant time: after a power cut a
    /// file may have its length and its first page, and zeros behind it.
    public init(checking words: Span<UInt32>) throws(BlocklistProblem) {
        layout = try BlocklistLayout(header: words)
        try layout.checkEnds(in: words)
    }

    /// How many passwords are in it.
    public var count: UInt64 { layout.count }

    /// Whether the password of that digest is in the list.
    /// - Parameters:
    ///   - digest: the first eight bytes of its SHA-1, the first the most significant.
    ///   - words: what the list was checked with.
    /// - Throws: `.damaged` when what is read on the way is in no order; what is not met is not noticed (`verify`).
    public func contains(_ digest: UInt64, in words: Span<UInt32>) throws(BlocklistProblem) -> Bool {
        guard words.count == layout.size else { throw .size(words: UInt64(layout.size), found: UInt64(words.count)) }
        var (low, high) = try layout.bucket(of: digest, in: words)
        let wanted = digest & layout.mask
        // Digests are spread evenly, so the entry is near where its value says: within 32 of it as a rule, on the same
        // page. From there each step doubles, but never leaves more than half: on any content a binary search at worst.
        var next = low + Int(UInt64(high - low).multipliedFullWidth(by: digest << layout.prefixBits).high)
        var width = 32
        var (least, most) = (UInt64.min, layout.mask)
        while low < high {
            let value = layout.entry(next, in: words)
            if value == wanted { return true }
            guard value >= least, value <= most else { throw .damaged }
            if value < wanted {
                // Above it: each entry is larger than the one before, so that zeros are met as damage too.
                (least, low) = (value + 1, next + 1)
                next = low + min(width, (high - low) / 2)
            } else {
                (most, high) = (value - 1, next)
                next = high - min(width, (high - low) / 2) - 1
            }
            width = min(width * 2, high - low)
        }
        return false
    }

    /// Reads the whole list.
    /// - Throws: `.damaged` unless every entry is what was written, to the last bit.
    public func verify(in words: Span<UInt32>) throws(BlocklistProblem) {
        guard try checksum(in: words) == layout.checksum else { throw .damaged }
    }

    /// - Returns: the checksum of the entries.
    /// - Throws: `.damaged` unless entries rise and the directory leads to them.
    func checksum(in words: Span<UInt32>) throws(BlocklistProblem) -> BlocklistChecksum {
        guard words.count == layout.size else { throw .size(words: UInt64(layout.size), found: UInt64(words.count)) }
        var checksum = BlocklistChecksum()
        var position = 0
        for prefix in 0..<layout.buckets {
            let (start, end) = try layout.bucket(prefix, in: words)
            guard start == position else { throw .damaged }
            var last: UInt64?
            for index in start..<end {
                let value = layout.entry(index, in: words)
                if let last, value <= last { throw .damaged }
                last = value
                checksum.add(layout.digest(prefix, value))
            }
            position = end
        }
        guard UInt64(position) == count else { throw .damaged }
        return checksum
    }
}

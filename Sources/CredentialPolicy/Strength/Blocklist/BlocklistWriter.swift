/// Writes a blocklist from digests that come in order. It makes bytes; where they go is the caller's business: first
/// `reserved` bytes that are written last (`head`), then what `append` and `finish` leave in `pending`.
public struct BlocklistWriter: Sendable {
    private var layout: BlocklistLayout
    private var directory: [UInt64]
    private var last: UInt64?
    private var checksum = BlocklistChecksum()
    /// Bytes to be written next; the caller takes them out.
    public var pending: [UInt8] = []
    /// Entries so far.
    public private(set) var count: UInt64 = 0

    /// - Parameter bound: entries at most.
    public init(atMost bound: UInt64) {
        layout = BlocklistLayout(atMost: bound)
        directory = layout.prefixBytes == 0 ? [] : Array(repeating: 0, count: layout.buckets + 1)
    }

    /// Bytes in front of the entries.
    public var reserved: Int { layout.entries * 4 }

    /// - Parameter digest: not below the one before; the same again is left out.
    public mutating func append(_ digest: UInt64) {
        if let last {
            precondition(digest >= last, "digests must come in order")
            if digest == last { return }
        }
        last = digest
        checksum.add(digest)
        if layout.prefixBytes > 0 { directory[Int(digest >> UInt64(64 - layout.prefixBits)) + 1] += 1 }
        for byte in 0..<layout.entryBytes { pending.append(UInt8(truncatingIfNeeded: digest >> UInt64(byte * 8))) }
        count += 1
    }

    /// After the last digest.
    public mutating func finish() {
        layout = BlocklistLayout(count: count, prefixBytes: layout.prefixBytes)
        let excess = Int(count % 4) * layout.entryBytes % 4
        if excess > 0 { pending += [UInt8](repeating: 0, count: 4 - excess) }
    }

    /// The first hexadecimal digits that no entry begins with though 64 should: what was read has a gap, and whoever
    /// searched there would find the list damaged. After `finish`.
    public var gap: String? {
        guard layout.prefixBytes > 0, count >> UInt64(layout.prefixBits) >= 64,
            let prefix = directory.dropFirst().firstIndex(of: 0)
        else { return nil }
        let digits = String(prefix - 1, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, layout.prefixBytes * 2 - digits.utf8.count)) + digits
    }

    /// Header and directory, `reserved` bytes; after `finish`.
    public var head: [UInt8] {
        var words = [
            BlocklistLayout.magic, BlocklistLayout.version, UInt32(truncatingIfNeeded: count), UInt32(count >> 32),
            UInt32(layout.prefixBytes), UInt32(truncatingIfNeeded: checksum.value), UInt32(checksum.value >> 32), 0,
        ]
        var position: UInt64 = 0
        for entries in directory {
            position += entries
            words += [UInt32(truncatingIfNeeded: position), UInt32(position >> 32)]
        }
        return words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } }
    }
}

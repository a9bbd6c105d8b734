/// FNV-1a over the digests of a list, 64 bits at a time: against a disk that lost something, not against an attacker, who
/// would have to be root to write the list at all. Each step is one-to-one, so that one changed entry never goes unseen.
struct BlocklistChecksum: Sendable, Hashable {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ digest: UInt64) { value = (value ^ digest) &* 0x100_0000_01B3 }
}

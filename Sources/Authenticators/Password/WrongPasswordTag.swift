import CLinux
import CSHA

/// By what a wrong password is known again: the first 32 bits of an HMAC-SHA-256 (RFC 2104) over it and what it was
/// compared with. Without the key it says nothing; with it and a list of guesses, which of them were tried.
public enum WrongPasswordTag {
    /// - Parameters:
    ///   - text: as it was compared. No copy of it is left behind.
    ///   - context: what makes the tag worthless elsewhere: the place and the hash.
    ///   - key: up to 64 bytes.
    public static func of(_ text: Span<UInt8>, context: [UInt8], key: [UInt8]) -> UInt32 {
        var digest = [UInt8](repeating: 0, count: 32)
        hash(block(key, 0x36) + context, text, into: &digest)
        let inner = digest
        hash(block(key, 0x5C), inner.span, into: &digest)
        return digest[..<4].reduce(0) { $0 << 8 | UInt32($1) }
    }

    private static func block(_ key: [UInt8], _ mask: UInt8) -> [UInt8] {
        (0..<64).map { ($0 < key.count ? key[$0] : 0) ^ mask }
    }

    /// SHA-256 (FIPS 180-4) of `prefix` and `text`.
    private static func hash(_ prefix: [UInt8], _ text: Span<UInt8>, into digest: inout [UInt8]) {
        var state = SHA256_CTX()
        // Contract (SHA256(3)): Update reads `count` bytes, Final writes 32. The state holds the last block of the text.
        unsafe withUnsafeMutableBytes(of: &state) { area in
            let state = unsafe area.baseAddress!.assumingMemoryBound(to: SHA256_CTX.self)
            _ = unsafe SHA256_Init(state)
            _ = unsafe SHA256_Update(state, prefix, prefix.count)
            _ = unsafe text.withUnsafeBytes { bytes in unsafe SHA256_Update(state, bytes.baseAddress, bytes.count) }
            _ = unsafe SHA256_Final(&digest, state)
            unsafe explicit_bzero(area.baseAddress!, area.count)
        }
    }
}

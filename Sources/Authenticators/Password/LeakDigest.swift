import CLinux
import CSHA

/// What a password is looked up by in a list of leaked ones: the first 64 bits of its SHA-1 (FIPS 180-4), which is what
/// the public corpora of breaches are made of. It protects nothing; whoever has it can guess at the password.
public enum LeakDigest {
    /// - Parameter text: NFKC-normalised. No copy of it is left behind.
    /// - Returns: the first eight bytes, the first the most significant.
    public static func of(_ text: Span<UInt8>) -> UInt64 {
        var context = SHA_CTX()
        var digest = InlineArray<20, UInt8>(repeating: 0)
        // Contract (SHA1(3)): Update reads `count` bytes, Final writes 20. The context holds the last block of the text.
        unsafe withUnsafeMutableBytes(of: &context) { area in
            let context = unsafe area.baseAddress!.assumingMemoryBound(to: SHA_CTX.self)
            _ = unsafe SHA1_Init(context)
            _ = unsafe text.withUnsafeBytes { bytes in unsafe SHA1_Update(context, bytes.baseAddress, bytes.count) }
            _ = unsafe withUnsafeMutableBytes(of: &digest) { result in
                unsafe SHA1_Final(result.baseAddress!.assumingMemoryBound(to: UInt8.self), context)
            }
            unsafe explicit_bzero(area.baseAddress!, area.count)
        }
        var value: UInt64 = 0
        for index in 0..<8 { value = value << 8 | UInt64(digest[index]) }
        unsafe withUnsafeMutableBytes(of: &digest) { unsafe explicit_bzero($0.baseAddress!, $0.count) }
        return value
    }
}

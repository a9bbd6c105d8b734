import CUTF8Proc

/// NFKC (UAX #15), so that a full-width keyboard gives the same password as a half-width one.
public enum Normalization {
    public enum Failure: Error, Sendable, Equatable {
        /// Not valid UTF-8.
        case notText
        /// Longer than what libcrypt takes, or than the buffer.
        case tooLong
        /// C0, C1 or DEL: sshd submits such for users it considers invalid; it can never have been set.
        case controlCharacter
    }

    /// libxcrypt refuses longer passphrases (CRYPT_MAX_PASSPHRASE_SIZE, with its NUL).
    public static let limit = 511

    /// Bytes of scratch space that `nfkc` needs: a code point for each byte, three times over (the longest
    /// decomposition of a short text that still fits the limit after composition).
    public static let scratchSize = 4 * 3 * (limit + 1) + 8

    /// Writes the NFKC form of `text` to `result`.
    /// - Parameters:
    ///   - scratch: `scratchSize` bytes, wiped by their owner; utf8proc's own buffer would not be.
    ///   - result: at least `limit` bytes.
    /// - Returns: how many bytes of `result` count.
    public static func nfkc(
        _ text: Span<UInt8>, scratch: inout MutableSpan<UInt8>, result: inout MutableSpan<UInt8>
    ) throws(Failure) -> Int {
        guard text.count <= limit * 3 else { throw .tooLong }
        var code = 0
        unsafe scratch.withUnsafeMutableBytes { area in
            code = unsafe text.withUnsafeBytes { bytes in unsafe transform(bytes, area) }
        }
        if code == Int(UTF8PROC_ERROR_INVALIDUTF8) || code == Int(UTF8PROC_ERROR_NOTASSIGNED) { throw .notText }
        guard code >= 0, code <= limit, code <= result.count else { throw .tooLong }
        for index in 0..<code { result[index] = scratch[index] }
        for index in 0..<code where isControl(result, index, code) { throw .controlCharacter }
        return code
    }

    /// Decomposes into code points and composes back into UTF-8, both in `area`. Contract (utf8proc.h): decompose
    /// returns the count it needs, which may exceed the buffer; reencode works in place and needs one more element for
    /// its NUL.
    private static func transform(_ bytes: UnsafeRawBufferPointer, _ area: UnsafeMutableRawBufferPointer) -> Int {
        let options = utf8proc_option_t(UTF8PROC_STABLE.rawValue | UTF8PROC_COMPOSE.rawValue | UTF8PROC_COMPAT.rawValue)
        let points = unsafe area.bindMemory(to: utf8proc_int32_t.self)
        let room = points.count - 1
        let count = unsafe utf8proc_decompose(
            bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count, points.baseAddress, room, options)
        if count < 0 { return count }
        guard count <= room else { return limit + 1 }
        return unsafe utf8proc_reencode(points.baseAddress, count, options)
    }

    private static func isControl(_ bytes: borrowing MutableSpan<UInt8>, _ index: Int, _ count: Int) -> Bool {
        let byte = bytes[index]
        if byte < 0x20 || byte == 0x7F { return true }
        return byte == 0xC2 && index + 1 < count && bytes[index + 1] < 0xA0
    }
}

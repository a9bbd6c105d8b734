import CSHA

/// SHA-256 (FIPS 180-4) and HMAC (RFC 2104), by libcrypto's low-level functions.
public enum Digest {
    public static func sha256(_ message: [UInt8]) -> [UInt8] {
        var context = SHA256_CTX()
        var result = [UInt8](repeating: 0, count: 32)
        _ = unsafe SHA256_Init(&context)
        _ = unsafe SHA256_Update(&context, message, message.count)
        _ = unsafe SHA256_Final(&result, &context)
        return result
    }

    public static func hmac(key: [UInt8], _ message: [UInt8]) -> [UInt8] {
        var block = key.count > 64 ? sha256(key) : key
        block += [UInt8](repeating: 0, count: 64 - block.count)
        let inner = sha256(block.map { $0 ^ 0x36 } + message)
        return sha256(block.map { $0 ^ 0x5C } + inner)
    }

    /// Lower-case digits, two for each byte.
    public static func hex(_ bytes: [UInt8]) -> String {
        var digits: [UInt8] = []
        digits.reserveCapacity(2 * bytes.count)
        for byte in bytes {
            digits.append(hexDigit(byte >> 4))
            digits.append(hexDigit(byte & 15))
        }
        return String(decoding: digits, as: UTF8.self)
    }

    private static func hexDigit(_ nibble: UInt8) -> UInt8 {
        nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
    }

    /// Nil when the text is not pairs of hexadecimal digits.
    public static func bytes(hex text: String) -> [UInt8]? {
        let nibbles = text.utf8.map { byte in Character(UnicodeScalar(byte)).hexDigitValue }
        guard nibbles.count.isMultiple(of: 2) else { return nil }
        var result: [UInt8] = []
        for index in stride(from: 0, to: nibbles.count, by: 2) {
            guard let high = nibbles[index], let low = nibbles[index + 1] else { return nil }
            result.append(UInt8(high << 4 | low))
        }
        return result
    }
}

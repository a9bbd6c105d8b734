/// How hashes of passwords are written: in hexadecimal digits, in Base64, or with the name of their method before them.
enum HashText {
    /// - Parameter text: one part of a line.
    static func isHash(_ text: Span<UInt8>) -> Bool {
        // No hash that is in use has fewer: MD5 in Base64.
        guard text.count >= 24 else { return false }
        return isHexadecimal(text) || isBase64(text) || isNamed(text)
    }

    /// MD5 and NTLM, SHA-1 and the SHA-2 family; MySQL puts `*` in front, databases `0x`.
    private static func isHexadecimal(_ text: Span<UInt8>) -> Bool {
        var start = 0
        if text[0] == UInt8(ascii: "*") { start = 1 }
        if text[0] == UInt8(ascii: "0"), text[1] | 0x20 == UInt8(ascii: "x") { start = 2 }
        guard [32, 40, 56, 64, 96, 128].contains(text.count - start) else { return false }
        for index in start..<text.count where CorpusLine.value(text[index]) == nil { return false }
        return true
    }

    /// 16, 20, 32 or 64 bytes, which all end in `=`.
    private static func isBase64(_ text: Span<UInt8>) -> Bool {
        let padding: Int
        switch text.count {
        case 24, 88: padding = 2
        case 28, 44: padding = 1
        default: return false
        }
        for index in text.indices {
            let isPadding = index >= text.count - padding
            guard isPadding ? text[index] == UInt8(ascii: "=") : isBase64(text[index]) else { return false }
        }
        return true
    }

    private static func isBase64(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/")
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"):
            true
        default: false
        }
    }

    /// `{SSHA}…` (RFC 2307), `$6$…` (crypt(5)): the method's name, and 13 characters or more behind it.
    private static func isNamed(_ text: Span<UInt8>) -> Bool {
        let close: UInt8
        switch text[0] {
        case UInt8(ascii: "{"): close = UInt8(ascii: "}")
        case UInt8(ascii: "$"): close = UInt8(ascii: "$")
        default: return false
        }
        var end = 1
        while end < text.count, isLetterOrDigit(text[end]) || text[end] == UInt8(ascii: "-") { end += 1 }
        return end > 1 && end + 13 < text.count && text[end] == close
    }
}

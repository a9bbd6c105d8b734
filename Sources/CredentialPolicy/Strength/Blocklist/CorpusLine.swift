/// A line of a public corpus of breaches: the SHA-1 of a password as 40 hexadecimal digits, and mostly a colon and how
/// often it was seen.
public struct CorpusLine: Sendable, Hashable {
    /// The first 64 bits of the SHA-1, the first byte the most significant.
    public let digest: UInt64
    /// Nil where the line has none; what is too large to be counted is `UInt64.max`.
    public let count: UInt64?

    /// Nil when the line is anything else. Blanks are allowed at its ends and around the colon.
    public init?(_ line: Span<UInt8>) {
        let (start, end) = Self.withoutBlanks(line)
        guard end - start >= 40 else { return nil }
        var digest: UInt64 = 0
        for index in 0..<40 {
            guard let digit = Self.value(line[start + index]) else { return nil }
            if index < 16 { digest = digest << 4 | UInt64(digit) }
        }
        self.digest = digest
        if end == start + 40 { count = nil; return }
        guard let first = Self.countStart(line, start + 40, end) else { return nil }
        var count: UInt64 = 0
        for index in first..<end {
            let (tens, overflow) = count.multipliedReportingOverflow(by: 10)
            let (sum, carry) = tens.addingReportingOverflow(UInt64(line[index] - UInt8(ascii: "0")))
            count = overflow || carry ? .max : sum
        }
        self.count = count
    }

    /// How many hexadecimal digits a line has that is a hash of another kind, with a colon and a count or without; nil
    /// for anything else.
    public static func digitsOfOtherHash(_ line: Span<UInt8>) -> Int? {
        let (start, end) = withoutBlanks(line)
        var digits = 0
        while start + digits < end, value(line[start + digits]) != nil { digits += 1 }
        guard [27, 32, 35, 56, 64, 96, 128].contains(digits) else { return nil }
        return start + digits == end || countStart(line, start + digits, end) != nil ? digits : nil
    }

    /// Where the digits of a count begin, when a colon and nothing but digits stand from `start` to `end`.
    private static func countStart(_ line: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
        var first = start
        while first < end, isBlank(line[first]) { first += 1 }
        guard first < end, line[first] == UInt8(ascii: ":") else { return nil }
        first += 1
        while first < end, isBlank(line[first]) { first += 1 }
        guard first < end else { return nil }
        for index in first..<end where !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(line[index]) { return nil }
        return first
    }

    private static func withoutBlanks(_ line: Span<UInt8>) -> (start: Int, end: Int) {
        var (start, end) = (0, line.count)
        while start < end, isBlank(line[start]) { start += 1 }
        while end > start, isBlank(line[end - 1]) { end -= 1 }
        return (start, end)
    }

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0D || byte == 0x09 }

    static func value(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

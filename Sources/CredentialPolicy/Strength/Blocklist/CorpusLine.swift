/// A line of a public corpus of breaches: the SHA-1 of a password as 40 hexadecimal digits, and mostly a colon and how
/// often it was seen.
public struct CorpusLine: Sendable, Hashable {
    /// The first 64 bits of the SHA-1, the first byte the most significant.
    public let digest: UInt64
    /// Nil where the line has none; what is too large to be counted is `UInt64.max`.
    public let count: UInt64?

    /// Nil when the line is anything else. Blanks and a carriage return at its end are allowed.
    public init?(_ line: Span<UInt8>) {
        guard line.count >= 40 else { return nil }
        var digest: UInt64 = 0
        for index in 0..<40 {
            guard let digit = Self.value(line[index]) else { return nil }
            if index < 16 { digest = digest << 4 | UInt64(digit) }
        }
        var end = line.count
        while end > 40, Self.isBlank(line[end - 1]) { end -= 1 }
        self.digest = digest
        if end == 40 { count = nil; return }
        guard line[40] == UInt8(ascii: ":"), end > 41 else { return nil }
        var count: UInt64 = 0
        for index in 41..<end {
            guard let digit = Self.value(line[index]), digit < 10 else { return nil }
            let (tens, overflow) = count.multipliedReportingOverflow(by: 10)
            let (sum, carry) = tens.addingReportingOverflow(UInt64(digit))
            count = overflow || carry ? .max : sum
        }
        self.count = count
    }

    static func value(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

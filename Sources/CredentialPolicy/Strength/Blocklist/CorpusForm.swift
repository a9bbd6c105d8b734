/// What a file of leaked passwords holds: the passwords themselves, or hashes of them.
public enum CorpusForm: Sendable, Hashable {
    /// A password on each line.
    case words
    /// `CorpusLine`s.
    case hashes
    /// Hashes of so many hexadecimal digits that are not SHA-1: 32 are NTLM's or MD5's, 64 SHA-256's; 35 and 27 are
    /// SHA-1 and NTLM without the five digits that are the name of a corpus's range file.
    case otherHashes(digits: Int)
}

/// Tells by several lines what a file holds: one alone may be a title, or a password that looks like a hash.
public struct CorpusEvidence: Sendable, Hashable {
    /// So many lines are enough, if a file has them.
    public static let enough = 100

    private var lines = 0
    private var corpusLines = 0
    /// By their digits.
    private var others: [Int: Int] = [:]

    public init() {}

    /// - Parameter line: without its end, not empty.
    /// - Returns: whether the line looks like a hash.
    @discardableResult
    public mutating func add(_ line: Span<UInt8>) -> Bool {
        // A remark says nothing about the lines that it is about; some passwords begin like one.
        if line[0] == UInt8(ascii: "#") { return false }
        lines += 1
        if CorpusLine(line) != nil {
            corpusLines += 1
            return true
        }
        guard let digits = CorpusLine.digitsOfOtherHash(line) else { return false }
        others[digits, default: 0] += 1
        return true
    }

    /// What half of the lines are, or passwords.
    public var form: CorpusForm {
        if corpusLines > 0, corpusLines * 2 >= lines { return .hashes }
        let other = others.max { ($0.value, $0.key) < ($1.value, $1.key) }
        if let other, other.value * 2 >= lines { return .otherHashes(digits: other.key) }
        return .words
    }
}

extension CorpusLine {
    /// How many hexadecimal digits a line has that is a hash of another kind, with a colon and a count or without; nil
    /// for anything else.
    public static func digitsOfOtherHash(_ line: Span<UInt8>) -> Int? {
        var digits = 0
        while digits < line.count, value(line[digits]) != nil { digits += 1 }
        guard [27, 32, 35, 56, 64, 96, 128].contains(digits) else { return nil }
        var end = line.count
        while end > digits, isBlank(line[end - 1]) { end -= 1 }
        if end == digits { return digits }
        guard line[digits] == UInt8(ascii: ":"), end > digits + 1 else { return nil }
        for index in digits + 1..<end where !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(line[index]) {
            return nil
        }
        return digits
    }

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0D || byte == 0x09 }
}

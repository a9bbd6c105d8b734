/// One line of shadow(5).
public struct ShadowEntry: Sendable, Equatable {
    public var line: Int
    public var name: String
    /// The crypt(5) string, or what stands in its place.
    public var password: String
    /// Days since 1970-01-01: the last change (0: must be changed at the next login), and when the account ends.
    public var changed: Int64?
    public var expires: Int64?
    /// Days: how long a password may be used, and how long after that it still may be changed.
    public var maximum: Int64?
    public var inactive: Int64?
}

/// /etc/shadow, line by line. What is no line of shadow(5) is told by its number, never shown: it may hold a password.
public enum ShadowFile {
    public static let standard = "/etc/shadow"
    /// 200,000 users of a directory that was written out as a file.
    public static let maxBytes = 64 << 20
    static let maxLineBytes = 1024

    /// - Throws: `FileRefusal` unless root alone (or the running user) can have written it.
    public static func read(_ path: String) throws(FileRefusal) -> (entries: [ShadowEntry], malformed: [Int]) {
        parse(try SafeFile.read(path, limit: maxBytes))
    }

    public static func parse(_ text: [UInt8]) -> (entries: [ShadowEntry], malformed: [Int]) {
        var entries: [ShadowEntry] = []
        var malformed: [Int] = []
        var number = 0
        for bytes in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            if bytes.isEmpty { continue }
            if let entry = entry(bytes, number) { entries.append(entry) } else { malformed.append(number) }
        }
        return (entries, malformed)
    }

    /// Nine fields, numbers or nothing behind the second, and nothing but printable ASCII: names and hashes are.
    private static func entry(_ bytes: ArraySlice<UInt8>, _ number: Int) -> ShadowEntry? {
        guard bytes.count <= maxLineBytes, bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        let fields = String(decoding: bytes, as: UTF8.self).split(separator: ":", omittingEmptySubsequences: false)
        guard fields.count == 9, !fields[0].isEmpty else { return nil }
        let numbers = fields[2..<8].map { $0.isEmpty ? Int64?.none : Int64($0) ?? .min }
        guard !numbers.contains(.min) else { return nil }
        return ShadowEntry(
            line: number, name: String(fields[0]), password: String(fields[1]), changed: numbers[0],
            expires: numbers[5], maximum: numbers[2], inactive: numbers[4])
    }
}

extension ShadowEntry {
    /// Whether the system itself would refuse this password by its age or the account by its end (shadow(5)).
    public func hasEnded(onDay today: Int64) -> Bool {
        if let expires, expires >= 0, expires <= today { return true }
        guard let changed, changed > 0, let maximum, maximum >= 0, let inactive, inactive >= 0 else { return false }
        let (end, isFar) = changed.addingReportingOverflow(maximum.addingReportingOverflow(inactive).partialValue)
        return !isFar && end < today && maximum < 100_000 && inactive < 100_000
    }
}

/// What a policy file gave.
public struct PolicyReading: Sendable, Equatable {
    /// The rules in force, or nil when the file has any problem: what can't be understood means refuse.
    public var policy: Policy?
    /// Every problem of the file in the order of its lines, at most `PolicyReader.listedProblems` and a line that
    /// counts the rest.
    public var problems: [PolicyProblem]
    /// Settings below the standard; `policy` has the standard's values.
    public var weaker: [WeakerSetting]
    /// The line of each key that the file sets.
    public var lines: KeyLines
}

/// Which line of a file sets a key: one number for each key of the table, 0 where the file does not mention it.
public struct KeyLines: Sendable, Equatable {
    private var lines = [Int](repeating: 0, count: PolicyKey.all.count)

    /// The line of `section.key`, nil when the file does not set it.
    public subscript(name: String) -> Int? {
        PolicyKey.all.firstIndex { $0.name == name }.flatMap { self[$0] }
    }

    /// The line of the key at `index` in the table.
    subscript(index: Int) -> Int? {
        get { lines[index] == 0 ? nil : lines[index] }
        set { lines[index] = newValue ?? 0 }
    }
}

/// Reads policy.conf: `[section]`, `key = value`, `#` comments, UTF-8.
///
/// Pure, and linear in the file's size for any bytes. A `#` begins a comment where a word could begin, as in
/// sshd_config(5), so that a value may contain one: `contact = room#12`.
public enum PolicyReader {
    public static let maxBytes = 1 << 20
    public static let maxLineBytes = 4_096
    public static let listedProblems = 50

    /// Reads a whole file; `file` is its name in messages.
    public static func read(_ text: [UInt8], file: String) -> PolicyReading {
        // Whole, and not line by line: a String of each Japanese comment was a fifteenth of an account step.
        let bytes = text.span
        let isText = (try? UTF8Span(validating: bytes)) != nil
        var parser = PolicyParser(file: file, isText: isText)
        guard text.count <= maxBytes else {
            parser.report(.tooLarge(bytes: maxBytes), line: 0)
            return parser.reading()
        }
        var rest = withoutMark(text)
        var number = 0
        while true {
            number += 1
            let line = rest.prefix { $0 != UInt8(ascii: "\n") }
            parser.take(line.last == UInt8(ascii: "\r") ? line.dropLast() : line, number: number)
            guard line.endIndex < rest.endIndex else { return parser.reading() }
            rest = rest[(line.endIndex + 1)...]
        }
    }

    /// Windows editors put a byte order mark in front.
    private static func withoutMark(_ text: [UInt8]) -> ArraySlice<UInt8> {
        text.starts(with: [0xEF, 0xBB, 0xBF]) ? text.dropFirst(3) : text[...]
    }
}

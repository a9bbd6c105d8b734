/// What a line of a file of leaked passwords looks like. One line proves nothing: a password may look like any of them.
public enum LineShape: Sendable, Hashable {
    /// Or nothing at all, for all that can be seen.
    case word
    /// A `CorpusLine`.
    case hash
    case foreign(ForeignForm)

    /// - Parameter line: without its end.
    public init(_ line: Span<UInt8>) {
        if CorpusLine(line) != nil { self = .hash; return }
        if let digits = CorpusLine.digitsOfOtherHash(line) { self = .foreign(.otherHash(digits: digits)); return }
        let fields = LineFields(line)
        if fields.areNoText {
            self = .word
        } else if fields.haveHash {
            self = .foreign(.record)
        } else if fields.count != .none {
            self = .foreign(.counted)
        } else {
            self = fields.areSeveral ? .foreign(.columns) : .word
        }
    }

    /// Whether hardly any password looks like this: 10 of 20 lines in a row are enough to say what they are.
    public static func isUnmistakable(_ shape: LineShape, _ line: Span<UInt8>) -> Bool {
        switch shape {
        case .word, .foreign(.columns): false
        case .hash, .foreign(.otherHash), .foreign(.record): true
        // `1 2 3 4` is a password, and in a sorted list it stands beside many of its kind.
        case .foreign(.counted): LineFields(line).count == .padded
        }
    }
}

/// Lines of which no list can be made.
public enum ForeignForm: Sendable, Hashable {
    /// A hash of so many hexadecimal digits that is not SHA-1: 32 are NTLM's or MD5's, 64 SHA-256's; 35 and 27 are SHA-1
    /// and NTLM without the five digits that are the name of a corpus's range file.
    case otherHash(digits: Int)
    /// A hash beside something else, or written otherwise: `user:HASH`, `HASH:password`, `{SSHA}…`, `$6$…`.
    case record
    /// A password and how often it was seen: `     12 password`, as uniq(1) writes, or `password:12`.
    case counted
    /// Something on either side of a colon or a tab: `user:password`.
    case columns
}

/// What the parts of a line are.
struct LineFields {
    enum Count { case none, bare, padded }

    /// Something that is in no text: part of a packed file, or of another encoding.
    private(set) var areNoText = false
    /// One of the parts is a hash.
    private(set) var haveHash = false
    private(set) var areSeveral = false
    /// A number where a count would stand.
    private(set) var count = Count.none

    init(_ line: Span<UInt8>) {
        var end = line.count
        while end > 0, CorpusLine.isBlank(line[end - 1]) { end -= 1 }
        var start = 0
        for index in 0...end {
            if index < end, line[index] < 0x20, !CorpusLine.isBlank(line[index]) { areNoText = true }
            guard index == end || Self.separates(line[index]) else { continue }
            if HashText.isHash(line.extracting(start..<index)) { haveHash = true }
            start = index + 1
            if index > 0, index < end - 1, Self.isColumnEnd(line[index]) { areSeveral = true }
        }
        count = Self.leadingCount(line, end)
        if count == .none, Self.hasTrailingCount(line, end) { count = .bare }
    }

    private static func separates(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09, 0x20, UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "\""):
            true
        default: false
        }
    }

    private static func isColumnEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ":") || byte == 0x09 }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    /// Blanks, digits, blanks and something. uniq(1) pads a count to seven columns.
    private static func leadingCount(_ line: Span<UInt8>, _ end: Int) -> Count {
        var start = 0
        while start < end, CorpusLine.isBlank(line[start]) { start += 1 }
        var index = start
        while index < end, isDigit(line[index]) { index += 1 }
        guard index > start, index < end, CorpusLine.isBlank(line[index]) else { return .none }
        return start > 0 && index >= 7 ? .padded : .bare
    }

    /// Something, a colon or a tab or what else parts columns, and digits.
    private static func hasTrailingCount(_ line: Span<UInt8>, _ end: Int) -> Bool {
        var start = end
        while start > 0, isDigit(line[start - 1]) { start -= 1 }
        return start < end && start > 1 && separates(line[start - 1]) && line[start - 1] != 0x20
    }
}

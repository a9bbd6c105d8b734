/// The four groups of a PAM service.
public enum PamFacility: String, Sendable, CaseIterable { case auth, account, password, session }

/// One line of a file of /etc/pam.d, read as libpam reads it.
public struct PamLine: Sendable, Equatable {
    public enum Content: Sendable, Equatable {
        /// `path` as it is written: absolute, or a name in the module directory.
        case module(PamFacility, PamControl?, path: String, arguments: [String])
        case include(PamFacility?, String)
        case substack(PamFacility, String)
        /// Not understood: libpam lets such a line fail.
        case malformed(PamFacility?)
    }
    public var file: String
    public var line: Int
    public var content: Content
}

/// Reads files of /etc/pam.d. Linear in their size; for any bytes.
public enum PamFile {
    public static let maxBytes = 1 << 18

    public static func parse(_ text: [UInt8], file: String) -> [PamLine] {
        var lines: [PamLine] = []
        var pending = ""
        var (number, first) = (0, 1)
        for bytes in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            if pending.isEmpty { first = number }
            let text = withoutComment(String(decoding: bytes, as: UTF8.self))
            if text.hasSuffix("\\") {
                pending += text.dropLast() + " "
                continue
            }
            let words = words(pending + text)
            pending = ""
            if let content = content(words) { lines.append(PamLine(file: file, line: first, content: content)) }
        }
        return lines
    }

    private static func withoutComment(_ line: String) -> String {
        String(line.prefix { $0 != "#" }.reversed().drop { $0.isWhitespace }.reversed())
    }

    /// Words between blanks; `[…]` is one, with its brackets.
    private static func words(_ line: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isBracketed = false
        for character in line {
            if !isBracketed, character.isWhitespace {
                if !word.isEmpty { words.append(word) }
                word = ""
            } else {
                if character == "[", word.isEmpty { isBracketed = true }
                if character == "]" { isBracketed = false }
                word.append(character)
            }
        }
        return word.isEmpty ? words : words + [word]
    }

    private static func content(_ words: [String]) -> PamLine.Content? {
        guard let first = words.first else { return nil }
        if first == "@include" { return words.count == 2 ? .include(nil, words[1]) : .malformed(nil) }
        let type = first.hasPrefix("-") ? String(first.dropFirst()) : first
        guard let facility = PamFacility(rawValue: type.lowercased()) else { return .malformed(nil) }
        guard words.count >= 3 else { return .malformed(facility) }
        switch words[1].lowercased() {
        case "include": return .include(facility, words[2])
        case "substack": return .substack(facility, words[2])
        default:
            return .module(facility, PamControl(words[1]), path: words[2], arguments: Array(words.dropFirst(3)))
        }
    }
}

import CredentialPolicy

/// Text in columns of a terminal, where a kanji takes two.
enum Layout {
    /// What every line fits into, on a terminal and off it: the same text for people and for diff(1).
    static let columns = 80

    /// `text` made printable, cut with `…` where it would be wider.
    static func cut(_ text: String, to columns: Int) -> String {
        let whole = Printable.escaped(text)
        guard DisplayWidth.of(whole) > columns else { return whole }
        var kept = String.UnicodeScalarView()
        var width = 1
        for scalar in whole.unicodeScalars {
            width += DisplayWidth.of(scalar)
            if width > columns { break }
            kept.append(scalar)
        }
        return String(kept) + "…"
    }

    static func padded(_ text: String, to columns: Int) -> String {
        text + String(repeating: " ", count: max(0, columns - DisplayWidth.of(text)))
    }

    /// Lines no wider than a terminal: broken at spaces, and between any two wide characters but where Japanese does not
    /// (JIS X 4051: no line begins with closing punctuation or a small kana), nor between a number and what it counts.
    /// Lines after the first are indented like the first.
    static func wrapped(_ text: String) -> [String] {
        if DisplayWidth.of(text) <= columns { return [plain(text)] }
        let indent = String(text.prefix { $0 == " " })
        var lines: [String] = []
        var line = indent
        for piece in pieces(text.dropFirst(indent.count)) {
            if DisplayWidth.of(line) + DisplayWidth.of(piece.trimmedEnd) > columns, line != indent {
                lines.append(line.trimmedEnd)
                line = indent
            }
            line += piece
        }
        return (lines + [line.trimmedEnd]).map(plain)
    }

    /// U+00A0 until a line is wrapped.
    private static let noBreak = "\u{A0}"

    /// `text` with its commands kept on one line each: what is broken can't be pasted.
    static func keeping(_ commands: [String], whole text: String) -> String {
        commands.reduce(text) { $0.replacing($1, with: unbroken($1)) }
    }

    /// A command that is not to be broken.
    static func unbroken(_ command: String) -> String { command.replacing(" ", with: noBreak) }
    /// For programs, which break no lines.
    static func plain(_ text: String) -> String {
        // A table of 100,000 lines has none: looking is a tenth of replacing.
        text.utf8.contains(0xC2) ? text.replacing(noBreak, with: " ") : text
    }

    /// Text between two places where a line may end.
    private static func pieces(_ text: Substring) -> [String] {
        var pieces: [String] = []
        var piece = ""
        var previous: Character?
        for character in text {
            if let previous, mayBreak(previous, character) {
                pieces.append(piece)
                piece = ""
            }
            piece.append(character)
            previous = character
        }
        return pieces + [piece]
    }

    private static func mayBreak(_ before: Character, _ after: Character) -> Bool {
        if before == " " { return after != " " }
        guard DisplayWidth.of(String(before)) == 2 || DisplayWidth.of(String(after)) == 2 else { return false }
        if before.isASCII, before.isNumber { return false }
        return !beginsNoLine.contains(after) && !"「『((【".contains(before) && after != " "
    }

    private static let beginsNoLine = "、。,.,.」』))】::;;??!!~〜・ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
}

extension String {
    fileprivate var trimmedEnd: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}

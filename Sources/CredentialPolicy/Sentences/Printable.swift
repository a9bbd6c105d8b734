/// Makes text from outside safe to show: host names, file contents and callers' names reach terminals and logs,
/// where a control character moves the cursor and a bidirectional one turns the line around (CVE-2021-42574).
public enum Printable {
    /// `text` with every character that acts instead of showing written as `\u{…}`.
    public static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: acts) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            if acts(scalar) {
                result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// `escaped(text)`, cut with `...` where it would be wider than `columns`.
    public static func fitted(_ text: String, columns: Int) -> String {
        let whole = escaped(text)
        guard DisplayWidth.of(whole) > columns else { return whole }
        var kept = ""
        var width = 3
        for scalar in whole.unicodeScalars {
            width += DisplayWidth.of(scalar)
            if width > columns { break }
            kept.unicodeScalars.append(scalar)
        }
        return kept + "..."
    }

    /// Whether a character moves, hides or reorders text instead of showing something.
    static func acts(_ scalar: Unicode.Scalar) -> Bool {
        isControl(scalar) || isBidirectional(scalar)
    }

    /// C0, DEL, C1, and the line and paragraph separators.
    static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029: true
        default: false
        }
    }

    /// The bidirectional controls, and the tag characters, which hide text inside text.
    static func isBidirectional(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xE0000...0xE007F: true
        default: false
        }
    }
}

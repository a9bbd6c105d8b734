import CredentialPolicy
import Testing

@Suite struct PrintableTests {
    @Test(arguments: [
        ("nothing special", "窓口 A-1 é 😀", "窓口 A-1 é 😀"), ("nothing", "", ""), ("NUL", "a\u{0}b", "a\\u{0}b"),
        ("escape", "\u{1B}[2J", "\\u{1B}[2J"), ("newline", "a\nb", "a\\u{A}b"),
        ("Windows line end", "\r\n", "\\u{D}\\u{A}"),
        ("delete", "\u{7F}", "\\u{7F}"), ("C1", "\u{9B}1m", "\\u{9B}1m"),
        ("line separator", "\u{2028}\u{2029}", "\\u{2028}\\u{2029}"),
        ("Arabic letter mark", "\u{61C}", "\\u{61C}"), ("direction marks", "\u{200E}\u{200F}", "\\u{200E}\\u{200F}"),
        ("overrides", "\u{202A}\u{202E}", "\\u{202A}\\u{202E}"), ("isolates", "\u{2066}\u{2069}", "\\u{2066}\\u{2069}"),
        ("tags", "\u{E0001}\u{E0061}\u{E007F}", "\\u{E0001}\\u{E0061}\\u{E007F}"),
        ("joined emoji stay", "👩\u{200D}💻", "👩\u{200D}💻"), ("no-break space stays", "a\u{A0}b", "a\u{A0}b"),
    ]) func whatActsIsWrittenAsItsNumber(_ name: String, _ text: String, _ expected: String) {
        // Bytes: Swift's == takes canonically equivalent texts for equal.
        #expect(Array(Printable.escaped(text).utf8) == Array(expected.utf8))
    }

    @Test(arguments: [
        ("fits", "abcdef", 6, "abcdef"), ("one too wide", "abcdefg", 6, "abc..."),
        ("wide characters", "課課課課", 6, "課..."),
        ("an escape counts as it is written", "\u{1B}aaaa", 7, "\\u{1..."),
    ]) func textThatIsTooWideIsCut(_ name: String, _ text: String, _ columns: Int, _ expected: String) {
        #expect(Printable.fitted(text, columns: columns) == expected)
        #expect(DisplayWidth.of(Printable.fitted(text, columns: columns)) <= columns)
    }
}

@Suite struct DisplayWidthTests {
    @Test(arguments: [
        ("nothing", "", 0), ("ASCII", "Password: ", 10), ("accent", "é", 1), ("combining accent", "e\u{301}", 1),
        ("kanji", "葛飾区", 6), ("hiragana", "ひらがな", 8), ("katakana with long mark", "データ", 6),
        ("combining voiced mark", "か\u{3099}", 2), ("half-width katakana", "ガ", 2),
        ("full-width Latin", "\u{FF21}\u{FF22}", 4),
        ("Japanese punctuation", "、。「」", 8), ("full-width tilde", "\u{FF5E}", 2), ("Hangul", "한글", 4),
        ("rare kanji", "\u{20BB7}野", 4), ("emoji", "😀", 2), ("zero-width joiner", "\u{200D}", 0),
        ("black star", "★", 1),
        ("control", "\u{1B}", 0),
    ]) func textTakesColumnsAsTerminalsDrawIt(_ name: String, _ text: String, _ columns: Int) {
        #expect(DisplayWidth.of(text) == columns)
    }
}

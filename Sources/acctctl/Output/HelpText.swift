import CredentialPolicy

/// The parser's own words in a help text (swift-argument-parser 1.8.2, HelpGenerator.swift), in the language of ours.
enum HelpText {
    private static let beginnings: [(en: String, ja: String)] = [
        ("OVERVIEW: ", "概要: "), ("USAGE: ", "使い方: "), ("ARGUMENTS:", "引数:"), ("OPTIONS:", "オプション:"),
        ("SUBCOMMANDS:", "コマンド:"),
    ]
    private static let words: [(en: String, ja: String)] = [
        ("Show help information.", "この説明を表示する。"), ("Show the version.", "版を表示する。"),
        ("Show subcommand help information.", "コマンドの説明を表示する。"),
        ("(default: ", "(既定: "), ("; default: ", "、既定: "), ("(values: ", "(値: "),
    ]

    /// - Parameter text: a help text, or what else the parser prints by itself (a version, a completion script), which
    ///   stays as it is.
    static func spoken(_ text: String) -> String {
        guard CommandLanguage.current == .ja, text.hasPrefix("OVERVIEW: ") || text.hasPrefix("USAGE: ") else {
            return text
        }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map(japanese).joined(separator: "\n")
    }

    private static func japanese(_ line: Substring) -> String {
        for (en, ja) in beginnings where line.hasPrefix(en) {
            return ja + line.dropFirst(en.count).replacing("<subcommand>", with: "<command>")
        }
        if line.hasPrefix("  See '"), let name = line.split(separator: "'").dropFirst().first {
            return "  詳しくは \(name.replacing("<subcommand>", with: "<command>"))"
        }
        return words.reduce(String(line)) { $0.replacing($1.en, with: $1.ja) }
    }
}

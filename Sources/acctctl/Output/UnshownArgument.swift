import ArgumentParser
import CredentialPolicy

/// What the parser did not understand of a `password` command, without a word of what was written there: it may be a
/// password, and what is on a terminal is read by others, scrolled back to, and recorded.
struct UnshownArgument {
    private let type: any ParsableCommand.Type
    /// The parser's message.
    private let line: String
    /// Names in the command's own help: nothing else of the message may be shown.
    private let known: Set<Substring>

    /// Whether such words may hold a password.
    static func concerns(_ words: [String]) -> Bool { words.contains("password") }

    init(_ line: String, of type: any ParsableCommand.Type) {
        (self.type, self.line) = (type, line)
        known = Set(type.helpMessage().split { " ,[]\n=".contains($0) })
    }

    var spoken: CommandFailure {
        let isCheck = type == PasswordCheckCommand.self
        if isCheck, line.hasPrefix("Unknown option"), names.isEmpty { return PasswordCheckCommand.onTheCommandLine }
        let example = (type as? any Command.Type)?.example ?? CommandPath.text(of: type) + " --help"
        let remedy =
            isCheck
            ? Wording(
                ja: "パスワードは、尋ねられたら入力するか、標準入力で渡してください(例: \(example))。",
                en: "type the password when asked, or give it on standard input, for example: \(example)")
            : Wording(ja: "例: \(example)", en: "for example: \(example)")
        return CommandFailure(.usage, happened, remedy)
    }

    private var happened: Wording {
        // The last: what was written comes before the name that it was meant for.
        let name = names.last
        if line.hasPrefix("Unknown option") {
            let meant = name.map { Wording(ja: "(\($0) のことですか)", en: " (did you mean '\($0)'?)") }
            return Wording(ja: "そのオプションはありません" + (meant?.ja ?? ""), en: "there is no such option" + (meant?.en ?? ""))
        }
        if line.contains("nexpected argument") { return Wording(ja: "余分な引数があります", en: "there is an argument too many") }
        guard let name else { return Wording(ja: "引数を読み取れません", en: "the arguments can't be understood") }
        if line.hasPrefix("Missing value") { return Wording(ja: "\(name) の値がありません", en: "\(name) needs a value") }
        if line.hasPrefix("Missing") { return Wording(ja: "\(name) が指定されていません", en: "\(name) is missing") }
        if line.hasPrefix("The option") { return Wording(ja: "\(name) は値を取りません", en: "\(name) takes no value") }
        return Wording(ja: "\(name) の値が正しくありません", en: "what was given can't be \(name)")
    }

    /// What stands in quotation marks and is a name of ours: `--user`, `<id>`.
    private var names: [Substring] {
        line.split(separator: "'", omittingEmptySubsequences: false).compactMap { part in
            part.split(separator: " ").first.flatMap { known.contains($0) && "-<".contains(part.first!) ? $0 : nil }
        }
    }

    /// For a word where the name of a command belongs.
    static func noSuchCommand(_ path: String, meant: String?) -> CommandFailure {
        CommandFailure(
            .usage,
            Wording(ja: "\(path) にそのコマンドはありません", en: "\(path) has no such command"),
            Wording(
                ja: (meant.map { "\($0) のことですか。" } ?? "") + "\(path) --help で一覧を確かめてください。",
                en: (meant.map { "did you mean \($0)? " } ?? "") + "\(path) --help lists them all"))
    }
}

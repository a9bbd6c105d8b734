import ArgumentParser
import CredentialPolicy

extension CommandFailure {
    /// What the parser did not understand, with an example of the command that was meant.
    static func arguments(_ error: any Error, _ words: [String]) -> CommandFailure {
        let message = Acctctl.message(for: error)
        let line = String(message.split(separator: "\n").first ?? "")
        let type = CommandPath.command(words[...])
        if let word = words.dropFirst(CommandPath.names(words[...]).count).first, !word.hasPrefix("-"),
            !(type is any Command.Type)
        {
            return noSuchCommand(word, type, isShown: !UnshownArgument.concerns(words))
        }
        // No option of ours but -h has one hyphen: this is what was to be checked.
        if type == PasswordCheckCommand.self,
            words.contains(where: { $0 != "-h" && $0.hasPrefix("-") && !$0.hasPrefix("--") })
        {
            return PasswordCheckCommand.onTheCommandLine
        }
        if UnshownArgument.concerns(words) { return UnshownArgument(line, of: type).spoken }
        let example = (type as? any Command.Type)?.example ?? CommandPath.text(of: type) + " --help"
        return CommandFailure(
            .usage,
            Wording(ja: ArgumentSentence.japanese(line), en: ArgumentSentence.english(line)),
            Wording(ja: "例: \(example)", en: "for example: \(example)"))
    }

    /// A word where the name of a command belongs, with the one that was probably meant.
    private static func noSuchCommand(
        _ word: String, _ type: any ParsableCommand.Type, isShown: Bool
    ) -> CommandFailure {
        let (path, shown) = (CommandPath.text(of: type), Printable.fitted(word, columns: 40))
        let known = type.configuration.subcommands.compactMap { $0.configuration.commandName }
        let nearest = Misspelling.nearest(to: word, among: known).map { "\(path) \($0)" }
        guard isShown else { return UnshownArgument.noSuchCommand(path, meant: nearest) }
        return CommandFailure(
            .usage,
            Wording(ja: "コマンド \(path) \(shown) はありません", en: "there is no command \(path) \(shown)"),
            Wording(
                ja: (nearest.map { "\($0) のことですか。" } ?? "") + "\(path) --help で一覧を確かめてください。",
                en: (nearest.map { "did you mean \($0)? " } ?? "") + "\(path) --help lists them all"))
    }

    /// A value that is no value of its option.
    static func argument(_ option: String, _ value: String, _ need: Wording) -> CommandFailure {
        let shown = Printable.fitted(value, columns: 40)
        return CommandFailure(
            .usage, Wording(ja: "\(option) に「\(shown)」は使えません", en: "\"\(shown)\" can't be \(option)"), need)
    }
}

/// The parser's messages (swift-argument-parser 1.8.2, UsageGenerator.swift) in the style of ours. A message that the
/// table does not know stays as it is: it names the option in any case.
private enum ArgumentSentence {
    private static let table: [(beginning: String, ja: String)] = [
        ("Unknown option", "オプション % はありません"),
        ("Missing value for", "% の値がありません"),
        ("Missing expected argument", "% が指定されていません"),
        ("Unexpected argument", "余分な引数 % があります"),
        (" unexpected arguments", "余分な引数 % があります"),
        ("The option", "オプション % は値を取りません"),
        ("The value", "値 % は使えません"),
    ]

    static func english(_ line: String) -> String {
        let line = Printable.escaped(line)
        let text = (line.hasSuffix(".") ? String(line.dropLast()) : line)
            .replacing(". Please provide", with: ", write").replacing(". Did you mean", with: " (did you mean")
        return text.prefix(1).lowercased() + text.dropFirst() + (text.contains(" (did you mean") ? ")" : "")
    }

    static func japanese(_ line: String) -> String {
        let line = Printable.escaped(line)
        let plural = line.drop { $0.isNumber }
        guard let row = table.first(where: { line.hasPrefix($0.beginning) || plural.hasPrefix($0.beginning) }) else {
            return line
        }
        // Between quotes: what it is about, then for a value its option and the choices.
        let quoted = line.split(separator: "'", omittingEmptySubsequences: false).enumerated()
            .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
        guard let name = quoted.first else { return line }
        guard quoted.count > 1, row.beginning == "The value" else {
            let names = row.beginning == " unexpected arguments" ? quoted.joined(separator: ", ") : name
            let meant = row.beginning == "Unknown option" && quoted.count > 1 ? "(\(quoted[1]) のことですか)" : ""
            return row.ja.replacing("%", with: names) + meant
        }
        if quoted.count == 2 { return "\(quoted[1]) に \(name) は使えません" }
        return "\(quoted[1]) に \(name) は使えません(\(quoted[2...].joined(separator: ", ")) のどれか)"
    }
}

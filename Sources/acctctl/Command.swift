import ArgumentParser
import CredentialPolicy
import HostSystem

/// A command that does something. It answers or fails; printing and exit statuses are not its business.
protocol Command: ParsableCommand {
    /// One line that works, for `--help` and for whoever got the arguments wrong.
    static var example: String { get }
    /// What stands behind `acctctl`, without the options that every command has.
    static var usage: String { get }
    var options: GlobalOptions { get }
    func answer(_ desk: Desk) throws -> Answer
}

extension Command {
    mutating func run() throws {
        let answer = try answer(Desk(options: options))
        do {
            try answer.print(options)
        } catch {
            throw CommandFailure.notShown(error)
        }
        if answer.status != .done { throw answer.status }
    }

    static func describe(_ name: String, _ ja: String, _ en: String, more: Wording? = nil) -> CommandConfiguration {
        // The parser counts characters; a kanji takes two columns.
        let paragraphs = more?.spoken.split(separator: "\n").map(String.init) ?? []
        let more = paragraphs.isEmpty ? "" : paragraphs.flatMap(Layout.wrapped).joined(separator: "\n") + "\n\n"
        return CommandConfiguration(
            commandName: name, abstract: say(ja, en), usage: "acctctl \(usage) [options]",
            discussion: more + say("例:", "Example:") + "\n  " + example)
    }
}

/// A name under which commands stand: `account`, `log`.
protocol CommandFamily: ParsableCommand {}

extension CommandFamily {
    mutating func run() throws {
        throw CommandFailure(
            .usage, Wording(ja: "コマンドが指定されていません", en: "no command was named"),
            Wording(
                ja: "\(CommandPath.text(of: Self.self)) --help で一覧を確かめてください。",
                en: "\(CommandPath.text(of: Self.self)) --help lists them"))
    }
}

/// Which command a line of words means.
enum CommandPath {
    /// The words at the beginning that name a command.
    static func names(_ words: ArraySlice<String>) -> [String] {
        var type: any ParsableCommand.Type = Acctctl.self
        var names: [String] = []
        for word in words {
            guard let next = subcommand(word, of: type) else { break }
            type = next
            names.append(word)
        }
        return names
    }

    static func command(_ words: ArraySlice<String>) -> any ParsableCommand.Type {
        names(words).reduce(Acctctl.self) { type, word in subcommand(word, of: type) ?? type }
    }

    static func text(of type: any ParsableCommand.Type) -> String {
        (["acctctl"] + (names(leadingTo: type, from: Acctctl.self) ?? [])).joined(separator: " ")
    }

    private static func names(
        leadingTo type: any ParsableCommand.Type, from family: any ParsableCommand.Type
    ) -> [String]? {
        if type == family { return [] }
        for next in family.configuration.subcommands {
            if let rest = names(leadingTo: type, from: next) { return [next.configuration.commandName ?? ""] + rest }
        }
        return nil
    }

    private static func subcommand(
        _ word: String, of type: any ParsableCommand.Type
    ) -> (any ParsableCommand.Type)? {
        type.configuration.subcommands.first { $0.configuration.commandName == word }
    }
}

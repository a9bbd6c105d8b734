public import ArgumentParser
public import CredentialPolicy

extension Language: ExpressibleByArgument {}

/// The options that every command has.
struct GlobalOptions: ParsableArguments {
    static let defaultPolicy = "/etc/credpolicy/policy.conf"

    @Option(
        help: ArgumentHelp(say("方針ファイル。", "The policy file."), valueName: "file"), completion: .file())
    var config = GlobalOptions.defaultPolicy

    @Flag(help: ArgumentHelp(say("JSON文書を1つ出力する。", "Print one JSON document.")))
    var json = false

    @Option(help: ArgumentHelp(say("言語。", "The language; by default the policy's."), valueName: "ja|en"))
    var lang: Language?

    @Flag(help: ArgumentHelp(say("確認を求めない。", "Don't ask for confirmation.")))
    var yes = false

    @Flag(help: ArgumentHelp(say("求めた結果だけを出力する。", "Print nothing but what was asked for.")))
    var quiet = false

    /// Global options may stand anywhere; the parser looks for them behind the command's name only, and at a command,
    /// not at a family of commands.
    static func moved(_ words: [String]) -> [String] {
        let end = words.firstIndex(of: "--") ?? words.endIndex
        var globals: [String] = []
        var others: [String] = []
        var pending = words[..<end]
        while let word = pending.popFirst() {
            if flags.contains(word) || valued.contains(where: { word.hasPrefix($0 + "=") }) {
                globals.append(word)
            } else if valued.contains(word), let value = pending.popFirst() {
                globals += [word, value]
            } else {
                others.append(word)
            }
        }
        let names = CommandPath.names(others[...])
        let isCommand = CommandPath.command(names[...]) is any Command.Type
        return names + (isCommand ? globals : []) + others[names.count...] + words[end...]
    }

    private static let flags = ["--json", "--yes", "--quiet"]
    private static let valued = ["--config", "--lang"]
}

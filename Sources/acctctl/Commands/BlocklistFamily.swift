import ArgumentParser
import CredentialPolicy
import Enforcement
import HostSystem

/// `password blocklist …`: the list of leaked passwords that no password may be in.
struct BlocklistFamily: CommandFamily {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "blocklist", abstract: say("漏えいパスワードの一覧。", "The list of leaked passwords."),
            subcommands: [BlocklistBuildCommand.self])
    }
}

/// `password blocklist build`.
struct BlocklistBuildCommand: Command {
    static let usage = "password blocklist build <file> … --output <file>"
    static let example = "acctctl password blocklist build pwned.txt words.txt --output blocklist"
    static var configuration: CommandConfiguration {
        describe(
            "build", "漏えいパスワードの一覧を作る。", "Makes the list of leaked passwords.",
            more: Wording(
                ja: "1行に1つのパスワードか、公開コーパスの「SHA-1:回数」の行を読む。"
                    + "どちらかは最初の数行で見分ける。大きさに制限はない。一覧は全部できてから置き換える。",
                en: "Reads files of any size: a password on each line, or lines SHA1:COUNT of a public "
                    + "corpus; the first lines say which. The list is replaced when it is whole."))
    }
    @Argument(
        help: ArgumentHelp(say("読むファイル。", "A file to read."), valueName: "file"), completion: .file())
    var files: [String]
    @Option(
        help: ArgumentHelp(say("作る一覧。", "The list to be made."), valueName: "file"), completion: .file())
    var output: String
    @Option(
        help: ArgumentHelp(
            say("出現がこの回数に満たない行を除く。", "Leave out what a corpus saw less often."), valueName: "number"))
    var minCount: UInt64 = 1
    @OptionGroup var options: GlobalOptions

    func answer(_ desk: Desk) throws -> Answer {
        let path = Terminal.absolute(output)
        let build = BlocklistBuild(files: files, output: path, leastCount: minCount)
        var bar = ProgressBar(isShown: Terminal.errorIsTerminal && !options.quiet)
        defer { bar.clear() }
        let report = try build.run { bar.show($0) }
        return Answer(
            .object([
                "output": .text(path), "entries": .number(Int64(report.entries)),
                "files": .list(report.sources.map(\.json)),
            ]),
            report.sources.map(\.line) + [
                say(
                    "\(path) を作成しました(異なるパスワード \(report.entries)件)。",
                    "Made \(path): \(report.entries) different passwords.")
            ] + Self.next(path, (try? desk.policy())?.password.blocklist))
    }

    /// A list that no policy names refuses nobody.
    private static func next(_ path: String, _ named: String?) -> [String] {
        if named == path { return [] }
        let setting = Layout.unbroken("blocklist = \(Printable.escaped(path))")
        return [
            say(
                "使うには、方針ファイルの [password] に \(setting) と書いてください。",
                "To use it, write \(setting) under [password] of the policy.")
        ]
    }
}

extension BlocklistBuild.Source {
    fileprivate var json: JSON {
        .object([
            "file": .text(path), "form": .text(form.rawValue), "taken": .number(Int64(taken)),
            "rare": .number(Int64(rare)), "unusable": .number(Int64(unusable)),
            "doubtful": .number(Int64(doubtful)),
        ])
    }

    fileprivate var line: String {
        let shown = Printable.fitted(path, columns: 60)
        let read =
            switch form {
            case .words: say("\(shown): パスワード\(taken)件", "\(shown): \(taken) passwords")
            case .hashes: say("\(shown): ハッシュ\(taken)件", "\(shown): \(taken) hashes")
            }
        let rare = rare == 0 ? "" : say("、回数の少ないもの\(self.rare)件は除外", "; left out as rare: \(self.rare)")
        let unusable =
            unusable == 0 ? "" : say("、パスワードになり得ない行\(self.unusable)件は除外", "; can't be passwords: \(self.unusable)")
        let doubtful =
            doubtful == 0
            ? ""
            : say(
                "、うちハッシュか回数付きに見える\(self.doubtful)件もそのまま掲載",
                "; of these look like hashes or have counts: \(self.doubtful)")
        return read + doubtful + rare + unusable
    }
}

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
            ])
    }
}

extension BlocklistBuild.Source {
    fileprivate var json: JSON {
        .object([
            "file": .text(path), "form": .text(form.rawValue), "taken": .number(Int64(taken)),
            "rare": .number(Int64(rare)), "unusable": .number(Int64(unusable)),
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
        return read + rare + unusable
    }
}

extension BlocklistBuild.Failure: SpokenFailure {
    var spoken: CommandFailure {
        switch self {
        case .file(let refusal) where refusal.isWithoutUnnamedFiles:
            CommandFailure(
                .refused,
                Wording(
                    ja: "\(shown(refusal.path)) のファイルシステムでは一覧を作れません",
                    en: "no list can be made on the file system of \(shown(refusal.path))"),
                Wording(ja: "この機器のディスク(ext4など)で作ってから写してください。", en: "make it on a local disk (ext4, xfs), then copy it"))
        case .file(let refusal) where refusal.isDiskFull: Self.diskFull(refusal.path)
        case .file(let refusal): refusal.spoken
        case .noCorpusLine(let path, let line):
            CommandFailure(
                .refused,
                Wording(
                    ja: "\(shown(path)) の\(line)行目が「SHA-1:回数」ではありません",
                    en: "line \(line) of \(shown(path)) is no SHA1:COUNT"),
                Wording(
                    ja: "ファイルが途中で切れていないか確かめ、入手し直してください。", en: "see whether the file was cut off, and get it again"))
        case .otherHashes(let path, let line, let digits): Self.otherHashes(path, line, digits)
        case .mixed(let path, let line):
            CommandFailure(
                .refused,
                Wording(
                    ja: "\(shown(path)) はパスワードの一覧で始まり、\(line)行目からはハッシュが多くなっています",
                    en: "\(shown(path)) begins with passwords, and from line \(line) on has mostly hashes"),
                Wording(ja: "パスワードの行とハッシュの行を別のファイルに分けてください。", en: "put passwords and hashes into files of their own"))
        case .nothing(let rare):
            CommandFailure(
                .refused,
                Wording(
                    ja: "一覧に載せるパスワードが1つもありません"
                        + (rare > 0 ? "(回数の少ない\(rare)件は除外)" : "") + "。今の一覧はそのままです",
                    en: "there is no password for the list" + (rare > 0 ? " (\(rare) were left out as rare)" : "")
                        + ", so the one in place stays"),
                rare > 0
                    ? Wording(ja: "--min-count を小さくしてください。", en: "give a lower --min-count")
                    : Wording(ja: "ファイルが空でないか確かめてください。", en: "look whether the files are empty"))
        case .noPasswords(let path):
            CommandFailure(
                .refused,
                Wording(
                    ja: "\(shown(path)) にはパスワードになり得る行がありません", en: "no line of \(shown(path)) can be a password"),
                Wording(ja: "UTF-8の行に変換してください。", en: "convert it to lines of UTF-8"))
        case .output(let path, let failure) where failure.isDiskFull: Self.diskFull(path)
        case .output(let path, let failure):
            CommandFailure(
                .internalError,
                Wording(ja: "\(shown(path)) を書けません(\(failure))", en: "\(shown(path)) can't be written (\(failure))"),
                Wording(ja: "ディスクを確かめてください。", en: "look at the disk"))
        }
    }

    private static func otherHashes(_ path: String, _ line: Int, _ digits: Int) -> CommandFailure {
        let kind =
            switch digits {
            case 32: Wording(ja: "NTLMかMD5", en: "NTLM or MD5")
            case 64: Wording(ja: "SHA-256など", en: "SHA-256 or the like")
            default: Wording(ja: "SHA-1以外", en: "none of SHA-1")
            }
        let path = Printable.escaped(path)
        return CommandFailure(
            .refused,
            Wording(
                ja: "\(path) の\(line)行目は\(digits)桁のハッシュ(\(kind.ja))で、照合に使えません",
                en: "line \(line) of \(path) is a hash of \(digits) digits (\(kind.en)), which can't be looked up"),
            Wording(ja: "同じコーパスの SHA-1 版(40桁)を入手してください。", en: "get the SHA-1 edition (40 digits) of that corpus"))
    }

    private static func diskFull(_ path: String) -> CommandFailure {
        CommandFailure(
            .busy,
            Wording(
                ja: "\(Printable.escaped(path)) を書くための空きがディスクにありません",
                en: "the disk is too full for \(Printable.escaped(path))"),
            Wording(
                ja: "1件につき16バイトの空きを作ってから、もう一度実行してください。",
                en: "free 16 bytes for each password, then try again"))
    }

    private func shown(_ path: String) -> String { Printable.escaped(path) }
}

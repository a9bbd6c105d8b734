import CredentialPolicy
import Enforcement
import HostSystem

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
                    ja: "ファイルが途中で切れたり、ほかの行が混じったりしていないか確かめ、入手し直してください。",
                    en: "see whether the file was cut off or other lines got into it, and get it again"))
        case .foreign(let path, let line, let form): Self.foreign(path, line, form)
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
        case .gap(let digits):
            CommandFailure(
                .refused,
                Wording(
                    ja: "\(digits) で始まるハッシュが1つもありません。途中で切れた一覧のようです。今の一覧はそのままです",
                    en: "no hash begins with \(digits), so the corpus seems to be cut off; the list in place stays"),
                Wording(ja: "入手し直してください。", en: "fetch it anew"))
        case .noPasswords(let path, let taken):
            CommandFailure(
                .refused,
                taken == 0
                    ? Wording(
                        ja: "\(shown(path)) にはパスワードになり得る行がありません",
                        en: "no line of \(shown(path)) can be a password")
                    : Wording(
                        ja: "\(shown(path)) の行の半分以上はパスワードになり得ません",
                        en: "most lines of \(shown(path)) can't be passwords"),
                Wording(ja: "圧縮を解くか、UTF-8の行に変換してください。", en: "unpack it, or convert it to lines of UTF-8"))
        case .wouldReplace(let path):
            CommandFailure(
                .usage,
                Wording(
                    ja: "\(shown(path)) は読むファイルでもあり、一覧で置き換えられません",
                    en: "\(shown(path)) is read, so the list can't take its place"),
                Wording(ja: "--output に別の名前を指定してください。", en: "give --output another name"))
        case .output(let path, let failure) where failure.isDiskFull: Self.diskFull(path)
        case .output(let path, let failure):
            CommandFailure(
                .internalError,
                Wording(ja: "\(shown(path)) を書けません(\(failure))", en: "\(shown(path)) can't be written (\(failure))"),
                Wording(ja: "ディスクを確かめてください。", en: "look at the disk"))
        }
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

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
        case .gap(let digits):
            CommandFailure(
                .refused,
                Wording(
                    ja: "\(digits) で始まるハッシュが1つもありません。途中で切れた一覧のようです。今の一覧はそのままです",
                    en: "no hash begins with \(digits), so the corpus seems to be cut off; the list in place stays"),
                Wording(ja: "入手し直してください。", en: "fetch it anew"))
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
        let wholeEdition = Wording(
            ja: "同じコーパスの SHA-1 版(40桁)を入手してください。", en: "get the SHA-1 edition (40 digits) of that corpus")
        let oneFile = Wording(
            ja: "コーパス全体を1つのファイルとして入手してください。", en: "get that corpus as one file")
        let (kind, remedy) =
            switch digits {
            case 32: (Wording(ja: "NTLMかMD5", en: "NTLM or MD5"), wholeEdition)
            case 27, 35: (Wording(ja: "先頭5桁が省かれたもの", en: "its first five are missing"), oneFile)
            default: (Wording(ja: "SHA-1以外", en: "no SHA-1"), wholeEdition)
            }
        let path = Printable.escaped(path)
        return CommandFailure(
            .refused,
            Wording(
                ja: "\(path) の\(line)行目は\(digits)桁のハッシュ(\(kind.ja))で、照合に使えません",
                en: "line \(line) of \(path) is a hash of \(digits) digits (\(kind.en)), which can't be looked up"),
            remedy)
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

import CredentialPolicy
import CredentialStore
import Glibc
import HostSystem

extension StoreFailure: SpokenFailure {
    var spoken: CommandFailure {
        switch self {
        case .missing:
            CommandFailure(
                .noSuchThing, Wording(ja: "保存先がありません", en: "there is no store"),
                Wording(ja: "acctctl init で作成してください。", en: "make one with acctctl init"))
        case .damaged(let what):
            CommandFailure(
                .refused, Wording(ja: "保存先が壊れています(\(shown(what)))", en: "the store is damaged (\(shown(what)))"),
                Wording(
                    ja: "acctctl store verify で確かめ、控えから戻してください。",
                    en: "look with acctctl store verify, then restore a backup"))
        case .laterVersion(let number):
            CommandFailure(
                .conflict,
                Wording(ja: "保存先は新しい版のものです(\(number))", en: "the store is a later version's (schema \(number))"),
                Wording(ja: "その版の credpolicy を入れてください。", en: "install that version of credpolicy"))
        case .earlierVersion(let number):
            CommandFailure(
                .conflict,
                Wording(ja: "保存先は古い版のものです(\(number))", en: "the store is an earlier version's (schema \(number))"),
                Wording(ja: "acctctl init で更新してください。", en: "bring it up to date with acctctl init"))
        case .readOnly:
            CommandFailure(
                .notPermitted, Wording(ja: "保存先に書き込めません", en: "the store can't be written"),
                Wording(ja: "所有者、権限、マウントを確かめてください。", en: "look at its owner, its mode and the mount"))
        case .busy:
            CommandFailure(
                .busy, Wording(ja: "保存先が混み合っています", en: "the store is busy"),
                Wording(ja: "もう一度実行してください。", en: "try again"))
        case .diskFull:
            CommandFailure(
                .busy, Wording(ja: "ディスクの空きがありません", en: "the disk is full"),
                Wording(ja: "空きを作ってから、もう一度実行してください。", en: "free some space, then try again"))
        case .suspect:
            CommandFailure(
                .refused,
                Wording(ja: "保存先への書き込みに一度失敗しています", en: "writing to the store failed once"),
                Wording(ja: "acctctl store verify で確かめてください。", en: "check it with acctctl store verify"))
        case .system(let what):
            CommandFailure(
                .internalError,
                Wording(ja: "保存先を使えません(\(shown(what)))", en: "the store can't be used (\(shown(what)))"),
                Wording(ja: "ディスクとディレクトリーの権限を確かめてください。", en: "look at the disk and the rights of its directory"))
        }
    }

    private func shown(_ what: String) -> String { Printable.escaped(what) }
}

extension FileRefusal: SpokenFailure {
    var spoken: CommandFailure { CommandFailure(status, wording.happened, wording.remedy) }

    private var status: ExitStatus {
        switch reason {
        case .missing: .noSuchThing
        case .system(let failure): failure.code == EACCES || failure.code == EPERM ? .notPermitted : .internalError
        case .notAbsolute, .notRegular, .notDirectory, .symlink, .wrongOwner, .writableByOthers, .tooLarge,
            .notWords, .networkFileSystem:
            .refused
        }
    }

    private var wording: (happened: Wording, remedy: Wording) {
        let path = Printable.escaped(path)
        return switch reason {
        case .missing:
            Self.wording(path, "がありません", "does not exist", "作成するか、別の場所を指定してください。", "create it, or name another")
        case .notAbsolute:
            Self.wording(
                path, "は / で始まる単純なパスではありません", "is not a plain absolute path", "/ から、`..` なしで書いてください。",
                "write it from / on, without `..`")
        case .notRegular:
            Self.wording(path, "は通常のファイルではありません", "is not a regular file", "通常のファイルを置いてください。", "put a plain file there")
        case .notDirectory:
            Self.wording(
                path, "はディレクトリーではありません", "is not a directory", "ディレクトリーを指定してください。", "name a directory")
        case .symlink:
            Self.wording(
                path, "はここでは使えないシンボリックリンクです", "is, or lies behind, a symbolic link that is not followed here",
                "実際の場所を指定してください。", "use the real path")
        case .wrongOwner(let uid):
            Self.wording(
                path, "の所有者は uid \(uid) です", "belongs to uid \(uid)", "所有者を root か実行者にしてください(chown)。",
                "give it to root or to the running user (chown)")
        case .writableByOthers:
            Self.wording(
                path, "は他の利用者が書き換えられます", "can be written by others", "その権限を外してください(chmod go-w)。",
                "take that right away (chmod go-w)")
        case .tooLarge(let limit):
            Self.wording(
                path, "は\(limit)バイトを超えています", "is larger than \(limit) bytes", "指定した場所を確かめてください。",
                "check that this is the file that is meant")
        case .notWords:
            Self.wording(
                path, "は空か、途中で切れています", "is empty or was cut short", "もとのファイルを置き直してください。",
                "put the whole file there again")
        case .networkFileSystem:
            Self.wording(
                path, "はネットワーク上にあり、排他制御ができません", "lies on a network file system, where locks can't be trusted",
                "この機器のディスクを指定してください。", "use a local disk")
        case .system(let failure) where status == .notPermitted:
            Self.wording(
                path, "を開く権限がありません(\(failure))", "can't be opened (\(failure))", "sudo を付けて実行してください。",
                "run the command with sudo")
        case .system(let failure):
            Self.wording(
                path, "を開けません(\(failure))", "can't be opened (\(failure))", "ディスクと権限を確かめてください。",
                "look at the disk and the rights")
        }
    }

    private static func wording(
        _ path: String, _ ja: String, _ en: String, _ doJa: String, _ doEn: String
    ) -> (happened: Wording, remedy: Wording) {
        (Wording(ja: "\(path) \(ja)", en: "\(path) \(en)"), Wording(ja: doJa, en: doEn))
    }
}

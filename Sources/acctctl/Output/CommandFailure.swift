import CredentialPolicy
import HostSystem

/// A command that did not do what was asked: what happened, what to do, and the exit status.
struct CommandFailure: Error {
    let status: ExitStatus
    let happened: Wording
    let remedy: Wording
    /// Further lines, each of them whole: the problems of a policy file.
    var details: [String] = []

    init(_ status: ExitStatus, _ happened: Wording, _ remedy: Wording, details: [String] = []) {
        self.status = status
        self.happened = happened
        self.remedy = remedy
        self.details = details
    }

    /// `acctctl: what happened: what to do`.
    var lines: [String] { (["\(happened.spoken): \(remedy.spoken)"] + details).map { "acctctl: \($0)" } }

    static func notPermitted(_ path: String) -> CommandFailure {
        CommandFailure(
            .notPermitted,
            Wording(ja: "\(path) を使う権限がありません", en: "you have no right to use \(path)"),
            Wording(ja: "sudo を付けて実行してください。", en: "run the command with sudo"))
    }

    /// The work is done by then; a temporary password that nobody saw is of no use to anybody.
    static func notShown(_ failure: SystemFailure) -> CommandFailure {
        CommandFailure(
            .internalError,
            Wording(ja: "処理は済みましたが、結果を出力できません(\(failure))", en: "done, but the result can't be shown (\(failure))"),
            Wording(
                ja: "出力先を確かめ、仮のパスワードは acctctl password issue で再発行してください。",
                en: "look at where output goes; for a temporary password, run acctctl password issue"))
    }
}

/// An error that this program has sentences for.
protocol SpokenFailure: Error {
    var spoken: CommandFailure { get }
}

extension CommandFailure: SpokenFailure {
    var spoken: CommandFailure { self }
}

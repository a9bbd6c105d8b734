import ArgumentParser
import CredentialPolicy
import Enforcement
import HostSystem

/// `store import-shadow`: existing users keep their passwords.
struct StoreImportShadow: Command {
    static let usage = "store import-shadow [--dry-run] [--shadow <file>]"
    static let example = "acctctl store import-shadow --dry-run"
    static var configuration: CommandConfiguration {
        describe(
            "import-shadow", "既存の利用者のパスワードを引き継ぐ。", "Takes over the passwords of the host's users.",
            more: Wording(
                ja: "/etc/shadow は変更しない。繰り返しても安全。\n引き継げないパスワードがあれば状態1で終わる。",
                en: "/etc/shadow stays as it is; safe to repeat. Status 1: a password could not be taken over."))
    }
    @Flag(help: ArgumentHelp(say("何が行われるかだけを示す。", "Only say what would be done.")))
    var dryRun = false
    @Option(
        help: ArgumentHelp(say("shadow(5) 形式のファイル。", "A file in the form of shadow(5)."), valueName: "file"),
        completion: .file())
    var shadow = ShadowFile.standard
    @OptionGroup var options: GlobalOptions

    func answer(_ desk: Desk) throws -> Answer {
        let administration = try desk.administration()
        let plan = try administration.shadowPlan(Terminal.absolute(shadow))
        if !dryRun, !plan.items.isEmpty {
            try desk.confirm(
                Wording(
                    ja: "\(plan.items.count)個のIDのパスワードを引き継ぎます。よろしいですか。",
                    en: "This takes over the passwords of \(plan.items.count) IDs. Go on?"))
        }
        let done = dryRun ? plan : try administration.importShadow(plan)
        let view = ShadowPlanView(done)
        return Answer(
            view.json(dryRun: dryRun, file: Terminal.absolute(shadow)), view.lines(dryRun: dryRun),
            quiet: done.losesPasswords ? view.losses : [], status: done.losesPasswords ? .refused : .done)
    }
}

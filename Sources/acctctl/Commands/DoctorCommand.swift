import ArgumentParser
import CredentialPolicy
import Enforcement
import HostSystem

/// `doctor`: what would let somebody in, or keep somebody out.
struct DoctorCommand: Command {
    static let usage = "doctor"
    static let example = "acctctl doctor"
    static var configuration: CommandConfiguration {
        describe(
            "doctor", "この機器の設定を点検する。", "Looks for what would let somebody in, or keep somebody out.",
            more: Wording(
                ja: "PAMの設定、ファイルと権限、保存先、ハッシュ、時計を見る。何も変更しない。\n危険か支障があれば状態1。",
                en: "PAM stacks, files and modes, store, hashes, clock; changes nothing. Status 1: danger or outage."))
    }
    @Option(
        help: ArgumentHelp(say("PAMの設定のディレクトリー。", "The directory of PAM stacks."), valueName: "directory"),
        completion: .directory)
    var pam = PamDirectory.standard
    @Option(
        help: ArgumentHelp(say("shadow(5) 形式のファイル。", "A file in the form of shadow(5)."), valueName: "file"),
        completion: .file())
    var shadow = ShadowFile.standard
    @Option(
        help: ArgumentHelp(say("sshd の設定ファイル。", "sshd's configuration."), valueName: "file"),
        completion: .file())
    var sshd = SshdConfiguration.standard
    @OptionGroup var options: GlobalOptions

    func answer(_ desk: Desk) throws -> Answer {
        if let policy = try? desk.policy() { try desk.checkRights(policy) }
        let doctor = Doctor(
            configuration: desk.policyPath, pamDirectory: Terminal.absolute(pam), shadow: Terminal.absolute(shadow),
            sshd: Terminal.absolute(sshd))
        let examination = doctor.examine()
        let findings = examination.findings
        let views = findings.map(DoctorView.init)
        let isSound = !findings.contains { $0.severity > .notice }
        let sound = say("危険も支障も見つかりませんでした。", "Nothing was found that lets somebody in or keeps somebody out.")
        let zone = TimeZoneRules(name: (try? desk.policy())?.organization.timezone ?? "UTC")
        let files = examination.files.map { StrengthFilesView($0, zone: zone) }
        let lines = (isSound ? [sound] : []) + views.flatMap(\.lines) + (files?.lines ?? [])
        let document = JSON.object(["sound": .bool(isSound), "findings": .list(views.map(\.json))])
        return Answer(
            document.adding(files?.members ?? StrengthFilesView.none), lines,
            quiet: isSound ? [] : views.flatMap(\.lines), status: isSound ? .done : .refused)
    }
}

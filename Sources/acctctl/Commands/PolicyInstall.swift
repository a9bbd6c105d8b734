import ArgumentParser
import CredentialPolicy
import CredentialStore
import Enforcement
import HostSystem

/// `policy install`: checks a file and puts it in place of the policy, atomically and as an event.
struct PolicyInstall: Command {
    static let usage = "policy install <file>"
    static let example = "acctctl policy install draft.conf"
    static var configuration: CommandConfiguration {
        describe(
            "install", "方針ファイルを確かめて適用する。", "Checks a policy file and puts it in place.",
            more: Wording(
                ja: "今ログインできるIDが入れなくなる場合は知らせて取りやめる(--yes で適用)。",
                en: "Stops when IDs that can log in now could not any more; --yes goes on."))
    }
    @Argument(help: ArgumentHelp(say("適用するファイル。", "The file to put in place.")), completion: .file()) var file: String
    @OptionGroup var options: GlobalOptions

    func answer(_ desk: Desk) throws -> Answer {
        let path = Terminal.absolute(file)
        if let present = try? desk.policy() { try desk.checkRights(present) }
        let installation = try PolicyInstallation(draft: path, target: desk.policyPath)
        let view = ImpactView(installation.impact)
        let weaker = installation.reading.weaker
        let findings = weaker.map { $0.text(in: desk.language) } + view.lines
        func document(installed: Bool, recorded: Bool) -> JSON {
            .object([
                "file": .text(desk.policyPath), "from": .text(path), "installed": .bool(installed),
                "recorded": .bool(recorded), "weaker": .list(weaker.map { $0.json(desk.language) }),
            ]).adding(view.members)
        }
        // Whoever shuts people out, or can't know whether, must have said so.
        let question = Wording(ja: "それでも適用しますか。", en: "Put it in place all the same?")
        guard try view.isHarmless || desk.agrees(to: question, after: view.lines, unasked: false) else {
            let stop = say(
                "適用していません。このままでよければ --yes を付けてください。",
                "Nothing was changed: add --yes if that is what you want.")
            return Answer(
                document(installed: false, recorded: false), findings + [stop], quiet: findings, status: .refused)
        }
        let failure = try installation.install()
        return Answer(
            document(installed: true, recorded: failure == nil), findings + done(desk, failure), quiet: findings)
    }

    private func done(_ desk: Desk, _ failure: StoreFailure?) -> [String] {
        let place = Printable.escaped(desk.policyPath)
        return [say("\(place) を置き換えました。次の認証から有効です。", "\(place) is in place; it counts from the next login on.")]
            + (failure.map { [unrecorded($0)] } ?? [])
    }

    private func unrecorded(_ failure: StoreFailure) -> String {
        if failure == .missing {
            return say(
                "保存先がないため、記録は保存先ができた後の最初の書き込みで残ります。",
                "There is no store yet: the change is recorded with the first thing written to it.")
        }
        let (happened, remedy) = (failure.spoken.happened.spoken, failure.spoken.remedy.spoken)
        return say(
            "記録は残せませんでした(\(happened))。\(remedy)直った後の最初の書き込みで残ります。",
            "The change could not be recorded (\(happened)): \(remedy); the first thing written after that records it.")
    }
}

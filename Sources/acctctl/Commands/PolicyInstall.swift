import ArgumentParser
import CredentialPolicy
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
        guard try goesOn(installation.impact, view.lines) else {
            let stop = say(
                "適用していません。このままでよければ --yes を付けてください。",
                "Nothing was changed: add --yes if that is what you want.")
            return Answer(
                document(installed: false, recorded: false), findings + [stop], quiet: findings, status: .refused)
        }
        let recorded = try installation.install()
        return Answer(document(installed: true, recorded: recorded), findings + done(desk, recorded), quiet: findings)
    }

    /// Whoever shuts people out must have said so.
    private func goesOn(_ impact: PolicyImpact, _ lines: [String]) throws -> Bool {
        if impact.shutOut.isEmpty || options.yes { return true }
        guard Terminal.isInteractive, !options.json else { return false }
        Terminal.ask(lines.flatMap(Layout.wrapped).map { $0 + "\n" }.joined())
        Terminal.ask(say("それでも適用しますか。", "Put it in place all the same?") + " [y/N] ")
        let first = try Terminal.input(256).first
        return first == UInt8(ascii: "y") || first == UInt8(ascii: "Y")
    }

    private func done(_ desk: Desk, _ recorded: Bool) -> [String] {
        let place = Printable.escaped(desk.policyPath)
        return [say("\(place) を置き換えました。次の認証から有効です。", "\(place) is in place; it counts from the next login on.")]
            + (recorded
                ? []
                : [
                    say(
                        "保存先がないため、記録は保存先ができた後の最初の書き込みで残ります。",
                        "There is no store yet: the change is recorded with the first thing written to it.")
                ])
    }
}

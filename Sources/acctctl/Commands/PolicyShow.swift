import ArgumentParser
import CredentialPolicy
import Enforcement

/// `policy show`: the rules in force and where each comes from. What it prints is itself a policy file.
struct PolicyShow: Command {
    static let usage = "policy show"
    static let example = "acctctl policy show"
    static var configuration: CommandConfiguration {
        describe("show", "適用中の値と、その出どころ。", "Shows the values in force and where they come from.")
    }
    @OptionGroup var options: GlobalOptions

    func answer(_ desk: Desk) throws -> Answer {
        let settings = try SettingView.all(try desk.reading(), desk.policyPath)
        var lines = ["# \(desk.policyPath)"]
        for (index, setting) in settings.enumerated() {
            if index == 0 || settings[index - 1].key.section != setting.key.section {
                lines += ["", "[\(setting.key.section)]"]
            }
            lines.append(setting.line)
        }
        return Answer(
            .object(["file": .text(desk.policyPath), "settings": .list(settings.map(\.json))]), listing: lines)
    }
}

/// `policy explain`: what a key means, and its value in force where the policy can be read.
struct PolicyExplain: Command {
    static let usage = "policy explain <key>"
    static let example = "acctctl policy explain password.min-length"
    static var configuration: CommandConfiguration {
        describe("explain", "キーの意味、既定値、単位、条項。", "Says what a key means: default, unit, clause.")
    }
    @Argument(help: ArgumentHelp(say("キー。区分を付けてもよい。", "The key, with or without its section."))) var key: String
    @OptionGroup var options: GlobalOptions

    func answer(_ desk: Desk) throws -> Answer {
        let keys = PolicyKey.matching(key)
        guard !keys.isEmpty else { throw unknown }
        let reading = try? desk.reading()
        let views = keys.map { SettingView($0, reading, desk.policyPath) }
        return Answer(
            .object(["settings": .list(views.map(\.explanation))]),
            listing: Array(views.map(\.block).joined(separator: [""])))
    }

    private var unknown: CommandFailure {
        let shown = Printable.fitted(key, columns: 40)
        let near = PolicyKey.nearest(to: key)
        return CommandFailure(
            .noSuchThing, Wording(ja: "キー \(shown) はありません", en: "there is no key \(shown)"),
            near.map { Wording(ja: "\($0) ではありませんか。", en: "did you mean \($0)?") }
                ?? Wording(ja: "acctctl policy show で一覧を確かめてください。", en: "acctctl policy show lists them"))
    }
}

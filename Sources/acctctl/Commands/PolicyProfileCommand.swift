import ArgumentParser
import CredentialPolicy

/// `policy profile`: the settings of a well-known set of rules, as a policy file has them.
struct PolicyProfileCommand: Command {
    static let usage = "policy profile [<name>]"
    static let example = "acctctl policy profile nist-800-63b-4"
    static var configuration: CommandConfiguration {
        describe(
            "profile", "規程ごとの設定値を方針ファイルの形で示す。", "Shows the settings of a set of rules.",
            more: Wording(
                ja: "名前を省くと一覧を示す。表示した行は方針ファイルへそのまま写せる。",
                en: "Without a name it lists them. The lines can be put into a policy file as they are."))
    }
    @Argument(help: ArgumentHelp(say("規程の名前。", "The name of a profile."))) var name: String?
    @OptionGroup var options: GlobalOptions

    func answer(_ desk: Desk) throws -> Answer {
        guard let name else {
            let rows = PolicyProfile.all.map { [$0.name, $0.source.spoken] }
            let table = Table(headings: [say("名前", "NAME"), say("出典", "SOURCE")], rows: rows, yielding: [1])
            return Answer(.object(["profiles": .list(PolicyProfile.all.map(Self.json))]), listing: table.lines)
        }
        guard let profile = PolicyProfile.named(name) else { throw unknown(name) }
        var answer = Answer(Self.json(profile), listing: Self.lines(profile))
        answer.wraps = false
        return answer
    }

    private static func lines(_ profile: PolicyProfile) -> [String] {
        var lines = ["# \(profile.name): \(profile.source.spoken)"]
        var section = ""
        for demand in profile.demands.sorted(by: { order($0) < order($1) }) {
            if section != demand.key.section {
                section = demand.key.section
                lines += ["", "[\(section)]"]
            }
            lines += ["# \(demand.clause): \(demand.wanted.spoken)", "\(demand.key.key) = \(demand.value)"]
        }
        return lines
    }

    /// A section may stand in a file once: keys in the table's order.
    private static func order(_ demand: ProfileDemand) -> Int {
        PolicyKey.all.firstIndex { $0.name == demand.key.name } ?? 0
    }

    private static func json(_ profile: PolicyProfile) -> JSON {
        .object([
            "profile": .text(profile.name), "source": .text(profile.source.spoken),
            "settings": .list(
                profile.demands.map {
                    .object([
                        "key": .text($0.key.name), "value": .text($0.value), "clause": .text($0.clause),
                        "wanted": .text($0.wanted.spoken),
                    ])
                }),
        ])
    }

    private func unknown(_ name: String) -> CommandFailure {
        let shown = Printable.fitted(name, columns: 40)
        let near = PolicyProfile.nearest(to: name)
        return CommandFailure(
            .noSuchThing, Wording(ja: "規程 \(shown) はありません", en: "there is no profile \(shown)"),
            near.map { Wording(ja: "\($0) ではありませんか。", en: "did you mean \($0)?") }
                ?? Wording(ja: "acctctl policy profile で一覧を確かめてください。", en: "acctctl policy profile lists them"))
    }
}

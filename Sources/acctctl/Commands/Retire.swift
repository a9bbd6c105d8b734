import ArgumentParser
import CredentialPolicy
import CredentialStore
import Enforcement

/// `retire`: somebody leaves (退職); one act stops everything that the ID could use.
struct Retire: Command {
    static let usage = "retire <id> [--on <date>]"
    static let example = "acctctl retire 000012 --on 2027-03-31"
    static var configuration: CommandConfiguration {
        describe("retire", "IDの利用を終了する(退職)。元には戻せない。", "Ends an ID, for good.")
    }

    @Argument(help: accountHelp()) var account: String
    @Option(help: ArgumentHelp(say("最終日(その日を含む)。", "Last day, included; now when left out."), valueName: "date"))
    var on: String?
    @OptionGroup var options: GlobalOptions

    func answer(_ desk: Desk) throws -> Answer {
        let day = try Arguments.day("--on", on)
        let administration = try desk.administration()
        try desk.confirm(question(try administration.summary(account)))
        let retirement = try administration.retire(account, on: day)
        let moments = Moments(zone: administration.zone)
        return Answer(
            .object([
                "account": .text(account), "retired_from": moments.machine(retirement.from),
                "former": moments.machine(retirement.former),
            ]), [done(retirement, day, moments)] + former(retirement, moments))
    }

    private func done(_ retirement: Retirement, _ day: Day?, _ moments: Moments) -> String {
        switch (retirement.isNow, day) {
        case (true, nil): say("ID \(account) の利用を終了しました。", "ID \(account) has retired.")
        case (true, let day?):
            say(
                "\(day.text) は過ぎているため、ID \(account) の利用を今終了しました。",
                "\(day.text) has passed: ID \(account) has retired now.")
        case (false, _):
            say(
                "ID \(account) は \(moments.minute(retirement.from)) に利用を終了します。",
                "ID \(account) retires on \(moments.minute(retirement.from)).")
        }
    }

    private func former(_ retirement: Retirement, _ moments: Moments) -> [String] {
        guard let former = retirement.former.map(moments.minute) else { return [] }
        return [say("変更前の予定は \(former) でした。", "The date before was \(former).")]
    }

    private func question(_ summary: AccountSummary) -> Wording {
        let name = summary.person.map { $0.name.isEmpty ? "" : "(\(Printable.fitted($0.name, columns: 40)))" } ?? ""
        let when = on.map { Wording(ja: "\($0) 限りで", en: " after \($0)") } ?? Wording(ja: "今すぐ", en: " now")
        return Wording(
            ja: "ID \(account)\(name)の利用を\(when.ja)終了します。元には戻せません。よろしいですか。",
            en: "This ends ID \(account)\(name)\(when.en), for good. Go on?")
    }
}

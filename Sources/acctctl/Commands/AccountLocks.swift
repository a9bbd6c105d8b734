import ArgumentParser
import CredentialPolicy
import Enforcement
import HostSystem

/// `account lock`: stops every path, not only passwords.
struct AccountLock: Command {
    static let usage = "account lock <id>"
    static let example = "acctctl account lock 000012"
    static var configuration: CommandConfiguration {
        describe("lock", "IDをロックする。すべての経路が止まる。", "Locks an ID: password, key and cron stop.")
    }
    @Argument(help: accountHelp()) var account: String
    @OptionGroup var options: GlobalOptions

    func answer(_ desk: Desk) throws -> Answer {
        let administration = try desk.administration()
        _ = try administration.summary(account)
        try desk.confirm(
            Wording(
                ja: "ID \(account) をロックします。解除するまで何も利用できません。よろしいですか。",
                en: "This locks ID \(account): nothing of it works until it is unlocked. Go on?"))
        try administration.lock(account)
        return Answer(
            .object(["account": .text(account), "locked": .text("administrator")]),
            [
                say(
                    "ID \(account) をロックしました。解除: acctctl account unlock \(account)",
                    "Locked ID \(account). To end that: acctctl account unlock \(account)")
            ])
    }
}

extension Administration.IdentityCheck {
    fileprivate var wording: Wording {
        switch self {
        case .staffCard: Wording(ja: "職員証", en: "staff card")
        case .inPerson: Wording(ja: "対面(顔見知り)", en: "in person: I know them")
        case .superior: Wording(ja: "上司による確認", en: "their superior vouched for them")
        }
    }
}

/// `account unlock`: ends a lock and clears the count of failures.
struct AccountUnlock: Command {
    static let usage = "account unlock <id> [--checked <how>]"
    static let example = "acctctl account unlock 000012 --checked staff-card"
    static var configuration: CommandConfiguration {
        describe(
            "unlock", "ロックを解除し、失敗回数を消す。", "Ends a lock and clears the count of failures.",
            more: Wording(
                ja: "--checked には本人確認の方法を指定する。端末では尋ねる。記録に残る。特権IDは、その本人には解除できない。",
                en:
                    "The log keeps how you made sure who asks (--checked; a terminal asks). Nobody unlocks their own privileged ID."
            ))
    }
    @Argument(help: accountHelp()) var account: String
    @Option(
        help: ArgumentHelp(
            say("確認方法。", "How you made sure who asks."), valueName: "how"))
    var checked: Administration.IdentityCheck?
    @OptionGroup var options: GlobalOptions

    func answer(_ desk: Desk) throws -> Answer {
        let administration = try desk.administration()
        let checked = try checked ?? askHow(desk, try administration.summary(account))
        try administration.unlock(account, checked: checked)
        let after = try administration.summary(account)
        let disabled = after.disabled.map { Obstacle.passwordDisabled($0).line(after.facts) }
        return Answer(
            .object([
                "account": .text(account), "locked": .text(disabled.isEmpty ? "no" : "failures"),
                "identity_checked": .optional(checked?.rawValue),
            ]), [say("ID \(account) のロックを解除しました。", "Unlocked ID \(account).")] + disabled)
    }

    /// Nil where nobody is there to be asked: then the log says that nothing was stated.
    private func askHow(_ desk: Desk, _ summary: AccountSummary) throws -> Administration.IdentityCheck? {
        guard Terminal.isInteractive, !options.yes, summary.lock != .none || summary.failures > 0 else { return nil }
        let ways = Administration.IdentityCheck.allCases
        let choices = ways.enumerated().map { "  \($0 + 1)  \($1.wording.spoken)\n" }.joined()
        Terminal.ask(say("どのように本人を確認しましたか。", "How did you make sure who asks?") + "\n" + choices + "> ")
        let answer = String(decoding: try Terminal.input(256).prefix { $0 > 0x20 }, as: UTF8.self)
        if let number = Int(answer), ways.indices.contains(number - 1) { return ways[number - 1] }
        if let way = Administration.IdentityCheck(rawValue: answer) { return way }
        throw CommandFailure(
            .refused, Wording(ja: "解除しませんでした", en: "nothing was unlocked"),
            Wording(ja: "本人を確認し、1 から \(ways.count) で答えてください。", en: "make sure who asks, and answer 1 to \(ways.count)"))
    }
}

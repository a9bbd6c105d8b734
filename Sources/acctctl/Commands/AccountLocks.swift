import ArgumentParser
import CredentialPolicy
import Enforcement

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

/// `account unlock`: ends a lock and clears the count of failures.
struct AccountUnlock: Command {
    static let usage = "account unlock <id> [--checked <how>]"
    static let example = "acctctl account unlock 000012 --checked staff-card"
    static var configuration: CommandConfiguration {
        describe(
            "unlock", "ロックを解除し、失敗回数を消す。", "Ends a lock and clears the count of failures.",
            more: Wording(
                ja: "--checked には本人確認の方法を指定する。記録に残る。",
                en: "The log keeps how you made sure who asks (--checked)."))
    }
    @Argument(help: accountHelp()) var account: String
    @Option(
        help: ArgumentHelp(
            say("確認方法。", "How you made sure who asks."), valueName: "how"))
    var checked: Administration.IdentityCheck?
    @OptionGroup var options: GlobalOptions

    func answer(_ desk: Desk) throws -> Answer {
        try desk.administration().unlock(account, checked: checked)
        return Answer(
            .object([
                "account": .text(account), "locked": .text("no"), "identity_checked": .optional(checked?.rawValue),
            ]), [say("ID \(account) のロックを解除しました。", "Unlocked ID \(account).")])
    }
}

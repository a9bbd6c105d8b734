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
    /// Nil where nobody is there to be asked: then the log says that nothing was stated.
    fileprivate static func asked(_ options: GlobalOptions, if somethingEnds: Bool) throws -> Self? {
        guard Terminal.isInteractive, !options.yes, somethingEnds else { return nil }
        let ways = allCases
        let choices = ways.enumerated().map { "  \($0 + 1)  \($1.wording.spoken)\n" }.joined()
        Terminal.ask(say("どのように本人を確認しましたか。", "How did you make sure who asks?") + "\n" + choices + "> ")
        let answer = String(decoding: try Terminal.input(256).prefix { $0 > 0x20 }, as: UTF8.self)
        if let number = Int(answer), ways.indices.contains(number - 1) { return ways[number - 1] }
        if let way = Self(rawValue: answer) { return way }
        throw CommandFailure(
            .refused, Wording(ja: "何も変更しませんでした", en: "nothing was changed"),
            Wording(ja: "本人を確認し、1 から \(ways.count) で答えてください。", en: "make sure who asks, and answer 1 to \(ways.count)"))
    }

    private var wording: Wording {
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
        let before = try administration.summary(account)
        let checked = try checked ?? .asked(options, if: before.lock != .none || before.failures > 0)
        try administration.unlock(account, checked: checked)
        let after = try administration.summary(account)
        let disabled = after.disabled.map {
            Obstacle.passwordDisabled($0.scope, of: $0.authenticator).line(after.facts)
        }
        return Answer(
            .object([
                "account": .text(account), "locked": .text(disabled.isEmpty ? "no" : "failures"),
                "identity_checked": .optional(checked?.rawValue),
            ]), [say("ID \(account) のロックを解除しました。", "Unlocked ID \(account).")] + disabled)
    }
}

/// `account rebind`: another module's password was set anew.
struct AccountRebind: Command {
    static let usage = "account rebind <id> [--checked <how>]"
    static let example = "acctctl account rebind 000012 --checked staff-card"
    static var configuration: CommandConfiguration {
        describe(
            "rebind", "ほかのモジュールのパスワードの再設定を記録する。", "Notes that a password kept elsewhere was set anew.",
            more: Wording(
                ja:
                    "パスワードをSSSD、winbind、pam_unixなどが照合する場合(overlay=)に、そこで再設定したあとで実行する。連続した失敗の回数を数え直す。ロックの解除は account unlock で行う。--checked には本人確認の方法を指定する。特権IDは、その本人には実行できない。",
                en:
                    "For passwords that SSSD, winbind or pam_unix checks (overlay=), after they were set anew there: failures "
                    + "in a row are counted anew. Locks end with account unlock. The log keeps how you made sure who asks "
                    + "(--checked; a terminal asks). Nobody does this for their own privileged ID."))
    }
    @Argument(help: accountHelp()) var account: String
    @Option(
        help: ArgumentHelp(
            say("確認方法。", "How you made sure who asks."), valueName: "how"))
    var checked: Administration.IdentityCheck?
    @OptionGroup var options: GlobalOptions

    func answer(_ desk: Desk) throws -> Answer {
        let administration = try desk.administration()
        _ = try administration.summary(account)
        let checked = try checked ?? .asked(options, if: true)
        try administration.rebind(account, checked: checked)
        return Answer(
            .object([
                "account": .text(account), "authenticator": .text(CountedAuthenticator.overlay.rawValue),
                "identity_checked": .optional(checked?.rawValue),
            ]),
            [
                say(
                    "ID \(account) の、ほかのモジュールが照合するパスワードの連続失敗を数え直します。",
                    "Failures in a row of ID \(account)'s password kept elsewhere count anew.")
            ])
    }
}

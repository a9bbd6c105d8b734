import ArgumentParser
import CredentialPolicy
import Enforcement

/// `account …`: what is known about IDs, and their locks.
struct AccountFamily: CommandFamily {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "account", abstract: say("IDの状態とロック。", "State and locks of IDs."),
            subcommands: [
                AccountList.self, AccountShow.self, AccountExplain.self, AccountLock.self, AccountUnlock.self,
                AccountRebind.self,
            ])
    }
}

/// `account list`.
struct AccountList: Command {
    static let usage = "account list"
    static let example = "acctctl account list"
    static var configuration: CommandConfiguration { describe("list", "全IDの一覧。", "Lists all IDs.") }
    @OptionGroup var options: GlobalOptions

    func answer(_ desk: Desk) throws -> Answer {
        let administration = try desk.administration()
        let summaries = try administration.summaries()
        let view = AccountView(moments: Moments(zone: administration.zone))
        // Of 100,000 IDs each form takes half a second and 100 MB.
        if options.json { return Answer(.object(["accounts": .list(summaries.map(view.json))]), listing: []) }
        return Answer(.null, listing: view.table(summaries).lines)
    }
}

/// `account show`.
struct AccountShow: Command {
    static let usage = "account show <id>"
    static let example = "acctctl account show 000012"
    static var configuration: CommandConfiguration { describe("show", "IDの状態。", "Shows one ID.") }
    @Argument(help: accountHelp()) var account: String
    @OptionGroup var options: GlobalOptions

    func answer(_ desk: Desk) throws -> Answer {
        let administration = try desk.administration()
        let summary = try administration.summary(account)
        let view = AccountView(moments: Moments(zone: administration.zone))
        return Answer(view.json(summary), listing: view.block(summary).lines)
    }
}

/// `account explain`: why a login would be refused now.
struct AccountExplain: Command {
    static let usage = "account explain <id>"
    static let example = "acctctl account explain 000012"
    static var configuration: CommandConfiguration {
        describe("explain", "今ログインできない理由。", "Says why a login would be refused now.")
    }
    @Argument(help: accountHelp()) var account: String
    @OptionGroup var options: GlobalOptions

    func answer(_ desk: Desk) throws -> Answer {
        let administration = try desk.administration()
        let explanation = try administration.explanation(account)
        let view = ExplanationView(explanation: explanation, moments: Moments(zone: administration.zone))
        return Answer(view.json, listing: view.lines)
    }
}

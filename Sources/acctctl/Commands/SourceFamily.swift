import ArgumentParser
import CredentialPolicy
import Enforcement

/// `source …`: sources that are stopped after too many failures.
struct SourceFamily: CommandFamily {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "source", abstract: say("失敗が多く停止した発信元。", "Sources stopped after too many failures."),
            subcommands: [SourceList.self, SourceUnlock.self])
    }
}

/// `source list`.
struct SourceList: Command {
    static let usage = "source list"
    static let example = "acctctl source list"
    static var configuration: CommandConfiguration {
        describe("list", "停止中の発信元の一覧。", "Lists the sources that are stopped.")
    }
    @OptionGroup var options: GlobalOptions

    func answer(_ desk: Desk) throws -> Answer {
        let administration = try desk.administration()
        let sources = try administration.stoppedSources()
        let view = SourceView(moments: Moments(zone: administration.zone))
        return Answer(.object(["sources": .list(sources.map(view.json))]), listing: view.lines(sources))
    }
}

/// `source unlock`: lets a stopped source try again.
struct SourceUnlock: Command {
    static let usage = "source unlock <source> [--reason <text>]"
    static let example = "acctctl source unlock 192.0.2.7 --reason \"wrong password in a scanner\""
    static var configuration: CommandConfiguration {
        describe(
            "unlock", "発信元の停止を解除し、失敗回数を消す。", "Lets a stopped source try again, its failures forgotten.",
            more: Wording(
                ja: "発信元は source list の表示のとおりに書く。IPv6はそのネットワークのどのアドレスでもよい。IDのロックは解除しない。",
                en:
                    "Write the source as source list does; of IPv6 any address of the network will do. Locks of IDs stay."
            ))
    }
    @Argument(help: ArgumentHelp(say("発信元。", "The source."), valueName: "source")) var source: String
    @Option(help: ArgumentHelp(say("判明した原因(記録に残る)。", "What the cause was; for the log."), valueName: "text"))
    var reason: String?
    @OptionGroup var options: GlobalOptions

    func answer(_ desk: Desk) throws -> Answer {
        let reason = try reason.map { try Arguments.text("--reason", $0, limit: 200) }
        let name = try desk.administration().unlockSource(source, reason: reason ?? "")
        return Answer(
            .object(["source": .text(name), "stopped": .bool(false)]),
            [
                say(
                    "発信元 \(Printable.escaped(name)) の停止を解除しました。",
                    "Source \(Printable.escaped(name)) may try again.")
            ])
    }
}

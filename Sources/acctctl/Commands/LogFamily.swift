import ArgumentParser
import CredentialPolicy
import CredentialStore
import Enforcement

/// `log …`: the tamper-evident log.
struct LogFamily: CommandFamily {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "log", abstract: say("改ざんを検出できる記録。", "The tamper-evident log."),
            subcommands: [LogShow.self, LogVerify.self])
    }
}

/// `log show`: the latest events, oldest first.
struct LogShow: Command {
    static let usage = "log show [--account <id>] [--lines <lines>]"
    static let example = "acctctl log show --account 000012 --lines 20"
    static var configuration: CommandConfiguration {
        describe("show", "最近の記録を古い順に表示する。", "Shows the latest events, oldest first.")
    }
    @Option(help: ArgumentHelp(say("このIDの記録だけ。", "Only events of this ID."), valueName: "id"))
    var account: String?
    @Option(help: ArgumentHelp(say("件数。", "How many events.")))
    var lines = 50
    @OptionGroup var options: GlobalOptions

    func answer(_ desk: Desk) throws -> Answer {
        guard (1...1_000_000).contains(lines) else {
            throw CommandFailure.argument(
                "--lines", "\(lines)", Wording(ja: "1から1000000までの数を書いてください。", en: "write a number from 1 to 1000000"))
        }
        let administration = try desk.administration()
        let events = try administration.events(lines, of: account)
        let view = EventView(moments: Moments(zone: administration.zone))
        return Answer(.object(["events": .list(events.map(view.json))]), listing: view.table(events).lines)
    }
}

/// `log verify`: recomputes the chain.
struct LogVerify: Command {
    static let usage = "log verify"
    static let example = "acctctl log verify"
    static var configuration: CommandConfiguration {
        describe("verify", "記録が改ざんされていないか確かめる。", "Checks that nobody has altered the log.")
    }
    @OptionGroup var options: GlobalOptions

    func answer(_ desk: Desk) throws -> Answer {
        let administration = try desk.administration()
        let finding = try administration.verifyLog()
        let provenance = Provenance(administration.policy)
        let lines = [provenance.line, finding.line]
        return Answer(
            finding.json.adding(provenance.members), lines, quiet: finding.isSound ? [] : lines, status: finding.status)
    }
}

extension ChainFinding {
    var status: ExitStatus { isSound ? .done : .refused }

    var json: JSON {
        .object([
            "sound": .bool(isSound), "records": .number(records), "first_bad": .optional(firstBad),
            "finding": isSound ? .null : .text(what),
        ])
    }

    var line: String {
        guard let firstBad else {
            return say("記録\(records)件に改ざんはありません。", "The log is sound: \(records) records.")
        }
        return say(
            "記録の\(firstBad)番目に異常があります(\(words.ja))。そこから先は証拠になりません。控えと比べてください。",
            "The log is not sound at record \(firstBad) (\(words.en)). Nothing from there on is evidence: compare a backup."
        )
    }

    private var words: Wording {
        switch what {
        case "altered": Wording(ja: "内容が書き換えられた", en: "altered")
        case "missing": Wording(ja: "欠落または差し込み", en: "missing, or not in its place")
        case "cut_off": Wording(ja: "末尾の切り捨て", en: "cut off at the end")
        case "head_missing": Wording(ja: "先頭情報の欠落", en: "the head of the chain is missing")
        default: Wording(ja: what, en: what)
        }
    }
}

import CredentialPolicy
import Enforcement

/// Whom another policy would shut out, as lines and as members of a document.
struct ImpactView {
    /// More would hide the question.
    private static let listed = 20

    private let impact: PolicyInstallation.Impact
    init(_ impact: PolicyInstallation.Impact) { self.impact = impact }

    /// True where it is known that nobody loses a way in.
    var isHarmless: Bool {
        switch impact {
        case .known(let impact): impact.shutOut.isEmpty
        case .unknown: false
        }
    }

    var lines: [String] {
        switch impact {
        case .known(let impact): impact.shutOut.isEmpty ? [] : Self.table(impact)
        case .unknown(let failure): Self.unknown(failure)
        }
    }

    private static func unknown(_ failure: AdministrationFailure) -> [String] {
        let spoken = failure.spoken
        let isPolicy = if case .policy(.wrong) = failure { true } else { false }
        let happened = isPolicy ? say("今の方針ファイルに誤りがあります", "the policy in force is wrong") : spoken.happened.spoken
        return [
            say(
                "ログインできなくなるIDの数を確かめられません(\(happened))。\(spoken.remedy.spoken)",
                "How many IDs this shuts out can't be known (\(happened)): \(spoken.remedy.spoken).")
        ] + spoken.details.map { "  " + $0 }
    }

    private static func table(_ impact: PolicyImpact) -> [String] {
        let rows = impact.shutOut.flatMap { id in id.losses.map { (id.login, $0) } }
        let table = Table(
            headings: ["ID", say("サービス", "services"), say("理由", "reason")],
            rows: rows.prefix(listed).map { login, loss in
                [login, loss.services.joined(separator: " "), words(loss)]
            }, yielding: [1, 0])
        let more = rows.count - listed
        return [headline(impact)] + table.lines.map { "  " + $0 }
            + (more > 0 ? [say("  ほか\(more)件(--json で全件)", "  and \(more) more (--json has them all)")] : [])
    }

    private static func headline(_ impact: PolicyImpact) -> String {
        let lost = impact.before - impact.after
        let registered = impact.shutOut.count(where: \.isRegistered)
        let host = impact.shutOut.count - registered
        return say(
            "今ログインできる登録ID \(impact.before)個のうち \(lost)個がログインできなくなります(一部の経路だけを失うものを含め、登録ID \(registered)個、機器のID \(host)個に影響)。",
            "Of \(impact.before) registered IDs that can log in now, \(lost) could not any more "
                + "(with those that lose some ways only: \(registered) registered IDs, \(host) of the host's own).")
    }

    private static func words(_ loss: ShutOut.Loss) -> String {
        switch loss.way {
        case .password: loss.reason.wording.spoken
        case .key: loss.reason.wording.spoken + say("(公開鍵)", " (by key)")
        case .root: loss.reason.wording.spoken + say("(rootから)", " (from root)")
        case .nothing: loss.reason.wording.spoken + say("(認証なし)", " (without proof)")
        }
    }

    var members: [JSON.Member] {
        switch impact {
        case .known(let impact):
            [
                JSON.Member(key: "impact_known", value: .bool(true)),
                JSON.Member(key: "could_log_in", value: .number(Int64(impact.before))),
                JSON.Member(key: "can_log_in", value: .number(Int64(impact.after))),
                JSON.Member(key: "shut_out", value: .list(impact.shutOut.map(Self.json))),
            ]
        case .unknown:
            [JSON.Member(key: "impact_known", value: .bool(false))]
                + ["could_log_in", "can_log_in", "shut_out"].map { JSON.Member(key: $0, value: .null) }
        }
    }

    private static func json(_ id: ShutOut) -> JSON {
        .object([
            "account": .text(id.login), "registered": .bool(id.isRegistered),
            "losses": .list(
                id.losses.map { loss in
                    .object([
                        "services": .list(loss.services.map(JSON.text)), "way": .text(loss.way.rawValue),
                        "reason": .text(loss.reason.rawValue),
                    ])
                }),
        ])
    }
}

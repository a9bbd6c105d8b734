import CredentialPolicy

/// Whom another policy would shut out, as lines and as members of a document.
struct ImpactView {
    /// More would hide the question.
    private static let listed = 20

    private let impact: PolicyImpact
    init(_ impact: PolicyImpact) { self.impact = impact }

    var lines: [String] {
        guard !impact.shutOut.isEmpty else { return [] }
        let rows = impact.shutOut.flatMap { id in id.losses.map { (id.login, $0) } }
        let table = Table(
            headings: ["ID", say("サービス", "services"), say("理由", "reason")],
            rows: rows.prefix(Self.listed).map { login, loss in
                [login, loss.services.joined(separator: " "), Self.words(loss)]
            }, yielding: [1, 0])
        let more = rows.count - Self.listed
        return [headline] + table.lines.map { "  " + $0 }
            + (more > 0 ? [say("  ほか\(more)件(--json で全件)", "  and \(more) more (--json has them all)")] : [])
    }

    private var headline: String {
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
        [
            JSON.Member(key: "could_log_in", value: .number(Int64(impact.before))),
            JSON.Member(key: "can_log_in", value: .number(Int64(impact.after))),
            JSON.Member(key: "shut_out", value: .list(impact.shutOut.map(Self.json))),
        ]
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

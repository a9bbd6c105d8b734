import CredentialPolicy
import CredentialStore
import Enforcement

/// Why a login would be refused now: what is in the way, from where it is not, and what was tried.
struct ExplanationView {
    let explanation: Explanation
    let moments: Moments

    private var login: String { explanation.summary.facts.login.text }
    private var obstacles: [Obstacle] { Obstacle.all(explanation, moments) }

    var lines: [String] {
        if obstacles.isEmpty, explanation.hasPassword {
            return [
                say(
                    "ID \(login) は、正しいパスワードでログインできます。",
                    "A login with the right password of ID \(login) would be accepted.")
            ] + failures
        }
        return obstacles.map { $0.line(explanation.summary.facts) } + more + notes + elsewhere + failures
    }

    private var more: [String] {
        let count = explanation.moreStopped
        if count == 0 { return [] }
        let command = Layout.unbroken("acctctl source list")
        return [say("ほかに停止中の発信元が \(count) あります: \(command)", "\(count) more stopped sources keep it out: \(command)")]
    }

    /// Nothing to be mended: a password of ours, once issued, is temporary, and shuts the key, cron, sudo and su of the ID until
    /// it is changed.
    private var noPassword: Wording? {
        if explanation.hasPassword || explanation.reasons == [.retired] { return nil }
        return Wording(
            ja: "credpolicyのパスワードはありません。鍵、またはほかのモジュールが照合するパスワード(overlay=)で利用します。",
            en: "It has no password here: it gets in by key, or with a password that another module checks (overlay=).")
    }

    private var notes: [String] { noPassword.map { [$0.spoken] } ?? [] }

    /// Who is locked out from everywhere needs help at once; who is not can go on where they are.
    private var elsewhere: [String] {
        guard explanation.dependsOnPlace else { return [] }
        let places = explanation.openPlaces
        if places.isEmpty { return [] }
        return [
            say(
                "次の場所からはログインできます: \(places.joined(separator: "、"))",
                "From these places it still gets in: \(places.joined(separator: ", "))")
        ]
    }

    private var failures: [String] {
        let failures = explanation.failures
        guard let first = failures.map(\.first).min(), let last = failures.map(\.last).max() else { return [] }
        let count = failures.reduce(0) { $0 + $1.count }
        let named = failures.filter { !$0.source.isEmpty }.map {
            say("\($0.source) \($0.count)回", "\($0.count) from \($0.source)")
        }
        let others = failures.filter(\.source.isEmpty).map { say("ほか \($0.count)回", "\($0.count) from elsewhere") }
        return [
            say(
                "前回のログイン以降の失敗 \(count)回(\(moments.minute(first))~\(moments.minute(last))): ",
                "Failed tries since its last login: \(count) (\(moments.minute(first)) to \(moments.minute(last))): ")
                + (named + others).joined(separator: say("、", ", "))
        ]
    }

    var json: JSON {
        let summary = explanation.summary
        return .object([
            "account": .text(login), "accepted": .bool(obstacles.isEmpty),
            "obstacles": .list(obstacles.map { $0.json(summary.facts) }),
            "more_sources": .number(Int64(explanation.moreStopped)),
            "notes": .list(
                noPassword.map {
                    [.object(["code": .text(Reason.noPassword.rawValue), "message": .text($0.spoken)])]
                } ?? []),
            "open_places": explanation.dependsOnPlace ? .list(explanation.openPlaces.map(JSON.text)) : .null,
            "failures_since": .list(
                explanation.failures.map {
                    .object([
                        "source": $0.source.isEmpty ? .null : .text($0.source), "count": .number(Int64($0.count)),
                        "first": moments.machine($0.first), "last": moments.machine($0.last),
                    ])
                }),
        ])
    }
}

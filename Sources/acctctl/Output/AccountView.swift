import CredentialPolicy
import CredentialStore
import Enforcement

/// An account as a row, as a block and as a document. Hashes are in none of them: a summary has none.
struct AccountView {
    let moments: Moments

    func table(_ summaries: [AccountSummary]) -> Table {
        Table(
            headings: [
                "ID", say("氏名", "name"), say("種別", "kind"), say("状態", "state"), say("ロック", "lock"),
                say("パスワード", "password"), say("最終ログイン", "last login"),
            ],
            rows: summaries.map { summary in
                [
                    summary.facts.login.text, summary.name, summary.facts.kind.wording.spoken,
                    summary.state.wording.spoken, shortLock(summary), password(summary).wording.spoken,
                    summary.lastLogin.map { moments.minute($0.opened) } ?? "-",
                ]
            }, yielding: [0, 1])
    }

    func block(_ summary: AccountSummary) -> Block {
        let (facts, person) = (summary.facts, summary.person)
        return Block([
            ("ID", facts.login.text),
            (say("氏名", "name"), summary.name),
            (say("職員番号", "staff number"), person?.staffNumber ?? "-"),
            (say("所属", "department"), summary.department),
            (say("種別", "kind"), facts.kind.wording.spoken),
            (say("状態", "state"), state(summary)),
            (say("利用開始", "valid from"), moments.minute(facts.validFrom)),
            (say("最終日", "last day"), facts.validUntil.map(moments.lastDay) ?? "-"),
            (say("失敗回数", "failures"), "\(summary.failures)"),
            (say("ロック", "lock"), longLock(summary)),
            (say("パスワード", "password"), longPassword(summary)),
            (say("最終ログイン", "last login"), lastLogin(summary)),
            (say("最終ログアウト", "last logout"), summary.lastLogin?.closed.map(moments.minute) ?? "-"),
        ])
    }

    func json(_ summary: AccountSummary) -> JSON {
        let (facts, person) = (summary.facts, summary.person)
        return .object([
            "account": .text(facts.login.text), "name": .text(summary.name),
            "staff_number": .optional(person?.staffNumber), "department": .text(summary.department),
            "kind": .text(facts.kind.rawValue), "state": .text(summary.state.rawValue),
            "valid_from": moments.machine(facts.validFrom), "valid_until": moments.machine(facts.validUntil),
            "retired_from": moments.machine(facts.retiredFrom), "failures": .number(Int64(summary.failures)),
            "locked": .text(lockCode(summary)), "locked_until": moments.machine(lockEnd(summary)),
            "locks": .list(
                summary.locks.map {
                    .object([
                        "scope": .text($0.scope.text), "since": moments.machine($0.since),
                        "until": moments.machine($0.until), "authenticator": .text($0.authenticator.rawValue),
                    ])
                }),
            "disabled": .list(sides(summary, .password)), "disabled_elsewhere": .list(sides(summary, .overlay)),
            "password": .text(password(summary).rawValue),
            "password_valid_until": moments.machine(summary.password?.validUntil),
            "last_login": moments.machine(summary.lastLogin?.opened),
            "last_login_from": .optional(summary.lastLogin?.source),
            "last_logout": moments.machine(summary.lastLogin?.closed),
            // Nothing can be enrolled or granted yet; whoever reads the keys finds them.
            "tokens": .list([]), "grants": .list([]),
        ])
    }

    private func sides(_ summary: AccountSummary, _ authenticator: CountedAuthenticator) -> [JSON] {
        summary.disabled.filter { $0.authenticator == authenticator }.map { .text($0.scope.text) }
    }

    private enum PasswordState: String {
        case none, temporary, permanent

        var wording: Wording {
            switch self {
            case .none: Wording(ja: "なし", en: "none")
            case .temporary: Wording(ja: "仮", en: "temporary")
            case .permanent: Wording(ja: "本人設定", en: "permanent")
            }
        }
    }

    private func password(_ summary: AccountSummary) -> PasswordState {
        guard let password = summary.password else { return .none }
        return password.temporary ? .temporary : .permanent
    }

    private func longPassword(_ summary: AccountSummary) -> String {
        let words = password(summary).wording.spoken
        return summary.password?.validUntil.map {
            words + say("(\(moments.minute($0)) まで)", " until \(moments.minute($0))")
        }
            ?? words
    }

    private func state(_ summary: AccountSummary) -> String {
        let words = summary.state.wording.spoken
        guard let from = summary.facts.retiredFrom else { return words }
        return words + say("(利用終了 \(moments.minute(from)))", " (retirement \(moments.minute(from)))")
    }

    private func lastLogin(_ summary: AccountSummary) -> String {
        guard let last = summary.lastLogin else { return "-" }
        return moments.minute(last.opened) + (last.source.isEmpty ? "" : " (\(last.source))")
    }

    private func lockCode(_ summary: AccountSummary) -> String {
        switch summary.lock {
        case .none: "no"
        case .administrator: "administrator"
        case .failures: "failures"
        }
    }

    private func lockEnd(_ summary: AccountSummary) -> Int64? {
        switch summary.lock {
        case .none, .administrator: nil
        case .failures(let until): until
        }
    }

    private func shortLock(_ summary: AccountSummary) -> String {
        switch summary.lock {
        case .none: "-"
        case .administrator: say("管理者", "admin")
        case .failures: say("失敗", "failures")
        }
    }

    private func longLock(_ summary: AccountSummary) -> String {
        switch summary.lock {
        case .none: "-"
        case .administrator: say("管理者による", "by an administrator")
        case .failures(let until?):
            say("失敗による(\(moments.minute(until)) まで)", "by failures, until \(moments.minute(until))")
        case .failures(nil): say("失敗による(解除するまで)", "by failures, until unlocked")
        }
    }
}

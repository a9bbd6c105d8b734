import CredentialPolicy
import Enforcement

/// What was or would be taken over from /etc/shadow. No hash is shown.
struct ShadowPlanView {
    private let plan: ShadowPlan
    init(_ plan: ShadowPlan) { self.plan = plan }

    func lines(dryRun: Bool) -> [String] {
        let count = plan.items.count
        let headline =
            dryRun
            ? say("\(count)個のIDのパスワードを引き継げます。何も変更していません。", "\(count) passwords can be taken over; nothing was changed.")
            : say("\(count)個のIDのパスワードを引き継ぎました。", "Took over \(count) passwords.")
        let items = Table(
            headings: ["ID", say("氏名", "name"), say("方式", "method"), ""],
            rows: plan.items.map { [$0.login.text, $0.name, $0.method, Self.remark($0)] }, yielding: [1, 0])
        return [headline] + (plan.items.isEmpty ? [] : items.lines.map { "  " + $0 }) + refusals(plan.refusals)
            + (plan.unmanaged == 0
                ? []
                : [
                    say(
                        "対象外のID(root、システム用など)\(plan.unmanaged)個は他のモジュールのままです。",
                        "\(plan.unmanaged) IDs that are not managed here (root, the system's) stay as they are.")
                ])
    }

    /// What `--quiet` leaves.
    var losses: [String] { refusals(plan.refusals.filter { $0.obstacle.losesPassword }) }

    private func refusals(_ refusals: [ShadowPlan.Refusal]) -> [String] {
        if refusals.isEmpty { return [] }
        return [say("引き継がないもの:", "Not taken over:")]
            + refusals.map { refusal in
                let place = say("\(refusal.line)行目", "line \(refusal.line)")
                let name = refusal.name.isEmpty ? place : "\(place) \(Printable.fitted(refusal.name, columns: 40))"
                return "  \(name): \(refusal.obstacle.wording.spoken)"
            }
    }

    private static func remark(_ item: ShadowPlan.Item) -> String {
        [
            item.isJoined ? say("登録済み", "joined already") : say("新規登録", "new"),
            item.mustChange ? say("次回変更", "to be changed") : "",
        ].filter { !$0.isEmpty }.joined(separator: say("、", ", "))
    }

    func json(dryRun: Bool, file: String) -> JSON {
        .object([
            "file": .text(file), "dry_run": .bool(dryRun), "unmanaged": .number(Int64(plan.unmanaged)),
            "imported": .list(
                plan.items.map {
                    .object([
                        "account": .text($0.login.text), "name": .text($0.name), "method": .text($0.method),
                        "created": .bool(!$0.isJoined), "temporary": .bool($0.mustChange),
                    ])
                }),
            "not_imported": .list(
                plan.refusals.map {
                    .object([
                        "line": .number(Int64($0.line)), "account": $0.name.isEmpty ? .null : .text($0.name),
                        "code": .text($0.obstacle.code), "loses_password": .bool($0.obstacle.losesPassword),
                        "message": .text($0.obstacle.wording.spoken),
                    ])
                }),
        ])
    }
}

extension ShadowObstacle {
    fileprivate var code: String {
        switch self {
        case .locked: "locked"
        case .noPassword: "no_password"
        case .ended: "ended"
        case .noSuchUser: "no_such_user"
        case .hasPassword: "has_password"
        case .retired: "retired"
        case .malformed: "malformed"
        case .duplicate: "duplicate"
        case .notALoginName: "not_a_login_name"
        case .sharedUID: "shared_uid"
        case .emptyPassword: "empty_password"
        case .unsafeMethod: "unsafe_method"
        case .tooCostly: "too_costly"
        case .changedMeanwhile: "changed_meanwhile"
        }
    }

    fileprivate var wording: Wording {
        switch self {
        case .locked:
            Wording(
                ja: "ロックされています。使う人がいれば acctctl join で登録してください。",
                en: "locked; if somebody uses it, acctctl join registers it.")
        case .noPassword:
            Wording(
                ja: "パスワードがありません。鍵で使う人がいれば acctctl join で登録してください。",
                en: "no password; if it is used by key, acctctl join registers it.")
        case .ended:
            Wording(
                ja: "期限が過ぎています。使う人がいれば acctctl join で登録してください。",
                en: "past its end; if somebody uses it, acctctl join registers it.")
        case .noSuchUser: Wording(ja: "その名前の利用者がいません。行を消してかまいません。", en: "no user has that name; the line can go.")
        case .hasPassword: Wording(ja: "既にパスワードがあります。何もしません。", en: "it has a password here already; nothing is done.")
        case .retired: Wording(ja: "利用を終了したIDです。何もしません。", en: "that ID has retired; nothing is done.")
        case .malformed:
            Wording(
                ja: "shadow(5) の形ではありません。vipw -s で直してください。", en: "not in the form of shadow(5); mend it with vipw -s.")
        case .duplicate:
            Wording(
                ja: "同じ名前の行が上にあります。vipw -s でどちらかを消してください。", en: "a line above has that name; remove one with vipw -s.")
        case .notALoginName:
            Wording(
                ja: "IDにできない名前です(半角英数字と . _ - @、64文字以内)。別のIDを acctctl join で登録してください。",
                en: "no ID can have that name (1 to 64 letters, digits, . _ - @); join another.")
        case .sharedUID(let other):
            Wording(
                ja: "\(Printable.fitted(other, columns: 40)) とUIDが同じです。使う方を acctctl join で登録してください。",
                en:
                    "it shares its uid with \(Printable.fitted(other, columns: 40)); register the one in use with acctctl join."
            )
        case .emptyPassword:
            Wording(
                ja: "パスワードが空です。acctctl join で仮のパスワードを発行してください。",
                en: "its password is empty; acctctl join issues a temporary one.")
        case .unsafeMethod:
            Wording(
                ja: "ハッシュの方式が弱いか未知です。acctctl join で仮のパスワードを発行してください。",
                en: "its hash is of a weak or unknown method; acctctl join issues a temporary password.")
        case .tooCostly:
            Wording(
                ja: "照合に時間がかかりすぎます。acctctl join で仮のパスワードを発行してください。",
                en: "comparing its hash takes too long here; acctctl join issues a temporary password.")
        case .changedMeanwhile:
            Wording(
                ja: "処理の途中で登録内容が変わりました。もう一度実行して確かめてください。",
                en: "its ID was changed while this ran; run the command again.")
        }
    }
}

import CredentialPolicy
import CredentialStore

/// Events of the log as rows and as documents. Their text came from outside once; it is made printable on the way out.
struct EventView {
    let moments: Moments

    func table(_ events: [LoggedEvent]) -> Table {
        Table(
            headings: [
                say("番号", "no."), say("日時", "time"), say("内容", "event"), "ID", say("発信元・操作者", "source or actor"),
            ],
            rows: events.map { event in
                [
                    "\(event.sequence)", moments.second(event.at.wall), kind(event), event.login,
                    event.source.isEmpty ? event.actor : event.source,
                ]
            }, yielding: [3, 4], notes: (say("理由・詳細", "reason, details"), events.map(facts)))
    }

    /// The reason, the details, and the actor where the row has only the source.
    private func facts(_ event: LoggedEvent) -> [String] {
        let isHidden = !event.source.isEmpty && !event.actor.isEmpty && event.actor != event.source
        let actor = isHidden ? say("操作者", "actor") + "=\(event.actor)" : ""
        return ([reason(event)] + details(event).map { "\(DetailWords.of($0.key))=\(spoken($0))" } + [actor])
            .filter { !$0.isEmpty }
    }

    func json(_ event: LoggedEvent) -> JSON {
        .object([
            "sequence": .number(event.sequence), "time": moments.machine(event.at.wall), "kind": .text(event.kind),
            "actor": .text(event.actor), "account": event.login.isEmpty ? .null : .text(event.login),
            "source": .text(event.source), "service": .text(event.service), "reason": .text(event.reason),
            "details": .object(details(event).map { JSON.Member(key: $0.key, value: machine($0)) }),
        ])
    }

    /// A later version may write kinds and reasons that this one has no words for.
    private func kind(_ event: LoggedEvent) -> String { EventKind(rawValue: event.kind)?.wording.spoken ?? event.kind }

    private func reason(_ event: LoggedEvent) -> String {
        Reason(rawValue: event.reason)?.wording.spoken ?? event.reason
    }

    private func details(_ event: LoggedEvent) -> [Event.Detail] {
        event.details.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return parts.count == 2 && !parts[1].isEmpty ? Event.Detail(String(parts[0]), String(parts[1])) : nil
        }
    }

    private func spoken(_ detail: Event.Detail) -> String {
        switch detail.key {
        case "scope": scope(detail.value)
        case "restarted": detail.value == "yes" ? say("あり", "yes") : detail.value
        case _: moment(detail).map(moments.minute) ?? detail.value
        }
    }

    /// Of a lock, in words; a place by its name. A later version may write others.
    private func scope(_ text: String) -> String {
        switch LockoutScope(text: text) {
        case .place(let name): name
        case .some(let scope): scope.wording.spoken
        case nil: text
        }
    }

    private func machine(_ detail: Event.Detail) -> JSON { moment(detail).map(moments.machine) ?? .text(detail.value) }

    /// The moments among the details, which the log keeps as numbers.
    private func moment(_ detail: Event.Detail) -> Int64? {
        switch detail.key {
        case "former", "from", "until", "used", "valid_from", "valid_until": Int64(detail.value)
        case "minute": Int64(detail.value).flatMap { $0 < 1 << 40 ? $0 * 60_000_000 : nil }
        default: nil
        }
    }
}

/// The keys of details in words: the English ones are. A later version may write others.
private enum DetailWords {
    private static let ja = [
        "actor_person": "操作者の職員", "authenticator": "認証手段", "cause": "原因", "count": "回数", "created": "新規登録",
        "ended": "終了数", "factors": "認証要素",
        "failures": "失敗回数",
        "findings": "不採用の理由",
        "for": "用途", "former": "変更前",
        "from": "利用終了", "identity_checked": "本人確認", "kind": "種別", "left": "終了できない数", "spared": "実行元の数",
        "elsewhere": "要確認数", "method": "方式", "minute": "時刻",
        "name_hmac": "ID照合値",
        "proof": "証明", "refusals": "拒否回数", "restarted": "再起動", "scope": "対象の場所", "seconds": "秒数", "session": "接続番号",
        "sessions": "接続番号", "staff_number": "職員番号", "step": "段階", "target": "対象",
        "unreadable": "判読できない行", "until": "終了", "used": "使用日時",
        "valid_from": "利用開始", "valid_until": "期限",
    ]

    static func of(_ key: String) -> String { say(ja[key] ?? key, key) }
}

extension EventKind {
    var wording: Wording {
        switch self {
        case .storeCreated: Wording(ja: "保存先の作成", en: "store created")
        case .policyChanged: Wording(ja: "方針の変更", en: "policy changed")
        case .clockStepped: Wording(ja: "時計の変更", en: "clock stepped")
        case .loginAccepted: Wording(ja: "認証成功", en: "login accepted")
        case .loginRefused: Wording(ja: "認証拒否", en: "login refused")
        case .loginRefusedAgain: Wording(ja: "認証拒否の繰返し", en: "login refused again")
        case .accountRefused: Wording(ja: "利用拒否", en: "account refused")
        case .lockSet: Wording(ja: "ロック", en: "lock set")
        case .lockEnded: Wording(ja: "ロック終了", en: "lock ended")
        case .attackSuspected: Wording(ja: "攻撃の疑い", en: "attack suspected")
        case .passwordDisabled: Wording(ja: "パスワード停止", en: "password disabled")
        case .sessionOpened: Wording(ja: "ログイン", en: "session opened")
        case .sessionRefused: Wording(ja: "ログイン拒否", en: "session refused")
        case .sessionClosed: Wording(ja: "ログアウト", en: "session closed")
        case .passwordIssued: Wording(ja: "仮パスワード発行", en: "password issued")
        case .passwordChanged: Wording(ja: "パスワード変更", en: "password changed")
        case .passwordRefused: Wording(ja: "パスワード不採用", en: "password refused")
        case .passwordHashUpgraded: Wording(ja: "ハッシュの強化", en: "hash upgraded")
        case .accountJoined: Wording(ja: "採用", en: "account joined")
        case .accountImported: Wording(ja: "パスワードの引継ぎ", en: "account imported")
        case .accountRetired: Wording(ja: "利用終了", en: "account retired")
        case .accountLocked: Wording(ja: "管理者ロック", en: "account locked")
        case .accountUnlocked: Wording(ja: "ロック解除", en: "account unlocked")
        case .authenticatorRebound: Wording(ja: "認証情報の再登録", en: "authenticator rebound")
        case .sourceUnlocked: Wording(ja: "発信元の停止解除", en: "source unlocked")
        case .incidentOpened: Wording(ja: "事故の届出", en: "incident opened")
        case .processesEnded: Wording(ja: "プロセスの終了", en: "processes ended")
        case .breakGlassUsed: Wording(ja: "緊急用IDの使用", en: "break-glass used")
        }
    }
}

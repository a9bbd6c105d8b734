/// Why a login with the right password would be refused, or led to a change of password, as an administrator is told:
/// with the moment at which it ends and the clause that wants it so. Moments are text already; whoever knows the zone
/// writes them.
public enum Obstacle: Sendable, Equatable {
    case retired(since: String)
    case pending(until: String)
    case suspended
    case lockedByAdministrator
    /// For logins from `scope`; until nil: until somebody unlocks it.
    case lockedByFailures(LockoutScope, of: CountedAuthenticator, since: String, until: String?)
    /// Failures in a row have used up the ceiling of this side.
    case passwordDisabled(LockoutScope, of: CountedAuthenticator)
    /// It was tried from a source that tried too many, and never logged in from there.
    case sourceStopped(String, since: String, until: String)
    case temporaryExpired(on: String)
    case temporaryPassword(until: String)
    case passwordTooOld(setAt: String)

    /// The code that the log has for it.
    public var reason: Reason {
        switch self {
        case .retired: .retired
        case .pending: .pending
        case .suspended: .suspended
        case .lockedByAdministrator: .lockedByAdministrator
        case .lockedByFailures: .lockedByFailures
        case .passwordDisabled: .passwordDisabled
        case .sourceStopped: .sourceLocked
        case .temporaryExpired: .temporaryExpired
        case .temporaryPassword: .temporaryPassword
        case .passwordTooOld: .passwordTooOld
        }
    }

    /// The clause of the standard (docs/clauses.csv); empty where the administrator alone decided.
    public func clause(of kind: AccountKind) -> String {
        switch self {
        case .retired: "K5-2-1-i-u"
        case .pending, .suspended: "K5-2-1-i-a"
        case .lockedByFailures, .passwordDisabled, .sourceStopped: kind == .privileged ? "K5-2-1-u-i" : "K5-2-3"
        case .temporaryExpired, .temporaryPassword: kind == .privileged ? "K5-2-1-u-u" : "K5-2-1-i-e"
        case .lockedByAdministrator, .passwordTooOld: ""
        }
    }

    /// What is so, and what to do; `login` is the ID, so that commands can be pasted.
    public func wording(of login: String) -> Wording {
        let unlock = "acctctl account unlock \(login)"
        let issue = "acctctl password issue \(login)"
        let rebind = "acctctl account rebind \(login)"
        return switch self {
        case .retired(let since):
            Wording(ja: "\(since) に利用を終了しています。元に戻すことはできません。", en: "It retired on \(since); nothing brings it back.")
        case .pending(let until):
            Wording(ja: "\(until) までは利用開始前です。", en: "It can't be used before \(until).")
        case .suspended: Wording(ja: "停止中です。", en: "It is suspended.")
        case .lockedByAdministrator:
            Wording(
                ja: "管理者がロックしています。\(unlock) で解除できます。",
                en: "An administrator locked it; \(unlock) ends that.")
        case .lockedByFailures(let scope, let authenticator, let since, let until):
            Self.locked(scope, authenticator, since, until, unlock)
        case .passwordDisabled(let scope, .password):
            Wording(
                ja: "失敗が\(scope.ceiling)回続いたため、\(scope.wording.ja)からはこのパスワードを使えません。\(issue) で仮のパスワードを発行してください。",
                en:
                    "After \(scope.ceiling) failures in a row its password is of no use from \(scope.wording.en); \(issue) "
                    + "gives it a new one.")
        case .passwordDisabled(let scope, .overlay):
            Wording(
                ja:
                    "失敗が\(scope.ceiling)回続いたため、\(scope.wording.ja)からは、ほかのモジュールが照合するパスワードを使えません。そちらでパスワードを再設定してから "
                    + "\(rebind) を実行してください。",
                en:
                    "After \(scope.ceiling) failures in a row the password that another module checks is of no use from "
                    + "\(scope.wording.en); have it set anew there, then run \(rebind).")
        case .sourceStopped(let source, let since, let until): Self.stopped(source, since, until)
        case .temporaryExpired(let day):
            Wording(
                ja: "仮のパスワードの期限(\(day))が過ぎています。\(issue) で再発行できます。",
                en: "Its temporary password expired on \(day); \(issue) gives it a new one.")
        case .temporaryPassword(let until):
            Wording(
                ja: "仮のパスワード(\(until) まで)のままです。次のログインで変更するまで利用できません。",
                en: "Its password is temporary (until \(until)) and must be changed at the next login first.")
        case .passwordTooOld(let setAt):
            Wording(
                ja: "パスワードの有効期間が過ぎています(\(setAt) に設定)。次のログインで変更を求められます。",
                en: "Its password, set on \(setAt), is past max-age and must be changed at the next login first.")
        }
    }

    private static func locked(
        _ scope: LockoutScope, _ authenticator: CountedAuthenticator, _ since: String, _ until: String?,
        _ unlock: String
    ) -> Wording {
        let what: Wording =
            switch authenticator {
            case .password: Wording(ja: "", en: "")
            case .overlay: Wording(ja: "ほかのモジュールが照合するパスワードで", en: " with the password that another module checks")
            }
        let (ja, en) = (scope.wording.ja, scope.wording.en + what.en)
        guard let until else {
            return Wording(
                ja: "失敗が続いたため、\(since) から、\(what.ja)\(ja)からのログインは解除するまでロックされています。本人と確認できれば \(unlock) で解除できます。",
                en:
                    "Logins from \(en) have been locked since \(since) after repeated failures, until \(unlock) ends that; "
                    + "first make sure who asks.")
        }
        return Wording(
            ja: "失敗が続いたため、\(since) から \(until) まで、\(what.ja)\(ja)からのログインはロックされています。本人と確認できれば \(unlock) で解除できます。",
            en:
                "Logins from \(en) are locked from \(since) until \(until) after repeated failures; once sure who asks, "
                + "\(unlock) ends that.")
    }
}

extension LockoutScope {
    /// Where somebody is who is counted in it.
    public var wording: Wording {
        switch self {
        case .place(let name): Wording(ja: " \(name) ", en: name)
        case .unknownPlaces: Wording(ja: "ログインしたことのない場所", en: "places where it never logged in")
        case .knownPlaces: Wording(ja: "ログインしたことのある場所", en: "places where it has logged in")
        case .everything: Wording(ja: "この発信元", en: "this source")
        }
    }

    fileprivate var ceiling: Int { self == .knownPlaces ? Lockout.knownCeiling : Lockout.unknownCeiling }
}

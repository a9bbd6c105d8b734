import CredentialPolicy
import CredentialStore

/// Who compares the password of an attempt. Each has a count of its own: failures of one never eat the other's budget, and
/// its successes clear nothing of the other's.
enum Checker {
    /// We, with a hash of the store.
    case ours
    /// Another module of the stack, with what it keeps itself (`overlay=`).
    case overlay

    /// What a token and the log say was proved.
    var factors: String {
        switch self {
        case .ours: "password"
        case .overlay: "overlay"
        }
    }

    /// How long an attempt may take before it counts as failed, beside what is left of the helper's own deadline.
    var patience: Duration {
        switch self {
        case .ours: .zero
        case .overlay: OverlayAttempt.patience
        }
    }

    func subject(of account: AccountFacts, _ transaction: Transaction) throws(StoreFailure) -> Subject {
        switch self {
        case .ours: try transaction.subject(of: account)
        case .overlay: try transaction.overlaySubject(of: account)
        }
    }

    func comparison(
        account: AccountFacts?, password: PasswordFacts?, barrier: Reason?, at now: Instant
    ) -> Comparison {
        switch self {
        case .ours: SecretRule.comparison(account: account, password: password, barrier: barrier, at: now)
        case .overlay: SecretRule.comparisonElsewhere(account: account, barrier: barrier, at: now)
        }
    }

    /// Whether a wrong secret is refused again unseen. Another module's password can become another one at any time: its new
    /// one, typed before that module knew it, must not stay wrong for as long as its failure counts. In a window of 15
    /// minutes a program that keeps on trying an old password is compared, and counted, three times.
    func remembers(_ attempt: Attempt, at now: Instant) -> Bool {
        switch self {
        case .ours: true
        case .overlay: now.elapsed(since: attempt.reservedAt) < .seconds(300)
        }
    }

    /// What events say more of it.
    var details: [Event.Detail] {
        switch self {
        case .ours: []
        case .overlay: [.init("authenticator", factors)]
        }
    }
}

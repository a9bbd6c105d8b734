import CredentialPolicy
import CredentialStore

/// Takes failures away that count nowhere any more, whoever they are of. With the rest of the tidying up: after logins'
/// answers and administrators' commands a step, with `acctctl housekeeping` all of them.
enum StoreSweep {
    /// - Returns: whether that was the last step of a round.
    static func step(_ store: Store, _ policy: Policy, at now: Instant) throws(StoreFailure) -> Bool {
        try store.sweep(at: now) { subject, transaction throws(StoreFailure) in
            try rule(subject, policy, transaction)
        }
    }

    /// From the beginning to the end.
    static func round(_ store: Store, _ policy: Policy, at now: Instant) throws(StoreFailure) {
        for _ in 0..<2 { while try !step(store, policy, at: now) {} }
    }

    private static func rule(
        _ subject: Subject, _ policy: Policy, _ transaction: Transaction
    ) throws(StoreFailure) -> Lockout? {
        switch subject {
        case .account(let id), .overlay(let id):
            try transaction.account(id: id).map { policy.lockout(for: $0.facts.kind) }
        case .unknown: policy.lockout(for: .personal)
        case .source: policy.sourceLockout
        }
    }
}

import CredentialPolicy
import CredentialStore

/// Takes failures away that count nowhere any more, whoever they are of. With the rest of the tidying up: after logins'
/// answers and administrators' commands a step, with `acctctl housekeeping` all of them.
enum StoreSweep {
    /// - Returns: how many tallies it met that can't be read.
    static func step(_ store: Store, _ policy: Policy, at now: Instant) throws(StoreFailure) -> Int {
        try store.sweep(at: now) { subject, transaction throws(StoreFailure) in
            try rule(subject, policy, transaction)
        }.unreadable
    }

    /// From the beginning to the end.
    /// - Returns: how many tallies can't be read.
    static func round(_ store: Store, _ policy: Policy, at now: Instant) throws(StoreFailure) -> Int {
        try store.sweepAll(at: now) { subject, transaction throws(StoreFailure) in
            try rule(subject, policy, transaction)
        }
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

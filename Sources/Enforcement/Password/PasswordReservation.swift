import CredentialPolicy
import CredentialStore
import HostSystem

/// The first of a login's two transactions: gather the facts, let `Lockout` decide, record the attempt.
struct PasswordReservation {
    let context: LoginContext
    let store: Store

    func reserve() throws -> PasswordProof.Reservation {
        let now = context.clock.now()
        let liveness = try Self.livenessNumber()
        let alive = try store.locks.liveness(of: liveness)
        let lease = Lease(
            until: now.sinceBoot
                + (context.deadline.remaining + PasswordProof.leaseBeyondDeadline).inMicroseconds,
            liveness: liveness)
        let outcome = try context.write { transaction throws(StoreFailure) in
            try record(transaction, lease, at: now)
        }
        guard let found = outcome.found else {
            store.locks.release(alive)
            return .wait(for: outcome.waitingFor)
        }
        return .go(
            PasswordProof.Ticket(
                subject: found.subject, sequence: found.sequence, comparison: found.comparison,
                account: found.account, password: found.password, liveness: liveness, alive: alive))
    }

    private struct Found {
        var subject: Subject
        var sequence: Int64?
        var comparison: Comparison
        var account: AccountFacts?
        var password: StoredPassword?
    }

    private func record(
        _ transaction: Transaction, _ lease: Lease, at now: Instant
    ) throws(StoreFailure) -> (found: Found?, waitingFor: Int64) {
        try context.notePolicy(transaction, at: now)
        let account = try knownAccount(transaction)
        let password = try account.map { facts throws(StoreFailure) in try transaction.password(of: facts.id) } ?? nil
        let subject =
            if let account { try transaction.subject(of: account) } else {
                transaction.unknownSubject(context.request.name)
            }
        var stored = try transaction.tally(subject, locks: store.locks, at: now)
        let (admission, change) = context.lockout(for: account).reserve(in: &stored.tally, at: now)
        try transaction.store(stored, lease: lease)
        try context.log(change, of: subject, account, transaction, at: now)
        switch admission {
        case .wait: return (nil, stored.living.first ?? 0)
        case .locked:
            let comparison = SecretRule.comparison(
                account: account, password: password?.facts, locked: true, at: now)
            return (Found(subject: subject, comparison: comparison, account: account, password: password), 0)
        case .reserved(let sequence):
            let comparison = SecretRule.comparison(
                account: account, password: password?.facts, locked: false, at: now)
            return (
                Found(
                    subject: subject, sequence: sequence, comparison: comparison, account: account,
                    password: password), 0
            )
        }
    }

    private func knownAccount(_ transaction: Transaction) throws(StoreFailure) -> AccountFacts? {
        guard var facts = try context.account(transaction)?.facts else { return nil }
        if let uid = context.request.uid, facts.uid != uid {
            try transaction.noteUID(uid, of: facts)
            facts.uid = uid
        }
        return facts
    }

    /// A byte far behind the fixed ones of the lock file; 61 random bits never meet.
    private static func livenessNumber() throws -> Int64 {
        let random = try Randomness.bytes(8).reduce(Int64(0)) { $0 << 8 | Int64($1) }
        return 1 << 32 + (random & (1 << 61 - 1))
    }
}

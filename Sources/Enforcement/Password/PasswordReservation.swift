import CredentialPolicy
import CredentialStore
import HostSystem

/// The first of a login's two transactions: gather the facts, let `Lockout` decide, record the attempt.
struct PasswordReservation {
    let context: LoginContext
    let store: Store
    let checker: Checker
    /// Where the attempt's life is held.
    let locks: HostLocks

    func reserve() throws -> PasswordProof.Reservation {
        let now = context.clock.now()
        let liveness = try Self.livenessNumber()
        let alive = try locks.liveness(of: liveness)
        let lease = Lease(
            until: now.sinceBoot
                + (context.deadline.remaining + checker.patience + PasswordProof.leaseBeyondDeadline).inMicroseconds,
            liveness: liveness)
        let outcome = try context.write { transaction throws(StoreFailure) in
            try record(transaction, lease, at: now)
        }
        guard let found = outcome.found else {
            locks.release(alive)
            return .wait(for: outcome.waitingFor)
        }
        return .go(
            PasswordProof.Ticket(
                subject: found.asked.subject, sequence: found.sequence, source: found.source,
                comparison: found.comparison, account: found.asked.account, password: found.asked.password,
                wrongTags: found.wrongTags, liveness: liveness, alive: alive, locks: locks))
    }

    private struct Found {
        var asked: Asked
        var sequence: Int64?
        var source: PasswordProof.SourceAttempt?
        var comparison: Comparison
        var wrongTags: [UInt32]
    }

    /// Whose password is tried, and from where.
    private struct Asked {
        var account: AccountFacts?
        var password: StoredPassword?
        var subject: Subject
        var familiarity: PlaceFamiliarity
        var place: Place
    }

    /// What all budgets together say.
    private enum Answer {
        case go(sequence: Int64, source: PasswordProof.SourceAttempt?)
        case wait(for: Int64)
        case barred(Reason)
    }

    private func record(
        _ transaction: Transaction, _ lease: Lease, at now: Instant
    ) throws(StoreFailure) -> (found: Found?, waitingFor: Int64) {
        try context.notePolicy(transaction, at: now)
        let asked = try whoIsAsked(transaction, at: now)
        let rule = context.lockout(for: asked.account)
        var stored = try transaction.tally(asked.subject, locks: store.locks, at: now)
        let (admission, change) = rule.reserve(from: asked.place, in: &stored.tally, at: now)
        let answer: Answer =
            switch admission {
            case .wait(let oldest): .wait(for: try stored.liveness(of: oldest))
            case .locked:
                .barred(rule.isDisabled(asked.place, stored.tally) ? .passwordDisabled : .lockedByFailures)
            case .reserved(let sequence): try askSource(sequence, asked.familiarity, transaction, lease, at: now)
            }
        var found = Found(asked: asked, comparison: .real, wrongTags: [])
        var barrier: Reason?
        switch answer {
        case .go(let sequence, let source): (found.sequence, found.source) = (sequence, source)
        case .wait: break
        case .barred(let reason): barrier = reason
        }
        if found.sequence == nil, case .reserved(let sequence) = admission {
            Lockout.withdraw(sequence, from: &stored.tally)
        }
        found.wrongTags = stored.tally.attempts.filter { checker.remembers($0, at: now) }.compactMap(\.tag)
        try transaction.store(stored, lease: lease)
        try context.log(change, of: asked.subject, asked.account, details: checker.details, transaction, at: now)
        if case .wait(let number) = answer { return (nil, number) }
        found.comparison = checker.comparison(
            account: asked.account, password: asked.password?.facts, barrier: barrier, at: now)
        return (found, 0)
    }

    private func whoIsAsked(_ transaction: Transaction, at now: Instant) throws(StoreFailure) -> Asked {
        let name = Place.name(ofSource: context.source)
        guard let account = try knownAccount(transaction) else {
            // An unknown name is known nowhere.
            return Asked(
                subject: transaction.unknownSubject(context.request.name), familiarity: .never, place: Place(name))
        }
        let subject = try checker.subject(of: account, transaction)
        let familiarity = try transaction.familiarity(with: name, of: subject, at: now)
        return Asked(
            account: account, password: checker == .ours ? try transaction.password(of: account.id) : nil,
            subject: subject, familiarity: familiarity, place: Place(name, isKnown: familiarity == .known))
    }

    /// Takes it from what the source may try against all IDs that never logged in from there, too. Those who do, from a gateway too,
    /// are not to be stopped by whoever else is behind it.
    private func askSource(
        _ sequence: Int64, _ familiarity: PlaceFamiliarity, _ transaction: Transaction, _ lease: Lease, at now: Instant
    ) throws(StoreFailure) -> Answer {
        guard familiarity == .never, let counted = Place.counted(source: context.source) else {
            return .go(sequence: sequence, source: nil)
        }
        let subject = transaction.sourceSubject(counted.name)
        var stored = try transaction.tally(subject, locks: store.locks, at: now)
        let stopped = stored.tally.stoppedSource ?? ""
        let (admission, change) = context.policy.sourceLockout.reserve(from: counted, in: &stored.tally, at: now)
        try transaction.store(stored, lease: lease)
        try context.log(change, of: subject, nil, stopped: stopped, transaction, at: now)
        return switch admission {
        case .reserved(let number): .go(sequence: sequence, source: .init(subject: subject, sequence: number))
        case .wait(let oldest): .wait(for: try stored.liveness(of: oldest))
        case .locked: .barred(.sourceLocked)
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

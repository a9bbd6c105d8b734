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
                subject: found.subject, sequence: found.sequence, source: found.source, comparison: found.comparison,
                account: found.account, password: found.password, wrongTags: found.wrongTags, liveness: liveness,
                alive: alive, locks: locks))
    }

    private struct Found {
        var subject: Subject
        var sequence: Int64?
        var source: PasswordProof.SourceAttempt?
        var comparison: Comparison
        var account: AccountFacts?
        var password: StoredPassword?
        var wrongTags: [UInt32] = []
    }

    private func record(
        _ transaction: Transaction, _ lease: Lease, at now: Instant
    ) throws(StoreFailure) -> (found: Found?, waitingFor: Int64) {
        try context.notePolicy(transaction, at: now)
        let account = try knownAccount(transaction)
        let password =
            try account.map { facts throws(StoreFailure) in
                checker == .ours ? try transaction.password(of: facts.id) : nil
            } ?? nil
        let subject =
            if let account { try checker.subject(of: account, transaction) } else {
                transaction.unknownSubject(context.request.name)
            }
        var stored = try transaction.tally(subject, locks: store.locks, at: now)
        // An unknown name is known nowhere.
        let name = Place.name(ofSource: context.source)
        let familiarity =
            account == nil ? .never : try transaction.familiarity(with: name, of: subject, at: now)
        let place = Place(name, isKnown: familiarity == .known)
        let (admission, change) = context.lockout(for: account).reserve(from: place, in: &stored.tally, at: now)
        var found = Found(
            subject: subject, comparison: .dummy(.unknownName), account: account, password: password)
        var obstacle: Int64?
        var barrier: Reason?
        switch admission {
        case .wait(let oldest): obstacle = stored.liveness(of: oldest) ?? 0
        case .locked: barrier = Self.barrier(place, stored.tally, context.lockout(for: account))
        case .reserved(let sequence):
            found.sequence = sequence
            switch try reserveFromSource(familiarity, transaction, lease, at: now) {
            case .none: break
            case .reserved(let attempt): found.source = attempt
            case .wait(let number): obstacle = number
            case .locked: barrier = .sourceLocked
            }
        }
        if let sequence = found.sequence, barrier != nil || obstacle != nil {
            Lockout.withdraw(sequence, from: &stored.tally)
            found.sequence = nil
        }
        found.wrongTags = stored.tally.attempts.filter { checker.remembers($0, at: now) }.compactMap(\.tag)
        try transaction.store(stored, lease: lease)
        try context.log(change, of: subject, account, details: checker.details, transaction, at: now)
        if let obstacle { return (nil, obstacle) }
        found.comparison = checker.comparison(
            account: account, password: password?.facts, barrier: barrier, at: now)
        return (found, 0)
    }

    private static func barrier(_ place: Place, _ tally: Tally, _ lockout: Lockout) -> Reason {
        lockout.isDisabled(place, tally) ? .passwordDisabled : .lockedByFailures
    }

    private enum SourceAdmission {
        case none
        case reserved(PasswordProof.SourceAttempt)
        case wait(Int64)
        case locked
    }

    /// What the source tries against all IDs that never logged in from there. Those who do, from a gateway too, are not to be
    /// stopped by whoever else is behind it.
    private func reserveFromSource(
        _ familiarity: PlaceFamiliarity, _ transaction: Transaction, _ lease: Lease, at now: Instant
    ) throws(StoreFailure) -> SourceAdmission {
        guard familiarity == .never, let counted = Place.counted(source: context.source) else { return .none }
        let subject = transaction.sourceSubject(counted.name)
        var stored = try transaction.tally(subject, locks: store.locks, at: now)
        let (admission, change) = context.policy.sourceLockout.reserve(from: counted, in: &stored.tally, at: now)
        try transaction.store(stored, lease: lease)
        try context.log(change, of: subject, nil, transaction, at: now)
        return switch admission {
        case .reserved(let sequence): .reserved(.init(subject: subject, sequence: sequence))
        case .wait(let oldest): .wait(stored.liveness(of: oldest) ?? 0)
        case .locked: .locked
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

import CredentialPolicy
import CredentialStore
import Enforcement
import HostSystem

/// What lockout adds to a login: the transactions of a right login as `PasswordReservation` and `PasswordSettlement` make
/// them, beside a login that reads the password, compares, and writes only its event and its token. A process for each, as
/// a helper is one: statements are prepared and pages touched for the first time.
struct LockoutCost {
    let policy: Policy
    let store: Store
    let clock: SystemClock
    let login: String

    /// Prints the microseconds that the transactions took.
    func measure(withLockout: Bool) throws {
        let number = Int64(try Randomness.bytes(6).reduce(0) { $0 << 8 | UInt64($1) })
        let start = clock.now().sinceBoot
        if withLockout { try guarded(number) } else { try unguarded(number) }
        print(clock.now().sinceBoot - start)
        // A helper does it after its answer.
        if store.tidiesUp { try store.tidy() }
    }

    private func guarded(_ number: Int64) throws {
        // A byte far behind the fixed ones of the lock file.
        let liveness = 1 << 32 + number
        let alive = try store.locks.liveness(of: liveness)
        defer { store.locks.release(alive) }
        let lease = Lease(until: clock.now().sinceBoot + 10_000_000, liveness: liveness)
        let source = "203.0.113.\(number % 250)"
        let (facts, own, ofSource) = try store.write { transaction throws(StoreFailure) in
            let (account, now) = (try transaction.account(login: LoginName(login)!)!.facts, clock.now())
            _ = try transaction.password(of: account.id)
            let subject = try transaction.subject(of: account)
            var tally = try transaction.tally(subject, locks: store.locks, at: now)
            let familiarity = try transaction.familiarity(with: source, of: subject, at: now)
            let place = Place(source, isKnown: familiarity == .known)
            let own = Self.number(policy.lockout(for: account.kind).reserve(from: place, in: &tally.tally, at: now))
            var counted = try transaction.tally(transaction.sourceSubject(source), locks: store.locks, at: now)
            let ofSource = Self.number(policy.sourceLockout.reserve(from: place, in: &counted.tally, at: now))
            try transaction.store(counted, lease: lease)
            try transaction.store(tally, lease: lease)
            return (account, own, ofSource)
        }
        try store.write { transaction throws(StoreFailure) in
            let now = clock.now()
            _ = try transaction.account(id: facts.id)
            _ = try transaction.password(of: facts.id)
            let subject = try transaction.subject(of: facts)
            var tally = try transaction.tally(subject, locks: store.locks, own: lease.liveness, at: now)
            var counted = try transaction.tally(
                transaction.sourceSubject(source), locks: store.locks, own: lease.liveness, at: now)
            guard policy.lockout(for: facts.kind).settleSuccess(own, in: &tally.tally, at: now),
                policy.sourceLockout.settleSuccess(ofSource, in: &counted.tally, at: now)
            else { fatalError("\(login): refused") }
            try transaction.store(counted, lease: nil)
            try transaction.store(tally, lease: nil)
            try transaction.remember(source, of: subject, mayOust: true, at: now)
            try record(facts, source, number, transaction, at: now)
        }
    }

    private static func number(_ answer: (admission: Lockout.Admission, change: Lockout.LockChange)) -> Int64 {
        guard case .reserved(let sequence) = answer.admission else { fatalError("not reserved") }
        return sequence
    }

    private func unguarded(_ number: Int64) throws {
        let facts = try store.read { transaction throws(StoreFailure) in
            let account = try transaction.account(login: LoginName(login)!)!.facts
            _ = try transaction.password(of: account.id)
            return account
        }
        try store.write { transaction throws(StoreFailure) in
            _ = try transaction.account(id: facts.id)
            _ = try transaction.password(of: facts.id)
            try record(facts, "203.0.113.\(number % 250)", number, transaction, at: clock.now())
        }
    }

    /// What every login writes.
    private func record(
        _ account: AccountFacts, _ source: String, _ number: Int64, _ transaction: Transaction, at now: Instant
    ) throws(StoreFailure) {
        let token = Token(
            purpose: .login, account: account.id, generation: 1, service: "login", source: source, factors: "password")
        let value = (0..<16).map { UInt8(truncatingIfNeeded: number >> (8 * ($0 % 6))) }
        try transaction.issue(token, value: value, at: now)
        try transaction.log(
            Event(
                .loginAccepted, actor: "login:\(account.login.text)", account: account.id,
                login: account.login.text, source: source, service: "login",
                details: [.init("factors", "password"), .init("for", "login")]), of: .account(account.id), at: now)
    }
}

public import CredentialPolicy
public import CredentialStore
import HostSystem

/// An account as administrators see it. Moments are wall-clock microseconds.
public struct AccountSummary: Sendable, Equatable {
    public enum Lock: Sendable, Equatable {
        case none
        case administrator
        /// nil: until somebody unlocks.
        case failures(until: Int64?)
    }
    public struct ScopeLock: Sendable, Equatable {
        public var authenticator: CountedAuthenticator
        public var scope: LockoutScope
        public var since: Int64
        public var until: Int64?
    }
    public var facts: AccountFacts
    public var state: AccountState
    public var person: Person?
    /// The owner's, or what a shared or service ID is called.
    public var name: String
    public var department: String
    public var failures: Int
    public var lock: Lock
    /// By failures, each for its own scope.
    public var locks: [ScopeLock]
    /// A side whose ceiling of failures in a row is used up.
    public struct DisabledSide: Sendable, Equatable {
        public var authenticator: CountedAuthenticator
        public var scope: LockoutScope
    }
    public var disabled: [DisabledSide]
    public var password: PasswordFacts?
    public var lastLogin: LastSession?
}

extension Administration {
    public func summaries() throws(AdministrationFailure) -> [AccountSummary] {
        try read { transaction, now throws(StoreFailure) in
            var summaries: [AccountSummary] = []
            for record in try transaction.accounts() { summaries.append(try summary(record, transaction, at: now)) }
            return summaries
        }
    }

    public func summary(_ login: String) throws(AdministrationFailure) -> AccountSummary {
        let record = try account(login)
        return try read { transaction, now throws(StoreFailure) in try summary(record, transaction, at: now) }
    }

    func summary(
        _ record: AccountRecord, _ transaction: Transaction, at now: Instant
    ) throws(StoreFailure) -> AccountSummary {
        let facts = record.facts
        let rule = policy.lockout(for: facts.kind)
        let own = try transaction.peekTally(transaction.subject(of: facts), locks: store.locks, at: now)
        let others = try transaction.peekTally(transaction.overlaySubject(of: facts), locks: store.locks, at: now)
        let tallies = [(CountedAuthenticator.password, own), (.overlay, others)]
        let locks = tallies.flatMap { Self.locks($0, $1, at: now) }
        let disabled = tallies.flatMap { authenticator, tally in
            rule.disabledSides(tally).map { AccountSummary.DisabledSide(authenticator: authenticator, scope: $0) }
        }
        // Of several locks the one that lasts longest is told first.
        let longest = locks.max { ($0.until ?? .max) < ($1.until ?? .max) }
        let lock: AccountSummary.Lock =
            if facts.lockedByAdministrator { .administrator } else if let longest {
                .failures(until: longest.until)
            } else if !disabled.isEmpty { .failures(until: nil) } else { .none }
        let person = try record.person.map { id throws(StoreFailure) in try transaction.person(id: id) } ?? nil
        let owner = facts.kind == .personal || facts.kind == .privileged ? person : nil
        return AccountSummary(
            facts: facts, state: facts.state(at: now), person: person, name: owner?.name ?? record.name,
            department: owner?.department ?? record.department,
            failures: tallies.reduce(0) { $0 + rule.failures($1.1, at: now) }, lock: lock, locks: locks,
            disabled: disabled,
            password: try transaction.password(of: facts.id)?.facts,
            lastLogin: try transaction.lastSession(of: facts.id))
    }

    private static func locks(
        _ authenticator: CountedAuthenticator, _ tally: Tally, at now: Instant
    ) -> [AccountSummary.ScopeLock] {
        tally.scopes.compactMap { record in
            guard let lock = record.lock, !lock.hasEnded(at: now) else { return nil }
            return .init(
                authenticator: authenticator, scope: record.scope, since: lock.since.wall, until: lock.until)
        }
    }

    /// The latest events, oldest first.
    public func events(_ count: Int, of login: String?) throws(AdministrationFailure) -> [LoggedEvent] {
        let record = try login.map { login throws(AdministrationFailure) in try account(login) }
        return try read { transaction, _ throws(StoreFailure) in
            try transaction.latestEvents(count, of: record?.facts.id)
        }
    }

    public func verifyLog() throws(AdministrationFailure) -> ChainFinding {
        try read { transaction, _ throws(StoreFailure) in try transaction.verifyChain() }
    }
}

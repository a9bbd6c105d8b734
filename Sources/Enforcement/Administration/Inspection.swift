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
        public var scope: LockoutScope
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
    /// The sides whose ceiling of failures in a row is used up.
    public var disabled: [LockoutScope]
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

    private func summary(
        _ record: AccountRecord, _ transaction: Transaction, at now: Instant
    ) throws(StoreFailure) -> AccountSummary {
        let facts = record.facts
        let rule = policy.lockout(for: facts.kind)
        var tallies: [Tally] = []
        for subject in [try transaction.subject(of: facts), try transaction.overlaySubject(of: facts)] {
            tallies.append(try transaction.peekTally(subject, locks: store.locks, at: now))
        }
        let locks = tallies.flatMap(\.scopes).compactMap { scope -> AccountSummary.ScopeLock? in
            guard let lock = scope.lock, !lock.hasEnded(at: now) else { return nil }
            return .init(scope: scope.scope, until: lock.until)
        }
        let disabled = tallies.flatMap(rule.disabledSides)
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
            failures: tallies.reduce(0) { $0 + rule.failures($1, at: now) }, lock: lock, locks: locks,
            disabled: disabled,
            password: try transaction.password(of: facts.id)?.facts,
            lastLogin: try transaction.lastSession(of: facts.id))
    }

    /// Why a login with the right password would be refused now; empty: it would not. Of a retired ID that alone:
    /// nothing else about it can be mended.
    public func obstacles(_ summary: AccountSummary) -> [Reason] {
        let now = clock.now()
        if summary.facts.state(at: now) == .retired { return [.retired] }
        var reasons: [Reason] = []
        if let reason = AccountRule.unusable(summary.facts, at: now) { reasons.append(reason) }
        if !summary.locks.isEmpty { reasons.append(.lockedByFailures) }
        if !summary.disabled.isEmpty { reasons.append(.passwordDisabled) }
        guard let password = summary.password else { return reasons + [.noPassword] }
        if password.hasExpired(at: now) {
            reasons.append(.temporaryExpired)
        } else if password.temporary {
            reasons.append(.temporaryPassword)
        } else if password.isOlder(than: policy.password.maxAge, at: now) {
            reasons.append(.passwordTooOld)
        }
        return reasons
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

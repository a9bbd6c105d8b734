public import CredentialPolicy
public import CredentialStore

/// Why a login with the right password would be refused now, and from where it would not.
public struct Explanation: Sendable, Equatable {
    public var summary: AccountSummary
    /// Empty: it would be accepted from everywhere.
    public var reasons: [Reason]
    /// Stopped sources from which this ID was tried, and which stop it too: it never logged in from there. The first few.
    public var stopped: [SourceStop]
    /// How many more there are.
    public var moreStopped: Int
    /// Whether there is a password of ours; without one it gets in by key, or with one that another module checks.
    public var hasPassword: Bool
    /// Where it has logged in from and still gets in, when it does not everywhere.
    public var openPlaces: [String]
    /// Whether what stands in the way depends on where somebody comes from, and on nothing else.
    public var dependsOnPlace: Bool
    /// What failed since its owner last logged in.
    public var failures: [UnseenFailures]
}

/// Until when a source is stopped; wall-clock microseconds.
public struct SourceStop: Sendable, Equatable {
    public var name: String
    public var since: Int64
    public var until: Int64
}

extension Administration {
    /// In an attack from thousands of sources more would hide what else is in the way.
    private static let mostStopped = 5

    public func explanation(_ login: String) throws(AdministrationFailure) -> Explanation {
        let record = try account(login)
        return try read { transaction, now throws(StoreFailure) in
            let summary = try summary(record, transaction, at: now)
            let stopped = try stoppedSources(for: record.facts, transaction, at: now)
            let reasons = reasons(summary, isStopped: !stopped.isEmpty, at: now)
            let ofPlaces: [Reason] = [.lockedByFailures, .passwordDisabled, .sourceLocked]
            return Explanation(
                summary: summary, reasons: reasons, stopped: Array(stopped.prefix(Self.mostStopped)),
                moreStopped: max(0, stopped.count - Self.mostStopped), hasPassword: summary.password != nil,
                openPlaces: try openPlaces(summary, transaction, at: now),
                dependsOnPlace: !reasons.isEmpty && reasons.allSatisfy(ofPlaces.contains),
                failures: try transaction.unseenFailures(of: record.facts.id))
        }
    }

    /// Looks at those sources alone that tried this ID, the latest first: not at all that are stopped.
    private func stoppedSources(
        for account: AccountFacts, _ transaction: Transaction, at now: Instant
    ) throws(StoreFailure) -> [SourceStop] {
        let stopped = Set(try transaction.stoppedSourceSubjects())
        if stopped.isEmpty { return [] }
        let known = try placesSubject(account, transaction)
        let tried = try transaction.accountsRefusedLately().filter { $0.account == account.id }
        var found: [SourceStop] = []
        for name in Set(tried.compactMap { Place.counted(source: $0.source)?.name }) {
            let subject = transaction.sourceSubject(name)
            guard stopped.contains(subject) else { continue }
            let tally = try transaction.peekTally(subject, locks: store.locks, at: now)
            guard let lock = tally.lock(of: .everything), !lock.hasEnded(at: now), let until = lock.until,
                try transaction.familiarity(with: name, of: known, at: now) == .never
            else { continue }
            found.append(SourceStop(name: name, since: lock.since.wall, until: until))
        }
        return found.sorted { ($1.until, $0.name) < ($0.until, $1.name) }
    }

    /// Whose places count: of an ID without a password of ours, those where another module's was right.
    private func placesSubject(
        _ account: AccountFacts, _ transaction: Transaction
    ) throws(StoreFailure) -> Subject {
        try transaction.password(of: account.id) == nil
            ? try transaction.overlaySubject(of: account) : try transaction.subject(of: account)
    }

    /// Of a retired ID that alone: nothing else about it can be mended.
    private func reasons(_ summary: AccountSummary, isStopped: Bool, at now: Instant) -> [Reason] {
        if summary.state == .retired { return [.retired] }
        var reasons: [Reason] = []
        if let reason = AccountRule.unusable(summary.facts, at: now) { reasons.append(reason) }
        if !summary.locks.isEmpty { reasons.append(.lockedByFailures) }
        if !summary.disabled.isEmpty { reasons.append(.passwordDisabled) }
        if isStopped { reasons.append(.sourceLocked) }
        guard let password = summary.password else { return reasons }
        if password.hasExpired(at: now) {
            reasons.append(.temporaryExpired)
        } else if password.temporary {
            reasons.append(.temporaryPassword)
        } else if password.isOlder(than: policy.password.maxAge, at: now) {
            reasons.append(.passwordTooOld)
        }
        return reasons
    }

    /// Known places that no lock and no ceiling of our own password shuts; without one, of what another module checks.
    private func openPlaces(
        _ summary: AccountSummary, _ transaction: Transaction, at now: Instant
    ) throws(StoreFailure) -> [String] {
        let asked = summary.password == nil ? CountedAuthenticator.overlay : .password
        let shut =
            summary.locks.filter { $0.authenticator == asked }.map(\.scope)
            + summary.disabled.filter { $0.authenticator == asked }.map(\.scope)
        if shut.contains(.knownPlaces) { return [] }
        return try transaction.knownPlaces(of: placesSubject(summary.facts, transaction), at: now)
            .filter { !shut.contains(.place($0)) }
    }
}

public import CredentialPolicy
public import CredentialStore

/// Why a login with the right password would be refused now, and from where it would not.
public struct Explanation: Sendable, Equatable {
    public var summary: AccountSummary
    /// Empty: it would be accepted from everywhere.
    public var reasons: [Reason]
    /// Stopped sources from which this ID was tried, and which stop it too: it never logged in from there.
    public var stopped: [StoppedSource]
    /// Where it has logged in from and still gets in, when it does not everywhere.
    public var openPlaces: [String]
    /// Whether what stands in the way depends on where somebody comes from, and on nothing else.
    public var dependsOnPlace: Bool
    /// What failed since its owner last logged in.
    public var failures: [UnseenFailures]
}

extension Administration {
    public func explanation(_ login: String) throws(AdministrationFailure) -> Explanation {
        let record = try account(login)
        return try read { transaction, now throws(StoreFailure) in
            let summary = try summary(record, transaction, at: now)
            let stopped = try stoppedSources(for: record.facts, transaction, at: now)
            let reasons = reasons(summary, isStopped: !stopped.isEmpty, at: now)
            let ofPlaces: [Reason] = [.lockedByFailures, .passwordDisabled, .sourceLocked]
            return Explanation(
                summary: summary, reasons: reasons, stopped: stopped,
                openPlaces: try openPlaces(summary, transaction, at: now),
                dependsOnPlace: !reasons.isEmpty && reasons.allSatisfy(ofPlaces.contains),
                failures: try transaction.unseenFailures(of: record.facts.id))
        }
    }

    private func stoppedSources(
        for account: AccountFacts, _ transaction: Transaction, at now: Instant
    ) throws(StoreFailure) -> [StoppedSource] {
        let subject = try transaction.subject(of: account)
        var stopped: [StoppedSource] = []
        for source in try stoppedSources(transaction, at: now) where source.ids.contains(account.id) {
            if try transaction.familiarity(with: source.name, of: subject, at: now) == .never { stopped.append(source) }
        }
        return stopped
    }

    /// Of a retired ID that alone: nothing else about it can be mended.
    private func reasons(_ summary: AccountSummary, isStopped: Bool, at now: Instant) -> [Reason] {
        if summary.state == .retired { return [.retired] }
        var reasons: [Reason] = []
        if let reason = AccountRule.unusable(summary.facts, at: now) { reasons.append(reason) }
        if !summary.locks.isEmpty { reasons.append(.lockedByFailures) }
        if !summary.disabled.isEmpty { reasons.append(.passwordDisabled) }
        if isStopped { reasons.append(.sourceLocked) }
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

    /// Known places that no lock and no ceiling of our own password shuts.
    private func openPlaces(
        _ summary: AccountSummary, _ transaction: Transaction, at now: Instant
    ) throws(StoreFailure) -> [String] {
        let shut =
            summary.locks.filter { $0.authenticator == .password }.map(\.scope)
            + summary.disabled.filter { $0.authenticator == .password }.map(\.scope)
        if shut.contains(.knownPlaces) { return [] }
        return try transaction.knownPlaces(of: transaction.subject(of: summary.facts), at: now)
            .filter { !shut.contains(.place($0)) }
    }
}

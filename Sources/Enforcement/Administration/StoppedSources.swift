public import CredentialPolicy
import CredentialStore
import HostSystem

/// A source that is stopped after too many failures. Moments are wall-clock microseconds.
public struct StoppedSource: Sendable, Equatable {
    /// An address, an IPv6 /64, a terminal, `uid:N`, or `name:` and a host name.
    public var name: String
    public var since: Int64
    public var until: Int64
    public var failures: Int
    /// Those that were tried from there, of the IDs that there are.
    public var ids: Set<AccountID>
    /// Sources that share its count by chance, one of 65,536: they are stopped with it.
    public var sharedWith: [String]
}

extension Administration {
    public func stoppedSources() throws(AdministrationFailure) -> [StoppedSource] {
        try read { transaction, now throws(StoreFailure) in try stoppedSources(transaction, at: now) }
    }

    func stoppedSources(_ transaction: Transaction, at now: Instant) throws(StoreFailure) -> [StoppedSource] {
        let subjects = try transaction.stoppedSourceSubjects()
        if subjects.isEmpty { return [] }
        // Once for all: thousands of sources and a hundred thousand refusals are what this is looked at for.
        let tried = Dictionary(grouping: try transaction.accountsRefusedLately()) {
            Place.counted(source: $0.source)?.name ?? ""
        }
        var stopped: [StoppedSource] = []
        for subject in subjects {
            let tally = try transaction.peekTally(subject, locks: store.locks, at: now)
            guard let lock = tally.lock(of: .everything), !lock.hasEnded(at: now), let until = lock.until else {
                continue
            }
            let attempts = tally.failures(behind: lock)
            let names = attempts.reversed().map(\.place.name)
            guard let name = names.first else { continue }
            let since = attempts.map(\.reservedAt.wall).min() ?? lock.since.wall
            let ids = (tried[name] ?? []).filter { $0.at >= since }.map(\.account)
            stopped.append(
                StoppedSource(
                    name: name, since: lock.since.wall, until: until, failures: attempts.count, ids: Set(ids),
                    sharedWith: Set(names).subtracting([name]).sorted()))
        }
        return stopped
    }

    /// Lets a stopped source try again, and forgets its failures.
    /// - Parameters:
    ///   - source: as `stoppedSources` names it, or any address of it.
    ///   - reason: what was found to be the cause; for the log.
    /// - Returns: its name.
    public func unlockSource(_ source: String, reason: String) throws(AdministrationFailure) -> String {
        let name = SourceAddress.name(ofArgument: source)
        let wasStopped = try write { transaction, now throws(StoreFailure) in
            let subject = transaction.sourceSubject(name)
            var stored = try transaction.tally(subject, locks: store.locks, at: now)
            guard let lock = stored.tally.lock(of: .everything), !lock.hasEnded(at: now) else { return false }
            let failures = stored.tally.failures(behind: lock).count
            Lockout.unlock(&stored.tally)
            try transaction.store(stored, lease: nil)
            let details: [Event.Detail] = [
                .init("failures", "\(failures)"), .init("until", lock.until.map(String.init) ?? ""),
            ]
            try transaction.log(
                Event(
                    .sourceUnlocked, actor: actor, source: name, service: "acctctl",
                    reason: Printable.escaped(reason), details: details),
                of: subject, at: now)
            return true
        }
        if !wasStopped { throw .sourceNotStopped(name) }
        return name
    }
}

extension Tally {
    /// Those that a source was stopped for; whatever was still open then came too late.
    func failures(behind lock: FailureLock) -> [Attempt] {
        attempts.filter { attempt in
            if case .failed(let settled) = attempt.standing { settled <= lock.sequence } else { false }
        }
    }

    /// Who was stopped, of the sources that share this count; nil where none is.
    var stoppedSource: String? { lock(of: .everything).flatMap { failures(behind: $0).last?.place.name } }
}

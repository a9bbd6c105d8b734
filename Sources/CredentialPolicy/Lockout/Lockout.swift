/// The lockout rule (K5-2-3, K5-2-1-u-i): of each budget at most so many wrong guesses are ever compared between two
/// clearing events, whatever runs in parallel and whatever is killed or frozen.
///
/// It holds because an attempt is reserved before anything is compared, an open attempt counts like a failure, one that
/// died counts as a failure, and a success clears only failures of its own place that were settled before its own
/// reservation.
///
/// Pure: takes the tally and the time, returns the tally as it should be and what to do. The caller stores the tally in
/// the transaction that it was read in.
public struct Lockout: Sendable {
    /// Whose tally it is.
    public enum Kind: Sendable, Hashable { case ordinary, privileged, source }

    public let settings: LockoutSettings
    public let kind: Kind

    /// The window of IDs of the other kind: one of them may be the same POSIX user.
    let twinsWindow: Duration?

    public init(settings: LockoutSettings, kind: Kind, twinsWindow: Duration? = .zero) {
        (self.settings, self.kind, self.twinsWindow) = (settings, kind, twinsWindow)
    }

    public enum Admission: Sendable, Equatable {
        /// Reserved under this number: compare the secret, then settle.
        case reserved(sequence: Int64)
        /// Open attempts alone stand in the way: wait until this one, the oldest of them, settles, then ask again.
        case wait(for: Int64)
        case locked
    }

    /// What happened to locks on the way, each an event for the log.
    public struct LockChange: Sendable, Equatable {
        public struct Lock: Sendable, Equatable {
            public var scope: LockoutScope
            public var lock: FailureLock
        }
        public var ended: [Lock] = []
        public var set: [Lock] = []
        /// The side that has used up its ceiling by this.
        public var disabled: LockoutScope?
    }

    /// Asks for an attempt. Attempts whose process is gone become failures first.
    public func reserve(
        from place: Place, in tally: inout Tally, at now: Instant
    ) -> (admission: Admission, change: LockChange) {
        var change = LockChange()
        change.ended = Self.endLocks(in: &tally, at: now)
        buryTheDead(in: &tally, &change)
        forgetTheOld(in: &tally, at: now)
        let budgets = budgets(for: place)
        for budget in budgets where isUsedUp(budget, tally, at: now) { lock(budget.scope, &tally, at: now, &change) }
        guard !budgets.contains(where: { tally.lock(of: $0.scope) != nil }), !isDisabled(place, tally) else {
            return (.locked, change)
        }
        if let oldest = obstacle(for: place, budgets, tally, at: now) { return (.wait(for: oldest), change) }
        tally.sequence += 1
        tally.attempts.append(
            Attempt(
                sequence: tally.sequence, standing: .open(alive: true), reservedAt: now, place: place,
                failuresBefore: tally[side: place].failures))
        return (.reserved(sequence: tally.sequence), change)
    }

    /// Settles the open attempt `sequence` as wrong, and locks what is used up by that.
    /// - Parameter tag: by what the wrong secret is known again.
    /// - Returns: nil when there is no such open attempt any more (its lease ran out and somebody counted it).
    public func settleFailure(
        _ sequence: Int64, tag: UInt32? = nil, in tally: inout Tally, at now: Instant
    ) -> LockChange? {
        guard let index = tally.openIndex(sequence) else { return nil }
        var change = LockChange()
        fail(index, in: &tally, &change)
        tally.attempts[index].tag = tag
        tally.forgetOldTags()
        for budget in budgets(for: tally.attempts[index].place)
        where tally.lock(of: budget.scope) == nil && isUsedUp(budget, tally, at: now) {
            lock(budget.scope, &tally, at: now, &change)
        }
        return change
    }

    /// Settles the open attempt `sequence` as right.
    /// - Returns: false when it is not open any more or a lock was set meanwhile: then the login is refused.
    public func settleSuccess(_ sequence: Int64, in tally: inout Tally, at now: Instant) -> Bool {
        guard let index = tally.openIndex(sequence), tally.attempts[index].standing == .open(alive: true) else {
            return false
        }
        let attempt = tally.attempts[index]
        let scopes = budgets(for: attempt.place).map(\.scope)
        guard !scopes.contains(where: { tally.lock(of: $0).map { !$0.hasEnded(at: now) } ?? false }),
            !isDisabled(attempt.place, tally)
        else { return false }
        tally.attempts.remove(at: index)
        // One right password clears nothing of a source that tries many IDs.
        if kind != .source { tally.clear(after: attempt, scopes.first) }
        return true
    }

    /// Takes the reservation `sequence` back: nothing was compared under it that was not known to be wrong.
    public static func withdraw(_ sequence: Int64, from tally: inout Tally) {
        tally.attempts.removeAll { $0.sequence == sequence && $0.isOpen }
    }

    /// Takes away what counts nowhere any more, where nobody may ever try again: no later try gets another answer by it.
    ///
    /// Attempts of a source whose process is gone become failures first, as they do with its next try. Those of an ID wait for
    /// that: they belong to its ceiling, and may disable its password, which is an event.
    public func forget(in tally: inout Tally, at now: Instant) {
        var change = LockChange()
        if kind == .source { buryTheDead(in: &tally, &change) }
        forgetTheOld(in: &tally, at: now)
    }

    /// What `account unlock` does: locks end and every settled failure is forgotten; open attempts stay counted, and so
    /// does what the ceilings count.
    public static func unlock(_ tally: inout Tally) {
        tally.scopes = []
        tally.attempts.removeAll { !$0.isOpen }
    }

    /// What a new password does: the ceilings begin anew, and no wrong one is known again. Locks last as long as they were
    /// set for.
    public static func rebind(_ tally: inout Tally) {
        for index in tally.attempts.indices { tally.attempts[index].tag = nil }
        tally.unknownPlaces.cleared = tally.unknownPlaces.failures
        tally.knownPlaces.cleared = tally.knownPlaces.failures
    }

    /// The oldest open attempt of a budget that open attempts fill.
    private func obstacle(
        for place: Place, _ budgets: [LockoutBudget], _ tally: Tally, at now: Instant
    ) -> Int64? {
        var waits: [Int64] = []
        for budget in budgets {
            let open = open(in: budget.scope, tally)
            if failures(in: budget.scope, tally, at: now) + open.count >= budget.limit { waits += open.prefix(1) }
        }
        if kind != .source {
            let open = tally.attempts.filter { $0.isOpen && $0.place.isKnown == place.isKnown }.map(\.sequence)
            let counted = tally[side: place].consecutive + Int64(open.count)
            if counted >= Self.ceiling(of: place), let oldest = open.min() { waits.append(oldest) }
        }
        return waits.min()
    }
}

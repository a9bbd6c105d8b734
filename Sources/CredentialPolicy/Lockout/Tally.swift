/// One try to prove an identity, as it stands in the store.
public struct Attempt: Sendable, Equatable {
    public enum Standing: Sendable, Equatable {
        /// Not settled yet. `alive`: its process still holds the kernel's lock on it and its lease has not run out.
        case open(alive: Bool)
        /// Settled as wrong, under this number of the tally's sequence.
        case failed(settled: Int64)
    }
    /// The number of its reservation in the tally's sequence.
    public var sequence: Int64
    public var standing: Standing
    public var reservedAt: Instant
    public var place: Place
    /// The failures ever of its side when it was reserved: those that its success clears.
    public var failuresBefore: Int64
    /// By what the wrong secret is known again; nil where that is not remembered.
    public var tag: UInt32?

    public init(
        sequence: Int64, standing: Standing, reservedAt: Instant, place: Place, failuresBefore: Int64,
        tag: UInt32? = nil
    ) {
        self.sequence = sequence
        self.standing = standing
        self.reservedAt = reservedAt
        self.place = place
        self.failuresBefore = failuresBefore
        self.tag = tag
    }

    var isOpen: Bool { if case .open = standing { true } else { false } }

    /// When it became a failure, in the tally's sequence.
    var settled: Int64? { if case .failed(let settled) = standing { settled } else { nil } }
}

/// A lock by failures. It stores the moment at which it ends, so that no later change of the policy moves it.
public struct FailureLock: Sendable, Equatable {
    public var since: Instant
    /// How long it holds; nil: until somebody unlocks.
    public var duration: Duration?
    /// The tally's sequence when it was set: failures up to here are spent when it ends.
    public var sequence: Int64

    public init(since: Instant, duration: Duration?, sequence: Int64) {
        self.since = since
        self.duration = duration
        self.sequence = sequence
    }

    /// Wall-clock end, to show to people.
    public var until: Int64? { duration.map { since.wall + $0.inMicroseconds } }

    /// When it ended, by what the clock shows now: where that was stepped meanwhile, `until` is not the moment. Nil: it
    /// has not.
    public func end(at now: Instant) -> Int64? {
        guard let duration, hasEnded(at: now) else { return nil }
        return now.wall - (now.elapsed(since: since) - duration).inMicroseconds
    }

    /// By the time that passed, not by what the clock shows: a clock set back or forward within a boot moves nothing.
    public func hasEnded(at now: Instant) -> Bool {
        guard let duration else { return false }
        return now.elapsed(since: since) >= duration
    }
}

/// What is remembered of a scope beside its attempts.
public struct ScopeRecord: Sendable, Equatable {
    public var scope: LockoutScope
    public var lock: FailureLock?
    /// Failures settled up to this number of the sequence were spent by a lock that has ended.
    public var spent: Int64
    /// Locks since the last success or unlock, or since a day without one: each progressive lock holds twice as long as
    /// the one before.
    public var locks: Int
    public var lastLock: Instant?

    public init(
        _ scope: LockoutScope, lock: FailureLock? = nil, spent: Int64 = 0, locks: Int = 0, lastLock: Instant? = nil
    ) {
        self.scope = scope
        self.lock = lock
        self.spent = spent
        self.locks = locks
        self.lastLock = lastLock
    }
}

/// Failures from all known or from all unknown places, whatever the window, locks and unlocks forgot.
public struct SideCount: Sendable, Equatable {
    public var failures: Int64
    /// How many of them were before a success or a new password.
    public var cleared: Int64

    public init(failures: Int64 = 0, cleared: Int64 = 0) { (self.failures, self.cleared) = (failures, cleared) }

    public var consecutive: Int64 { failures - cleared }
}

/// Everything that lockout looks at for one subject (an account, a bucket of unknown names, a source).
public struct Tally: Sendable, Equatable {
    /// The last number given out; reservations and settlements draw from the same sequence, so that one can say which
    /// came first.
    public var sequence: Int64
    public var attempts: [Attempt]
    public var scopes: [ScopeRecord]
    public var unknownPlaces: SideCount
    public var knownPlaces: SideCount

    public init(
        sequence: Int64 = 0, attempts: [Attempt] = [], scopes: [ScopeRecord] = [],
        unknownPlaces: SideCount = SideCount(), knownPlaces: SideCount = SideCount()
    ) {
        self.sequence = sequence
        self.attempts = attempts
        self.scopes = scopes
        self.unknownPlaces = unknownPlaces
        self.knownPlaces = knownPlaces
    }

    /// The same, with no moment of another boot ahead of `now` (`Instant.notAhead`): of a clock that was years ahead, locks and
    /// failures would outlast all of them.
    public func withNothingAhead(of now: Instant) -> Tally {
        var tally = self
        for index in tally.attempts.indices where !tally.attempts[index].isOpen {
            tally.attempts[index].reservedAt = tally.attempts[index].reservedAt.notAhead(of: now)
        }
        for index in tally.scopes.indices {
            let record = tally.scopes[index]
            tally.scopes[index].lastLock = record.lastLock?.notAhead(of: now)
            if let lock = record.lock { tally.scopes[index].lock?.since = lock.since.notAhead(of: now) }
        }
        return tally
    }

    /// The count of the side on which `place` lies.
    public subscript(side place: Place) -> SideCount {
        get { place.isKnown ? knownPlaces : unknownPlaces }
        set { if place.isKnown { knownPlaces = newValue } else { unknownPlaces = newValue } }
    }
}

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

    public init(sequence: Int64, standing: Standing, reservedAt: Instant) {
        self.sequence = sequence
        self.standing = standing
        self.reservedAt = reservedAt
    }
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

    /// By the time that passed, not by what the clock shows: a clock set back or forward within a boot moves nothing.
    public func hasEnded(at now: Instant) -> Bool {
        guard let duration else { return false }
        return now.elapsed(since: since) >= duration
    }
}

/// Everything that lockout looks at for one subject (an account, or a bucket of unknown names).
public struct Tally: Sendable, Equatable {
    /// The last number given out; reservations and settlements draw from the same sequence, so that one can say which
    /// came first.
    public var sequence: Int64
    public var attempts: [Attempt]
    public var lock: FailureLock?

    public init(sequence: Int64 = 0, attempts: [Attempt] = [], lock: FailureLock? = nil) {
        self.sequence = sequence
        self.attempts = attempts
        self.lock = lock
    }

    /// Failures that count at `now`: settled ones inside the window.
    public func failures(within window: Duration?, at now: Instant) -> Int {
        attempts.count { attempt in
            guard case .failed = attempt.standing else { return false }
            guard let window else { return true }
            return now.elapsed(since: attempt.reservedAt) < window
        }
    }

    public var openAttempts: Int {
        attempts.count { if case .open = $0.standing { true } else { false } }
    }
}

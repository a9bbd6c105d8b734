/// The lockout rule (K5-2-3, K5-2-1-u-i): at most `maxFailures` wrong guesses are ever compared between two clearing
/// events, whatever runs in parallel and whatever is killed or frozen.
///
/// It holds because an attempt is reserved before anything is compared, an open attempt counts like a failure, one that
/// died counts as a failure, and a success clears only failures settled before its own reservation.
///
/// Pure: takes the tally and the time, returns the tally as it should be and what to do. The caller stores the tally in
/// the transaction that it was read in.
public struct Lockout: Sendable {
    public let settings: LockoutSettings

    public init(settings: LockoutSettings) { self.settings = settings }

    public enum Admission: Sendable, Equatable {
        /// Reserved under this number: compare the secret, then settle.
        case reserved(sequence: Int64)
        /// Open attempts alone stand in the way: wait until one settles, then ask again.
        case wait
        case locked
    }

    /// What happened to the lock on the way, each an event for the log.
    public struct LockChange: Sendable, Equatable {
        public var ended: FailureLock?
        public var set: FailureLock?
    }

    /// Asks for an attempt. Attempts whose process is gone become failures first.
    public func reserve(in tally: inout Tally, at now: Instant) -> (admission: Admission, change: LockChange) {
        var change = LockChange()
        if let lock = tally.lock {
            guard lock.hasEnded(at: now) else { return (.locked, change) }
            end(lock, in: &tally)
            change.ended = lock
        }
        buryTheDead(in: &tally)
        forgetTheOld(in: &tally, at: now)
        let failures = tally.failures(within: settings.window, at: now)
        if failures >= settings.maxFailures {
            change.set = lock(&tally, at: now)
            return (.locked, change)
        }
        if failures + tally.openAttempts >= settings.maxFailures { return (.wait, change) }
        tally.sequence += 1
        tally.attempts.append(
            Attempt(sequence: tally.sequence, standing: .open(alive: true), reservedAt: now))
        return (.reserved(sequence: tally.sequence), change)
    }

    /// Settles the open attempt `sequence` as wrong, and locks when that was the last one allowed.
    /// - Returns: nil when there is no such open attempt any more (its lease ran out and somebody counted it).
    public func settleFailure(_ sequence: Int64, in tally: inout Tally, at now: Instant) -> LockChange? {
        guard let index = openIndex(sequence, tally) else { return nil }
        tally.sequence += 1
        tally.attempts[index].standing = .failed(settled: tally.sequence)
        guard tally.lock == nil, tally.failures(within: settings.window, at: now) >= settings.maxFailures else {
            return LockChange()
        }
        return LockChange(set: lock(&tally, at: now))
    }

    /// Settles the open attempt `sequence` as right.
    /// - Returns: false when it is not open any more or a lock was set meanwhile: then the login is refused.
    public func settleSuccess(_ sequence: Int64, in tally: inout Tally, at now: Instant) -> Bool {
        guard let index = openIndex(sequence, tally), tally.attempts[index].standing == .open(alive: true),
            tally.lock.map({ $0.hasEnded(at: now) }) ?? true
        else { return false }
        tally.attempts.remove(at: index)
        tally.attempts.removeAll { attempt in
            guard case .failed(let settled) = attempt.standing else { return false }
            return settled < sequence
        }
        return true
    }

    /// What `account unlock` does: the lock ends and every settled failure is forgotten; open attempts stay counted.
    public static func unlock(_ tally: inout Tally) {
        tally.lock = nil
        tally.attempts.removeAll { if case .failed = $0.standing { true } else { false } }
    }

    private func openIndex(_ sequence: Int64, _ tally: Tally) -> Int? {
        tally.attempts.firstIndex {
            guard $0.sequence == sequence, case .open = $0.standing else { return false }
            return true
        }
    }

    private func lock(_ tally: inout Tally, at now: Instant) -> FailureLock {
        let duration: Duration? =
            switch settings.duration {
            case .time(let duration): duration
            case .untilUnlocked: nil
            }
        let lock = FailureLock(since: now, duration: duration, sequence: tally.sequence)
        tally.lock = lock
        return lock
    }

    private func end(_ lock: FailureLock, in tally: inout Tally) {
        tally.lock = nil
        tally.attempts.removeAll { attempt in
            guard case .failed(let settled) = attempt.standing else { return false }
            return settled <= lock.sequence
        }
    }

    private func buryTheDead(in tally: inout Tally) {
        for index in tally.attempts.indices where tally.attempts[index].standing == .open(alive: false) {
            tally.sequence += 1
            tally.attempts[index].standing = .failed(settled: tally.sequence)
        }
    }

    private func forgetTheOld(in tally: inout Tally, at now: Instant) {
        guard let window = settings.window else { return }
        tally.attempts.removeAll { attempt in
            guard case .failed = attempt.standing else { return false }
            return now.elapsed(since: attempt.reservedAt) >= window
        }
    }
}

/// What of a tally is forgotten. An ordinary and a privileged ID may be one POSIX user with one tally: what one of them has no use for
/// may count for the other.
extension Lockout {
    /// Failures that count nowhere any more go, and with them what was remembered of their scopes.
    func forgetTheOld(in tally: inout Tally, at now: Instant) {
        // A stopped source's are shown to whoever looks, no further ones come, and all are spent when it ends.
        if kind == .source, tally.lock(of: .everything) != nil { return }
        let before = tally
        tally.attempts.removeAll { attempt in
            guard let settled = attempt.settled else { return false }
            if let memory, now.elapsed(since: attempt.reservedAt) >= memory { return true }
            return scopes(of: attempt.place).allSatisfy { settled <= before.record(of: $0).spent }
        }
        forgetSomeOfTheMany(in: &tally)
        for index in tally.scopes.indices {
            guard let last = tally.scopes[index].lastLock, now.elapsed(since: last) >= Self.memoryOfLocks else {
                continue
            }
            (tally.scopes[index].locks, tally.scopes[index].lastLock) = (0, nil)
        }
        let attempts = tally.attempts
        tally.scopes.removeAll { record in
            record.lock == nil && record.locks == 0
                && !attempts.contains { scopes(of: $0.place).contains(record.scope) }
        }
    }

    /// How long a failure is remembered: as long as it counts for an ID of either kind.
    private var memory: Duration? {
        guard let window, let twinsWindow else { return nil }
        return max(window, twinsWindow)
    }

    /// Where a failure from `place` counts, for an ID of either kind.
    private func scopes(of place: Place) -> [LockoutScope] {
        kind == .source ? [.everything] : [.place(place.name), place.side]
    }

    /// Without a window, failures from ever new places would be remembered for ever: of those that a lock has spent in one
    /// of their budgets the oldest go.
    private func forgetSomeOfTheMany(in tally: inout Tally) {
        var surplus = tally.attempts.count { !$0.isOpen } - remembered
        guard surplus > 0 else { return }
        let before = tally
        tally.attempts.removeAll { attempt in
            guard surplus > 0, let settled = attempt.settled else { return false }
            let isSpent = budgets(for: attempt.place).contains { settled <= before.record(of: $0.scope).spent }
            surplus -= isSpent ? 1 : 0
            return isSpent
        }
    }

    /// Twice what both ceilings allow in a row, or what the largest budget has to count.
    private var remembered: Int {
        let largest = kind == .source ? settings.sourceMaxFailures : settings.maxFailuresTotal
        return 2 * max(Self.unknownCeiling + Self.knownCeiling, largest)
    }

    /// After a day without a lock the next progressive one is short again.
    private static let memoryOfLocks = Duration.seconds(86_400)
}

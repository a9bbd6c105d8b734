extension Policy {
    public func lockout(for kind: AccountKind) -> Lockout {
        kind == .privileged
            ? Lockout(settings: privilegedLockout, kind: .privileged, twinsWindow: lockout.window)
            : Lockout(settings: lockout, kind: .ordinary, twinsWindow: privilegedLockout.window)
    }

    /// For one source against the IDs that never logged in from it.
    public var sourceLockout: Lockout { Lockout(settings: lockout, kind: .source) }
}

extension Lockout {
    /// Consecutive failures from all unknown and from all known places that disable the password for that side, until
    /// it is set anew: together the hundred of NIST SP 800-63B-4, 3.2.2.
    public static let (unknownCeiling, knownCeiling) = (60, 40)

    static func ceiling(of place: Place) -> Int64 { Int64(place.isKnown ? knownCeiling : unknownCeiling) }

    var window: Duration? { kind == .source ? settings.sourceWindow : settings.window }

    /// The budgets that a try from `place` is taken from; the first is its place's own.
    ///
    /// What an attacker reaches within a window is their sum: `max-failures-total` from everywhere else, and
    /// `max-failures` from each of the eight known places (of a privileged ID: from all of them together).
    public func budgets(for place: Place) -> [LockoutBudget] {
        switch kind {
        case .source: [LockoutBudget(.everything, settings.sourceMaxFailures)]
        case .privileged where place.isKnown: [LockoutBudget(.knownPlaces, settings.maxFailures)]
        case .ordinary where place.isKnown: [LockoutBudget(.place(place.name), settings.maxFailures)]
        case .ordinary, .privileged:
            [
                LockoutBudget(.place(place.name), settings.maxFailures),
                LockoutBudget(.unknownPlaces, settings.maxFailuresTotal),
            ]
        }
    }

    /// Whether the password is disabled for the side on which `place` lies.
    public func isDisabled(_ place: Place, _ tally: Tally) -> Bool {
        kind != .source && tally[side: place].consecutive >= Self.ceiling(of: place)
    }

    public func disabledSides(_ tally: Tally) -> [LockoutScope] {
        [Place("", isKnown: false), Place("", isKnown: true)].filter { isDisabled($0, tally) }.map(\.side)
    }

    func isUsedUp(_ budget: LockoutBudget, _ tally: Tally, at now: Instant) -> Bool {
        tally.lock(of: budget.scope) == nil
            && failures(in: budget.scope, tally, at: now) >= budget.limit
    }

    /// Failures of `scope` that count at `now`: settled inside the window, not spent by a lock that has ended.
    public func failures(in scope: LockoutScope, _ tally: Tally, at now: Instant) -> Int {
        let spent = tally.record(of: scope).spent
        return tally.attempts.count { attempt in
            guard let settled = attempt.settled, settled > spent, isCounted(attempt, in: scope) else { return false }
            return window.map { now.elapsed(since: attempt.reservedAt) < $0 } ?? true
        }
    }

    /// Failures that count in any of their budgets.
    public func failures(_ tally: Tally, at now: Instant) -> Int {
        tally.attempts.count { attempt in
            guard let settled = attempt.settled, window.map({ now.elapsed(since: attempt.reservedAt) < $0 }) ?? true
            else { return false }
            return budgets(for: attempt.place).contains { settled > spent($0.scope, tally, at: now) }
        }
    }

    /// Also by a lock that has ended and that nobody has noticed yet.
    private func spent(_ scope: LockoutScope, _ tally: Tally, at now: Instant) -> Int64 {
        let record = tally.record(of: scope)
        guard let lock = record.lock, lock.hasEnded(at: now) else { return record.spent }
        return max(lock.sequence, record.spent)
    }

    /// The open attempts of `scope`, oldest first.
    func open(in scope: LockoutScope, _ tally: Tally) -> [Int64] {
        tally.attempts.filter { $0.isOpen && isCounted($0, in: scope) }.map(\.sequence).sorted()
    }

    private func isCounted(_ attempt: Attempt, in scope: LockoutScope) -> Bool {
        budgets(for: attempt.place).contains { $0.scope == scope }
    }

    func lock(_ scope: LockoutScope, _ tally: inout Tally, at now: Instant, _ change: inout LockChange) {
        var record = tally.record(of: scope)
        let lock = FailureLock(since: now, duration: duration(afterLocks: record.locks), sequence: tally.sequence)
        record.lock = lock
        if settings.duration == .progressive { (record.locks, record.lastLock) = (record.locks + 1, now) }
        tally.keep(record)
        change.set.append(.init(scope: scope, lock: lock))
    }

    private func duration(afterLocks locks: Int) -> Duration? {
        if kind == .source { return settings.sourceWindow }
        return switch settings.duration {
        case .time(let duration): duration
        case .untilUnlocked: nil
        // 30 s, 1, 2, 4 … minutes, up to an hour.
        case .progressive: min(.seconds(30 << min(locks, 7)), .seconds(3600))
        }
    }

    /// Takes the locks away whose time is over; what they were set for is spent.
    /// - Returns: those locks, each to be an event with the moment at which it ended.
    public static func endLocks(in tally: inout Tally, at now: Instant) -> [LockChange.Lock] {
        var ended: [LockChange.Lock] = []
        for index in tally.scopes.indices {
            guard let lock = tally.scopes[index].lock, lock.hasEnded(at: now) else { continue }
            tally.scopes[index].lock = nil
            tally.scopes[index].spent = lock.sequence
            ended.append(.init(scope: tally.scopes[index].scope, lock: lock))
        }
        return ended
    }

    func fail(_ index: Int, in tally: inout Tally, _ change: inout LockChange) {
        tally.sequence += 1
        tally.attempts[index].standing = .failed(settled: tally.sequence)
        let place = tally.attempts[index].place
        let wasDisabled = isDisabled(place, tally)
        tally[side: place].failures += 1
        if !wasDisabled, isDisabled(place, tally) { change.disabled = place.side }
    }

    func buryTheDead(in tally: inout Tally, _ change: inout LockChange) {
        for index in tally.attempts.indices where tally.attempts[index].standing == .open(alive: false) {
            fail(index, in: &tally, &change)
        }
    }
}

extension Tally {
    /// What is remembered of `scope`; nothing yet for a new one.
    public func record(of scope: LockoutScope) -> ScopeRecord {
        scopes.first { $0.scope == scope } ?? ScopeRecord(scope)
    }

    public func lock(of scope: LockoutScope) -> FailureLock? { record(of: scope).lock }

    /// So many wrong secrets of a subject are known again.
    private static let mostTags = 16

    mutating func forgetOldTags() {
        let tagged = attempts.indices.filter { attempts[$0].tag != nil }.sorted {
            (attempts[$0].settled ?? 0) < (attempts[$1].settled ?? 0)
        }
        for index in tagged.dropLast(Self.mostTags) { attempts[index].tag = nil }
    }

    func openIndex(_ sequence: Int64) -> Int? { attempts.firstIndex { $0.sequence == sequence && $0.isOpen } }

    mutating func keep(_ record: ScopeRecord) {
        if let index = scopes.firstIndex(where: { $0.scope == record.scope }) {
            scopes[index] = record
        } else {
            scopes.append(record)
        }
    }

    /// After the success of an attempt: failures of its place settled before its reservation are forgotten, and its
    /// side's ceiling begins anew. What others do elsewhere meanwhile stays counted.
    mutating func clear(after success: Attempt, _ own: LockoutScope?) {
        let place = success.place
        attempts.removeAll { $0.place.name == place.name && ($0.settled ?? .max) < success.sequence }
        for index in scopes.indices where scopes[index].scope == own {
            (scopes[index].locks, scopes[index].lastLock) = (0, nil)
        }
        self[side: place].cleared = max(self[side: place].cleared, success.failuresBefore)
    }
}

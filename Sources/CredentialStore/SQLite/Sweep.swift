public import CredentialPolicy

/// Takes away what counts nowhere any more. Whoever is tried again is tidied up by that; this is for IDs and sources that
/// nobody tries again: whoever owns a /48 has 65,536 sources, and each would keep its failures, and an ID the tags of wrong
/// passwords, for ever.
///
/// A hand goes round over all tallies that have anything, a few at a time, so that no call takes long. On the way locks end
/// whose time is over, and moments ahead of all clocks (`Tally.withNothingAhead`) become moments of this boot, from which time
/// passes: in a tally that is only looked at they would stay ahead for ever.
extension Store {
    /// So many tallies are looked at in one step.
    private static let mostTallies = 64
    /// Where the hand stands: the number of the last subject.
    private static let hand = "sweep"

    /// One step of the hand. It looks without a lock that anybody waits for; where one step does not see everything, it pays a
    /// commit for the place where the next goes on.
    /// - Parameter rule: by which a subject's failures are counted; nil: nobody knows, they stay.
    /// - Returns: whether it came to the end, and begins anew with the next step; how many tallies it could not read.
    public func sweep(
        at now: Instant, rule: (Subject, Transaction) throws(StoreFailure) -> Lockout?
    ) throws(StoreFailure) -> (isLast: Bool, unreadable: Int) {
        let step = try read { transaction throws(StoreFailure) in
            let start = try transaction.fact(Self.hand).flatMap(Int64.init) ?? .min
            return try look(transaction, from: start, at: now, rule)
        }
        if step.stale.isEmpty, step.start == .min, step.isLast { return (true, step.unreadable) }
        try write { transaction throws(StoreFailure) in
            try tidy(step.stale, transaction, at: now)
            try transaction.setFact(Self.hand, "\(step.isLast ? Int64.min : step.hand)")
        }
        return (step.isLast, step.unreadable)
    }

    /// From the beginning to the end, wherever the hand of the single steps stands. Writes only where there is something to do:
    /// each commit waits for the disk, and a site under attack has 65,536 sources.
    /// - Parameter rule: as of `sweep`.
    /// - Returns: how many tallies it could not read.
    public func sweepAll(
        at now: Instant, rule: (Subject, Transaction) throws(StoreFailure) -> Lockout?
    ) throws(StoreFailure) -> Int {
        var (hand, unreadable, isLast) = (Int64.min, 0, false)
        while !isLast {
            let step = try read { transaction throws(StoreFailure) in
                try look(transaction, from: hand, at: now, rule)
            }
            if !step.stale.isEmpty {
                try write { transaction throws(StoreFailure) in try tidy(step.stale, transaction, at: now) }
            }
            (hand, unreadable, isLast) = (step.hand, unreadable + step.unreadable, step.isLast)
        }
        return unreadable
    }

    private struct Step {
        let start: Int64
        var hand: Int64
        var isLast = false
        var stale: [(subject: Subject, rule: Lockout)] = []
        var unreadable = 0
    }

    private func look(
        _ transaction: Transaction, from start: Int64, at now: Instant,
        _ rule: (Subject, Transaction) throws(StoreFailure) -> Lockout?
    ) throws(StoreFailure) -> Step {
        var step = Step(start: start, hand: start)
        var attempts = 0
        for _ in 0..<Self.mostTallies where attempts < Transaction.mostAttempts {
            guard let number = try transaction.remembered(after: step.hand) else {
                step.isLast = true
                return step
            }
            step.hand = number
            let readable: Void? = try transaction.unlessDamaged { () throws(StoreFailure) in
                guard let subject = try transaction.subject(number: number),
                    let rule = try rule(subject, transaction)
                else { return }
                var stored = try transaction.peek(subject, locks: locks, at: now)
                attempts += stored.tally.attempts.count
                _ = Lockout.endLocks(in: &stored.tally, at: now)
                rule.forget(in: &stored.tally, at: now)
                if stored.isChanged { step.stale.append((subject, rule)) }
            }
            if readable == nil { step.unreadable += 1 }
        }
        return step
    }

    private func tidy(
        _ stale: [(subject: Subject, rule: Lockout)], _ transaction: Transaction, at now: Instant
    ) throws(StoreFailure) {
        for (subject, rule) in stale {
            // A bucket that another name has taken meanwhile is that one's: reading it for the former would empty it.
            guard try transaction.subject(number: subject.number) == subject else { continue }
            var stored = try transaction.tally(subject, locks: locks, at: now)
            try transaction.endLocks(in: &stored, at: now)
            rule.forget(in: &stored.tally, at: now)
            try transaction.store(stored, lease: nil)
        }
    }
}

extension Transaction {
    /// Once so many attempts were read, whoever tidies up stops: reading them takes the time, and others wait meanwhile.
    static let mostAttempts = 512

    /// The first subject behind `number` of which an attempt or a scope is remembered.
    func remembered(after number: Int64) throws(StoreFailure) -> Int64? {
        try run(TallyStatement.remembered, .integer(number)).first?.optionalInteger(0)
    }

    /// Whose tally has that number now; nil: nobody's.
    func subject(number: Int64) throws(StoreFailure) -> Subject? {
        guard let row = try run(TallyStatement.read, .integer(number)).first else { return nil }
        return Subject(number: number, key: try row.bytes(1))
    }

    /// Nil where that is not what this version writes: whoever tidies up goes on with the others.
    func unlessDamaged<Result>(
        _ body: () throws(StoreFailure) -> Result
    ) throws(StoreFailure) -> Result? {
        do throws(StoreFailure) {
            return try body()
        } catch {
            guard case .damaged = error else { throw error }
            return nil
        }
    }
}

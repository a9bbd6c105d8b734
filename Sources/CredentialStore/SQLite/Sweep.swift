public import CredentialPolicy

/// Takes away what counts nowhere any more. Whoever is tried again is tidied up by that; this is for IDs and sources that
/// nobody tries again: whoever owns a /48 has 65,536 sources, and each would keep its failures, and an ID the tags of wrong
/// passwords, for ever.
///
/// A hand goes round over all tallies that have anything, a few at a time, so that no call takes long.
extension Store {
    /// So many tallies are looked at in one call.
    private static let mostTallies = 64
    /// Once so many attempts were read the call ends.
    private static let mostAttempts = 512
    /// Where the hand stands: the number of the last subject.
    private static let hand = "sweep"

    /// One step of the hand. It looks without a lock that anybody waits for, and writes only where there is something to do.
    /// - Parameter rule: by which a subject's failures are counted; nil: nobody knows, they stay.
    /// - Returns: whether it came to the end, and begins anew with the next step.
    public func sweep(
        at now: Instant, rule: (Subject, Transaction) throws(StoreFailure) -> Lockout?
    ) throws(StoreFailure) -> Bool {
        let step = try read { transaction throws(StoreFailure) in try look(transaction, at: now, rule) }
        // Where one step sees everything the hand need not move.
        if step.stale.isEmpty, step.isFirst, step.isLast { return true }
        try write { transaction throws(StoreFailure) in
            for (subject, rule) in step.stale {
                var stored = try transaction.tally(subject, locks: locks, at: now)
                rule.forget(in: &stored.tally, at: now)
                try transaction.store(stored, lease: nil)
            }
            try transaction.setFact(Self.hand, "\(step.isLast ? Int64.min : step.hand)")
        }
        return step.isLast
    }

    private struct Step {
        var hand: Int64
        var isFirst: Bool
        var isLast = false
        var stale: [(subject: Subject, rule: Lockout)] = []
    }

    private func look(
        _ transaction: Transaction, at now: Instant, _ rule: (Subject, Transaction) throws(StoreFailure) -> Lockout?
    ) throws(StoreFailure) -> Step {
        let start = try transaction.fact(Self.hand).flatMap(Int64.init) ?? .min
        var step = Step(hand: start, isFirst: start == .min)
        var attempts = 0
        for _ in 0..<Self.mostTallies where attempts < Self.mostAttempts {
            guard let (number, subject) = try transaction.remembered(after: step.hand) else {
                step.isLast = true
                return step
            }
            step.hand = number
            guard let subject, let rule = try rule(subject, transaction) else { continue }
            var tally = try transaction.peekTally(subject, locks: locks, at: now)
            attempts += tally.attempts.count
            let before = tally
            rule.forget(in: &tally, at: now)
            if tally != before { step.stale.append((subject, rule)) }
        }
        return step
    }
}

extension Transaction {
    /// The first subject behind `number` of which an attempt or a scope is remembered.
    fileprivate func remembered(after number: Int64) throws(StoreFailure) -> (number: Int64, subject: Subject?)? {
        guard let next = try run(TallyStatement.remembered, .integer(number)).first?.optionalInteger(0) else {
            return nil
        }
        let key = try run(TallyStatement.read, .integer(next)).first?.bytes(1)
        return (next, key.flatMap { Subject(number: next, key: $0) })
    }
}

public import CredentialPolicy

/// UID twins (accounts that are one POSIX user) share one count, kept under the oldest of them. When the host first
/// says who is whose twin, or says something else than before, no failure and no lock may be lost: whoever can log in
/// under two names must not gain guesses by it.
extension Transaction {
    /// Notes the uid that the host gives an account. What was counted apart until now counts together from here on.
    public func noteUID(_ uid: UInt32, of account: AccountFacts) throws(StoreFailure) {
        let former = try number(of: account)
        let otherHead = try firstAccount(of: uid)
        try run(AccountStatement.setUID, .integer(account.id.number), .integer(Int64(uid)))
        guard let shared = try firstAccount(of: uid) else { return }
        // Nobody can tell whose failures the former twins' shared count holds: they keep it, and it comes along as
        // well.
        let left = try account.uid.map { old throws(StoreFailure) in try firstAccount(of: old) } ?? nil
        let sources = Set([former, otherHead ?? shared]).subtracting([shared])
        for number in [{ $0 }, Subject.overlay(of:)] {
            if let left, left != former { try copyTally(from: number(former), to: number(left)) }
            for source in sources.sorted() { try copyTally(from: number(source), to: number(shared)) }
            for emptied in sources.subtracting([left ?? shared]) { try empty(number(emptied)) }
        }
    }

    private func empty(_ subject: Int64) throws(StoreFailure) {
        try run(TallyStatement.removeAll, .integer(subject))
        try run(ScopeStatement.removeAll, .integer(subject))
        try run(ScopeStatement.removePlaces, .integer(subject))
        try storeSides(.integer(subject), Tally())
    }

    private func number(of account: AccountFacts) throws(StoreFailure) -> Int64 {
        guard let uid = account.uid, let first = try firstAccount(of: uid) else { return account.id.number }
        return first
    }

    private func firstAccount(of uid: UInt32) throws(StoreFailure) -> Int64? {
        try run(AccountStatement.firstOfUID, .integer(Int64(uid))).first?.optionalInteger(0)
    }

    /// Puts attempts and locks of one tally behind those of another, and its places to the other's. Reservations and settlements
    /// are numbered anew alike, after all that stood there: no success still open there can clear them, and no number is given twice.
    private func copyTally(from source: Int64, to target: Int64) throws(StoreFailure) {
        // Both rows are locked by advancing them. Where nothing was ever tried with another module's password, there is none.
        guard let old = try run(TallyStatement.advance, .integer(source)).first else {
            if source < 0 { return }
            throw .damaged("a tally is missing")
        }
        guard let new = try run(TallyStatement.advanceOrBegin, .integer(target)).first else {
            throw .damaged("a tally is missing")
        }
        let offset = try new.integer(0)
        try run(TallyStatement.copyAttempts, .integer(source), .integer(target), .integer(offset))
        try run(TallyStatement.setSequence, .integer(target), .integer(offset + (try old.integer(0))))
        try storeSides(.integer(target), try Self.sum(old, new))
        try storeScopes(
            .integer(target), from: try scopes(of: target),
            to: Self.merged(try scopes(of: source), offset, into: try scopes(of: target)))
        try copyPlaces(from: source, to: target)
    }

    private static func sum(_ old: Row, _ new: Row) throws(StoreFailure) -> Tally {
        Tally(
            unknownPlaces: SideCount(
                failures: try old.integer(2) + new.integer(2), cleared: try old.integer(3) + new.integer(3)),
            knownPlaces: SideCount(
                failures: try old.integer(4) + new.integer(4), cleared: try old.integer(5) + new.integer(5)))
    }

    /// What locks have spent there counts again here: the two tallies' numbers have no common order.
    private static func merged(
        _ brought: [ScopeRecord], _ offset: Int64, into present: [ScopeRecord]
    ) -> [ScopeRecord] {
        var records = present
        for record in brought {
            let index = records.firstIndex { $0.scope == record.scope }
            var sum = index.map { records[$0] } ?? ScopeRecord(record.scope)
            if var lock = record.lock, outlasts(lock, sum.lock) {
                lock.sequence += offset
                sum.lock = lock
            }
            if record.locks > sum.locks { (sum.locks, sum.lastLock) = (record.locks, record.lastLock) }
            if let index { records[index] = sum } else { records.append(sum) }
        }
        return records
    }

    /// Which of two locks stays when there can be only one: the one that ends later.
    private static func outlasts(_ lock: FailureLock, _ other: FailureLock?) -> Bool {
        guard let other else { return true }
        guard let end = lock.until else { return true }
        return other.until.map { end > $0 } ?? false
    }
}

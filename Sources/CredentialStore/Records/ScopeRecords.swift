public import CredentialPolicy

extension LockoutScope {
    /// As it stands in the store.
    public var text: String {
        switch self {
        case .place(let name): "place:" + name
        case .unknownPlaces: "unknown"
        case .knownPlaces: "known"
        case .everything: "everything"
        }
    }

    /// Nil where no version so far wrote that.
    public init?(text: String) {
        switch text {
        case "unknown": self = .unknownPlaces
        case "known": self = .knownPlaces
        case "everything": self = .everything
        // By bytes: a combining mark behind the colon is no reason to call a store damaged.
        case _ where text.utf8.starts(with: "place:".utf8): self = .place(String(text.unicodeScalars.dropFirst(6)))
        default: return nil
        }
    }
}

extension Transaction {
    func scopes(of subject: Int64) throws(StoreFailure) -> [ScopeRecord] {
        var records: [ScopeRecord] = []
        for row in try run(ScopeStatement.read, .integer(subject)) {
            guard let scope = LockoutScope(text: try row.text(0)) else { throw .damaged("a scope of a tally") }
            var record = ScopeRecord(
                scope, spent: try row.integer(6), locks: Int(try row.integer(7)), lastLock: try instant(row, 8))
            if let since = try instant(row, 1) {
                record.lock = FailureLock(
                    since: since, duration: try row.optionalInteger(4).map { .microseconds($0) },
                    sequence: try row.integer(5))
            }
            records.append(record)
        }
        return records
    }

    /// A line about each tally whose locks can't be read, and which therefore admits nobody; for the first 20 of them.
    func unreadableScopes() throws(StoreFailure) -> [String] {
        var lines: [String] = []
        var hand = Int64.min
        while lines.count < 20, let number = try remembered(after: hand) {
            hand = number
            if try unlessDamaged({ () throws(StoreFailure) in try scopes(of: number) }) == nil {
                lines.append("the locks of tally \(number) can't be read, a later version may have written them")
            }
        }
        return lines
    }

    private func instant(_ row: Row, _ column: Int) throws(StoreFailure) -> Instant? {
        guard let wall = try row.optionalInteger(column) else { return nil }
        return Instant(wall: wall, boot: try row.text(column + 1), sinceBoot: try row.integer(column + 2))
    }

    func storeScopes(
        _ subject: SQLValue, from old: [ScopeRecord], to new: [ScopeRecord]
    ) throws(StoreFailure) {
        for record in new where !old.contains(record) { try put(record, subject) }
        for record in old where !new.contains(where: { $0.scope == record.scope }) {
            try run(ScopeStatement.remove, subject, .text(record.scope.text))
        }
    }

    private func put(_ record: ScopeRecord, _ subject: SQLValue) throws(StoreFailure) {
        let (lock, last) = (record.lock, record.lastLock)
        try run(
            ScopeStatement.put, subject, .text(record.scope.text), SQLValue(lock?.since.wall),
            SQLValue(lock?.since.boot), SQLValue(lock?.since.sinceBoot), SQLValue(lock?.duration?.inMicroseconds),
            SQLValue(lock?.sequence), .integer(record.spent), .integer(Int64(record.locks)), SQLValue(last?.wall),
            SQLValue(last?.boot), SQLValue(last?.sinceBoot))
    }
}

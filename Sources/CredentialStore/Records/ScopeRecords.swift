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

    fileprivate init?(text: String) {
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

/// What an ID has to do with a place.
public enum PlaceFamiliarity: Sendable, Equatable {
    /// It has not logged in from there, or not for a quarter of a year.
    case never
    /// It has, and so have so many others that it tells nothing.
    case gateway
    case known
}

/// The places from which an ID has logged in, the latest eight.
extension Transaction {
    private static let mostPlaces: Int64 = 8
    /// A place from which so many IDs come is a gateway: who tries from there is not known by it.
    private static let gateway: Int64 = 32
    /// A place's date is written once a day, not at each login.
    private static let day: Int64 = 86_400_000_000

    /// A place where nobody came from for so long is forgotten: an address may be somebody else's by now.
    private static let quarter = 90 * day

    public func familiarity(
        with place: String, of subject: Subject, at now: Instant
    ) throws(StoreFailure) -> PlaceFamiliarity {
        let last = try run(ScopeStatement.place, .integer(subject.number), .text(place)).first?.integer(0)
        guard let last, now.wall - last < Self.quarter else { return .never }
        let since = SQLValue.integer(now.wall - Self.quarter)
        // Two authenticators of one ID may know the place: of twice as many subjects at least so many are IDs of their own.
        let count = try run(
            ScopeStatement.countPlace, .text(place), .integer(2 * Self.gateway), since,
            .integer(Subject.overlay(of: 0))
        ).first?.integer(0)
        return (count ?? 0) < Self.gateway ? .known : .gateway
    }

    /// - Parameter mayOust: whether it may take the room of the place where nobody came from for longest. A right password
    ///   alone may not: who has that and lacks what else the stack asks for would drive out all places that the owner comes
    ///   from, and shut the owner out with guesses from elsewhere.
    public func remember(
        _ place: String, of subject: Subject, mayOust: Bool, at now: Instant
    ) throws(StoreFailure) {
        let last = try run(ScopeStatement.place, .integer(subject.number), .text(place)).first?.integer(0)
        if mayOust {
            if let last, abs(now.wall - last) < Self.day { return }
        } else {
            if let last, abs(now.wall - last) < Self.quarter { return }
            let since = SQLValue.integer(now.wall - Self.quarter)
            let kept = try run(ScopeStatement.countKept, .integer(subject.number), since).first?.integer(0)
            guard (kept ?? 0) < Self.mostPlaces else { return }
        }
        try run(ScopeStatement.rememberPlace, .integer(subject.number), .text(place), .integer(now.wall))
        try run(ScopeStatement.forgetPlaces, .integer(subject.number), .integer(Self.mostPlaces))
    }

    /// Twins are one POSIX user: where one of them came from, the other is known as well.
    func copyPlaces(from source: Int64, to target: Int64) throws(StoreFailure) {
        try run(ScopeStatement.copyPlaces, .integer(source), .integer(target))
        try run(ScopeStatement.forgetPlaces, .integer(target), .integer(Self.mostPlaces))
    }

    /// Where it is known, latest first.
    public func knownPlaces(of subject: Subject, at now: Instant) throws(StoreFailure) -> [String] {
        var places: [String] = []
        let since = SQLValue.integer(now.wall - Self.quarter)
        for row in try run(ScopeStatement.placesOf, .integer(subject.number), since) {
            let place = try row.text(0)
            if try familiarity(with: place, of: subject, at: now) == .known { places.append(place) }
        }
        return places
    }
}

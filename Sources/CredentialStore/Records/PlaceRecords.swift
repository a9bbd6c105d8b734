public import CredentialPolicy

/// What an ID has to do with a place.
public enum PlaceFamiliarity: Sendable, Equatable {
    /// It has not logged in from there, or not for a quarter of a year.
    case never
    /// It has, and so have so many others that it tells nothing.
    case gateway
    case known
}

/// The places from which an ID has logged in, the latest eight.
///
/// Their ages are by the time that passed (`Instant.elapsed`): a clock that is stepped makes no place strange that was come
/// from since the host started, and one dated after now counts as of now, for a clock that was ahead once wrote it.
extension Transaction {
    private static let mostPlaces: Int64 = 8
    /// A place from which so many IDs come is a gateway: who tries from there is not known by it.
    private static let gateway: Int64 = 32
    /// A place's date is written once a day, not at each login.
    private static let day = Duration.seconds(86_400)
    /// A place where nobody came from for so long is forgotten: an address may be somebody else's by now.
    private static let quarter = day * 90

    public func familiarity(
        with place: String, of subject: Subject, at now: Instant
    ) throws(StoreFailure) -> PlaceFamiliarity {
        guard let kept = try places(of: subject, at: now).first(where: { $0.name == place }), kept.age < Self.quarter
        else { return .never }
        let quarter = Self.quarter.inMicroseconds
        // Two authenticators of one ID may know the place: of twice as many subjects at least so many are IDs of their own.
        let count = try run(
            ScopeStatement.countPlace, .text(place), .integer(2 * Self.gateway), .integer(now.wall - quarter),
            .integer(Subject.overlay(of: 0)), .text(now.boot), .integer(now.sinceBoot - quarter)
        ).first?.integer(0)
        return (count ?? 0) < Self.gateway ? .known : .gateway
    }

    /// - Parameter mayOust: whether it may take the room of the place where nobody came from for longest. A right password
    ///   alone may not: who has that and lacks what else the stack asks for would drive out all places that the owner comes
    ///   from, and shut the owner out with guesses from elsewhere.
    public func remember(
        _ place: String, of subject: Subject, mayOust: Bool, at now: Instant
    ) throws(StoreFailure) {
        let kept = try places(of: subject, at: now)
        // A date after now would stand for ever as of now: from here on it grows old like the others.
        for ahead in kept where ahead.isAhead { try put(ahead.name, of: subject, at: now) }
        let age = kept.first { $0.name == place }?.age
        if let age, age < (mayOust ? Self.day : Self.quarter) { return }
        guard mayOust || kept.count(where: { $0.age < Self.quarter }) < Self.mostPlaces else { return }
        try put(place, of: subject, at: now)
        let others = kept.filter { $0.name != place }
        for surplus in others.dropFirst(Int(Self.mostPlaces) - 1) {
            try run(ScopeStatement.forgetPlace, .integer(subject.number), .text(surplus.name))
        }
    }

    private func put(_ place: String, of subject: Subject, at now: Instant) throws(StoreFailure) {
        try run(
            ScopeStatement.rememberPlace, .integer(subject.number), .text(place), .integer(now.wall), .text(now.boot),
            .integer(now.sinceBoot))
    }

    /// Twins are one POSIX user: where one of them came from, the other is known as well.
    func copyPlaces(from source: Int64, to target: Int64) throws(StoreFailure) {
        try run(ScopeStatement.copyPlaces, .integer(source), .integer(target))
        try run(ScopeStatement.forgetPlaces, .integer(target), .integer(Self.mostPlaces))
    }

    /// Where it is known, latest first.
    public func knownPlaces(of subject: Subject, at now: Instant) throws(StoreFailure) -> [String] {
        var known: [String] = []
        for place in try places(of: subject, at: now)
        where try familiarity(with: place.name, of: subject, at: now) == .known { known.append(place.name) }
        return known
    }

    private struct KeptPlace {
        var name: String
        var age: Duration
        /// Its date lies after now, and it is of another boot: nobody can tell when that was.
        var isAhead: Bool
    }

    /// Those of a subject that are remembered, the latest first: a few more than eight at the most.
    private func places(of subject: Subject, at now: Instant) throws(StoreFailure) -> [KeptPlace] {
        var places: [KeptPlace] = []
        for row in try run(ScopeStatement.placesOf, .integer(subject.number)) {
            let last = Instant(wall: try row.integer(1), boot: try row.text(2), sinceBoot: try row.integer(3))
            let isAhead = last.boot != now.boot && last.wall > now.wall
            places.append(KeptPlace(name: try row.text(0), age: now.elapsed(since: last), isAhead: isAhead))
        }
        return places.sorted { ($0.age, $0.name) < ($1.age, $1.name) }
    }
}

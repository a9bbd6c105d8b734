public import CredentialPolicy

/// A lock that ends by itself is an event with the moment at which it did, written by whoever comes first: the next
/// attempt, or whoever tidies up.
extension Transaction {
    /// What is done about at most so many at once: the others wait for the next time.
    private static let most: Int64 = 64

    /// Whose locks have ended, and nobody has written it down.
    public func subjectsWithEndedLocks(at now: Instant) throws(StoreFailure) -> [Int64] {
        var subjects: [Int64] = []
        for row in try run(ScopeStatement.overdue, .integer(now.wall), .integer(Self.most)) {
            let since = Instant(wall: try row.integer(1), boot: try row.text(2), sinceBoot: try row.integer(3))
            let lock = FailureLock(
                since: since, duration: .microseconds(try row.integer(4)), sequence: try row.integer(5))
            let subject = try row.integer(0)
            if lock.hasEnded(at: now), subjects.last != subject { subjects.append(subject) }
        }
        return subjects
    }

    /// Ends the locks of these subjects whose time is over.
    public func endLocks(of subjects: [Int64], locks: HostLocks, at now: Instant) throws(StoreFailure) {
        for number in Set(subjects).sorted() {
            guard let row = try run(TallyStatement.read, .integer(number)).first else { continue }
            guard let subject = Subject(number: number, key: try row.bytes(1)) else {
                throw .damaged("a tally of nobody's")
            }
            var stored = try tally(subject, locks: locks, at: now)
            let source = stored.tally.attempts.last?.place.name ?? ""
            let ended = Lockout.endLocks(in: &stored.tally, at: now)
            try store(stored, lease: nil)
            for lock in ended { try logEnd(of: lock, subject, from: source, at: now) }
        }
    }

    /// - Parameter source: whose lock it was, if it was a source's.
    public func logEnd(
        of lock: Lockout.LockChange.Lock, _ subject: Subject, from source: String, at now: Instant
    ) throws(StoreFailure) {
        var event = Event(.lockEnded, actor: "system")
        event.details = [
            .init("until", lock.lock.end(at: now).map(String.init) ?? ""), .init("scope", lock.scope.text),
        ]
        switch subject {
        case .account(let id): try name(id, &event)
        case .overlay(let id):
            try name(id, &event)
            event.details.append(.init("authenticator", CountedAuthenticator.overlay.rawValue))
        case .unknown(_, let key): event.details.append(.init("name_hmac", Digest.hex(key)))
        case .source: event.source = source
        }
        try log(event, of: subject, at: now)
    }

    private func name(_ id: AccountID, _ event: inout Event) throws(StoreFailure) {
        event.account = id
        event.login = try account(id: id)?.facts.login.text ?? ""
    }
}

public import CredentialPolicy

/// A lock that ends by itself is an event with the moment at which it did, written by whoever comes first: the next
/// attempt, or whoever tidies up.
extension Transaction {
    /// What is done about at most so many at once: the others wait for the next time.
    private static let most: Int64 = 64

    /// Whose locks have ended, and nobody has written it down.
    public func subjectsWithEndedLocks(at now: Instant) throws(StoreFailure) -> [Int64] {
        var subjects: [Int64] = []
        for row in try run(
            ScopeStatement.overdue, .integer(now.wall), .text(now.boot), .integer(now.sinceBoot), .integer(Self.most))
        {
            let subject = try row.integer(0)
            if !subjects.contains(subject) { subjects.append(subject) }
        }
        return subjects
    }

    /// Ends the locks of these subjects whose time is over: of the first so many that hold not too many attempts.
    /// - Returns: how many tallies could not be read; theirs stay.
    public func endLocks(of subjects: [Int64], locks: HostLocks, at now: Instant) throws(StoreFailure) -> Int {
        var (attempts, unreadable) = (0, 0)
        for number in Set(subjects).sorted() where attempts < Self.mostAttempts {
            let read = try unlessDamaged { () throws(StoreFailure) in
                try subject(number: number).map { subject throws(StoreFailure) in
                    try tally(subject, locks: locks, at: now)
                }
            }
            if read == nil { unreadable += 1 }
            guard case .some(.some(var stored)) = read else { continue }
            attempts += stored.tally.attempts.count
            try endLocks(in: &stored, at: now)
            try store(stored, lease: nil)
        }
        return unreadable
    }

    /// Ends what has ended of a tally that is to be stored, and writes it down.
    func endLocks(in stored: inout StoredTally, at now: Instant) throws(StoreFailure) {
        let source = stored.tally.attempts.last?.place.name ?? ""
        for lock in Lockout.endLocks(in: &stored.tally, at: now) {
            try logEnd(of: lock, stored.subject, from: source, at: now)
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

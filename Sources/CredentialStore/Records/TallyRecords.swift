public import CredentialPolicy

/// A tally as read in a transaction, to be stored in the same one.
public struct StoredTally {
    public var tally: Tally
    public let subject: Subject
    /// The random numbers under which live open attempts hold their lock.
    fileprivate let living: [(sequence: Int64, liveness: Int64)]
    fileprivate let before: Tally

    /// Whether to store it would write anything: also that a moment was ahead.
    var isChanged: Bool { tally != before }

    /// Under which number the open attempt `sequence` holds its lock.
    public func liveness(of sequence: Int64) throws(StoreFailure) -> Int64 {
        guard let attempt = living.first(where: { $0.sequence == sequence }) else {
            throw .damaged("an open attempt that nobody holds")
        }
        return attempt.liveness
    }
}

/// The lease of a new attempt.
public struct Lease: Sendable {
    /// `CLOCK_BOOTTIME` microseconds after which the attempt counts as failed even if its process lives.
    public var until: Int64
    /// The byte of the lock file that its process holds.
    public var liveness: Int64

    public init(until: Int64, liveness: Int64) {
        self.until = until
        self.liveness = liveness
    }
}

extension Transaction {
    public func unknownSubject(_ name: [UInt8]) -> Subject {
        let key = Digest.hmac(key: keys.name, name)
        return .unknown(bucket: Int64(key[0]) << 4 | Int64(key[1] & 15), key: key)
    }

    public func sourceSubject(_ source: String) -> Subject {
        let key = Digest.hmac(key: keys.name, Array("source\0\(source)".utf8))
        return .source(bucket: Int64(key[0]) << 8 | Int64(key[1]))
    }

    /// The subject that an account is counted under: UID twins share the count of the oldest of them.
    public func subject(of account: AccountFacts) throws(StoreFailure) -> Subject {
        guard let uid = account.uid,
            let first = try run(AccountStatement.firstOfUID, .integer(Int64(uid))).first?.optionalInteger(0)
        else { return .account(account.id) }
        return .account(AccountID(first))
    }

    /// The same for passwords that another module compares.
    public func overlaySubject(of account: AccountFacts) throws(StoreFailure) -> Subject {
        switch try subject(of: account) {
        case .account(let id), .overlay(let id): .overlay(id)
        case .unknown, .source: .overlay(account.id)
        }
    }

    /// Reads a subject's tally and takes its row's lock.
    /// - Parameter own: the liveness number of the caller's own attempt, which the kernel does not show to its holder.
    public func tally(
        _ subject: Subject, locks: HostLocks, own: Int64? = nil, at now: Instant
    ) throws(StoreFailure) -> StoredTally {
        let advance: TallyStatement = subject.beginsLater ? .advanceOrBegin : .advance
        guard let row = try run(advance, .integer(subject.number)).first else {
            throw .damaged("a tally is missing")
        }
        if case .unknown(_, let key) = subject, try row.bytes(1) != key {
            return try startBucket(subject, key, sequence: try row.integer(0))
        }
        return try load(subject, row, locks: locks, own: own, at: now)
    }

    /// Reads without taking the lock: for people who look.
    public func peekTally(_ subject: Subject, locks: HostLocks, at now: Instant) throws(StoreFailure) -> Tally {
        try peek(subject, locks: locks, at: now).tally
    }

    func peek(_ subject: Subject, locks: HostLocks, at now: Instant) throws(StoreFailure) -> StoredTally {
        guard let row = try run(TallyStatement.read, .integer(subject.number)).first else {
            if subject.beginsLater { return StoredTally(tally: Tally(), subject: subject, living: [], before: Tally()) }
            throw .damaged("a tally is missing")
        }
        return try load(subject, row, locks: locks, own: nil, at: now)
    }

    /// Stores what a rule made of the tally.
    public func store(_ stored: StoredTally, lease: Lease?) throws(StoreFailure) {
        let (old, new, subject) = (stored.before, stored.tally, SQLValue.integer(stored.subject.number))
        if new.sequence != old.sequence {
            try run(TallyStatement.setSequence, subject, .integer(new.sequence))
        }
        if new.unknownPlaces != old.unknownPlaces || new.knownPlaces != old.knownPlaces {
            try storeSides(subject, new)
        }
        try storeScopes(subject, from: old.scopes, to: new.scopes)
        try storeAttempts(subject, from: old.attempts, to: new.attempts, lease)
    }

    /// Both in the order of their numbers. In one pass: a source may have thousands, and all others wait meanwhile.
    private func storeAttempts(
        _ subject: SQLValue, from old: [Attempt], to new: [Attempt], _ lease: Lease?
    ) throws(StoreFailure) {
        var rest = old[...]
        for attempt in new {
            while let gone = rest.first, gone.sequence < attempt.sequence {
                try run(TallyStatement.removeAttempt, subject, .integer(gone.sequence))
                rest.removeFirst()
            }
            let former = rest.first?.sequence == attempt.sequence ? rest.popFirst() : nil
            if former != attempt { try storeAttempt(subject, attempt, isNew: former == nil, lease) }
        }
        for gone in rest { try run(TallyStatement.removeAttempt, subject, .integer(gone.sequence)) }
    }

    private func storeAttempt(
        _ subject: SQLValue, _ attempt: Attempt, isNew: Bool, _ lease: Lease?
    ) throws(StoreFailure) {
        switch attempt.standing {
        case .open:
            guard isNew, let lease else { return }
            try run(
                TallyStatement.insertAttempt, subject, .integer(attempt.sequence), .integer(attempt.reservedAt.wall),
                .text(attempt.reservedAt.boot), .integer(attempt.reservedAt.sinceBoot), .integer(lease.until),
                .integer(lease.liveness), .text(attempt.place.name), .integer(attempt.place.isKnown ? 1 : 0),
                .integer(attempt.failuresBefore))
        case .failed(let settled):
            try run(
                TallyStatement.settle, subject, .integer(attempt.sequence), .integer(settled),
                SQLValue(attempt.tag.map(Int64.init)), .integer(attempt.reservedAt.wall),
                .text(attempt.reservedAt.boot), .integer(attempt.reservedAt.sinceBoot))
        }
    }

    /// A new password was set: failures in a row are counted anew (`Lockout.rebind`).
    public func rebind(_ subject: Subject, locks: HostLocks, at now: Instant) throws(StoreFailure) {
        var stored = try tally(subject, locks: locks, at: now)
        Lockout.rebind(&stored.tally)
        try store(stored, lease: nil)
    }

    func storeSides(_ subject: SQLValue, _ tally: Tally) throws(StoreFailure) {
        try run(
            TallyStatement.setSides, subject, .integer(tally.unknownPlaces.failures),
            .integer(tally.unknownPlaces.cleared), .integer(tally.knownPlaces.failures),
            .integer(tally.knownPlaces.cleared))
    }

    private func startBucket(
        _ subject: Subject, _ key: [UInt8], sequence: Int64
    ) throws(StoreFailure) -> StoredTally {
        try run(TallyStatement.setNameKey, .integer(subject.number), .bytes(key))
        try run(TallyStatement.removeAll, .integer(subject.number))
        try run(ScopeStatement.removeAll, .integer(subject.number))
        try storeSides(.integer(subject.number), Tally())
        let empty = Tally(sequence: sequence)
        return StoredTally(tally: empty, subject: subject, living: [], before: empty)
    }

    private func load(
        _ subject: Subject, _ row: Row, locks: HostLocks, own: Int64?, at now: Instant
    ) throws(StoreFailure) -> StoredTally {
        var attempts: [Attempt] = []
        var living: [(sequence: Int64, liveness: Int64)] = []
        for row in try run(TallyStatement.attempts, .integer(subject.number)) {
            let reserved = Instant(wall: try row.integer(2), boot: try row.text(3), sinceBoot: try row.integer(4))
            let sequence = try row.integer(0)
            let standing: Attempt.Standing
            if let settled = try row.optionalInteger(1) {
                standing = .failed(settled: settled)
            } else {
                let liveness = try row.integer(6)
                let leaseEnd = try row.integer(5)
                let leased = reserved.boot == now.boot && now.sinceBoot < leaseEnd
                let alive = leased && (liveness == own || locks.isAlive(liveness))
                if alive { living.append((sequence, liveness)) }
                standing = .open(alive: alive)
            }
            attempts.append(
                Attempt(
                    sequence: sequence, standing: standing, reservedAt: reserved,
                    place: Place(try row.text(7), isKnown: try row.integer(8) == 1),
                    failuresBefore: try row.integer(9),
                    tag: try row.optionalInteger(10).map(UInt32.init(truncatingIfNeeded:))))
        }
        let tally = Tally(
            sequence: try row.integer(0), attempts: attempts, scopes: try scopes(of: subject.number),
            unknownPlaces: SideCount(failures: try row.integer(2), cleared: try row.integer(3)),
            knownPlaces: SideCount(failures: try row.integer(4), cleared: try row.integer(5)))
        return StoredTally(
            tally: tally.withNothingAhead(of: now), subject: subject, living: living, before: tally)
    }
}

public import CredentialPolicy

/// Whose failures are counted together: an account, or a name that is none's.
public enum Subject: Sendable, Equatable {
    case account(AccountID)
    /// One of 4,096 buckets, by the keyed hash of the name; the whole hash says whose turn it is in the bucket.
    case unknown(bucket: Int64, key: [UInt8])

    var number: Int64 {
        switch self {
        case .account(let id): id.number
        case .unknown(let bucket, _): -1 - bucket
        }
    }

    /// Under which repeated refusals are counted for the log.
    var repeatNumber: Int64 {
        switch self {
        case .account(let id): id.number
        case .unknown: 0
        }
    }

    public static let buckets: Int64 = 4096
}

/// A tally as read in a transaction, to be stored in the same one.
public struct StoredTally {
    public var tally: Tally
    public let subject: Subject
    /// Random numbers under which live open attempts hold their lock, oldest first.
    public let living: [Int64]
    fileprivate let before: Tally
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

    /// The subject that an account is counted under: UID twins share the count of the oldest of them.
    public func subject(of account: AccountFacts) throws(StoreFailure) -> Subject {
        guard let uid = account.uid,
            let first = try run(AccountStatement.firstOfUID, .integer(Int64(uid))).first?.optionalInteger(0)
        else { return .account(account.id) }
        return .account(AccountID(first))
    }

    /// Reads a subject's tally and takes its row's lock.
    /// - Parameter own: the liveness number of the caller's own attempt, which the kernel does not show to its holder.
    public func tally(
        _ subject: Subject, locks: HostLocks, own: Int64? = nil, at now: Instant
    ) throws(StoreFailure) -> StoredTally {
        guard let row = try run(TallyStatement.advance, .integer(subject.number)).first else {
            throw .damaged("a tally is missing")
        }
        if case .unknown(_, let key) = subject, try row.bytes(1) != key {
            return try startBucket(subject, key, sequence: try row.integer(0))
        }
        return try load(subject, row, locks: locks, own: own, at: now)
    }

    /// Reads without taking the lock: for people who look.
    public func peekTally(_ subject: Subject, locks: HostLocks, at now: Instant) throws(StoreFailure) -> Tally {
        guard let row = try run(TallyStatement.read, .integer(subject.number)).first else {
            throw .damaged("a tally is missing")
        }
        return try load(subject, row, locks: locks, own: nil, at: now).tally
    }

    /// Stores what a rule made of the tally.
    public func store(_ stored: StoredTally, lease: Lease?) throws(StoreFailure) {
        let (old, new, subject) = (stored.before, stored.tally, SQLValue.integer(stored.subject.number))
        if new.sequence != old.sequence {
            try run(TallyStatement.setSequence, subject, .integer(new.sequence))
        }
        if new.lock != old.lock { try storeLock(subject, new.lock) }
        // Two short lists, at most `max-failures` long: a hash table of each cost a login 0.1 ms before its first look.
        for attempt in new.attempts {
            let former = old.attempts.first { $0.sequence == attempt.sequence }
            if former != attempt { try storeAttempt(subject, attempt, isNew: former == nil, lease) }
        }
        for attempt in old.attempts where !new.attempts.contains(where: { $0.sequence == attempt.sequence }) {
            try run(TallyStatement.removeAttempt, subject, .integer(attempt.sequence))
        }
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
                .integer(lease.liveness))
        case .failed(let settled):
            try run(TallyStatement.settle, subject, .integer(attempt.sequence), .integer(settled))
        }
    }

    func storeLock(_ subject: SQLValue, _ lock: FailureLock?) throws(StoreFailure) {
        try run(
            TallyStatement.setLock, subject, SQLValue(lock?.since.wall), SQLValue(lock?.since.boot),
            SQLValue(lock?.since.sinceBoot), SQLValue(lock?.duration?.inMicroseconds), SQLValue(lock?.sequence))
    }

    private func startBucket(
        _ subject: Subject, _ key: [UInt8], sequence: Int64
    ) throws(StoreFailure) -> StoredTally {
        try run(TallyStatement.setNameKey, .integer(subject.number), .bytes(key))
        try run(TallyStatement.removeAll, .integer(subject.number))
        try storeLock(.integer(subject.number), nil)
        let empty = Tally(sequence: sequence)
        return StoredTally(tally: empty, subject: subject, living: [], before: empty)
    }

    private func load(
        _ subject: Subject, _ row: Row, locks: HostLocks, own: Int64?, at now: Instant
    ) throws(StoreFailure) -> StoredTally {
        var attempts: [Attempt] = []
        var living: [Int64] = []
        for row in try run(TallyStatement.attempts, .integer(subject.number)) {
            let reserved = Instant(wall: try row.integer(2), boot: try row.text(3), sinceBoot: try row.integer(4))
            if let settled = try row.optionalInteger(1) {
                attempts.append(
                    Attempt(sequence: try row.integer(0), standing: .failed(settled: settled), reservedAt: reserved))
                continue
            }
            let liveness = try row.integer(6)
            let leaseEnd = try row.integer(5)
            let leased = reserved.boot == now.boot && now.sinceBoot < leaseEnd
            let alive = leased && (liveness == own || locks.isAlive(liveness))
            if alive { living.append(liveness) }
            attempts.append(
                Attempt(sequence: try row.integer(0), standing: .open(alive: alive), reservedAt: reserved))
        }
        let tally = Tally(sequence: try row.integer(0), attempts: attempts, lock: try lock(row))
        return StoredTally(tally: tally, subject: subject, living: living, before: tally)
    }

    func lock(_ row: Row) throws(StoreFailure) -> FailureLock? {
        guard let wall = try row.optionalInteger(2) else { return nil }
        return FailureLock(
            since: Instant(wall: wall, boot: try row.text(3), sinceBoot: try row.integer(4)),
            duration: try row.optionalInteger(5).map { .microseconds($0) }, sequence: try row.integer(6))
    }
}

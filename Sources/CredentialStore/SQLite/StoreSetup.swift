import CSQLite
public import CredentialPolicy

/// What preparing a store came to.
public enum StorePreparation: Sendable, Equatable {
    case created
    /// Versions of the schema.
    case upgraded(from: Int64, to: Int64)
    /// Nothing was changed.
    case alreadyThere
}

extension Store {
    /// Makes the store, or brings one of an earlier version up to date; safe to repeat. The caller made and checked the
    /// directory.
    /// - Parameters:
    ///   - nameKey: 32 random bytes.
    ///   - host: 16 characters under which this host's events are chained.
    public static func prepare(
        path: String, nameKey: [UInt8], host: String, deadline: Duration, at now: Instant
    ) throws(StoreFailure) -> StorePreparation {
        let files = StoreFiles(database: path)
        if files.exists(files.suspect) { throw .suspect }
        // A new host number would begin a second chain beside the one that the store's head knows.
        if files.exists(path) && !(files.exists(files.nameKey) && files.exists(files.hostID)) {
            throw .damaged("the key files beside the store are missing: restore them from the backup")
        }
        try files.create(files.nameKey, nameKey)
        try files.create(files.hostID, Array(host.utf8))
        let keys = try StoreKeys(files: files)
        let locks = try HostLocks(path: files.locks, laneKey: keys.name)
        let gate = try locks.gate(within: deadline)
        defer { locks.release(gate) }
        // SQLite gives the files beside the database the database's own mode.
        try files.create(path, [])
        let database = try Database(path: path, busyTimeout: deadline)
        let done = try migrate(database, keys, at: now)
        if done != .alreadyThere { try Reserve(database: database, directory: files.directory).topUp() }
        return done
    }

    private static func migrate(
        _ database: Database, _ keys: StoreKeys, at now: Instant
    ) throws(StoreFailure) -> StorePreparation {
        guard case .integer(let version)? = try database.run("PRAGMA user_version").first?.first else {
            throw .damaged("no version")
        }
        if version > Schema.current { throw .laterVersion(version) }
        if version == Schema.current { return .alreadyThere }
        if version == 0 { try database.execute("PRAGMA journal_mode=WAL") }
        for number in version..<Schema.current {
            try database.execute("BEGIN IMMEDIATE")
            do {
                for sql in Schema.migrations[Int(number)] { try database.execute(sql) }
                if number == 0 { try fill(Transaction(database: database, keys: keys), at: now) }
                try database.execute("PRAGMA user_version=\(number + 1)")
                try database.execute("COMMIT")
            } catch {
                try? database.execute("ROLLBACK")
                throw error
            }
        }
        return version == 0 ? .created : .upgraded(from: version, to: Schema.current)
    }

    private static func fill(_ transaction: Transaction, at now: Instant) throws(StoreFailure) {
        for counter in ["accounts", "persons", "sessions", "checkpoints"] {
            try transaction.run(FactStatement.insertCounter, .text(counter))
        }
        for bucket in 0..<Subject.buckets {
            try transaction.run(TallyStatement.insert, .integer(-1 - bucket))
        }
        let host = transaction.keys.host
        try transaction.run(
            EventStatement.insertChain, .text(host), .integer(now.wall), .text(now.boot), .integer(now.sinceBoot),
            .bytes(EventChain.start(host: host)))
        try transaction.log(Event(.storeCreated, actor: "system"), at: now)
    }
}

/// What `store verify` found.
public struct StoreFinding: Sendable, Equatable {
    /// What is damaged, mostly in SQLite's own words; empty: nothing.
    public var damage: [String]
    public var chain: ChainFinding?
    public var isSound: Bool { damage.isEmpty && (chain?.isSound ?? false) }
}

extension Store {
    /// Looks at every page and every record. Lifts the suspicion of a failed fsync when all is sound and can be written
    /// again.
    public static func verify(path: String, deadline: Duration) throws(StoreFailure) -> StoreFinding {
        let files = StoreFiles(database: path)
        guard files.exists(path) else { throw .missing }
        let keys = try StoreKeys(files: files)
        let database = try Database(path: path, busyTimeout: deadline)
        let finding = try inspect(database, keys)
        if finding.isSound && files.exists(files.suspect) {
            let locks = try HostLocks(path: files.locks, laneKey: keys.name)
            let gate = try locks.gate(within: deadline)
            defer { locks.release(gate) }
            try database.checkpointAll()
            files.remove(files.suspect)
        }
        return finding
    }

    /// On one snapshot and without the gate: logins go on, however large the store is.
    private static func inspect(_ database: Database, _ keys: StoreKeys) throws(StoreFailure) -> StoreFinding {
        var damage: [String] = []
        do throws(StoreFailure) {
            try database.execute("BEGIN")
            for row in try database.run("PRAGMA integrity_check(20)") {
                if case .text(let line)? = row.first, line != "ok" { damage.append(line) }
            }
            for _ in try database.run("PRAGMA foreign_key_check") { damage.append("a reference points nowhere") }
            damage += try Transaction(database: database, keys: keys).unreadableScopes()
        } catch {
            guard case .damaged(let words) = error else { throw error }
            return StoreFinding(damage: [words], chain: nil)
        }
        let chain = try Transaction(database: database, keys: keys).verifyChain()
        try database.execute("COMMIT")
        return StoreFinding(damage: damage, chain: chain)
    }
}

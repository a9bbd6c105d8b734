/// The durable state of one host: a SQLite database, its lock file and its keys, all in one directory that the caller has checked.
public final class Store {
    let database: Database
    public let locks: HostLocks
    public let keys: StoreKeys
    private let files: StoreFiles
    private let deadline: Duration
    private var freePages = Reserve.pages

    /// Opens an existing store.
    /// - Parameters:
    ///   - path: the database file; its directory was checked by `SafeDirectory`.
    ///   - deadline: the longest that one transaction may wait for its turn.
    public init(path: String, deadline: Duration) throws(StoreFailure) {
        files = StoreFiles(database: path)
        self.deadline = deadline
        guard files.exists(files.database) else { throw .missing }
        if files.exists(files.suspect) { throw .suspect }
        keys = try StoreKeys(files: files)
        locks = try HostLocks(path: files.locks)
        database = try Self.open(files, locks, deadline)
    }

    /// The version check is the first statement that touches the file, so it is also where a full disk shows: making the shared
    /// index anew needs 32 KB that somebody else may have taken. Alone behind the gate, SQLite can do without that file.
    private static func open(
        _ files: StoreFiles, _ locks: HostLocks, _ deadline: Duration
    ) throws(StoreFailure) -> Database {
        let database = try Database(path: files.database, busyTimeout: deadline)
        do {
            try checkVersion(database)
        } catch StoreFailure.diskFull {
            let gate = try locks.gate(within: deadline)
            _ = gate
            try database.execute("PRAGMA locking_mode=EXCLUSIVE")
            try checkVersion(database)
        }
        return database
    }

    private static func checkVersion(_ database: Database) throws(StoreFailure) {
        guard case .integer(let version)? = try database.run("PRAGMA user_version").first?.first else {
            throw .damaged("no version")
        }
        if version > Schema.current { throw .laterVersion(version) }
        if version == 0 { throw .damaged("not a store") }
        if version < Schema.current { throw .earlierVersion(version) }
    }

    /// One short transaction: behind the gate, committed and on the disk when this returns.
    /// - Parameter mayUseReserve: a console login, which the reserve for a full disk is kept for.
    /// - Throws: `StoreFailure`; nothing was written then. After `.suspect` the store refuses until it was verified.
    public func write<Result>(
        mayUseReserve: Bool = false, _ body: (Transaction) throws(StoreFailure) -> Result
    ) throws(StoreFailure) -> Result {
        let gate = try locks.gate(within: deadline)
        _ = gate
        try database.execute("BEGIN IMMEDIATE")
        do {
            let reserve = Reserve(database: database, directory: files.directory)
            freePages = try reserve.check(mayUse: mayUseReserve)
            let result = try body(Transaction(database: database, keys: keys))
            try database.execute("COMMIT")
            return result
        } catch {
            try? database.execute("ROLLBACK")
            if error == .suspect { files.mark(files.suspect) }
            throw error
        }
    }

    /// Reads from one consistent snapshot; takes no lock that a writer would wait for.
    public func read<Result>(
        _ body: (Transaction) throws(StoreFailure) -> Result
    ) throws(StoreFailure) -> Result {
        try database.execute("BEGIN")
        defer { try? database.execute("COMMIT") }
        return try body(Transaction(database: database, keys: keys))
    }

    /// True when the last transaction left something to do for `tidy`.
    public var tidiesUp: Bool { database.walFrames > Reserve.walFrames || freePages < Reserve.topUpBelow }

    /// True when the last transaction drew on the reserve for a full disk: worth an alarm.
    public var usesReserve: Bool { freePages < Reserve.lowWater }

    /// Tops up the reserve and carries the WAL over into the database. Not part of any login: called after its answer.
    public func tidy() throws(StoreFailure) {
        if freePages < Reserve.topUpBelow {
            let gate = try locks.gate(within: deadline)
            _ = gate
            try Reserve(database: database, directory: files.directory).topUp()
        }
        guard database.walFrames > Reserve.walFrames else { return }
        // Others may write meanwhile: only what follows needs the gate.
        try database.checkpoint()
        let gate = try locks.gate(within: deadline)
        _ = gate
        // The next writer begins the WAL anew, but only one that still knows how far the checkpoint came: that is written in the
        // shared index, which goes when the last process closes. So write now; otherwise the WAL would grow for ever and every
        // login would read all of it. (An UPDATE that changes nothing writes nothing.)
        try database.run(FactStatement.nextNumber.rawValue, [.text("checkpoints")])
    }
}

/// The statements that a transaction may use; the records are extensions of this type.
public struct Transaction {
    let database: Database
    let keys: StoreKeys
}

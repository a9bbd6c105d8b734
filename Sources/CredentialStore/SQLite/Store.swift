/// The durable state of one host: a SQLite database, its lock file and its keys, all in one directory that the caller
/// has checked.
public final class Store {
    let database: Database
    public let locks: HostLocks
    public let keys: StoreKeys
    private let files: StoreFiles
    /// The longest that the next transaction waits for its turn.
    public var patience: Duration { didSet { database.wait(atMost: patience) } }
    /// True where nobody else can use the store while this one is open: it holds the gate until its lock file closes
    /// (see `connectBesideOthers`).
    public let isAlone: Bool
    private var freePages = Reserve.pages
    /// True when the last transaction drew on the reserve for a full disk: worth an alarm.
    public private(set) var usesReserve = false

    /// Opens an existing store.
    /// - Parameters:
    ///   - path: the database file; its directory was checked by `SafeDirectory`.
    ///   - deadline: the first `patience`, for opening too.
    public init(path: String, deadline: Duration) throws(StoreFailure) {
        files = StoreFiles(database: path)
        patience = deadline
        guard files.exists(files.database) else { throw files.missing }
        if files.exists(files.suspect) { throw .suspect }
        keys = try StoreKeys(files: files)
        locks = try HostLocks(path: files.locks, laneKey: keys.name)
        if files.hasRoomForIndex, let shared = try Self.connectBesideOthers(files.database, deadline) {
            (database, isAlone) = (shared, false)
        } else {
            _ = try locks.gate(within: deadline)
            (database, isAlone) = (try Self.connect(files.database, deadline, alone: true), true)
        }
    }

    /// Nil where a full disk leaves no room for the shared index: it is made anew with the first connection, and
    /// somebody else may have taken its 32 KB. Alone, SQLite can do without that file; the gate then stays shut while
    /// the connection lives, since whoever held it and waited for the database would keep us from our own next
    /// transaction.
    private static func connectBesideOthers(_ path: String, _ deadline: Duration) throws(StoreFailure) -> Database? {
        do throws(StoreFailure) {
            return try connect(path, deadline, alone: false)
        } catch {
            guard case .diskFull = error else { throw error }
            return nil
        }
    }

    private static func connect(
        _ path: String, _ deadline: Duration, alone: Bool
    ) throws(StoreFailure) -> Database {
        let database = try Database(path: path, busyTimeout: deadline, alone: alone)
        guard case .integer(let version)? = try database.run("PRAGMA user_version").first?.first else {
            throw .damaged("no version")
        }
        if version > Schema.current { throw .laterVersion(version) }
        if version == 0 { throw .damaged("not a store") }
        if version < Schema.current { throw .earlierVersion(version) }
        return database
    }

    /// The lock file opened once more: what is held there outlives this store, which with a full disk may be holding the
    /// gate for as long as it is open.
    public func locksOfTheirOwn() throws(StoreFailure) -> HostLocks {
        try HostLocks(path: files.locks, laneKey: keys.name)
    }

    private func behindGate<Result>(_ body: () throws(StoreFailure) -> Result) throws(StoreFailure) -> Result {
        if isAlone { return try body() }
        let gate = try locks.gate(within: patience)
        defer { locks.release(gate) }
        return try body()
    }

    /// One short transaction: behind the gate, committed and on the disk when this returns.
    /// - Parameter mayUseReserve: a console login, which the reserve for a full disk is kept for.
    /// - Throws: `StoreFailure`; nothing was written then. After `.suspect` the store refuses until it was verified.
    public func write<Result>(
        mayUseReserve: Bool = false, _ body: (Transaction) throws(StoreFailure) -> Result
    ) throws(StoreFailure) -> Result {
        try behindGate { () throws(StoreFailure) in
            try database.execute("BEGIN IMMEDIATE")
            do throws(StoreFailure) {
                let reserve = Reserve(database: database, directory: files.directory)
                (freePages, usesReserve) = try reserve.check(mayUse: mayUseReserve)
                let result = try body(Transaction(database: database, keys: keys))
                try database.execute("COMMIT")
                return result
            } catch {
                try? database.execute("ROLLBACK")
                if error == .suspect { files.mark(files.suspect) }
                throw error
            }
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

    /// Free pages of the reserve for a full disk, and how many there should be at least.
    public func reserve() throws(StoreFailure) -> (free: Int64, wanted: Int64) {
        (try Reserve(database: database, directory: files.directory).freePages(), Reserve.topUpBelow)
    }

    /// True when the last transaction left something to do for `tidy`.
    public var tidiesUp: Bool { database.walFrames > Reserve.walFrames || freePages < Reserve.topUpBelow }

    /// Tops up the reserve and carries the WAL over into the database. Not part of any login: called after its answer.
    public func tidy() throws(StoreFailure) {
        do throws(StoreFailure) {
            if freePages < Reserve.topUpBelow {
                try behindGate { () throws(StoreFailure) in
                    try Reserve(database: database, directory: files.directory).topUp()
                }
            }
            if database.walFrames > Reserve.walFrames { try beginLogAnew() }
        } catch {
            if error == .suspect { files.mark(files.suspect) }
            throw error
        }
    }

    /// Others may write while the checkpoint runs; only the first write behind it needs the gate.
    private func beginLogAnew() throws(StoreFailure) {
        try database.checkpoint()
        try behindGate { () throws(StoreFailure) in try database.beginLogAnew() }
    }
}

/// The statements that a transaction may use; the records are extensions of this type.
public struct Transaction {
    let database: Database
    let keys: StoreKeys
}

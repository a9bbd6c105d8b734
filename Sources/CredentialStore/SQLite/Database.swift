import CSQLite

/// A value as SQL knows it. Bytes are bound as blobs only, numbers as 64-bit integers.
public enum SQLValue: Sendable, Equatable {
    case integer(Int64)
    case text(String)
    case bytes([UInt8])
    case null

    public init(_ number: Int64?) { self = number.map { .integer($0) } ?? .null }
    public init(_ text: String?) { self = text.map { .text($0) } ?? .null }
    public init(_ flag: Bool) { self = .integer(flag ? 1 : 0) }
}

/// One connection to SQLite. Contracts relied on: sqlite3.h, "the pointer stays valid until sqlite3_close_v2";
/// statements are finalised before the connection closes, since they live only inside `run`.
@safe final class Database {
    private let handle: OpaquePointer
    /// A list: a login uses a dozen, all texts of one table.
    private var prepared: [(sql: String, handle: OpaquePointer)] = unsafe []
    /// Frames in the WAL after this connection's last commit.
    private(set) var walFrames: Int32 = 0

    /// Opens an existing database file.
    /// - Parameter alone: keeps everybody else out while it is open, and needs no shared index for that.
    init(path: String, busyTimeout: Duration, alone: Bool = false) throws(StoreFailure) {
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW
        cp_sqlite_quick()
        var opened: OpaquePointer?
        let code = unsafe sqlite3_open_v2(path, &opened, flags, nil)
        guard code == SQLITE_OK, let opened = unsafe opened else {
            let failure = unsafe Self.failure(code, opened)
            unsafe sqlite3_close_v2(opened)
            throw failure
        }
        unsafe handle = opened
        unsafe sqlite3_extended_result_codes(handle, 1)
        wait(atMost: busyTimeout)
        // Before anything that reads the file: the next statement would look for the shared index.
        if alone { try execute("PRAGMA locking_mode=EXCLUSIVE") }
        try configure()
    }

    deinit {
        unsafe prepared.forEach { unsafe _ = sqlite3_finalize($0.handle) }
        unsafe sqlite3_close_v2(handle)
    }

    func wait(atMost timeout: Duration) {
        unsafe sqlite3_busy_timeout(handle, Int32(clamping: timeout.inMicroseconds / 1000))
    }

    /// The WAL file and its space outlive every connection, and no close writes a checkpoint: on a full disk there
    /// would be no space to make them anew, and a login should not pay for tidying up.
    private func configure() throws(StoreFailure) {
        var persist: Int32 = 1
        unsafe sqlite3_file_control(handle, "main", SQLITE_FCNTL_PERSIST_WAL, &persist)
        for option in [SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, SQLITE_DBCONFIG_DEFENSIVE, SQLITE_DBCONFIG_ENABLE_FKEY] {
            unsafe cp_db_config_flag(handle, option, 1)
        }
        unsafe cp_db_config_flag(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
        // Also switches the automatic checkpoint off. The hook is called by this connection's own commits only, while
        // it lives.
        let me = unsafe Unmanaged.passUnretained(self).toOpaque()
        _ = unsafe sqlite3_wal_hook(
            handle,
            { context, _, _, frames in
                unsafe Unmanaged<Database>.fromOpaque(context!).takeUnretainedValue().walFrames = frames
                return SQLITE_OK
            }, me)
        try execute("PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY;")
    }

    /// SQL without parameters or results.
    func execute(_ sql: String) throws(StoreFailure) {
        let code = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw unsafe Self.failure(code, handle) }
    }

    /// Runs one statement; `$1` … are bound in order; returns its rows. A statement is prepared once: a login runs
    /// most of its own twice.
    @discardableResult
    func run(_ sql: String, _ values: [SQLValue] = []) throws(StoreFailure) -> [[SQLValue]] {
        let statement = unsafe try prepare(sql)
        defer {
            unsafe sqlite3_reset(statement)
            unsafe sqlite3_clear_bindings(statement)
        }
        for (index, value) in values.enumerated() { try unsafe bind(statement, index + 1, value) }
        var rows: [[SQLValue]] = []
        while true {
            let code = unsafe sqlite3_step(statement)
            if code == SQLITE_DONE { return rows }
            guard code == SQLITE_ROW else { throw unsafe Self.failure(code, handle) }
            let width = unsafe sqlite3_column_count(statement)
            rows.append((0..<width).map { column in unsafe Self.value(statement, column) })
        }
    }

    private func prepare(_ sql: String) throws(StoreFailure) -> OpaquePointer {
        if let known = unsafe prepared.first(where: { unsafe $0.sql == sql }) { return unsafe known.handle }
        var statement: OpaquePointer?
        let code = unsafe sqlite3_prepare_v2(handle, sql, -1, &statement, nil)
        guard code == SQLITE_OK, let statement = unsafe statement else { throw unsafe Self.failure(code, handle) }
        unsafe prepared.append((sql, statement))
        return unsafe statement
    }

    /// Rows changed by the last statement: what compare-and-swap asks.
    var changes: Int { Int(unsafe sqlite3_changes(handle)) }

    /// Carries over into the database what readers leave free of the WAL.
    func checkpoint() throws(StoreFailure) {
        let code = unsafe sqlite3_wal_checkpoint_v2(handle, "main", SQLITE_CHECKPOINT_PASSIVE, nil, nil)
        guard code == SQLITE_OK || code == SQLITE_BUSY else { throw unsafe Self.failure(code, handle) }
    }

    /// Writes the first frame of a new round of the WAL, right behind a checkpoint. The next writer begins a new round
    /// only when it knows how far the checkpoint came; that is written in the shared index, which goes when the last
    /// process closes. A process that opens the store alone takes all frames for new ones: the WAL would grow for ever,
    /// and every login would read all of it. (The value must change: an UPDATE that changes nothing writes nothing.)
    func beginLogAnew() throws(StoreFailure) {
        try execute("UPDATE counters SET value = value + 1 WHERE name = 'checkpoints'")
    }

    /// Carries over all of the WAL and syncs the database.
    /// - Throws: `.busy` when a reader stood in the way until the time was up.
    func checkpointAll() throws(StoreFailure) {
        let code = unsafe sqlite3_wal_checkpoint_v2(handle, "main", SQLITE_CHECKPOINT_FULL, nil, nil)
        guard code == SQLITE_OK else { throw unsafe Self.failure(code, handle) }
    }

    /// As many as any statement has. Spelt out: a login binds a hundred values, and making up each name takes longer
    /// than binding it.
    private static let parameters = [
        "$1", "$2", "$3", "$4", "$5", "$6", "$7", "$8", "$9", "$10", "$11", "$12", "$13", "$14", "$15",
    ]

    /// `$1` is a name to SQLite, not a number: its place is looked up.
    private func bind(_ statement: OpaquePointer, _ number: Int, _ value: SQLValue) throws(StoreFailure) {
        let name = number <= Self.parameters.count ? Self.parameters[number - 1] : "$\(number)"
        let place = unsafe sqlite3_bind_parameter_index(statement, name)
        guard place > 0 else { throw .system("statement has no parameter $\(number)") }
        let code =
            switch value {
            case .integer(let number): unsafe sqlite3_bind_int64(statement, place, number)
            case .text(let text): unsafe cp_bind_text(statement, place, text, Int32(text.utf8.count))
            case .bytes(let bytes): unsafe cp_bind_blob(statement, place, bytes, Int32(bytes.count))
            case .null: unsafe sqlite3_bind_null(statement, place)
            }
        guard code == SQLITE_OK else { throw unsafe Self.failure(code, handle) }
    }

    private static func value(_ statement: OpaquePointer, _ column: Int32) -> SQLValue {
        switch unsafe sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: return .integer(unsafe sqlite3_column_int64(statement, column))
        case SQLITE_NULL: return .null
        case SQLITE_BLOB: return .bytes(unsafe content(sqlite3_column_blob(statement, column), statement, column))
        default:
            let text = unsafe UnsafeRawPointer(sqlite3_column_text(statement, column))
            return .text(String(decoding: unsafe content(text, statement, column), as: UTF8.self))
        }
    }

    private static func content(
        _ start: UnsafeRawPointer?, _ statement: OpaquePointer, _ column: Int32
    ) -> [UInt8] {
        guard let start = unsafe start else { return [] }
        let count = Int(unsafe sqlite3_column_bytes(statement, column))
        return unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
    }

    private static func failure(_ code: Int32, _ handle: OpaquePointer?) -> StoreFailure {
        let words = unsafe handle.map { unsafe String(cString: sqlite3_errmsg($0)) } ?? "error \(code)"
        return switch code & 0xFF {
        case SQLITE_BUSY, SQLITE_LOCKED: .busy
        case SQLITE_FULL: .diskFull(reserveLeft: false)
        case SQLITE_READONLY: .readOnly
        case SQLITE_CORRUPT, SQLITE_NOTADB: .damaged(words)
        case SQLITE_CANTOPEN: .system(words)
        case SQLITE_IOERR: ioFailure(code, words)
        default: .system(words)
        }
    }

    private static func ioFailure(_ code: Int32, _ words: String) -> StoreFailure {
        switch Int(code) {
        case cp_ioerr_fsync, cp_ioerr_dir_fsync: .suspect
        case cp_ioerr_shmsize, cp_ioerr_shmmap: .diskFull(reserveLeft: true)
        case cp_ioerr_short_read: .damaged(words)
        default: .system("\(words), code \(code)")
        }
    }
}

extension Duration {
    var inMicroseconds: Int64 { components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000 }
}

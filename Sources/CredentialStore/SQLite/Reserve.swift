import CSQLite
import Glibc

/// The reserve for a full disk: free pages inside the database file, which nobody else can take. Every login may use
/// the upper half; below that only console logins are served, with an alarm.
struct Reserve {
    static let pages: Int64 = 512
    static let topUpBelow: Int64 = 384
    static let lowWater: Int64 = 256
    /// Enough for one login's two transactions with every page split that they can cause.
    static let lastPages: Int64 = 16
    /// Frames in the WAL from which on it is carried over: the first process to open the store reads them all, 4 µs
    /// each.
    static let walFrames: Int32 = 64

    let database: Database
    let directory: String

    func freePages() throws(StoreFailure) -> Int64 {
        guard case .integer(let count)? = try database.run("PRAGMA freelist_count").first?.first else {
            throw .damaged("no free list")
        }
        return count
    }

    /// - Returns: the free pages, and whether this transaction draws on what is kept for console logins.
    /// - Throws: `.diskFull` when the reserve is wanted by somebody it is not kept for, or used up.
    func check(mayUse: Bool) throws(StoreFailure) -> (free: Int64, isDrawnOn: Bool) {
        let free = try freePages()
        guard free < Self.lowWater, !diskHasRoom else { return (free, false) }
        if !mayUse { throw .diskFull(reserveLeft: free > Self.lastPages) }
        if free <= Self.lastPages { throw .diskFull(reserveLeft: false) }
        return (free, true)
    }

    /// Makes free pages: written as rows, carried into the file by a checkpoint (so that their blocks are really the
    /// file's), then deleted. The WAL grows to the same size on the way and is never shortened.
    func topUp() throws(StoreFailure) {
        guard try freePages() < Self.topUpBelow else { return }
        // Rows that a killed process left behind are the reserve; on a full disk they could not be made again.
        try database.execute("DELETE FROM reserve")
        guard try freePages() < Self.topUpBelow, diskHasRoom else { return }
        try database.execute("BEGIN IMMEDIATE")
        do {
            for number in 0..<Self.pages / 16 {
                try database.run(
                    "INSERT INTO reserve (id, filler) VALUES ($1, $2)",
                    [.integer(number), .bytes([UInt8](repeating: 0x55, count: 65_000))])
            }
            try database.execute("COMMIT")
        } catch {
            try? database.execute("ROLLBACK")
            throw error
        }
        try database.checkpoint()
        try database.execute("DELETE FROM reserve")
        // Debian's SQLite overwrites what it deletes: the WAL is full again.
        try database.checkpoint()
        try database.beginLogAnew()
    }

    /// Room for the reserve twice over: once in the WAL, once in the database.
    private var diskHasRoom: Bool {
        var facts = statvfs()
        guard unsafe statvfs(directory, &facts) == 0 else { return false }
        return Int64(facts.f_bavail) * Int64(facts.f_frsize) > Self.pages * 4096 * 2 + (1 << 20)
    }
}

import CLinux
import Glibc

/// The files of a store, all beside its database.
struct StoreFiles: Sendable {
    let database: String
    var directory: String { String(database[..<(database.lastIndex(of: "/") ?? database.startIndex)]) }
    var locks: String { database + "-locks" }
    var suspect: String { database + "-suspect" }
    var nameKey: String { database + "-name.key" }
    var hostID: String { database + "-host" }

    /// Why the database was not found: there is none, or its directory is not for this user.
    var missing: StoreFailure {
        unsafe access(database, F_OK) != 0 && errno == EACCES ? .system("no right to enter \(directory)") : .missing
    }

    /// False on a disk so full that the shared index may lose its pages while it is mapped: ext4 takes the writes that make
    /// it, and then has no block for one of them when it is touched (SIGBUS, in the middle of a login). What is kept for root
    /// counts: the second figure is above what ext4 keeps for itself.
    var hasRoomForIndex: Bool {
        var facts = statvfs()
        guard unsafe statvfs(directory, &facts) == 0 else { return true }
        return UInt64(facts.f_bavail) * UInt64(facts.f_frsize) >= 256 << 10
            || UInt64(facts.f_bfree) * UInt64(facts.f_frsize) >= 64 << 20
    }

    func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    /// Makes an empty file that survives a loss of power, as far as the disk still takes anything.
    func mark(_ path: String) {
        let descriptor = unsafe cp_open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
        let folder = unsafe cp_open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }

    func remove(_ path: String) { _ = unsafe unlink(path) }

    /// Reads a file of a few dozen bytes, at most 64, or nil.
    func content(_ path: String) -> [UInt8]? {
        let descriptor = unsafe cp_open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 64)
        let count = unsafe Glibc.read(descriptor, &buffer, buffer.count)
        return count < 0 ? nil : Array(buffer[..<count])
    }

    /// Makes a file with this content unless it is there.
    func create(_ path: String, _ content: [UInt8]) throws(StoreFailure) {
        let descriptor = unsafe cp_open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        if descriptor < 0 && errno == EEXIST { return }
        guard descriptor >= 0 else { throw .system("create \(path): \(unsafe String(cString: strerror(errno)))") }
        defer { close(descriptor) }
        guard unsafe Glibc.write(descriptor, content, content.count) == content.count, fsync(descriptor) == 0 else {
            let words = unsafe String(cString: strerror(errno))
            remove(path)
            throw .system("write \(path): \(words)")
        }
    }
}

/// What is kept beside the database and not in it: a copy of the database alone tells nobody which names were tried.
public struct StoreKeys: Sendable {
    /// Keys the hashes of names that are no account's (a password typed too early among them).
    let name: [UInt8]
    /// This host's chain of events.
    public let host: String

    init(files: StoreFiles) throws(StoreFailure) {
        guard let name = files.content(files.nameKey), name.count == 32,
            let host = files.content(files.hostID), host.count == 16
        else { throw .damaged("the key files beside the store are missing or cut short") }
        self.name = name
        self.host = String(decoding: host, as: UTF8.self)
    }
}

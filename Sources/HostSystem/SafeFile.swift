import CLinux
import Glibc

/// Why a sensitive file was not opened. The text names the path and what to do.
public struct FileRefusal: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Reason: Sendable, Equatable {
        case missing, notAbsolute, notRegular, notDirectory, symlink, wrongOwner(UInt32), writableByOthers, tooLarge(
            Int)
        /// Empty, or not made of words of 4 bytes.
        case notWords
        case networkFileSystem, system(SystemFailure)
    }
    public let path: String
    public let reason: Reason

    public var isDiskFull: Bool { if case .system(let failure) = reason { failure.isDiskFull } else { false } }

    /// The file system makes no file without a name (`UnnamedFile`).
    public var isWithoutUnnamedFiles: Bool {
        if case .system(let failure) = reason { failure.code == EOPNOTSUPP } else { false }
    }

    public var description: String {
        switch reason {
        case .notAbsolute: "\(path) is not a plain absolute path: write it from / on, without `..`."
        case .missing: "\(path) does not exist: create it, or name another file."
        case .notRegular: "\(path) is not a regular file: put a plain file there."
        case .notDirectory: "\(path) is not a directory: name the directory of the file."
        case .symlink: "\(path) is, or lies behind, a symbolic link that is not followed here: use the real path."
        case .wrongOwner(let uid):
            "\(path) belongs to uid \(uid): it must belong to root or to the running user (chown)."
        case .writableByOthers: "\(path) can be written by others: take that right away (chmod go-w)."
        case .tooLarge(let limit): "\(path) is larger than \(limit) bytes: this is not the file that is meant."
        case .notWords: "\(path) is empty or was cut short: put the whole file there again."
        case .networkFileSystem:
            "\(path) lies on a network file system, where locks can't be trusted: use a local disk."
        case .system(let failure): "\(path) can't be opened (\(failure)): look at the disk and the rights."
        }
    }
}

/// The one way to open a file that decides about logins: regular, owned by root or the effective user, not writable by
/// others, all checked on the descriptor that is then read; every directory on the way is checked too, and no symlink
/// is followed but root's own in root's directories.
public enum SafeFile {
    /// Reads the whole file.
    /// - Throws: `FileRefusal` naming the first thing that is wrong.
    public static func read(_ path: String, limit: Int) throws(FileRefusal) -> [UInt8] {
        let place = try SafePath.resolve(path)
        defer { close(place.directory) }
        let descriptor = try openChecked(place, path)
        defer { close(descriptor) }
        return try contents(of: descriptor, path, limit: limit)
    }

    static func contents(of descriptor: Int32, _ path: String, limit: Int) throws(FileRefusal) -> [UInt8] {
        var content: [UInt8] = []
        while true {
            var count = 0
            let part = unsafe [UInt8](unsafeUninitializedCapacity: 65536) { buffer, filled in
                count = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                filled = max(0, count)
            }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw FileRefusal(path: path, reason: .system(SystemFailure("read", errno))) }
            if count == 0 { return content }
            content = content.isEmpty ? part : content + part
            guard content.count <= limit else { throw FileRefusal(path: path, reason: .tooLarge(limit)) }
        }
    }

    /// A file that the module reads itself, by its rules: no link is followed, every directory on the way is checked;
    /// owner and rights of the file are for the caller to judge.
    public static func readAsModule(
        _ path: String, limit: Int
    ) throws(FileRefusal) -> (content: [UInt8], owner: UInt32, rights: UInt32) {
        let place = try SafePath.resolve(path, followsLinks: false)
        defer { close(place.directory) }
        let descriptor = try open(place, path)
        defer { close(descriptor) }
        var facts = stat()
        guard unsafe fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            throw FileRefusal(path: path, reason: .notRegular)
        }
        return (try contents(of: descriptor, path, limit: limit), facts.st_uid, facts.st_mode & 0o7777)
    }

    /// - Throws: `FileRefusal` naming the first thing that is wrong.
    static func check(_ path: String, followsLinks: Bool = true) throws(FileRefusal) {
        let place = try SafePath.resolve(path, followsLinks: followsLinks)
        defer { close(place.directory) }
        close(try openChecked(place, path))
    }

    private static func open(_ place: borrowing SafePath, _ path: String) throws(FileRefusal) -> Int32 {
        let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY
        let descriptor = unsafe cp_openat(place.directory, place.name, flags, 0)
        guard descriptor >= 0 else {
            throw FileRefusal(path: path, reason: SafePath.reason(errno, "open"))
        }
        return descriptor
    }

    static func openChecked(_ place: borrowing SafePath, _ path: String) throws(FileRefusal) -> Int32 {
        let descriptor = try open(place, path)
        do {
            try SafePath.check(descriptor, path, kind: S_IFREG)
            return descriptor
        } catch {
            close(descriptor)
            throw error
        }
    }

    /// Puts `content` in place of the file atomically: a new file beside it, synced, renamed over it, directory synced.
    public static func replace(_ path: String, with content: [UInt8], mode: UInt32) throws(FileRefusal) {
        let place = try SafePath.resolve(path)
        defer { close(place.directory) }
        let temporary = ".\(place.name).\(getpid())"
        _ = unsafe unlinkat(place.directory, temporary, 0)
        let descriptor = unsafe cp_openat(place.directory, temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw FileRefusal(path: path, reason: .system(SystemFailure("create", errno))) }
        defer { close(descriptor) }
        guard writeAll(descriptor, content), fchmod(descriptor, mode) == 0, fsync(descriptor) == 0,
            unsafe renameat(place.directory, temporary, place.directory, place.name) == 0,
            syncDirectory(place.directory)
        else {
            let failure = SystemFailure("write", errno)
            _ = unsafe unlinkat(place.directory, temporary, 0)
            throw FileRefusal(path: path, reason: .system(failure))
        }
    }

    static func syncDirectory(_ directory: Int32) -> Bool {
        let descriptor = unsafe cp_openat(directory, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return fsync(descriptor) == 0
    }

    private static func writeAll(_ descriptor: Int32, _ content: [UInt8]) -> Bool {
        var rest = content[...]
        while !rest.isEmpty {
            let written = unsafe rest.withUnsafeBytes { bytes in
                unsafe write(descriptor, bytes.baseAddress, bytes.count)
            }
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { return false }
            rest = rest.dropFirst(written)
        }
        return true
    }
}

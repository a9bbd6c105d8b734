import CLinux
import Glibc

/// A path whose every directory was checked, ending in an open directory and a name in it.
struct SafePath: ~Copyable {
    let directory: Int32
    let name: String

    /// Walks `path` (absolute) one name at a time on descriptors, so that nothing checked can be swapped before it is
    /// used.
    /// - Parameter followsLinks: false where the module itself reads the file: it follows no link at all.
    static func resolve(_ path: String, followsLinks: Bool = true) throws(FileRefusal) -> SafePath {
        var pending = Array(components(path).reversed())
        guard path.utf8.first == UInt8(ascii: "/"), !path.utf8.contains(0), !pending.contains("..") else {
            throw FileRefusal(path: path, reason: .notAbsolute)
        }
        var links = 0
        var directory = try openDirectory(AT_FDCWD, "/", path)
        while let name = pending.popLast() {
            if name == ".." {
                close(directory)
                throw FileRefusal(path: path, reason: .symlink)
            }
            if let target = try linkTarget(directory, name, path) {
                links += 1
                if links > 8 || !followsLinks { close(directory); throw FileRefusal(path: path, reason: .symlink) }
                pending += components(target).reversed()
                if target.utf8.first == UInt8(ascii: "/") {
                    close(directory)
                    directory = try openDirectory(AT_FDCWD, "/", path)
                }
            } else if pending.isEmpty {
                return SafePath(directory: directory, name: name)
            } else {
                let parent = directory
                defer { close(parent) }
                directory = try openDirectory(parent, name, path)
            }
        }
        close(directory)
        throw FileRefusal(path: path, reason: .notRegular)
    }

    private static func components(_ path: String) -> [String] {
        path.split(separator: "/").map(String.init).filter { $0 != "." }
    }

    static func openDirectory(_ parent: Int32, _ name: String, _ path: String) throws(FileRefusal) -> Int32 {
        let descriptor = unsafe cp_openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_PATH, 0)
        guard descriptor >= 0 else { throw FileRefusal(path: path, reason: reason(errno, "open")) }
        do {
            try check(descriptor, path, kind: S_IFDIR)
        } catch {
            close(descriptor)
            throw error
        }
        return descriptor
    }

    /// Nil when `name` is no symlink. A link counts only when root made it in a directory that only root can write.
    private static func linkTarget(_ directory: Int32, _ name: String, _ path: String) throws(FileRefusal) -> String? {
        var facts = stat()
        guard unsafe fstatat(directory, name, &facts, AT_SYMLINK_NOFOLLOW) == 0, facts.st_mode & S_IFMT == S_IFLNK
        else { return nil }
        var parent = stat()
        var target = [UInt8](repeating: 0, count: 4096)
        let length = unsafe target.withUnsafeMutableBytes { buffer in
            unsafe readlinkat(directory, name, buffer.baseAddress!.assumingMemoryBound(to: CChar.self), buffer.count)
        }
        guard unsafe fstat(directory, &parent) == 0, length > 0, length < 4096, facts.st_uid == 0, parent.st_uid == 0,
            parent.st_mode & 0o022 == 0
        else {
            close(directory)
            throw FileRefusal(path: path, reason: .symlink)
        }
        return String(decoding: target[..<length], as: UTF8.self)
    }

    /// Owner root or the effective user; not writable by others. A directory may be, when it is sticky and root's.
    static func check(_ descriptor: Int32, _ path: String, kind: mode_t) throws(FileRefusal) {
        var facts = stat()
        guard unsafe fstat(descriptor, &facts) == 0 else {
            throw FileRefusal(path: path, reason: .system(SystemFailure("stat", errno)))
        }
        guard facts.st_mode & S_IFMT == kind else {
            throw FileRefusal(path: path, reason: kind == S_IFDIR ? .notDirectory : .notRegular)
        }
        guard facts.st_uid == 0 || facts.st_uid == geteuid() else {
            throw FileRefusal(path: path, reason: .wrongOwner(facts.st_uid))
        }
        let stickyDirectory = kind == S_IFDIR && facts.st_mode & S_ISVTX != 0 && facts.st_uid == 0
        guard facts.st_mode & 0o022 == 0 || stickyDirectory else {
            throw FileRefusal(path: path, reason: .writableByOthers)
        }
    }

    static func reason(_ code: Int32, _ operation: String) -> FileRefusal.Reason {
        switch code {
        case ENOENT: .missing
        case ELOOP: .symlink
        case ENOTDIR: .notDirectory
        case ENXIO, EISDIR: .notRegular
        default: .system(SystemFailure(operation, code))
        }
    }
}

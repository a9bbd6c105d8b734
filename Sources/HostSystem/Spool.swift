import CLinux
import Glibc

/// A file of root's that other programs of root's append lines to until somebody takes them over. Nobody appends while
/// this object lives (flock(2)).
public struct Spool: ~Copyable {
    /// The whole lines; one that is still being written has no end yet and is left out.
    public let lines: [String]
    private let path: String
    private let descriptor: Int32

    private static let limit = 1 << 24

    /// - Returns: nil where there is none, or somebody is at it just now.
    /// - Throws: `FileRefusal` for a file that somebody else could have written.
    public static func open(_ path: String) throws(FileRefusal) -> Spool? {
        // One cheap look: there is hardly ever one.
        guard unsafe access(path, F_OK) == 0 else { return nil }
        let place = try SafePath.resolve(path)
        defer { close(place.directory) }
        let descriptor = try SafeFile.openChecked(place, path)
        var facts = stat()
        // Without a name: somebody took it over and removed it between our opening and our lock.
        guard cp_lock_file(descriptor) == 0, unsafe fstat(descriptor, &facts) == 0, facts.st_nlink == 1 else {
            close(descriptor)
            return nil
        }
        do {
            return Spool(path, descriptor, try SafeFile.contents(of: descriptor, path, limit: limit))
        } catch {
            close(descriptor)
            throw error
        }
    }

    private init(_ path: String, _ descriptor: Int32, _ content: [UInt8]) {
        (self.path, self.descriptor) = (path, descriptor)
        let parts = content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        lines = parts.dropLast().map { String(decoding: $0, as: UTF8.self) }
    }

    deinit { close(descriptor) }

    /// Removes the file. Whoever has it open and waits finds it without a name, and begins another.
    public func remove() throws(FileRefusal) {
        let place = try SafePath.resolve(path)
        defer { close(place.directory) }
        guard unsafe unlinkat(place.directory, place.name, 0) == 0 else {
            throw FileRefusal(path: path, reason: .system(SystemFailure("unlink", errno)))
        }
    }
}

import Foundation

/// A directory of a test's own that everyone can enter, removed with its contents when this object goes.
public final class Scratch: Sendable {
    /// Where it is made; both are world-writable, sticky and root's, as the product demands of a parent directory.
    public enum Place: String, Sendable {
        case disk = "/var/tmp"
        case memory = "/dev/shm"
    }

    /// The directory's path, without a slash at its end.
    public let directory: String

    public init(_ place: Place = .disk) throws {
        var template = Array((place.rawValue + "/credpolicy-test.XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else { throw RunError.cannotStart("mkdtemp", errno: errno) }
        directory = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        chmod(directory, 0o755)
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    /// The path of a name in the directory, whether or not there is such a file.
    public func path(_ name: String) -> String { directory + "/" + name }

    /// Writes a file and returns its path.
    @discardableResult
    public func write(_ name: String, _ text: String, mode: mode_t = 0o644) throws -> String {
        try Data(text.utf8).write(to: URL(filePath: path(name)))
        chmod(path(name), mode)
        return path(name)
    }

    /// Makes a directory and returns its path.
    @discardableResult
    public func makeDirectory(_ name: String, mode: mode_t = 0o755) throws -> String {
        try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
        chmod(path(name), mode)
        return path(name)
    }

    /// Copies a file, with its mode, and returns the copy's path. cp(1) does it: a program that this process holds open
    /// for writing while another thread starts a child can't be run ("Text file busy").
    @discardableResult
    public func copy(_ source: String, as name: String) throws -> String {
        let finished = try Run.command("/bin/cp", ["-p", source, path(name)])
        guard finished.status == 0 else { throw RunError.cannotStart(finished.err, errno: ENOENT) }
        return path(name)
    }

    /// A file's text; nil when it can't be read.
    public func read(_ name: String) -> String? {
        (try? Data(contentsOf: URL(filePath: path(name)))).map { String(decoding: $0, as: UTF8.self) }
    }
}

import CLinux
import Glibc

/// The stacks of a host, /etc/pam.d, as far as they are safe to read.
public enum PamDirectory {
    public static let standard = "/etc/pam.d"
    /// More than any host has; what stands behind is not looked at.
    private static let maxFiles = 1_000

    /// Each file's bytes, or why it can't be relied on: a stack that somebody else can change lets them in.
    public static func read(
        _ path: String, limit: Int
    ) throws(FileRefusal) -> [String: Result<[UInt8], FileRefusal>] {
        guard let directory = unsafe opendir(path) else {
            throw FileRefusal(path: path, reason: SafePath.reason(errno, "open"))
        }
        defer { unsafe closedir(directory) }
        var files: [String: Result<[UInt8], FileRefusal>] = [:]
        while files.count < maxFiles, let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            // Editors' and dpkg's leftovers are no services.
            let ending = name.split(separator: ".").last ?? ""
            if name.hasPrefix(".") || name.hasSuffix("~") || ending.hasPrefix("dpkg-") { continue }
            files[name] = Result { () throws(FileRefusal) in try SafeFile.read("\(path)/\(name)", limit: limit) }
        }
        return files
    }

    /// The places where distributions keep modules; nil: in none of them.
    public static func module(_ name: String) -> String? {
        ["/lib/x86_64-linux-gnu", "/lib/aarch64-linux-gnu", "/usr/lib64", "/lib64", "/lib", "/usr/lib"]
            .map { "\($0)/security/\(name)" }.first { unsafe access($0, F_OK) == 0 }
    }
}

extension SafeFile {
    /// Whether a file could be relied on, without reading it.
    public static func refusal(of path: String, followsLinks: Bool = true) -> FileRefusal? {
        do {
            try check(path, followsLinks: followsLinks)
            return nil
        } catch {
            return error
        }
    }

    /// The rights of everybody but the owner; nil when there is no such file.
    public static func rightsOfOthers(_ path: String) -> UInt32? {
        var facts = stat()
        guard unsafe lstat(path, &facts) == 0 else { return nil }
        return facts.st_mode & 0o077
    }
}

import CLinux
import Glibc

/// A user of the host, as NSS lists them.
public struct PosixUser: Sendable, Equatable {
    public var name: String
    public var uid: UInt32
    /// The first field of GECOS: what the person is called.
    public var fullName: String

    public init(name: String, uid: UInt32, fullName: String) {
        self.name = name
        self.uid = uid
        self.fullName = fullName
    }
}

extension PosixAccounts {
    /// The name that NSS gives a uid first, if it knows one.
    public static func name(of uid: UInt32) -> String? {
        guard let entry = unsafe getpwuid(uid) else { return nil }
        return unsafe String(cString: entry.pointee.pw_name)
    }

    /// Where this host looks users up beside its own files (nsswitch.conf(5)): directory services, most of which list
    /// nobody of theirs in `all`.
    public static func directoryServices() -> [String] {
        guard let bytes = try? SafeFile.read("/etc/nsswitch.conf", limit: 65_536) else { return [] }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { $0.prefix { $0 != "#" } }
        guard let passwd = lines.last(where: { $0.hasPrefix("passwd:") }) else { return [] }
        let words = passwd.dropFirst(7).split { $0 == " " || $0 == "\t" }
        return words.map(String.init).filter { !$0.hasPrefix("[") && !["files", "compat", "systemd"].contains($0) }
    }

    /// Everybody whom NSS lists, in its order. Directory services that do not enumerate list nobody of theirs.
    public static func all() -> [PosixUser] {
        setpwent()
        defer { endpwent() }
        var users: [PosixUser] = []
        while let entry = unsafe getpwent() {
            let gecos = unsafe entry.pointee.pw_gecos.map { unsafe String(cString: $0) } ?? ""
            let fullName = gecos.split(separator: ",", omittingEmptySubsequences: false).first.map(String.init) ?? ""
            users.append(
                PosixUser(
                    name: unsafe String(cString: entry.pointee.pw_name), uid: unsafe entry.pointee.pw_uid,
                    fullName: fullName))
        }
        return users
    }
}

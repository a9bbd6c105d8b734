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

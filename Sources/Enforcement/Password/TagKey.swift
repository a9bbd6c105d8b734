import HostSystem

/// The key under which wrong passwords are known again (`WrongPasswordTag`). It is made anew after each start of the host, by
/// whoever comes first: `acctctl init`, the first session, the first wrong password. tmpfiles.d, which makes its
/// directory, can put nothing random there. A service whose /run is read-only finds it, if somebody else was there before.
enum TagKey {
    static let path = "/run/credpolicy/tags.key"

    static func bytes() throws(FileRefusal) -> [UInt8] { try BootKey.bytes(path) }

    /// Makes it where it is missing; where that can't be, `doctor` says so.
    static func prepare() {
        if CallingUser.current().effectiveUID == 0 { _ = try? bytes() }
    }

    /// Why it can't be used, as far as root can tell; nil: it can, or it is not for this user to see.
    static var refusal: FileRefusal? {
        CallingUser.current().effectiveUID == 0 ? SafeFile.refusal(of: path, followsLinks: false) : nil
    }
}

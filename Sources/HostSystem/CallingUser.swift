import CLinux
import Glibc

/// Who started this process.
public struct CallingUser: Sendable, Equatable {
    public let realUID: UInt32
    public let effectiveUID: UInt32
    public static func current() -> CallingUser {
        CallingUser(realUID: getuid(), effectiveUID: geteuid())
    }

    /// The audit subsystem's login uid: set once at login, kept through su and sudo; nil for daemons. Read when asked
    /// for: few logins want to know.
    public var loginUID: UInt32? {
        let descriptor = unsafe cp_open("/proc/self/loginuid", O_RDONLY | O_CLOEXEC, 0)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 16)
        let count = unsafe read(descriptor, &buffer, 16)
        guard count > 0, let number = UInt32(String(decoding: buffer[..<count], as: UTF8.self)) else { return nil }
        return number == .max ? nil : number
    }
}

extension CallingUser {
    /// Who called sudo, as sudo says; worth something for root only, since others can write it themselves.
    public static var sudoUID: UInt32? {
        guard let text = unsafe getenv("SUDO_UID") else { return nil }
        return UInt32(unsafe String(cString: text))
    }
}

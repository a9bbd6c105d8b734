import Foundation

/// A kernel console that nobody uses, for tests of what is allowed at one alone; and how a program is run there.
public enum Console {
    /// Two of them, such as `/dev/tty61`; nil where the kernel has none (a container).
    public static let devices: (listed: String, other: String)? = {
        let free = stride(from: 63, to: 40, by: -1).map { "/dev/tty\($0)" }.filter { path in
            // A number that a regular file or nothing has is no console; ENXIO: a node without a device.
            let descriptor = open(path, O_RDWR | O_NOCTTY | O_NONBLOCK)
            guard descriptor >= 0 else { return false }
            defer { close(descriptor) }
            return tcgetsid(descriptor) < 0
        }
        return free.count < 2 ? nil : (free[0], free[1])
    }()

    public static let missing =
        "this machine has no kernel console (/dev/tty63 …): what is allowed at one was not tried"

    /// `words` in a session whose controlling terminal is `terminal` (a device, `pty` or `none`), with directories of a
    /// test's own in place of /run and /var/lib.
    public static func words(_ terminal: String, run: String, lib: String, _ words: [String]) -> [String] {
        let script = "mount --rbind \(run) /run && mount --rbind \(lib) /var/lib && exec \"$@\""
        return ["-m", "/bin/sh", "-c", script, "sh", Built.test("on-tty"), terminal] + words
    }
}

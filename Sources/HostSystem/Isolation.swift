import CLinux
import Glibc

/// Makes a process that an unprivileged caller may have started (through a setuid `su`) one that this caller can
/// neither kill, stop, slow, starve, trace nor dump (docs/ARCHITECTURE.md). Called before the first frame is read.
public enum Isolation {
    /// What could not be had, for the log; none of it is a reason to refuse, but for the identity itself.
    public typealias Shortfall = String

    /// - Throws: `SystemFailure` when the process can't take its effective identity for its own: then the caller could
    ///   kill it between a guess and its record.
    public static func enter() throws(SystemFailure) -> [Shortfall] {
        var shortfalls: [Shortfall] = []
        let caller = getuid()
        guard cp_take_ids(geteuid(), getegid()) == 0 else { throw SystemFailure("setresuid", errno) }
        _ = setsid()
        unsafe cp_name_process("pam-helper")
        if cp_undumpable() != 0 { shortfalls.append("prctl(PR_SET_DUMPABLE): \(errno)") }
        unblockSignals()
        // The caller's soft limits must not decide whether an attempt gets recorded (RLIMIT_FSIZE 0 would end us by
        // SIGXFSZ after the guess).
        cp_raise_limits()
        _ = unsafe chdir("/")
        umask(0o077)
        cp_normal_scheduling()
        _ = cp_ioprio_default()
        shortfalls += ControlGroup.leave(always: caller != geteuid())
        return shortfalls
    }

    /// The module started us with every signal blocked and at its default; a closed socket must not end us half way.
    private static func unblockSignals() {
        cp_signal_ignore(SIGPIPE)
        var none = sigset_t()
        unsafe sigemptyset(&none)
        unsafe sigprocmask(SIG_SETMASK, &none, nil)
    }
}

/// Control groups: a person's own session can be frozen by that person where the group is delegated to them.
enum ControlGroup {
    /// Moves this process to the root group of the unified hierarchy and of v1's controllers, out of any group that
    /// somebody else than root can freeze, throttle or kill: sudo has made itself root when it calls PAM, but is still
    /// in its caller's. A daemon's own group is left alone: the move may wait for the kernel. `always`, for a setuid
    /// host, concerns what can freeze; a share of processor or memory that root gave out is root's to decide.
    static func leave(always: Bool) -> [Isolation.Shortfall] {
        var shortfalls: [Isolation.Shortfall] = []
        // Bytes first, and no line that says `/` becomes a String: with text alone this was a twelfth of an account step.
        for line in lines(of: ownGroups()) where !line.suffix(2).elementsEqual(":/".utf8) {
            let parts = line.split(separator: UInt8(ascii: ":"), maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3 else { continue }
            let controllers = String(decoding: parts[1], as: UTF8.self)
            let group = String(decoding: parts[2], as: UTF8.self)
            guard !controllers.hasPrefix("name=") else { continue }
            let roots =
                controllers.isEmpty
                ? ["/sys/fs/cgroup", "/sys/fs/cgroup/unified"] : ["/sys/fs/cgroup/\(controllers)"]
            let freezes = controllers.isEmpty || controllers.split(separator: ",").contains("freezer")
            guard always && freezes || roots.contains(where: { isDelegated(below: $0, group) }) else { continue }
            if !join(anyOf: roots) { shortfalls.append("control group \(group) could not be left") }
        }
        return shortfalls
    }

    /// True when the group or one above it belongs to somebody else than root.
    static func isDelegated(below root: String, _ group: String) -> Bool {
        let path = Array(root.utf8) + Array(group.utf8) + [UInt8(ascii: "/")]
        for end in path.indices.dropFirst(root.utf8.count + 1) where path[end] == UInt8(ascii: "/") {
            var facts = stat()
            let directory = String(decoding: path[..<end], as: UTF8.self)
            if unsafe stat(directory, &facts) == 0 && facts.st_uid != 0 { return true }
        }
        return false
    }

    private static func lines(of text: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        for end in text.indices where text[end] == UInt8(ascii: "\n") {
            lines.append(text[start..<end])
            start = end + 1
        }
        if start < text.endIndex { lines.append(text[start...]) }
        return lines
    }

    private static func ownGroups() -> [UInt8] {
        let descriptor = unsafe cp_open("/proc/self/cgroup", O_RDONLY | O_CLOEXEC, 0)
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        var groups: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = unsafe read(descriptor, &buffer, buffer.count)
            guard count > 0 else { return groups }
            groups += buffer[..<count]
        }
    }

    /// In a container the topmost group that is to be seen may be an inner one, which takes no processes (cgroups(7),
    /// "no internal processes"); systemd's own leaf beside it is root's alone as well.
    static func join(anyOf roots: [String]) -> Bool {
        roots.contains(where: join) || roots.contains { join($0 + "/init.scope") }
    }

    private static func join(_ root: String) -> Bool {
        let descriptor = unsafe cp_open(root + "/cgroup.procs", O_WRONLY | O_CLOEXEC, 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return unsafe write(descriptor, "0", 1) == 1
    }
}

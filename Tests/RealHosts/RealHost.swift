import Foundation
import TestSupport
import Testing

/// A machine of a test's own on which Debian's real programs run: namespaces for mounts, processes and the network, with
/// a private /etc, /home, /run, /var/log and /var/spool/cron (Tests/Hosts/private-machine.sh). The services have their
/// true names and Debian's own files in /etc/pam.d; only common-* is ours. Nothing of it is seen by the host, and all of
/// it, every process included, ends with this object, or with the test's process.
/// Unchecked: nothing of it changes after `init`; `Process` and `Pipe` are only kept until the end.
final class RealHost: @unchecked Sendable {
    struct Settings {
        /// Sections of policy.conf besides [store]; the hash is cheap unless they say otherwise.
        var policy = "[password]\nhash = yescrypt 1\n"
        /// Language of [organization].
        var language = "en"
        /// Arguments of the module. Without `nodelay` libpam waits 2 s after each refusal.
        var module = "nodelay"
        /// Wrapped: each call of crypt in a helper is noted (`hashes`).
        var countsHashes = false
        /// Stacks under names of their own, or in place of Debian's: service → lines.
        var services: [String: [String]] = [:]
    }

    /// Why there can be no such machine; nil when there can.
    static let obstacle: String? = {
        guard geteuid() == 0 else { return "real hosts need root" }
        let tried = try? Run.command("/usr/bin/unshare", namespaces + ["/bin/true"])
        return tried?.status == 0 ? nil : "this kernel allows no namespaces: \(tried?.err ?? "")"
    }()
    static let namespaces = ["--mount", "--pid", "--net", "--fork", "--kill-child", "--mount-proc"]
    static let path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

    let scratch: Scratch
    private let machine = Process()
    private let life = Pipe()

    init(_ settings: Settings = Settings()) throws {
        scratch = try Scratch(.memory)
        // Copies: the checkout may lie below a /home that this machine doesn't see.
        for program in ["pam-helper", "acctctl", "pam_credpolicy.so"] {
            try scratch.copy(Built.path(program), as: program)
        }
        for program in ["pamhost", "wrapped-helper", "preload-crypt.so"] {
            try scratch.copy(Built.test(program), as: program)
        }
        try scratch.copy(Built.package + "/Tests/Hosts/terminal.py", as: "terminal.py")
        try scratch.write(
            "wrapped-helper.conf",
            """
            helper=\(scratch.path("pam-helper"))
            preload=\(scratch.path("preload-crypt.so"))
            env=CP_CRYPT_LOG=\(scratch.path("hashes"))
            env=CP_CRYPT_SPANS=\(scratch.path("spans"))

            """)
        try boot()
        try scratch.makeDirectory("machine/etc/credpolicy")
        try setPolicy(settings)
        try installStacks(settings)
        try acctctl("init")
    }

    /// The machine's pid 1 ends with its standard input; the kernel then ends whatever runs in it.
    deinit {
        try? life.fileHandleForWriting.close()
        machine.waitUntilExit()
    }

    private func boot() throws {
        let said = Pipe()
        machine.executableURL = URL(filePath: "/usr/bin/unshare")
        machine.arguments =
            Self.namespaces + [
                "/bin/sh", Built.package + "/Tests/Hosts/private-machine.sh", scratch.path("machine"),
            ]
        machine.environment = ["PATH": Self.path]
        machine.standardInput = life
        machine.standardOutput = said
        // Another child must not keep this machine alive.
        _ = fcntl(life.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
        try machine.run()
        let word = try said.fileHandleForReading.read(upToCount: 6)
        guard word == Data("ready\n".utf8) else { throw RunError.cannotStart("private-machine.sh", errno: 0) }
    }

    /// Writes policy.conf.
    func setPolicy(_ settings: Settings) throws {
        try scratch.write(
            "machine/etc/credpolicy/policy.conf",
            """
            [organization]
            language = \(settings.language)
            [store]
            url = sqlite:\(scratch.path("store/credpolicy.db"))
            \(settings.policy)

            """, mode: 0o640)
    }

    /// Debian's services take everything from common-*, so that is where an installed credpolicy stands: the groups of
    /// the stack that is shipped.
    private func installStacks(_ settings: Settings) throws {
        let shipped = try String(contentsOfFile: Built.package + "/contrib/pam.d/login", encoding: .utf8)
            .replacing("pam_credpolicy.so", with: moduleLine(settings))
            .split(separator: "\n").map(String.init)
        for group in ["auth", "account", "password", "session"] {
            try setService("common-" + group, shipped.filter { $0.hasPrefix(group) })
        }
        try setService("common-session-noninteractive", shipped.filter { $0.hasPrefix("session") })
        for (service, lines) in settings.services { try setService(service, lines) }
    }

    /// The module with its arguments, as a line of a stack names it; policy.conf is where the module expects it.
    func moduleLine(_ settings: Settings) -> String {
        let helper = scratch.path(settings.countsHashes ? "wrapped-helper" : "pam-helper")
        return "\(scratch.path("pam_credpolicy.so")) helper=\(helper) \(settings.module)"
    }

    /// Writes /etc/pam.d/SERVICE of this machine.
    func setService(_ service: String, _ lines: [String]) throws {
        try etc("pam.d/" + service, lines.joined(separator: "\n") + "\n")
    }

    /// The stack that we ship for runuser; runuser-l includes it.
    func installRunuser(_ settings: Settings) throws {
        let shipped = try String(contentsOfFile: Built.package + "/contrib/pam.d/runuser", encoding: .utf8)
        try etc("pam.d/runuser", shipped.replacing("pam_credpolicy.so", with: moduleLine(settings)))
    }

    /// Writes a file of this machine's /etc.
    func etc(_ name: String, _ text: String, mode: mode_t = 0o644) throws {
        try scratch.write("machine/etc/" + name, text, mode: mode)
    }

    /// The words that run a command in this machine.
    func inside(_ words: [String]) -> [String] {
        let process = "/proc/\(machine.processIdentifier)"
        let spaces = process + "/ns/"
        // The root as well: where the tests run in a chroot, entering the mounts alone would leave it.
        return [
            "/usr/bin/nsenter", "--root=\(process)/root", "--mount=\(spaces)mnt", "--net=\(spaces)net",
            "--pid=\(spaces)pid_for_children", "--",
        ] + words
    }

    /// Runs a program of this machine to its end, without a terminal.
    ///
    /// - Parameter user: whose real and effective uid it has; root's when nil.
    @discardableResult
    func run(
        _ words: [String], as user: String? = nil, stdin: String = "", environment: [String: String] = [:],
        timeout: Double = 60
    ) throws -> Finished {
        let all = inside((user.map(Self.becoming) ?? []) + words)
        let variables = ["PATH": Self.path, "LANG": "C.UTF-8"].merging(environment) { $1 }
        return try Run.command(all[0], Array(all[1...]), stdin: stdin, environment: variables, timeout: timeout)
    }

    /// What, put before a command line, runs it as a user of this machine.
    static func becoming(_ user: String) -> [String] {
        ["/usr/bin/setpriv", "--reuid=\(user)", "--regid=\(user)", "--init-groups", "--"]
    }
}

extension Trait where Self == ConditionTrait {
    /// Skipped, aloud, where there can be no such machine.
    static var needsRealHost: ConditionTrait {
        .enabled(if: RealHost.obstacle == nil, "No machine of our own can be made here: \(RealHost.obstacle ?? "")")
    }
}

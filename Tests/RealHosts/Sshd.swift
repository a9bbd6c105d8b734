import Foundation
import TestSupport
import Testing

/// Debian's sshd, at port 22 of a machine of a test's own, and its client.
struct Sshd: Sendable {
    let host: RealHost

    /// - Parameters:
    ///   - settings: lines of sshd_config, such as Match blocks; the first of two values counts.
    ///   - environment: of sshd, and so of the processes in which its PAM runs.
    init(_ host: RealHost, _ settings: String = "", environment: [String: String] = [:]) throws {
        self.host = host
        try host.scratch.makeDirectory("machine/etc/ssh/keys")
        for key in ["host-key", "key"] {
            let made = try host.run(
                ["/usr/bin/ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", host.scratch.path(key)])
            guard made.status == 0 else { throw Unexpected(made) }
        }
        let hostKey = try #require(host.scratch.read("host-key.pub"))
        try host.scratch.write("known-hosts", "127.0.0.1 \(hostKey)")
        // MaxStartups is raised: Debian's 10:30:100 would drop most of a volley before PAM is asked. The
        // default key exchange, post-quantum, would take most of a volley's time.
        try host.scratch.write(
            "sshd_config",
            """
            ListenAddress 127.0.0.1:22
            HostKey \(host.scratch.path("host-key"))
            PidFile \(host.scratch.path("sshd.pid"))
            UsePAM yes
            PasswordAuthentication yes
            KbdInteractiveAuthentication yes
            AuthorizedKeysFile /etc/ssh/keys/%u
            MaxStartups 2000
            KexAlgorithms curve25519-sha256
            LogLevel VERBOSE
            PrintMotd no
            PrintLastLog no
            Subsystem sftp /usr/lib/openssh/sftp-server
            \(settings)

            """)
        let words = ["/usr/sbin/sshd", "-f", host.scratch.path("sshd_config"), "-E", host.scratch.path("sshd.log")]
        let started = try host.run(words, environment: environment)
        // It writes the file once it listens.
        let listens = waitFor { host.scratch.read("sshd.pid") }
        guard started.status == 0, listens != nil else { throw Unexpected(started) }
    }

    /// What sshd wrote about it; it ends its lines as for a terminal.
    var log: String { (host.scratch.read("sshd.log") ?? "").replacing("\r\n", with: "\n") }

    /// Lets the test's one key in for a login name, as far as sshd is concerned.
    func giveKey(_ login: String) throws {
        try host.scratch.write("machine/etc/ssh/keys/\(login)", host.scratch.read("key.pub") ?? "")
    }

    /// How the client proves who it is.
    enum Method: String {
        case password
        case keyboardInteractive = "keyboard-interactive"
        case publicKey = "publickey"
    }

    /// The client's command line.
    ///
    /// - Parameters:
    ///   - source: the address of 127.0.0.0/8 that it comes from; nil when something else says so.
    func words(
        _ login: String, _ method: Method, _ options: [String] = [], tries: Int = 1, source: String? = "127.0.0.1",
        command: [String] = [], program: String = "/usr/bin/ssh"
    ) -> [String] {
        let settings = [
            "UserKnownHostsFile=\(host.scratch.path("known-hosts"))", "StrictHostKeyChecking=yes",
            "PreferredAuthentications=\(method.rawValue)", "NumberOfPasswordPrompts=\(tries)",
            "IdentityFile=\(method == .publicKey ? host.scratch.path("key") : "none")", "IdentityAgent=none",
        ]
        let bound = source.map { ["-o", "BindAddress=\($0)"] } ?? []
        return [program, "-F", "none"] + settings.flatMap { ["-o", $0] } + bound + options + ["\(login)@127.0.0.1"]
            + command
    }

    /// Somebody who connects from a terminal, types `answers` and then sees what there is to see.
    func connect(
        _ login: String, _ method: Method = .keyboardInteractive, _ answers: [(String, String?)] = [],
        options: [String] = [], tries: Int = 1, source: String = "127.0.0.1", command: [String] = [],
        program: String = "/usr/bin/ssh", patience: Double = 15
    ) throws -> Seen {
        try host.atTerminal(
            words(login, method, options, tries: tries, source: source, command: command, program: program), answers,
            patience: patience)
    }
}

import Foundation
import TestSupport
import Testing

/// Logins that sshd proves by itself: PAM's auth step is skipped, so the account and session steps have to hold.
@Suite(.serialized, .enabled(if: RealHost.isPossible)) struct SshKeys {
    private static let firstDay = "2099-04-01"

    /// What is the matter with an ID whose key sshd accepts; `sentence` is what the person is told. (An ID can't be
    /// suspended yet.)
    struct State: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let sentence: String
        let event: String
        let happen: @Sendable (RealHost) throws -> Void
    }

    static let refused = [
        State(testDescription: "pending", sentence: "This ID can be used from", event: "account.refused pending") {
            try $0.join("yamada", "--from", firstDay)
        },
        State(testDescription: "retired", sentence: "This ID is no longer in use", event: "account.refused retired") {
            try $0.settle("yamada")
            try $0.acctctl("retire", "yamada")
        },
        State(
            testDescription: "locked by an administrator", sentence: "An administrator has locked this ID",
            event: "account.refused locked_by_administrator"
        ) {
            try $0.settle("yamada")
            try $0.acctctl("account", "lock", "yamada")
        },
    ]

    /// The ways in which somebody with a key could use a host.
    private static func tryAllWays(_ sshd: Sshd) throws -> [Seen] {
        let ways: [(options: [String], command: [String])] = [
            ([], ["echo", "IN"]), (["-tt"], []), (["-W", "127.0.0.1:22"], []), (["-N"], []),
            (["-N", "-o", "ExitOnForwardFailure=yes", "-R", "9022:127.0.0.1:22"], []),
        ]
        return try ways.map { way in
            Background {
                try sshd.connect("yamada", .publicKey, options: way.options, command: way.command, patience: 5)
            }
        }.map { try $0.value() }
    }

    @Test(arguments: refused)
    func anIDThatCannotBeUsedIsRefusedWithItsKey(_ state: State) throws {
        let host = try RealHost()
        let sshd = try Sshd(host)
        try state.happen(host)
        try sshd.giveKey("yamada")
        for seen in try Self.tryAllWays(sshd) {
            #expect(seen.status == 255 && !seen.late && !seen.transcript.contains("SSH-2.0"), "\(seen)")
            #expect(seen.transcript.contains(state.sentence), "\(seen)")
        }
        #expect(try host.events("yamada").contains(state.event))
        #expect(try !host.events("yamada").contains { $0.hasPrefix("session.opened") })
    }

    @Test func anActiveIDsKeyOpensASession() throws {
        let host = try RealHost()
        let sshd = try Sshd(host)
        try host.settle("yamada")
        try sshd.giveKey("yamada")
        let seen = try sshd.connect("yamada", .publicKey, command: ["echo", "IN"])
        #expect(seen.status == 0 && seen.hasLine("IN"), "\(seen)")
        let opened = try host.eventDocuments("yamada").last { $0["kind"] as? String == "session.opened" }
        #expect((opened?["details"] as? [String: Any])?["proof"] as? String == "publickey")
        #expect(try host.events("yamada").last == "session.closed")
        let forwarded = try sshd.connect("yamada", .publicKey, options: ["-W", "127.0.0.1:22"], patience: 2)
        #expect(forwarded.transcript.contains("SSH-2.0"), "the refusals above must not be sshd's own: \(forwarded)")
    }

    @Test func aLockByFailuresStopsThePasswordAndNotTheKey() throws {
        var settings = RealHost.Settings()
        settings.policy = "[password]\nhash = yescrypt 1\n[lockout]\nmax-failures = 1\n"
        let host = try RealHost(settings)
        let sshd = try Sshd(host)
        try host.settle("yamada")
        try sshd.giveKey("yamada")
        _ = try sshd.connect("yamada", .password, [("assword: ", "wrong-Kumo-1")])
        #expect(try host.account("yamada")["locked"] as? String == "failures")
        let password = try sshd.connect(
            "yamada", .password, [("assword: ", RealHost.password)], command: ["echo", "IN"])
        #expect(password.status == 255, "\(password)")
        let key = try sshd.connect("yamada", .publicKey, command: ["echo", "IN"])
        #expect(key.status == 0 && key.hasLine("IN"), "\(key)")
        #expect(try host.account("yamada")["locked"] as? String == "failures", "a key does not end the lock")
    }

    /// A user of the host who is not in the store has no key that counts; root is not ours, with a key or without.
    @Test func aKeyIsWorthNothingWithoutAnIDButForRoot() throws {
        let host = try RealHost()
        let sshd = try Sshd(host, "PermitRootLogin prohibit-password")
        try host.addUser("yamada")
        for login in ["yamada", "root"] { try sshd.giveKey(login) }
        for seen in try Self.tryAllWays(sshd) {
            #expect(seen.status == 255 && !seen.late && !seen.transcript.contains("SSH-2.0"), "\(seen)")
        }
        let root = try sshd.connect("root", .publicKey, command: ["echo", "IN"])
        #expect(root.status == 0 && root.hasLine("IN"), "\(root)")
        #expect(try host.sql("SELECT COUNT(*) FROM sessions") == "0")
    }

    /// In the account step sshd has not said how it let somebody in; in the session step it has. A host's word for its
    /// user is no proof of ours, and after a refused session sshd neither runs nor forwards anything.
    @Test func anotherHostsWordOpensNothing() throws {
        let host = try RealHost()
        let sshd = try Sshd(host, "HostbasedAuthentication yes\nHostbasedUsesNameFromPacketOnly yes")
        try host.settle("yamada")
        let key = try #require(host.scratch.read("host-key.pub"))
        for name in ["host-key", "host-key.pub"] {
            let copied = try host.run([
                "/bin/cp", host.scratch.path(name), "/etc/ssh/ssh_host_ed25519_\(name.dropFirst(5))",
            ])
            try #require(copied.status == 0)
        }
        let ourselves = try host.run(["/bin/hostname"]).out.trimmingCharacters(in: .whitespacesAndNewlines)
        try host.scratch.write("machine/etc/ssh/ssh_known_hosts", "\(ourselves),127.0.0.1,localhost \(key)")
        try host.scratch.write("machine/etc/ssh/shosts.equiv", "\(ourselves)\n127.0.0.1\nlocalhost\n")
        try host.scratch.write("machine/etc/hosts", "127.0.0.1 localhost \(ourselves)\n")
        try host.scratch.write(
            "machine/etc/ssh/ssh_config", "Host *\n HostbasedAuthentication yes\n EnableSSHKeysign yes\n")
        func connect(_ options: [String], _ command: [String] = []) throws -> Seen {
            let fixed = ["-F", "/etc/ssh/ssh_config", "-o", "PreferredAuthentications=hostbased"]
            let words = sshd.words("yamada", .publicKey, options, command: command).dropFirst(3)
            return try host.atTerminal(["/usr/bin/ssh"] + fixed + words, as: "yamada", patience: 5)
        }
        let command = try connect([], ["echo", "IN"])
        #expect(command.status == 254 && !command.hasLine("IN"), "\(command)\n\(sshd.log)")
        let forwarded = try connect(["-W", "127.0.0.1:22"])
        #expect(forwarded.status != 0 && !forwarded.transcript.contains("SSH-2.0"), "\(forwarded)")
        #expect(try host.events("yamada").last == "session.refused proof_missing")
        #expect(sshd.log.contains("Accepted hostbased for yamada"), "\(sshd.log)")
    }
}

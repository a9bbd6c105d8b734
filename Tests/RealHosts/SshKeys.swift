import Foundation
import TestSupport
import Testing

/// Logins that sshd proves by itself: PAM's auth step is skipped, so the account and session steps have to hold.
@Suite(.serialized, .needsRealHost) struct SshKeys {
    /// What a person whose key sshd accepts is told; nil where a change of the password lets them in, or nothing is the
    /// matter (SshTemporary and the tests below).
    private static func sentence(_ standing: Standing) -> String? {
        switch standing {
        case .active, .temporary: nil
        case .pending: "This ID can be used from"
        case .suspended: "This ID is suspended for the time being"
        case .retired: "This ID is no longer in use"
        case .locked: "An administrator has locked this ID"
        }
    }

    /// The ways in which somebody with a key could use a host.
    private static func tryAllWays(_ sshd: Sshd, _ login: String = "yamada") throws -> [Seen] {
        let ways: [(options: [String], command: [String])] = [
            ([], ["echo", "IN"]), (["-tt"], []), (["-W", "127.0.0.1:22"], []), (["-N"], []),
            (["-N", "-o", "ExitOnForwardFailure=yes", "-R", "9022:127.0.0.1:22"], []),
        ]
        return try ways.map { way in
            Background {
                try sshd.connect(login, .publicKey, options: way.options, command: way.command, patience: 5)
            }
        }.map { try $0.value() }
    }

    @Test(arguments: Standing.allCases.filter { sentence($0) != nil })
    func anIDThatCannotBeUsedIsRefusedWithItsKey(_ standing: Standing) throws {
        let host = try RealHost()
        let sshd = try Sshd(host)
        _ = try host.populate([standing])
        try sshd.giveKey(standing.login)
        let sentence = try #require(Self.sentence(standing))
        for seen in try Self.tryAllWays(sshd, standing.login) {
            #expect(seen.status == 255 && !seen.late && !seen.transcript.contains("SSH-2.0"), "\(seen)")
            #expect(seen.transcript.contains(sentence), "\(seen)")
        }
        let events = try host.events(standing.login)
        #expect(events.contains("account.refused \(try #require(standing.reason))"), "\(events)")
        #expect(!events.contains { $0.hasPrefix("session.opened") }, "\(events)")
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

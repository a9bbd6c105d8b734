import Foundation
import TestSupport
import Testing

/// A temporary password over ssh: nothing but passwd runs before it is changed, by whatever way one asks.
@Suite(.serialized, .needsRealHost) struct SshTemporary {
    private let new = RealHost.newPassword

    /// Somebody on a temporary password whose home would tell if any shell, command or rc file of theirs had run.
    private static func newcomer(_ host: RealHost) throws -> String {
        let temporary = try host.join("sato")
        let home = "machine/home/sato/"
        try host.scratch.makeDirectory(home + ".ssh")
        for file in [".profile", ".bash_profile", ".bashrc", ".ssh/rc"] {
            try host.scratch.write(home + file, "touch /home/sato/ran\n")
        }
        try #require(host.run(["/bin/chown", "-R", "sato:", "/home/sato"]).status == 0)
        return temporary
    }

    private static func hasRun(_ host: RealHost) -> Bool { host.scratch.read("machine/home/sato/ran") != nil }

    /// The names of the processes that belong to them.
    private static func processes(_ host: RealHost) throws -> [String] {
        let script = """
            uid=$(id -u sato)
            for process in /proc/[0-9]*; do
                if grep -qs "^Uid:[[:space:]]$uid[[:space:]]" "$process/status"; then cat "$process/comm"; fi
            done
            """
        return try host.run(["/bin/sh", "-c", script]).lines
    }

    private static func changed(_ host: RealHost) throws -> Bool {
        try host.account("sato")["password"] as? String == "permanent"
    }

    @Test(arguments: [["-tt"], ["-T"]])
    func keyboardInteractiveChangesItBeforeTheCommandRuns(terminal: [String]) throws {
        let host = try RealHost()
        let sshd = try Sshd(host)
        let temporary = try Self.newcomer(host)
        let answers = [
            ("Password: ", temporary), ("This is a temporary password.*Current password: ", temporary),
            ("New password: ", new), ("New password again: ", new as String?),
        ]
        let seen = try sshd.connect(
            "sato", .keyboardInteractive, answers, options: terminal, command: ["echo", "IN"])
        #expect(seen.status == 0 && seen.hasLine("IN"), "\(seen)")
        #expect(try Self.changed(host))
        let events = try host.events("sato")
        let change = try #require(events.firstIndex(of: "password.changed"))
        #expect(try #require(events.firstIndex(of: "session.opened")) > change)
        let again = try sshd.connect("sato", .keyboardInteractive, [("assword: ", temporary)])
        #expect(again.status == 255, "the temporary one must not work again: \(again)")
    }

    /// The answers after the first, which end in no new password.
    static let failedChanges = [
        ("the current one mistyped", ["wrong-Kumo-1"]), ("refused three times", ["", "short", "sato2026", "aaaaaaaa"]),
        ("two that differ, three times", ["", "Kiiro-Tsuki-1", "Kiiro-Tsuki-2"]),
    ]

    @Test(arguments: failedChanges)
    func aChangeThatFailsRunsNothing(_ name: String, _ answers: [String]) throws {
        let host = try RealHost()
        let sshd = try Sshd(host)
        let temporary = try Self.newcomer(host)
        let typed = answers.map { ("(assword|again): $", ($0.isEmpty ? temporary : $0) as String?) }
        let seen = try sshd.connect(
            "sato", .keyboardInteractive, [("Password: ", temporary)] + typed, command: ["touch", "ran"], patience: 5)
        #expect(seen.status != 0 && !Self.hasRun(host), "\(seen)")
        #expect(try !Self.changed(host))
        #expect(try !host.events("sato").contains("session.opened"))
    }

    /// sshd accepts the login and then runs passwd, as the person, with the terminal that was asked for.
    @Test(arguments: [(["-tt"], ["touch", "ran"]), ([], [])])
    func thePasswordMethodWithATerminalRunsPasswdAlone(_ options: [String], _ command: [String]) throws {
        let host = try RealHost()
        let sshd = try Sshd(host)
        let temporary = try Self.newcomer(host)
        let answers = [
            ("assword: ", temporary), ("Current password: ", temporary), ("New password: ", new),
            ("New password again: ", new as String?),
        ]
        let seen = try sshd.connect("sato", .password, answers, options: options, command: command)
        #expect(seen.unanswered.isEmpty && seen.transcript.contains("Your password has been changed."), "\(seen)")
        #expect(!Self.hasRun(host))
        #expect(try Self.changed(host))
        let then = try sshd.connect("sato", .password, [("assword: ", new)], command: ["echo", "IN"])
        #expect(then.status == 0 && then.hasLine("IN"), "\(then)")
    }

    @Test(arguments: [Sshd.Method.password, .publicKey])
    func withoutATerminalNothingRunsAtAll(method: Sshd.Method) throws {
        let host = try RealHost()
        let sshd = try Sshd(host)
        let temporary = try Self.newcomer(host)
        try sshd.giveKey("sato")
        let answers: [(String, String?)] = method == .password ? [("assword: ", temporary)] : []
        let ways: [(name: String, options: [String], command: [String], program: String)] = [
            ("a command", ["-T"], ["touch", "ran"], "/usr/bin/ssh"), ("a shell", ["-T"], [], "/usr/bin/ssh"),
            ("a subsystem", ["-s"], ["sftp"], "/usr/bin/ssh"), ("sftp", [], [], "/usr/bin/sftp"),
            ("forwarding to a port", ["-W", "127.0.0.1:22"], [], "/usr/bin/ssh"),
            ("listening", ["-N", "-o", "ExitOnForwardFailure=yes", "-R", "9022:127.0.0.1:22"], [], "/usr/bin/ssh"),
            (
                "listening at a socket",
                ["-N", "-o", "ExitOnForwardFailure=yes", "-R", "/home/sato/socket:127.0.0.1:22"], [],
                "/usr/bin/ssh"
            ),
            ("the agent", ["-A"], ["touch", "ran"], "/usr/bin/ssh"),
        ]
        let connections = ways.map { way in
            Background { [sshd] in
                try sshd.connect(
                    "sato", method, answers, options: way.options, command: way.command, program: way.program)
            }
        }
        for (way, connection) in zip(ways, connections) {
            let seen = try connection.value()
            #expect(seen.status != 0 && seen.unanswered.isEmpty && !seen.late, "\(way.name): \(seen)")
            #expect(!seen.transcript.contains("SSH-2.0-OpenSSH"), "\(way.name) reached a port: \(seen)")
        }
        #expect(!Self.hasRun(host))
        #expect(try !host.events("sato").contains { $0.hasPrefix("session.opened") })
    }

    /// `-N` asks for no session: sshd keeps the connection, with nothing in it but itself.
    @Test func aConnectionWithoutASessionRunsNothingAndForwardsNothing() throws {
        let host = try RealHost()
        let sshd = try Sshd(host)
        try sshd.giveKey("sato")
        _ = try Self.newcomer(host)
        let words = sshd.words("sato", .publicKey, ["-N", "-L", "9022:127.0.0.1:22"])
        let client = Background { [host] in try? host.run(words, timeout: 4) }
        let knock = "exec 3<>/dev/tcp/127.0.0.1/9022 && head -c 7 <&3"
        let answer = waitFor { () -> Finished? in
            let tried = try? host.run(["/bin/bash", "-c", knock])
            // Until the client listens there is nobody to answer.
            return tried?.err.contains("Connection refused") == true ? nil : tried
        }
        #expect(answer?.out == "", "\(String(describing: answer))")
        #expect(waitFor { sshd.log.contains("refused local port forward") ? true : nil } == true, "\(sshd.log)")
        #expect(try Self.processes(host) == ["sshd"])
        _ = try client.value()
        #expect(!Self.hasRun(host))
    }

    @Test(arguments: [Sshd.Method.password, .keyboardInteractive, .publicKey])
    func afterItsTimeARightEntryIsToldSoAndRunsNothing(method: Sshd.Method) throws {
        var settings = RealHost.Settings()
        settings.policy = "[password]\nhash = yescrypt 1\ntemporary-valid = 1s\n"
        let host = try RealHost(settings)
        let sshd = try Sshd(host)
        let temporary = try Self.newcomer(host)
        try sshd.giveKey("sato")
        usleep(1_100_000)
        let answers: [(String, String?)] = method == .publicKey ? [] : [("assword: ", temporary)]
        let seen = try sshd.connect("sato", method, answers, options: ["-tt"], command: ["touch", "ran"])
        #expect(seen.status == 255 && seen.transcript.contains("Your temporary password expired on"), "\(seen)")
        #expect(!Self.hasRun(host))
        #expect(try host.events("sato").last == "account.refused temporary_expired")
    }
}

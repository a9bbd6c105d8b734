import Foundation
import TestSupport
import Testing

/// `password compromised`, and the slip that is printed with temporary passwords.
@Suite struct CompromisedTests {
    private static let settings = "[password]\nhash = yescrypt 1\n"

    @Test func theOldPasswordIsDeadAndTheIncidentIsInTheLog() throws {
        let office = try Office(Self.settings)
        try office.join("000012")
        let before = try office.sql("SELECT generation, hash FROM passwords")
        let answer = try office.json("password", "compromised", "000012", "--reason", "偽サイトに入力")
        #expect(answer["account"] as? String == "000012")
        #expect((answer["temporary_password"] as? String)?.count == 14 && answer["valid_until"] is String)
        #expect(answer["processes_ended"] is NSNull && (answer["sessions"] as? [Any])?.isEmpty == true)
        #expect(try office.sql("SELECT generation, hash FROM passwords") != before)
        #expect(try office.sql("SELECT count(*) FROM password_history") == "1\n", "it can't be chosen again")
        let events = try #require(try office.json("log", "show", "--account", "000012")["events"] as? [[String: Any]])
        #expect(events.suffix(2).map { $0["kind"] as? String } == ["incident.opened", "password.issued"])
        let incident = try #require(events.dropLast().last)
        #expect(incident["reason"] as? String == "偽サイトに入力")
        #expect((incident["details"] as? [String: Any])?["cause"] as? String == "password_compromised")
        #expect(try office.json("log", "verify")["sound"] as? Bool == true)
        #expect(try office.acctctl("log", "show", lang: "ja").out.contains("事故の届出"))
    }

    @Test func tokensOfTheOldPasswordAreVoidAndItsOpenSessionsNamed() throws {
        let office = try Office(Self.settings)
        try office.join("000012")
        let boot = try String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8).prefix(36)
        try office.sql(
            """
            INSERT INTO tokens SELECT x'00', 'login', id, 1, 'sshd', '', (SELECT host FROM chains), '\(boot)', 0, 'password'
            FROM accounts;
            INSERT INTO sessions SELECT 7, id, 'root', 'sudo', 0, 'tty1', 'password', (SELECT host FROM chains), '\(boot)', 0,
                NULL FROM accounts;
            INSERT INTO sessions SELECT 8, id, '000012', 'sshd', 1, '', 'password', (SELECT host FROM chains), '\(boot)', 0, 5
            FROM accounts;
            INSERT INTO sessions SELECT 9, id, '000012', 'sshd', 1, '', 'password', 'another', '\(boot)', 0, NULL FROM accounts
            """)
        let answer = try office.json("password", "compromised", "000012")
        let sessions = try #require(answer["sessions"] as? [[String: Any]])
        #expect(sessions.map { $0["session"] as? Int } == [7] && sessions[0]["target"] as? String == "root")
        #expect(try office.sql("SELECT count(*) FROM tokens") == "0\n")
        #expect(
            try office.sql("SELECT details FROM events WHERE kind = 'incident.opened'")
                == "cause=password_compromised\nsessions=7\n")
    }

    @Test(.enabled(if: geteuid() == 0, "root alone makes the host's accounts"))
    func itsProcessesDieAndNobodyElsesDo() throws {
        try withHostAccount("dies") { office, login, uid in
            defer { _ = try? Run.command("/usr/bin/pkill", ["-9", "-u", "64777"]) }
            try start(uid, "while :; do (sleep 30 &); sleep 0.01; done")
            try start(uid, #"trap "" TERM HUP INT; while :; do sleep 1; done"#)
            try start(64777, "exec sleep 300")
            func running(_ uid: UInt32) throws -> Int {
                try Run.command("/usr/bin/pgrep", ["-u", "\(uid)", "-r", "R,S,D,T"]).lines.count
            }
            let deadline = ContinuousClock.now + .seconds(20)
            while try running(uid) < 4 || running(64777) == 0, ContinuousClock.now < deadline { usleep(20_000) }

            let answer = try office.json("password", "compromised", login)
            #expect((answer["processes_ended"] as? Int ?? 0) > 3 && answer["processes_left"] as? Int == 0)
            #expect(try running(uid) == 0 && running(64777) == 1)
            let last = try office.sql("SELECT kind, details FROM events ORDER BY seq DESC LIMIT 1")
            #expect(last.hasPrefix("processes.ended|ended="), "\(last)")
        }
    }

    /// A shell of the user's own, below which root runs the command: what sudo makes.
    private static let below = """
        import os, subprocess, sys
        ready, told = os.pipe()
        if os.fork() == 0:
            os.read(ready, 1)
            os.execv(sys.argv[2], sys.argv[2:])
        os.setresuid(*[int(sys.argv[1])] * 3)
        os.write(told, b"1")
        os.wait()
        print("still here", flush=True)
        """

    @Test(.enabled(if: geteuid() == 0, "root alone makes the host's accounts"))
    func theLoginThatTheCommandRunsInIsSparedAndSaidTo() throws {
        try withHostAccount("own") { office, login, uid in
            let seen = try Run.command(
                "/usr/bin/python3",
                [
                    "-c", Self.below, "\(uid)", Built.path("acctctl"), "password", "compromised", login, "--config",
                    office.policy, "--lang", "en",
                ])
            #expect(seen.status == 0 && seen.out.hasSuffix("still here\n"), "\(seen.out) \(seen.err)")
            #expect(seen.out.contains("goes on: log out"))
        }
    }

    @Test(.enabled(if: geteuid() == 0, "root alone makes the host's accounts"))
    func whatOtherIDsMayRunIsLeftAlone() throws {
        try withHostAccount("twin") { office, login, uid in
            try office.join("another")
            try office.sql("UPDATE accounts SET uid = \(uid) WHERE login = 'another'")
            defer { _ = try? Run.command("/usr/bin/pkill", ["-9", "-u", "\(uid)"]) }
            try start(uid, "exec sleep 300")
            let shared = try office.acctctl("password", "compromised", login)
            #expect(shared.status == 0 && shared.out.contains("(another)"), "\(shared.out)")
            try office.sql("UPDATE accounts SET uid = 4242")
            let moved = try office.acctctl("password", "compromised", login)
            #expect(moved.status == 0 && moved.out.contains("another uid (\(uid))"), "\(moved.out)")
            #expect(try !Run.command("/usr/bin/pgrep", ["-u", "\(uid)"]).out.isEmpty)
        }
    }

    @Test(.enabled(if: geteuid() == 0, "root alone makes the host's accounts"))
    func whatTookOtherRightsInItsLoginsIsNamed() throws {
        try withHostAccount("su") { office, login, uid in
            // What su and sudo leave: root's by its uid, by its login uid not.
            let started = try Run.command(
                "/bin/bash",
                [
                    "-c",
                    "(echo \(uid) >/proc/self/loginuid; exec sleep 300) >/dev/null 2>&1 </dev/null & echo $!",
                ], environment: ["PATH": "/usr/bin:/bin"])
            let process = try #require(Int32(started.out.dropLast()))
            defer { kill(process, SIGKILL) }
            try #require(try String(contentsOfFile: "/proc/\(process)/loginuid", encoding: .utf8) == "\(uid)")
            let answer = try office.json("password", "compromised", login)
            #expect((answer["processes_elsewhere"] as? [Int])?.contains(Int(process)) == true, "\(answer)")
            let text = try office.acctctl("password", "compromised", login)
            #expect(text.out.contains("PID \(process)") && kill(process, 0) == 0, "\(text.out)")
        }
    }

    /// An office with one ID that is also the host's.
    private func withHostAccount(_ name: String, _ body: (Office, String, UInt32) throws -> Void) throws {
        let login = "cp-\(name)-\(getpid())"
        let office = try Office(Self.settings + "[lifecycle]\nposix-accounts = yes\n")
        defer { _ = try? Run.command("/usr/sbin/userdel", ["--force", "--remove", login]) }
        let joined = try office.join(login)
        try #require(joined.status == 0, "\(joined.err)")
        // From here on nothing is made on the host.
        let policy = try office.scratch.write(
            "quiet.conf", office.scratch.read("policy.conf")!.replacing("accounts = yes", with: "accounts = no"),
            mode: 0o600)
        let uid = try #require(UInt32(try Run.command("/usr/bin/id", ["-u", login]).out.dropLast()))
        try body(Office(office, policy: policy), login, uid)
    }

    /// Leaves a script running as that uid.
    private func start(_ uid: UInt32, _ script: String) throws {
        let words = "setpriv --reuid=\(uid) --regid=\(uid) --clear-groups -- setsid bash -c '\(script)'"
        _ = try Run.command(
            "/bin/bash", ["-c", "\(words) >/dev/null 2>&1 </dev/null &"], environment: ["PATH": "/usr/bin:/bin"])
    }

    @Test func rootsAndTheSystemsOwnAreNeverTouched() throws {
        let office = try Office(Self.settings)
        for (login, uid) in [("root", 0), ("daemon", 1), ("nobody", 65_534)] {
            #expect(try office.join(login).status == 0)
            let finished = try office.acctctl("password", "compromised", login)
            #expect(finished.status == 0 && finished.out.contains("uid \(uid) is the system's own"), "\(finished.out)")
        }
    }

    @Test func aRetiredOrUnknownIDIsRefused() throws {
        let office = try Office(Self.settings)
        #expect(try office.acctctl("password", "compromised", "000099").status == 3)
        try office.join("000012")
        try office.acctctl("retire", "000012")
        #expect(try office.acctctl("password", "compromised", "000012").status == 4)
        #expect(try office.acctctl("password", "compromised", "000012", "--reason", " ").status == 2)
    }

    @Test func everyTemporaryPasswordComesWithHowToKeepAndDestroyIt() throws {
        let office = try Office(Self.settings)
        for (lang, keep, destroy) in [("ja", "保管: ", "廃棄: "), ("en", "Keep: ", "Destroy: ")] {
            let login = "slip-\(lang)"
            let commands = [
                ["join", login, "--name", "a", "--staff-no", login, "--department", "b"], ["password", "issue", login],
                ["password", "compromised", login],
            ]
            for command in commands {
                let shown = try office.run(command, lang: lang)
                #expect(shown.status == 0 && shown.out.contains(keep) && shown.out.contains(destroy), "\(command)")
                #expect(try widest(shown.out) <= 80)
            }
            #expect(
                try office.run(["password", "compromised", login, "--quiet"], lang: lang).lines.map(\.count) == [14])
        }
    }
}

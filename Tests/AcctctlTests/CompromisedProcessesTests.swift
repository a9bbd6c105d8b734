import Foundation
import TestSupport
import Testing

/// What `password compromised` does about processes, and that the password is shown before.
@Suite(.enabled(if: geteuid() == 0, "root alone makes the host's accounts"))
struct CompromisedProcessesTests {
    @Test func itsProcessesDieAndNobodyElsesDo() throws {
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
            #expect(answer["processes_logged"] as? Bool == true)
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

    @Test func theLoginThatTheCommandRunsInIsSparedAndSaidTo() throws {
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

    /// Each number means one thing, in the document as in the log: killed, not to be killed, the command's own, elsewhere.
    @Test func whatIsSparedIsNotCountedAsLeft() throws {
        try withHostAccount("count") { office, login, uid in
            let seen = try Run.command(
                "/usr/bin/python3",
                [
                    "-c", Self.below, "\(uid)", Built.path("acctctl"), "password", "compromised", login, "--config",
                    office.policy, "--json",
                ])
            let answer = try document(seen.lines.first ?? "")
            let keys = ["processes_ended", "processes_left", "processes_spared"]
            #expect(keys.map { answer[$0] as? Int } == [0, 0, 1], "\(seen.out) \(seen.err)")
            #expect((answer["processes_elsewhere"] as? [Int])?.isEmpty == true)
            let last = try office.sql("SELECT details FROM events ORDER BY seq DESC LIMIT 1")
            #expect(last == "ended=0\nleft=0\nspared=1\nelsewhere=0\n", "\(last)")
            let shown = try office.run(["log", "show", "--lines", "1"], lang: "ja").out
            #expect(shown.contains("実行元の数=1"), "\(shown)")
        }
    }

    /// SSSD and LDAP list nobody: whom else the uid belongs to there can't be asked.
    @Test func whereOthersMayHaveTheSameUidUnseenThatIsSaid() throws {
        try withHostAccount("sss") { office, login, uid in
            let scratch = try Scratch()
            for (line, services) in [
                ("passwd: files sss [NOTFOUND=return] ldap # nis", "sss, ldap"), ("passwd:\tcompat systemd", nil),
            ] {
                let file = try scratch.write("nsswitch.conf", "# passwd: winbind\n\(line)\ngroup: files winbind\n")
                for (lang, words) in [("en", "users up in "), ("ja", "この機器は利用者を ")] {
                    let seen = try Run.command(
                        "/usr/bin/unshare",
                        [
                            "-m", "/bin/sh", "-c", "mount --bind \"$0\" /etc/nsswitch.conf && exec \"$@\"", file,
                            Built.path("acctctl"), "password", "compromised", login, "--config", office.policy,
                            "--lang", lang,
                        ], environment: ["PATH": "/usr/bin:/bin"])
                    #expect(seen.status == 0, "\(seen.err)")
                    let said = seen.lines.joined(separator: lang == "en" ? " " : "").contains(words + (services ?? ""))
                    #expect(said == (services != nil), "\(seen.out)")
                    #expect(try widest(seen.out) <= 80)
                }
            }
        }
    }

    @Test func whatOtherIDsMayRunIsLeftAlone() throws {
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

    @Test func whatTookOtherRightsInItsLoginsIsNamed() throws {
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
            let isTheirs = waitFor {
                (try? String(contentsOfFile: "/proc/\(process)/loginuid", encoding: .utf8)) == "\(uid)" ? true : nil
            }
            try #require(isTheirs == true)
            let answer = try office.json("password", "compromised", login)
            #expect((answer["processes_elsewhere"] as? [Int])?.contains(Int(process)) == true, "\(answer)")
            let text = try office.acctctl("password", "compromised", login)
            #expect(text.out.contains("PID \(process)") && kill(process, 0) == 0, "\(text.out)")
        }
    }

    /// acctctl with a full pipe as its standard output: it stands where it shows the password, and is told to end.
    private static let stuck = """
        import os, signal, sqlite3, subprocess, sys, time
        database, victim = sys.argv[1], int(sys.argv[2])
        alive = lambda: open(f"/proc/{victim}/stat").read().rpartition(")")[2].split()[0] in "SRD"
        end, full = os.pipe()
        os.set_blocking(full, False)
        filled = 0
        try:
            while True: filled += os.write(full, b"." * 4096)
        except BlockingIOError:
            os.set_blocking(full, True)
        command = subprocess.Popen(sys.argv[3:], stdout=full)
        os.close(full)
        issued = "SELECT count(*) FROM events WHERE kind = 'incident.opened'"
        store = sqlite3.connect(database, 20)
        while command.poll() is None and store.execute(issued).fetchone()[0] == 0: time.sleep(0.05)
        for number in [signal.SIGHUP, signal.SIGINT, signal.SIGTERM]: command.send_signal(number)
        time.sleep(0.5)
        print("alive" if command.poll() is None and alive() else "too late", flush=True)
        text = b""
        while more := os.read(end, 65536): text += more
        print(command.wait(), text[filled:].decode())
        """

    @Test(arguments: [[], ["--json"], ["--quiet"]])
    func thePasswordIsShownBeforeAnyProcessEndsAndNoSignalLosesIt(option: [String]) throws {
        try withHostAccount("slip") { office, login, uid in
            defer { _ = try? Run.command("/usr/bin/pkill", ["-9", "-u", "\(uid)"]) }
            try start(uid, "exec sleep 300")
            // Dead ones of an earlier user with this uid may lie about still.
            var victim = ""
            let deadline = ContinuousClock.now + .seconds(20)
            while victim.isEmpty, ContinuousClock.now < deadline {
                let found = try Run.command("/usr/bin/pgrep", ["-u", "\(uid)", "-x", "-r", "S", "sleep"])
                victim = found.lines.first ?? ""
            }
            let words = ["password", "compromised", login, "--config", office.policy, "--lang", "en"] + option
            let seen = try Run.command(
                "/usr/bin/python3", ["-c", Self.stuck, office.database, victim, Built.path("acctctl")] + words)
            #expect(seen.out.hasPrefix("alive\n0 ") && seen.out.contains(/[A-Za-z0-9-]{14}/), "\(seen.out) \(seen.err)")
            let left = try Run.command("/usr/bin/pgrep", ["-u", "\(uid)", "-r", "R,S,D,T"]).lines
            #expect(left.isEmpty, "\(left)")
        }
    }

    @Test func aLogThatDoesNotTakeTheRecordIsSaid() throws {
        try withHostAccount("log") { office, login, _ in
            try office.sql(
                """
                CREATE TRIGGER refuse BEFORE INSERT ON events WHEN NEW.kind = 'processes.ended'
                BEGIN SELECT RAISE(ABORT, 'no'); END
                """)
            let seen = try office.run(["password", "compromised", login, "--json"])
            #expect(seen.status == 0 && seen.err.contains("processes were ended could not be logged"), "\(seen.err)")
            #expect(try document(seen.out)["processes_logged"] as? Bool == false, "\(seen.out)")
            let quiet = try office.run(["password", "compromised", login, "--quiet"])
            #expect(quiet.lines.map(\.count) == [14] && quiet.err.contains("write it down"), "\(quiet.err)")
        }
    }

    /// An office with one ID that is also the host's.
    private func withHostAccount(_ name: String, _ body: (Office, String, UInt32) throws -> Void) throws {
        let login = "cp-\(name)-\(getpid())"
        let office = try Office("[password]\nhash = yescrypt 1\n" + "[lifecycle]\nposix-accounts = yes\n")
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
}

import Foundation
import TestSupport
import Testing

/// The stack that we ship, on a kernel console, with an ID that has its password in /etc/shadow alone; then parts of
/// credpolicy go away.
@Suite(.serialized, .enabled(if: Console.devices != nil, Comment(rawValue: Console.missing))) struct EmergencyTests {
    static let devices = Console.devices ?? ("/dev/tty63", "/dev/tty62")
    static let password = "Kinkyu-Hashigo-91-r6zdtx"
    static let hash = "$6$cpemergency$"
    static let steps = ["authenticate", "acct", "setcred", "open", "close"]

    /// A host with the shipped stack, its own programs, and an ID that credpolicy does not know.
    final class City {
        let counter = try! Counter()
        let login = "cpglass\(getpid())"
        let helper: String
        private let list: String
        let environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]

        init() throws {
            for directory in ["run", "lib"] { try counter.scratch.makeDirectory(directory) }
            helper = try counter.scratch.copy(Built.path("pam-helper"), as: "pam-helper")
            list = counter.scratch.path("breakglass")
            try counter.scratch.write(
                "breakglass", "tty \(devices.listed.dropFirst(5))\nlogin \(login)\nlogin yamada\n", mode: 0o600)
            let module = counter.moduleLine.replacing(Built.path("pam-helper"), with: helper)
            let lines = try String(contentsOfFile: Built.package + "/contrib/pam.d/login", encoding: .utf8)
                .replacing("/etc/credpolicy/breakglass", with: list).replacing("pam_credpolicy.so", with: module)
            for service in ["login", "sshd", "su"] { try counter.add(service: service, lines: [lines]) }
            let python = "import crypt; print(crypt.crypt('\(password)', '\(EmergencyTests.hash)'))"
            let made = try Run.command("/usr/bin/python3", ["-W", "ignore", "-c", python])
            let words = ["-M", "-p", made.out.trimmingCharacters(in: .whitespacesAndNewlines), login]
            #expect(try Run.command("/usr/sbin/useradd", words).status == 0)
        }

        deinit { _ = try? Run.command("/usr/sbin/userdel", [login]) }

        /// What was answered at the console, and what was shown.
        func login(
            _ answers: [String], as user: String? = nil, steps: [String] = EmergencyTests.steps,
            service: String = "login",
            terminal: String = devices.listed, options: [String] = []
        ) throws -> [String] {
            let host = counter.hostCommand(["--nodelay", "--tty", devices.listed] + options)
            return try Run.command(
                "/usr/bin/unshare",
                Console.words(
                    terminal, run: counter.scratch.path("run"), lib: counter.scratch.path("lib"),
                    host + [service, user ?? login] + steps),
                stdin: answers.map { $0 + "\n" }.joined(), environment: environment
            ).lines
        }

        func codes(_ answers: [String], steps: [String] = EmergencyTests.steps) throws -> [String] {
            unlink(counter.scratch.path("run/credpolicy/breakglass"))
            return try login(answers, steps: steps).filter { $0.contains(": PAM_") }
        }

        func shell(_ script: String) throws {
            let words = ["-c", script, "sh", counter.scratch.directory]
            #expect(try Run.command("/bin/sh", words, environment: environment).status == 0)
        }
    }

    /// `$1` is the host's directory; how many passwords are asked for until pam_unix's is the last.
    static let losses = [
        (what: "the helper is gone", script: "rm $1/pam-helper", before: 0),
        (what: "it can't be run", script: ": > $1/pam-helper", before: 0),
        (what: "the policy is gone", script: "rm $1/policy.conf", before: 0),
        (what: "the policy is wrong", script: "echo x >> $1/policy.conf", before: 0),
        (what: "the store is gone", script: "rm $1/store/*", before: 1),
        (what: "the store's directory is gone", script: "rm -r $1/store", before: 1),
        (
            what: "the store is garbage",
            script: "rm $1/store/*-wal; head -c 90000 /dev/urandom > $1/store/credpolicy.db", before: 1
        ),
        (what: "everything is gone", script: "rm -r $1/store $1/policy.conf $1/pam-helper", before: 0),
    ]

    @Test(arguments: losses)
    func aListedIDEntersWithItsShadowPasswordAndNothingElse(_ loss: (what: String, script: String, before: Int)) throws
    {
        let city = try City()
        try city.shell(loss.script)
        let ours = [String](repeating: "whatever", count: loss.before)
        #expect(try city.codes(ours + [Self.password]) == Self.steps.map { "\($0): PAM_SUCCESS" }, "\(loss.what)")
        #expect(try city.codes(ours + ["wrong"]).first == "authenticate: PAM_AUTH_ERR", "\(loss.what)")
        // An ID of ours on the list has `*` there, or no entry at all.
        unlink(city.counter.scratch.path("run/credpolicy/breakglass"))
        let known = try city.login(ours + ["x"], as: "yamada", steps: ["authenticate"])
        #expect(known.last != "authenticate: PAM_SUCCESS")
    }

    @Test func whileEverythingWorksTheHelpersRefusalStands() throws {
        let city = try City()
        for answers in [[Self.password, Self.password], ["wrong", Self.password], [Self.password]] {
            let lines = try city.login(answers, steps: ["authenticate"])
            #expect(lines.last == "authenticate: PAM_AUTH_ERR" && lines.filter { $0.hasPrefix("prompt: ") }.count == 1)
        }
        #expect(city.counter.scratch.read("run/credpolicy/breakglass") == nil)
    }

    @Test func aStoreThatIsOnlyBusyOpensNothing() throws {
        let city = try City()
        // Whoever holds the gate, as 500 logins at once would: byte 0 of the lock file (HostLocks).
        let hold = """
            import fcntl, os, struct, sys
            file = open(sys.argv[1], 'r+b')
            fcntl.fcntl(file, 37, struct.pack('hhqqi4x', fcntl.F_WRLCK, 0, 0, 2, 0))
            os.write(1, b'held\\n')
            sys.stdin.read()
            """
        let holder = Process()
        holder.executableURL = URL(filePath: "/usr/bin/python3")
        holder.arguments = ["-c", hold, city.counter.scratch.path("store/credpolicy.db-locks")]
        let (input, output) = (Pipe(), Pipe())
        (holder.standardInput, holder.standardOutput) = (input, output)
        try holder.run()
        defer {
            try? input.fileHandleForWriting.close()
            holder.waitUntilExit()
        }
        #expect(output.fileHandleForReading.availableData == Data("held\n".utf8))
        let lines = try city.login(["x", Self.password], steps: ["authenticate"])
        #expect(lines.last == "authenticate: PAM_AUTH_ERR", "\(lines)")
        #expect(city.counter.scratch.read("run/credpolicy/breakglass") == nil)
    }

    @Test(arguments: ["sshd", "su"]) func noOtherServiceHasIt(_ service: String) throws {
        let city = try City()
        try city.shell("rm $1/pam-helper")
        #expect(
            try city.login([Self.password], steps: ["authenticate"], service: service).last
                == "authenticate: PAM_AUTH_ERR")
        #expect(
            try city.login([Self.password], steps: ["authenticate"], terminal: "pty").last
                == "authenticate: PAM_AUTH_ERR")
        let remote = try city.login([Self.password], steps: ["authenticate"], options: ["--rhost", "192.0.2.7"])
        #expect(remote.last == "authenticate: PAM_AUTH_ERR")
    }

    /// Debian's login, typed at and read from the screen.
    @Test func theRealLoginOnARealConsole() throws {
        let city = try City()
        try city.counter.scratch.makeDirectory("log")
        let shell = try city.counter.scratch.write(
            "shell", "#!/bin/sh\necho; echo now IN as $(id -un)\nsleep 1\n", mode: 0o755)
        #expect(try Run.command("/usr/sbin/usermod", ["-d", "/", "-s", shell, city.login]).status == 0)
        func atConsole(_ terminal: String, _ answers: [String]) throws -> String {
            unlink(city.counter.scratch.path("run/credpolicy/breakglass"))
            let stack = city.counter.scratch.path("pam.d/login")
            let words = [
                Built.package + "/Tests/Hosts/console-login.py", terminal, stack, city.counter.scratch.directory,
            ]
            let finished = try Run.command(
                "/usr/bin/python3", words + [city.login] + answers, environment: city.environment)
            #expect(finished.status == 0, "\(finished.err)")
            return finished.out
        }
        let whole = try atConsole(Self.devices.listed, [Self.password])
        #expect(
            whole.contains("Wrong, or not allowed now.") && whole.contains("incorrect") && !whole.contains("IN as"),
            "\(whole)")
        try city.shell("rm $1/pam-helper")
        let broken = try atConsole(Self.devices.listed, [Self.password])
        #expect(
            broken.contains("Emergency login: this is recorded.") && broken.contains("IN as \(city.login)"), "\(broken)"
        )
        for (terminal, answers) in [(Self.devices.listed, ["wrong"]), (Self.devices.other, [Self.password])] {
            let refused = try atConsole(terminal, answers)
            #expect(refused.contains("incorrect") && !refused.contains("IN as"), "\(refused)")
        }
        print(
            "figure: login(1) on \(Self.devices.listed), helper gone: in with the shadow password of a listed ID, on no other console"
        )
    }

    /// The events, once there are `count` of them: the helper takes uses in after its answer.
    private func uses(_ city: City, _ count: Int) throws -> [String] {
        let columns = "kind || ' ' || login || ' ' || source || ' ' || replace(details, char(10), ' ')"
        var found: [String] = []
        for _ in 0..<300 where found.count < count {
            usleep(10_000)
            found = try city.counter.sql("SELECT \(columns) FROM events WHERE kind LIKE 'break%'")
                .split(separator: "\n").map(String.init)
        }
        return found.map { $0.replacingOccurrences(of: "used=[0-9]+", with: "used=T", options: .regularExpression) }
    }

    @Test func everyUseIsInTheLogOnceTheStoreIsBackAndOnce() throws {
        let city = try City()
        try city.counter.settle(password: "murasaki-Kumo-42-tvq8rz")
        try city.shell("mv $1/store $1/away")
        #expect(try city.codes(["x", Self.password]).last == "close: PAM_SUCCESS")
        #expect(try city.codes(["x", "wrong"], steps: ["authenticate"]) == ["authenticate: PAM_AUTH_ERR"])
        try city.shell("mv $1/away $1/store")
        // Somebody logs in, three times; the third finds nothing new.
        for _ in 0..<3 { _ = try city.login(["murasaki-Kumo-42-tvq8rz"], as: "yamada", steps: ["authenticate"]) }
        let tty = Self.devices.listed.dropFirst(5)
        let expected = ["asked", "opened", "asked"].map { "breakglass.used \(city.login) \(tty) used=T step=\($0)" }
        #expect(try uses(city, 3) == expected)
        #expect(city.counter.scratch.read("run/credpolicy/breakglass-uses") == nil)
        #expect(try city.counter.acctctl("log", "verify").status == 0)
        let shown = try city.counter.acctctl("--lang", "en", "log", "show").out
        #expect(shown.contains("break-glass used"), "\(shown)")
    }

    /// As if the helper had been killed between its commit and the end: the spool is still there, the events too.
    @Test func aSpoolThatCameBackIsNotTakenInAgainAndANewOneIs() throws {
        let city = try City()
        try city.counter.settle(password: "murasaki-Kumo-42-tvq8rz")
        let policy = city.counter.scratch.path("policy.conf")
        try city.counter.scratch.makeDirectory("run/credpolicy", mode: 0o700)
        func spool(_ text: String) throws {
            try city.counter.scratch.write("run/credpolicy/breakglass-uses", text, mode: 0o600)
            _ = try city.login(["murasaki-Kumo-42-tvq8rz"], as: "yamada", steps: ["authenticate"])
        }
        let (first, second) = ("1 asked a tty1 \(policy)\n", "2 opened a tty1 \(policy)\n")
        try spool("0123456789abcdef\n" + first)
        #expect(try uses(city, 1).count == 1)
        try spool("0123456789abcdef\n" + first + second)
        #expect(try uses(city, 2).count == 2)
        try spool("0123456789abcdef\n" + first + second)
        try spool("fedcba9876543210\n" + first + "what is this\n3 asked a tty1 /etc/other/policy.conf\n4 asked a tt")
        #expect(try uses(city, 4).count == 4)
        #expect(try uses(city, 4).last?.hasSuffix("unreadable=what is this") == true)
        // What is not ours, or not whole yet, stays for whoever it concerns.
        #expect(city.counter.scratch.read("run/credpolicy/breakglass-uses")?.hasSuffix("4 asked a tt") == true)
    }
}

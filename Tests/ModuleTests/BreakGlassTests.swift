import Foundation
import TestSupport
import Testing

/// A host whose helper does what a test orders, with a list for break-glass: one console and root.
struct Emergency {
    let stand: Stand
    let list: String
    static let devices = Console.devices ?? ("/dev/tty63", "/dev/tty62")
    static let name = String(devices.listed.dropFirst(5))

    init(_ orders: [String] = [], services: [String] = ["login"]) throws {
        let path = Scratch.Place.disk.rawValue
        #expect(access(path, X_OK) == 0)
        stand = try Stand(orders, service: "login")
        for directory in ["run", "lib"] { try stand.scratch.makeDirectory(directory) }
        list = stand.scratch.path("breakglass")
        let module = stand.scratch.path("pam_credpolicy.so")
        for service in services {
            try stand.stack.add(
                service: service,
                lines: PamStack.everywhere(module, "helper=\(stand.helper) breakglass=\(list) nodelay"))
        }
        try allow("# who, and where\n\ntty \(Self.name)\n  login\troot\n")
        if orders.isEmpty { unlink(stand.helper) }
    }

    func allow(_ text: String) throws { try stand.scratch.write("breakglass", text, mode: 0o600) }

    struct Call: Sendable {
        var steps = ["authenticate"]
        var terminal = Emergency.devices.listed
        var service = "login"
        var user = "root"
        var options = ["--tty", Emergency.devices.listed]
    }

    func login(_ call: Call = Call(), answers: String = "secret\n") throws -> Finished {
        let words = [stand.host, "--confdir", stand.stack.directory, "--nodelay"] + call.options
        return try Run.command(
            "/usr/bin/unshare",
            Console.words(
                call.terminal, run: stand.scratch.path("run"), lib: stand.scratch.path("lib"),
                words + [call.service, call.user] + call.steps),
            stdin: answers, environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"], timeout: 30)
    }

    func answer(_ call: Call = Call()) throws -> String? { try login(call).lines.last }

    var uses: [String] {
        let places = ["lib/credpolicy/breakglass-uses", "run/credpolicy/breakglass-uses"]
        return places.compactMap { stand.scratch.read($0) }.joined().split(separator: "\n").map(String.init)
    }

    func forgetTries() { unlink(stand.scratch.path("run/credpolicy/breakglass")) }
}

/// Break-glass is for a console, a listed ID and a helper that decides nothing; everything else is refused as ever.
@Suite(.serialized, .enabled(if: Console.devices != nil, Comment(rawValue: Console.missing))) struct BreakGlassTests {
    static let opened = "authenticate: PAM_CRED_UNAVAIL"
    static let refused = "authenticate: PAM_AUTH_ERR"

    @Test(arguments: [
        ("no helper", []), ("it says nothing", ["exit 0"]), ("it crashes", ["crash"]), ("it is killed", ["kill"]),
        ("it dies after its question", ["prompt 1 Password: ", "kill"]),
        ("it has no policy or store", ["show 2 1 sorry", "verdict B"]),
    ])
    func whereNobodyDecidesAListedIDAtAListedConsoleMayGoOn(_ name: String, _ orders: [String]) throws {
        let host = try Emergency(orders)
        let finished = try host.login()
        #expect(finished.lines.last == Self.opened)
        #expect(finished.lines.contains { $0.hasPrefix("info: Emergency login: this is recorded.") })
        #expect(finished.err.contains("break-glass used by root on \(Emergency.name) (asked)"))
    }

    @Test(arguments: (0...12).filter { $0 != 11 }.map { "verdict \(String($0, radix: 16))" } + ["hex ff", "deaf"])
    func whatAHelperThatSpeaksSaysStands(_ order: String) throws {
        let host = try Emergency([order])
        #expect(try host.answer() == Self.refused)
        #expect(host.uses == [])
    }

    struct Elsewhere: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var call = Emergency.Call()
        init(_ name: String, _ change: (inout Emergency.Call) -> Void) {
            testDescription = name
            change(&call)
        }
    }

    static let elsewhere = [
        Elsewhere("over ssh") { $0.service = "sshd" }, Elsewhere("su") { $0.service = "su" },
        Elsewhere("a name like it") { $0.service = "login2" },
        Elsewhere("from a host") { $0.options += ["--rhost", "192.0.2.1"] },
        Elsewhere("from this host") { $0.options += ["--rhost", "localhost"] },
        Elsewhere("another console") {
            ($0.terminal, $0.options) = (Emergency.devices.other, ["--tty", Emergency.devices.other])
        },
        Elsewhere("another console under the listed name") { $0.terminal = Emergency.devices.other },
        Elsewhere("a pseudo-terminal under the listed name") { $0.terminal = "pty" },
        Elsewhere("no terminal under the listed name") { $0.terminal = "none" },
        Elsewhere("PAM names another") { $0.options = ["--tty", Emergency.devices.other] },
        Elsewhere("PAM names a pseudo-terminal") { $0.options = ["--tty", "pts/0"] },
        Elsewhere("PAM names none") { $0.options = [] },
        Elsewhere("an ID that is not listed") { $0.user = "nobody" },
        Elsewhere("an ID that nobody knows") { $0.user = "no-such" },
    ]

    @Test(arguments: elsewhere) func nobodyElseAndNowhereElse(_ elsewhere: Elsewhere) throws {
        let host = try Emergency(services: ["login", "sshd", "su", "login2"])
        #expect(try host.answer(elsewhere.call) == Self.refused)
        #expect(host.uses == [])
        // Nothing else was wrong.
        #expect(try host.answer() == Self.opened)
    }

    @Test func anEmptyHostIsNone() throws {
        var call = Emergency.Call()
        call.options += ["--rhost", ""]
        #expect(try Emergency().answer(call) == Self.opened)
    }

    /// `$1` is the list, `$2` a place beside it.
    static let lists = [
        ("readable by a group", "chmod 640 $1"), ("readable by all", "chmod 644 $1"), ("read-only", "chmod 400 $1"),
        ("setuid", "chmod 4600 $1"), ("somebody's", "chown 65533 $1"), ("root's for another group", "chmod 620 $1"),
        ("a symlink", "mv $1 $2; ln -s $2 $1"), ("a fifo", "rm $1; mkfifo -m 600 $1"),
        ("a directory", "rm $1; mkdir -m 600 $1"), ("a device", "rm $1; mknod -m 600 $1 c 1 5"), ("missing", "rm $1"),
        ("empty", ": > $1"), ("without a terminal", "sed -i /^tty/d $1"), ("without an ID", "sed -i /login/d $1"),
        ("an unknown line", "echo allow all >> $1"), ("a word too many", "echo tty tty1 tty2 >> $1"),
        ("a word too few", "echo tty >> $1"), ("a pattern", "echo 'login *' >> $1"), ("a list", "echo login a,b >> $1"),
        ("a pseudo-terminal", "echo tty pts/0 >> $1"), ("a way out of /dev", "echo tty ../x >> $1"),
        ("Windows' lines", "sed -i 's/$/\\r/' $1"), ("a NUL", "printf '\\0' >> $1"),
        ("too long", "head -c 5000 /dev/zero | tr '\\0' '#' >> $1"),
        ("below a directory of others", "chmod 777 $(dirname $1)"),
    ]

    @Test(arguments: lists) func aListThatIsNotExactlyRightOpensNothing(_ name: String, _ script: String) throws {
        let host = try Emergency()
        #expect(
            try Run.command(
                "/bin/sh", ["-c", script, "sh", host.list, host.stand.scratch.path("beside")],
                environment: ["PATH": "/usr/bin:/bin"]
            ).status == 0)
        let finished = try host.login()
        #expect(finished.lines.last == Self.refused)
        #expect(finished.err.contains("break-glass refused: ") == (name != "missing"))
        #expect(host.uses == [])
    }

    @Test func accountAndSessionFollowAnEmergencyLoginOfTheSameHandleOnly() throws {
        let host = try Emergency()
        var call = Emergency.Call()
        call.steps = ["acct", "open"]
        #expect(try host.login(call).lines == ["acct: PAM_PERM_DENIED", "open: PAM_PERM_DENIED"])
        call.steps = ["authenticate", "acct", "open"]
        #expect(
            try host.login(call).lines.filter { $0.contains("PAM_") } == [
                Self.opened, "acct: PAM_CRED_UNAVAIL", "open: PAM_CRED_UNAVAIL",
            ])
        #expect(host.uses.dropFirst().map { $0.split(separator: " ")[1] } == ["asked", "opened"])
    }

    @Test func whoeverWasLetInByTheHelperDoesNotGoOnWithoutIt() throws {
        let host = try Emergency(["@1 verdict \(allow) nonce=\(nonce)"])
        var call = Emergency.Call()
        call.steps = ["authenticate", "acct", "open"]
        #expect(
            try host.login(call).lines.filter { $0.contains("PAM_") } == [
                "authenticate: PAM_SUCCESS", "acct: PAM_PERM_DENIED", "open: PAM_PERM_DENIED",
            ])
    }

    @Test func noPasswordIsChangedByBreakGlass() throws {
        var call = Emergency.Call()
        call.steps = ["authenticate", "chauthtok"]
        #expect(try Emergency().answer(call) == "chauthtok: PAM_AUTHTOK_ERR")
    }
}

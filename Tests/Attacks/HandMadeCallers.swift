import CredentialPolicy
import Foundation
import TestSupport
import Testing

/// An ordinary user who starts our programs by hand, with whatever they like around them. Nothing of ours is setuid: what
/// they start is theirs, and root's store and policy are not.
@Suite(.serialized) struct HandMadeCallers {
    private static func stage(_ place: Scratch.Place = .memory) throws -> Stage {
        var settings = Stage.Settings()
        settings.place = place
        settings.hash = "yescrypt 1"
        settings.wrapped = false
        let stage = try Stage(settings)
        try stage.add(["mori"])
        try stage.scratch.copy(Built.test("pamhost"), as: "setuid-host")
        chown(stage.scratch.path("setuid-host"), 0, 0)
        chmod(stage.scratch.path("setuid-host"), 0o4755)
        return stage
    }

    /// What the module would send, in each phase, and what it would not; answers a question with the right password. Prints
    /// each frame that comes back, and whether anything but the end of the helper came.
    private static let client = """
        import itertools, os, socket, struct, sys
        helper, policy, password = sys.argv[1:]
        def frame(kind, fields, version=1):
            body = b"".join(struct.pack(">BH", number, len(value)) + value for number, value in fields)
            return struct.pack(">BBH", version, kind, len(body)) + body
        def request(phase, user=b"mori", service=b"login"):
            return frame(1, [(1, bytes([phase])), (2, bytes(4)), (3, policy.encode()), (4, service), (5, user)])
        verdict = frame(0x83, [(1, bytes.fromhex("5ac396e1"))])
        openings = [request(phase) for phase in range(1, 12)] + [request(1, service=b"sshd"), request(1, user=b"root")]
        openings += [verdict, frame(2, [(1, password.encode())]), frame(3, [(1, b"\\x01")]), b"", bytes(40000)]
        for number, opening in enumerate(openings):
            ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            child = os.fork()
            if child == 0:
                os.dup2(theirs.fileno(), 3)
                os.execve(helper, [helper], {"LD_PRELOAD": "/nowhere.so"})
            theirs.close()
            ours.settimeout(5)
            try:
                ours.send(opening)
                while answer := ours.recv(40000):
                    print(number, "answer", answer[1], "allows" if bytes.fromhex("5ac396e1") in answer else "")
                    if answer[1] == 0x81:
                        ours.send(frame(2, [(1, password.encode())]))
            except OSError:
                pass
            ours.close()
            os.waitpid(child, 0)
            print(number, "ended")
        """

    @Test func aHelperStartedByHandDecidesNothingAboutRootsStore() throws {
        let stage = try Self.stage()
        let before = try Self.digest(stage)
        #expect(try Self.mode(stage.scratch.path("pam-helper")) & 0o6000 == 0)
        let words = [stage.scratch.path("pam-helper"), stage.scratch.path("policy.conf"), Stage.password]
        let run = { (unprivileged: Bool) throws in
            try Run.command(
                "/usr/bin/python3", ["-c", Self.client] + words, environment: ["PATH": "/usr/bin:/bin"], timeout: 120,
                unprivileged: unprivileged)
        }
        let finished = try run(true)
        let (ended, allowing) = (
            finished.lines.count { $0.hasSuffix(" ended") }, finished.lines.count { $0.contains("allows") }
        )
        figure(
            "helper started by hand by an ordinary user, \(ended) openings: \(allowing) verdicts that allow, "
                + "store \(try Self.digest(stage) == before ? "unchanged" : "changed")")
        #expect(ended == 18, "\(finished.out)\(finished.err)")
        #expect(allowing == 0)
        #expect(try Self.digest(stage) == before)
        // The same from root, whose store it is, does let in: the test would see it.
        #expect(try run(false).lines.contains { $0.contains("allows") })
    }

    /// The loader takes nothing of its caller's into a setuid program, and the helper gets an environment of ours.
    @Test func librariesOfTheCallersOwnGetNowhere() throws {
        let stage = try Self.stage(.disk)  // shared memory is mounted without setuid
        try stage.scratch.makeDirectory("theirs", mode: 0o777)
        let spoils = stage.scratch.path("theirs/hashes")
        let theirs = ["LD_PRELOAD=\(stage.scratch.path("preload-crypt.so"))", "CP_CRYPT_LOG=\(spoils)"]
        let finished = try Run.command(
            "/usr/bin/env", theirs + Self.host(stage), stdin: Stage.password + "\n", unprivileged: true)
        #expect(finished.lines.last == "authenticate: PAM_SUCCESS", "\(finished.err)")
        #expect(!FileManager.default.fileExists(atPath: spoils))
        // The same library works for whoever owns the process: the test would see it.
        try stage.scratch.copy(Built.test("one-hash"), as: "one-hash")
        let own = try Run.command(
            "/usr/bin/env",
            [
                "LD_PRELOAD=\(stage.scratch.path("preload-crypt.so")):libcrypt.so.1", "CP_CRYPT_LOG=\(spoils)",
                stage.scratch.path("one-hash"), "$6$rounds=1000$x",
            ], unprivileged: true)
        #expect(own.status == 0 && FileManager.default.fileExists(atPath: spoils))
    }

    /// Started under a tracer a setuid program is the caller's, as is its helper: root's policy is not for them. One
    /// that runs already can't be attached to.
    @Test func aTracerGetsNeitherPasswordsNorComparisons() throws {
        let stage = try Self.stage(.disk)
        let traced = try Run.command(
            "/usr/bin/strace", ["-f", "-o", "/dev/null"] + Self.host(stage), stdin: Stage.password + "\n",
            unprivileged: true)
        let waiting = """
            sleep 5 | "$@" >/dev/null 2>&1 &
            host=$!
            sleep 1
            /usr/bin/strace -p "$host" 2>&1
            cat "/proc/$host/mem" 2>&1
            kill -KILL "$host"
            """
        let attached = try Run.command(
            "/bin/sh", ["-c", waiting, "sh"] + Self.host(stage), environment: ["PATH": "/usr/bin:/bin"],
            unprivileged: true)
        let tally = try stage.tally("mori")
        figure(
            "a setuid host under its caller's tracer, right password: \(traced.lines.last ?? "nothing"), "
                + "\(tally.sequence) attempts; attaching to one: \(attached.lines.first ?? "")")
        #expect(traced.lines.last == "authenticate: PAM_AUTH_ERR", "\(traced.err)")
        #expect(tally.sequence == 0)
        #expect(attached.lines.count { $0.contains("not permitted") || $0.contains("denied") } == 2, "\(attached.out)")
    }

    private static func host(_ stage: Stage) -> [String] {
        [
            stage.scratch.path("setuid-host"), "--confdir", stage.stack.directory, "--nodelay", "login", "mori",
            "authenticate",
        ]
    }

    private static func mode(_ path: String) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int ?? -1
    }

    /// Of all files of the store.
    private static func digest(_ stage: Stage) throws -> String {
        try Run.command("/bin/sh", ["-c", "cat \"$0\"/store/* | sha256sum", stage.scratch.directory]).out
    }
}

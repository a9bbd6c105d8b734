import Foundation
import TestSupport
import Testing

/// How the helper is started, and which files the module does not start.
@Suite struct StartTests {
    @Test func theHelperStartsClean() throws {
        let stand = try Stand(["@1 verdict 1"])
        let state = stand.scratch.path("state")
        try stand.scratch.write("fakehelper.conf", "state \(state)\nverdict 1\n")
        let script = "exec 7</dev/null 9>/dev/null; trap '' HUP USR1; exec \"$@\""
        _ = try Run.command(
            "/bin/sh",
            [
                "-c", script, "sh", Built.test("pamhost"), "--confdir", stand.stack.directory, "demo", "root",
                "authenticate",
            ],
            stdin: "secret\n", environment: ["SECRET": "x", "LD_BIND_NOW": "1"])
        let found = try #require(stand.scratch.read("state")).split(separator: "\n").map(String.init)
        #expect(found.filter { $0.hasPrefix("arg") } == ["arg pam-helper"])
        #expect(found.filter { $0.hasPrefix("env") } == ["env SWIFT_BACKTRACE=enable=no"])
        #expect(found.contains("SigIgn:\t0000000000000000") && found.contains("SigCgt:\t0000000000000000"))
        // Every signal but SIGKILL and SIGSTOP.
        #expect(found.contains("SigBlk:\tfffffffffffbfeff"))
        let descriptors = found.filter { $0.hasPrefix("fd") && !$0.hasSuffix("fakehelper.conf") }
        #expect(descriptors == ["fd 0 /dev/null", "fd 1 /dev/null", "fd 2 /dev/null", "fd 3 socket:"])
    }

    /// Changes one thing about the file or a directory above it, and logs in.
    private func login(after change: (Stand) throws -> String) throws -> Finished {
        let stand = try Stand(["verdict \(allow)"])
        let helper = try change(stand)
        try stand.stack.add(
            service: "demo", lines: ["account required \(Built.path("pam_credpolicy.so")) helper=\(helper)"])
        return try stand.login(["acct"])
    }

    private func isRefused(_ finished: Finished) -> Bool {
        finished.lines == ["acct: PAM_PERM_DENIED"] && finished.err.contains("cannot start")
    }

    /// A helper in a directory of its own below `between`, with its orders.
    private func helper(below between: String, of stand: Stand) throws -> String {
        try stand.scratch.makeDirectory(between + "/below")
        try stand.scratch.copy(stand.scratch.path("fakehelper.conf"), as: between + "/below/fakehelper.conf")
        return try stand.scratch.copy(stand.helper, as: between + "/below/helper")
    }

    @Test(arguments: [(0o755, false), (0o700, false), (0o775, true), (0o757, true), (0o1777, true), (0o1755, false)])
    func aHelperThatOthersCanWriteIsNotRun(_ mode: Int, _ refused: Bool) throws {
        let finished = try login { stand in
            chmod(stand.helper, mode_t(mode))
            return stand.helper
        }
        #expect(isRefused(finished) == refused)
        #expect((finished.status == 0) != refused)
    }

    @Test(arguments: [(0o755, false), (0o1777, false), (0o1775, false), (0o775, true), (0o757, true), (0o777, true)])
    func aHelperBelowADirectoryThatOthersCanChangeIsNotRun(_ mode: Int, _ refused: Bool) throws {
        let finished = try login { stand in
            let helper = try helper(below: "between", of: stand)
            chmod(stand.scratch.path("between"), mode_t(mode))
            return helper
        }
        #expect(isRefused(finished) == refused)
        #expect((finished.status == 0) != refused)
    }

    @Test(arguments: ["between", "between/below", "between/below/helper"])
    func whatBelongsToAnotherUserIsNotRun(_ theirs: String) throws {
        let finished = try login { stand in
            let helper = try helper(below: "between", of: stand)
            chown(stand.scratch.path(theirs), 65533, 65533)
            return helper
        }
        #expect(isRefused(finished))
    }

    @Test func neitherALinkNorADirectoryNorAScriptNorNothingIsRun() throws {
        let changes: [(Stand) throws -> String] = [
            { stand in
                symlink(stand.helper, stand.scratch.path("link"))
                return stand.scratch.path("link")
            },
            { stand in
                symlink(stand.scratch.directory, stand.scratch.path("linked"))
                return stand.scratch.path("linked/fakehelper")
            },
            { stand in stand.scratch.directory },
            { stand in stand.helper + "/" },
            { stand in try stand.scratch.write("script", "#!/bin/sh\n", mode: 0o755) },
            { stand in try stand.scratch.write("plain", "text", mode: 0o644) },
            { stand in
                mkfifo(stand.scratch.path("fifo"), 0o755)
                return stand.scratch.path("fifo")
            },
            { stand in stand.scratch.path("missing") },
            { stand in stand.scratch.path(String(repeating: "x", count: 256)) },
        ]
        for change in changes {
            #expect(isRefused(try login(after: change)))
        }
    }

    @Test func anOrdinaryUserMayRunTheirOwnHelperAndRootsButNobodyElses() throws {
        let stand = try Stand(["verdict \(allow)"])
        unlink(stand.scratch.path("record"))
        try stand.scratch.write("fakehelper.conf", "verdict \(allow)\n")
        #expect(try stand.login(["acct"], unprivileged: true).status == 0)
        chown(stand.helper, 65533, 65533)
        #expect(try stand.login(["acct"], unprivileged: true).status == 0)
        chown(stand.helper, 65532, 65532)
        #expect(try stand.login(["acct"], unprivileged: true).lines == ["acct: PAM_PERM_DENIED"])
    }

    @Test func aMissingHelperDoesNotStopRootsCronButEverythingElse() throws {
        let stand = try Stand([], service: "cron")
        unlink(stand.helper)
        #expect(try stand.login(["acct", "open"], service: "cron").status == 0)
        #expect(try stand.login(["authenticate"], service: "cron").lines == ["authenticate: PAM_AUTH_ERR"])
        #expect(try stand.login(["acct"], service: "cron", user: "no-such").lines == ["acct: PAM_PERM_DENIED"])
    }
}

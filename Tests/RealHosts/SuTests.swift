import Foundation
import TestSupport
import Testing

/// Debian's su: its PAM service is su, or su-l for `su -`.
@Suite(.serialized, .needsRealHost) struct SuTests {
    private static let colleague = Way.colleague

    private static func host(_ settings: RealHost.Settings = RealHost.Settings()) throws -> RealHost {
        let host = try RealHost(settings)
        try host.settle(colleague)
        return host
    }

    @Test func anOrdinaryUserProvesThePasswordOfWhomTheyBecome() throws {
        let host = try Self.host()
        try host.settle("mori")
        for dash in [[], ["-"]] {
            let seen = try host.atTerminal(
                ["/bin/su"] + dash + ["mori", "-c", "id -un; env"], [("^Password: ", RealHost.password)],
                as: Self.colleague)
            #expect(seen.status == 0 && seen.hasLine("mori"), "\(seen)")
            #expect(!seen.transcript.contains("CREDPOLICY"), "the hand-over nonce is nobody's to see")
        }
        #expect(
            try host.sessions("mori") == [
                OpenedSession(service: "su", target: "mori", proof: "password", actor: "login:mori"),
                OpenedSession(service: "su-l", target: "mori", proof: "password", actor: "login:mori"),
            ])
        #expect(try host.sessions(Self.colleague).isEmpty)
    }

    /// An ID that is in no store stands beside the others: nobody can tell.
    @Test func whoeverIsRefusedSeesTheSame() throws {
        let host = try Self.host()
        let passwords = try host.populate()
        try host.addUser("cp-stranger")
        let right = [Standing.pending, .suspended, .retired, .locked].map { ($0.login, passwords[$0]!) }
        let wrong = [Standing.active.login, Standing.temporary.login, "cp-stranger"].map { ($0, "wrong-Kumo-1") }
        let seen = try atOnce(right + wrong) { login, password in
            try host.atTerminal(
                ["/bin/su", login, "-c", "id -un"], [("^Password: ", password)], as: Self.colleague)
        }
        #expect(Set(seen.map(\.description)).count == 1, "\(seen)")
        #expect(seen[0].status == 1 && seen[0].transcript.contains("Wrong, or not allowed now."), "\(seen[0])")
    }

    @Test func rootNeedsNoPasswordAndTheLogSaysThatItWasRoot() throws {
        let host = try Self.host()
        try host.settle("mori")
        for dash in [[], ["-"]] {
            let finished = try host.run(["/bin/su"] + dash + ["mori", "-c", "id -un"])
            #expect(finished.status == 0 && finished.out == "mori\n", "\(finished.err)")
        }
        let root = try host.rootsName()
        #expect(
            try host.sessions("mori")
                == ["su", "su-l"].map {
                    OpenedSession(service: $0, target: "mori", proof: "root", actor: root)
                })
    }

    /// Whom root may not become is told to root plainly: root has proved who it is.
    @Test func rootIsToldWhyAnIDCannotBeUsed() throws {
        let host = try RealHost()
        _ = try host.populate([.pending, .suspended, .retired, .locked, .temporary])
        let table: [(Standing, String)] = [
            (.pending, "This ID can be used from"), (.suspended, "This ID is suspended"),
            (.retired, "This ID is no longer in use."), (.locked, "An administrator has locked this ID."),
            (.temporary, "This is a temporary password."),
        ]
        try atOnce(table) { standing, sentence in
            let finished = try host.run(["/bin/su", standing.login, "-c", "id -un"])
            #expect(finished.status == 1 && !finished.lines.contains(standing.login), "\(finished.out)")
            #expect((finished.out + finished.err).contains(sentence), "\(finished.err)")
        }
    }

    /// Root is not ours: its own password, in /etc/shadow, decides, as before the installation.
    @Test func becomingRootIsPamUnixsBusiness() throws {
        let host = try Self.host()
        let set = try host.run(["/usr/sbin/chpasswd", "-c", "SHA512", "-s", "1000"], stdin: "root:System-Kumo-42\n")
        try #require(set.status == 0, "\(set.err)")
        let table: [(String, Int32)] = [("System-Kumo-42", 0), ("wrong-Kumo-1", 1), (RealHost.password, 1)]
        try atOnce(table) { password, status in
            let seen = try host.atTerminal(
                ["/bin/su", "root", "-c", "id -un"], [("^Password: ", password)], as: Self.colleague)
            #expect(seen.status == status && seen.hasLine("root") == (status == 0), "\(seen)")
        }
        #expect(try host.failures(Self.colleague) == 0)
    }

    @Test func aTemporaryPasswordIsChangedBeforeAnythingRuns() throws {
        let host = try Self.host()
        let temporary = try host.join("mori")
        let new = RealHost.newPassword
        let seen = try host.atTerminal(
            ["/bin/su", "mori", "-c", "id -un"],
            [
                ("^Password: ", temporary), ("Current password: ", temporary), ("New password: ", new),
                ("New password again: ", new), ("mori", nil),
            ], as: Self.colleague)
        #expect(seen.status == 0 && seen.unanswered.isEmpty, "\(seen)")
        #expect(try host.account("mori")["password"] as? String == "permanent")
        #expect(
            try host.events("mori").suffix(4)
                == ["login.accepted", "password.changed", "session.opened", "session.closed"])
    }

    /// A lock by failures stops the password that it was counted on, and nothing else (root has another proof).
    @Test func aLockByFailuresStopsThePasswordAndNotRoot() throws {
        let host = try Self.host(
            RealHost.Settings(policy: "[password]\nhash = yescrypt 1\n[lockout]\nmax-failures = 1"))
        try host.settle("mori")
        for password in ["wrong-Kumo-1", RealHost.password] {
            let seen = try host.atTerminal(
                ["/bin/su", "mori", "-c", "id -un"], [("^Password: ", password)], as: Self.colleague)
            #expect(seen.status == 1, "\(seen)")
        }
        #expect(try host.account("mori")["locked"] as? String == "failures")
        #expect(try host.run(["/bin/su", "mori", "-c", "id -un"]).out == "mori\n")
    }
}

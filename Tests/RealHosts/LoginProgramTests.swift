import Foundation
import TestSupport
import Testing

/// Debian's login on a real terminal. It keeps one handle for all its tries and changes PAM_USER between them.
@Suite(.serialized, .needsRealHost) struct LoginProgramTests {
    private static let shell = "[$] "

    private static func settled(_ settings: RealHost.Settings = RealHost.Settings()) throws -> RealHost {
        let host = try RealHost(settings)
        try host.settle("mori")
        return host
    }

    @Test func thePersonIsShownWhatHappenedSinceTheLastTime() throws {
        let host = try Self.settled()
        let first = try host.atTerminal(
            ["/bin/login"], [("login: ", "mori"), ("Password: ", RealHost.password), (Self.shell, "env; exit")])
        #expect(first.status == 0 && first.hasLine("This is your first login."), "\(first)")
        #expect(!first.transcript.contains("CREDPOLICY"), "the hand-over nonce is nobody's to see")
        let second = try host.atTerminal(
            ["/bin/login"],
            [
                ("login: ", "mori"), ("Password: ", "wrong-Kumo-1"), ("login: ", "mori"),
                ("Password: ", RealHost.password), (Self.shell, "exit"),
            ])
        let lines = second.transcript.split(separator: "\n")
        #expect(lines.contains { $0.hasPrefix("Last login: ") && $0.hasSuffix("; failures since: 1") }, "\(second)")
        #expect(lines.contains { $0.hasPrefix("** 1 failure since your last login (") }, "\(second)")
        #expect(
            try host.events("mori").suffix(6)
                == [
                    "login.accepted", "session.opened", "session.closed",  // the logout is recorded
                    "login.refused wrong_secret", "login.accepted", "session.opened", "session.closed",
                ].suffix(6))
        #expect(try host.account("mori")["last_logout"] as? String != nil)
    }

    @Test func aTemporaryPasswordIsChangedBeforeTheShell() throws {
        let host = try RealHost()
        let temporary = try host.join("mori")
        let new = RealHost.newPassword
        let seen = try host.atTerminal(
            ["/bin/login"],
            [
                ("login: ", "mori"), ("Password: ", temporary),
                ("Change it now[^\r]*\r\nCurrent password: ", temporary),
                ("New password: ", new), ("New password again: ", new), (Self.shell, "id -un; exit"),
            ])
        #expect(seen.status == 0 && seen.unanswered.isEmpty && seen.hasLine("mori"), "\(seen)")
        let old = try host.atTerminal(
            ["/bin/login", "mori"], [("Password: ", temporary), ("Wrong, or not allowed now", Key.interrupt)])
        #expect(old.unanswered.isEmpty, "\(old)")
        #expect(try host.events("mori").last == "login.refused wrong_secret")
    }

    /// Three people at one terminal, one after the other: each is judged by what they proved themselves.
    @Test func whatOnePersonProvedOnAHandleIsNothingToTheNext() throws {
        let host = try Self.settled()
        let passwords = try host.populate([.retired])
        try host.settle("hara", password: "midori-Yama-93-m8tgxw")
        let seen = try host.atTerminal(
            ["/bin/login"],
            [
                ("login: ", "mori"), ("Password: ", "wrong-Kumo-1"),
                ("login: ", Standing.retired.login), ("Password: ", passwords[.retired]!),
                ("login: ", "hara"), ("Password: ", RealHost.password),
                ("login: ", "hara"), ("Password: ", "midori-Yama-93-m8tgxw"), (Self.shell, "id -un; exit"),
            ])
        #expect(seen.status == 0 && seen.unanswered.isEmpty && seen.hasLine("hara"), "\(seen)")
        #expect(try host.failures("mori") == 1 && host.failures("hara") == 0)
        #expect(try host.sessions("hara").map(\.actor) == ["login:hara"])
        #expect(try host.sessions("mori").isEmpty && host.sessions(Standing.retired.login).isEmpty)
    }

    /// Whoever goes away is no failure; Ctrl-C ends login before anything was compared.
    @Test func breakingOffIsNoFailure() throws {
        let host = try Self.settled()
        let incorrect = ("Login incorrect", Key.interrupt)
        let table = [
            ("Ctrl-C for the name", [("login: ", Key.interrupt)]),
            ("Ctrl-C for the password", [("login: ", "mori"), ("Password: ", Key.interrupt)]),
            ("Ctrl-D for the name", [("login: ", Key.endOfInput), incorrect]),
            ("Ctrl-D for the password", [("login: ", "mori"), ("Password: ", Key.endOfInput), incorrect]),
            ("an empty password", [("login: ", "mori"), ("Password: ", ""), incorrect]),
        ]
        try atOnce(table) { name, answers in
            let seen = try host.atTerminal(["/bin/login"], answers.map { ($0.0, $0.1) })
            #expect(seen.unanswered.isEmpty && !seen.late && seen.signal == SIGINT, "\(name): \(seen)")
        }
        #expect(try host.failures("mori") == 0)
    }

    /// `login -f` asks nobody: a console wants a proof of ours all the same.
    @Test func whoeverIsLetInWithoutBeingAskedIsHeldByTheAccountStep() throws {
        let host = try Self.settled()
        let seen = try host.atTerminal(["/bin/login", "-f", "mori"], [(Self.shell, "id -un; exit")])
        #expect(seen.status != 0 && !seen.hasLine("mori"), "\(seen)")
        #expect(try host.events("mori").last == "account.refused proof_missing")
    }

    /// A guess that was entered counts, whatever is pressed while it is being checked.
    @Test func aGuessCountsEvenIfTheTerminalIsInterruptedMeanwhile() throws {
        let host = try Self.settled(RealHost.Settings(policy: "[password]\nhash = yescrypt 8"))
        let seen = try host.atTerminal(
            ["/bin/login"], [("login: ", "mori"), ("Password: ", "wrong-Kumo-1"), ("\r\n", Key.interrupt)])
        #expect(seen.unanswered.isEmpty && seen.signal == SIGINT, "\(seen)")
        #expect(try waitFor { try host.failures("mori") == 1 ? true : nil } == true)
    }

    /// Breaking off the forced change leaves the password as it was, and no session.
    @Test(arguments: [Key.interrupt, Key.endOfInput])
    func aForcedChangeThatIsBrokenOffOpensNothing(_ key: String) throws {
        let host = try RealHost()
        let temporary = try host.join("mori")
        let seen = try host.atTerminal(
            ["/bin/login", "mori"],
            [("Password: ", temporary), ("Current password: ", temporary), ("New password: ", key)], patience: 8)
        #expect(seen.unanswered.isEmpty && seen.status != 0, "\(seen)")
        #expect(try host.account("mori")["password"] as? String == "temporary")
        #expect(try host.sessions("mori").isEmpty && host.failures("mori") == 0)
    }
}

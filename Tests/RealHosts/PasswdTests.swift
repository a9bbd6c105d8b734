import Foundation
import TestSupport
import Testing

/// Debian's passwd, chsh, chfn and chage.
@Suite(.serialized, .needsRealHost) struct PasswdTests {
    private static func change(_ old: String, _ new: String) -> [(String, String?)] {
        [("Current password: ", old), ("New password: ", new), ("New password again: ", new)]
    }
    private static func twice(_ new: String) -> [(String, String?)] {
        [("New password: ", new), ("New password again: |etype new password: ", new)]
    }

    @Test func aPersonChangesTheirOwnPassword() throws {
        let host = try RealHost()
        try host.settle("mori")
        let new = RealHost.newPassword
        let wrong = try host.atTerminal(["/usr/bin/passwd"], [("Current password: ", "wrong-Kumo-1")], as: "mori")
        #expect(wrong.status != 0 && wrong.transcript.contains("Wrong, or not allowed now."), "\(wrong)")
        #expect(try host.failures("mori") == 1, "the current password is an attempt like any other")
        let seen = try host.atTerminal(["/usr/bin/passwd"], Self.change(RealHost.password, new), as: "mori")
        #expect(seen.status == 0 && seen.transcript.contains("Your password has been changed."), "\(seen)")
        let again = try host.atTerminal(
            ["/usr/bin/passwd"], Self.change(new, RealHost.password) + [("New password: ", Key.endOfInput)], as: "mori")
        #expect(again.unanswered.isEmpty && again.status == 10, "an earlier one can't come back: \(again)")
        #expect(try host.events("mori").last == "password.refused password_not_accepted")
    }

    /// The one program that an ID on a temporary password may run; the other standings may not even that.
    @Test func whoMayChangeAPassword() throws {
        let host = try RealHost()
        let passwords = try host.populate()
        let seen = try atOnce(Standing.allCases) { standing in
            (
                standing,
                try host.atTerminal(
                    ["/usr/bin/passwd"], Self.change(passwords[standing]!, RealHost.newPassword), as: standing.login)
            )
        }
        for (standing, seen) in seen {
            let may = standing == .active || standing == .temporary
            #expect((seen.status == 0) == may, "\(standing): \(seen)")
            #expect(seen.transcript.contains("Wrong, or not allowed now.") != may, "\(standing): \(seen)")
        }
        #expect(try host.account(Standing.temporary.login)["password"] as? String == "permanent")
    }

    /// No administrator knows a permanent password: what root sets is temporary, and root is told so.
    @Test func whatRootSetsForAnotherIsTemporary() throws {
        let host = try RealHost()
        try host.settle("mori")
        let new = RealHost.newPassword
        let seen = try host.atTerminal(["/usr/bin/passwd", "mori"], Self.twice(new))
        #expect(seen.status == 0 && seen.transcript.contains("This ID now has a temporary password."), "\(seen)")
        #expect(try host.account("mori")["password"] as? String == "temporary")
        #expect(try host.eventDocuments("mori").last?["actor"] as? String == host.rootsName())
        let login = try host.atTerminal(
            ["/bin/login", "mori"], [("Password: ", new), ("Current password: ", Key.interrupt)])
        #expect(login.unanswered.isEmpty && login.signal == SIGINT, "\(login)")
    }

    /// Root's own password and those of IDs that are not ours stay in /etc/shadow.
    @Test(arguments: ["root", "cp-daemon"])
    func theSystemsPasswordsStayWithPamUnix(_ login: String) throws {
        let host = try RealHost()
        if login != "root" { try host.addUser(login, ["--system"]) }
        let before = try host.run(["/usr/bin/getent", "shadow", login]).out
        let seen = try host.atTerminal(["/usr/bin/passwd", login], Self.twice("System-Kumo-42"))
        #expect(seen.status == 0 && seen.transcript.contains("password updated successfully"), "\(seen)")
        let after = try host.run(["/usr/bin/getent", "shadow", login]).out
        #expect(after != before && after.hasPrefix(login + ":$"), "\(after)")
    }

    @Test(arguments: [
        (["/usr/bin/chsh", "-s", "/bin/sh"], 6, "/bin/sh"), (["/usr/bin/chfn", "-h", "1234"], 4, ",,,1234"),
    ])
    func shellAndNameAreChangedWithThePassword(_ words: [String], _ field: Int, _ value: String) throws {
        let host = try RealHost()
        let passwords = try host.populate()
        func entry(_ login: String) throws -> String {
            let line = try host.run(["/usr/bin/getent", "passwd", login]).lines.first ?? ""
            return line.split(separator: ":", omittingEmptySubsequences: false).dropFirst(field).first.map(String.init)
                ?? ""
        }
        let wrong = try host.atTerminal(words, [("Password: ", "wrong-Kumo-1")], as: Standing.active.login)
        #expect(try wrong.status != 0 && entry(Standing.active.login) != value, "\(wrong)")
        try atOnce(Standing.allCases) { standing in
            _ = try host.atTerminal(words, [("Password: ", passwords[standing]!)], as: standing.login)
        }
        for standing in Standing.allCases {
            let may = standing == .active || standing == .temporary
            #expect(try (entry(standing.login) == value) == may, "\(standing)")
        }
        let root = try host.run([words[0], words[1], words[2], Standing.retired.login])
        #expect(try root.status == 0 && entry(Standing.retired.login) == value, "root is asked nothing: \(root.err)")
    }

    @Test func chageAsksNothing() throws {
        let host = try RealHost()
        try host.settle("mori")
        let finished = try host.run(["/usr/bin/chage", "-l", "mori"], as: "mori")
        #expect(finished.status == 0 && finished.out.contains("Last password change"), "\(finished.err)")
        #expect(try host.events("mori").last == "password.changed", "and the log has nothing of it")
    }
}

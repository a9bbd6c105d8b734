import Foundation
import TestSupport
import Testing

/// Each of Debian's programs that ask for a password, where pam_unix compares it and we count.
@Suite(.serialized, .needsRealHost) struct OverlayPrograms {
    enum Program: String, CaseIterable, Sendable {
        case su, sudo, login, sshd

        /// Somebody types a password and, if they get in, asks who they are.
        func enter(_ password: String, isLetIn: Bool = false, _ host: RealHost, _ sshd: Sshd) throws -> Seen {
            switch self {
            case .su:
                try host.atTerminal(
                    ["/bin/su", "mori", "-c", "id -un"], [("^Password: ", password)], as: "guest")
            case .sudo:
                try host.atTerminal(
                    ["/usr/bin/sudo", "-k", "/bin/sh", "-c", "id -un; echo mori"],
                    [("assword.*: ", password)], as: "mori")
            case .login:
                try host.atTerminal(
                    ["/bin/login", "mori"],
                    [
                        ("Password: ", password),
                        isLetIn ? ("[$] ", "id -un; exit") : ("Login incorrect", Key.interrupt),
                    ])
            case .sshd:
                try sshd.connect(
                    "mori", .keyboardInteractive, [("assword: ", password)], source: "127.0.0.7",
                    command: ["id", "-un"])
            }
        }
    }

    @Test(arguments: Program.allCases)
    func theRightPasswordEntersAndEachWrongOneCountsOnceUntilTheFifthLocks(_ program: Program) throws {
        let host = try RealHost.overlaid()
        try host.etc("sudoers.d/cp", "Defaults passwd_tries=1\nmori ALL=(ALL) ALL\n", mode: 0o440)
        let sshd = try Sshd(host)
        let seen = try program.enter(RealHost.shadowPassword, isLetIn: true, host, sshd)
        #expect(seen.hasLine("mori"), "\(seen)")
        #expect(try host.sessions("mori").map(\.proof) == ["overlay"])
        #expect(try host.sessions("mori").map(\.service) == [program.rawValue])
        let accepted = try host.eventDocuments("mori").last { $0["kind"] as? String == "login.accepted" }
        #expect((accepted?["details"] as? [String: Any])?["factors"] as? String == "overlay")
        for number in 1...5 {
            let refused = try program.enter("wrong-Kumo-\(number)", host, sshd)
            #expect(!refused.hasLine("mori"), "\(refused)")
            #expect(try host.failures("mori") == number)
        }
        #expect(try host.account("mori")["locked"] as? String == "failures")
        let late = try program.enter(RealHost.shadowPassword, host, sshd)
        #expect(!late.hasLine("mori"), "\(late)")
        let events = try host.events("mori")
        #expect(events.count { $0 == "login.accepted" } == 1)
        #expect(events.last?.hasPrefix("login.refused locked") == true, "\(events)")
    }

    /// sudo asks three times on one handle: preauth each time reserves anew, and the right one after two wrong ones enters.
    @Test func eachOfSudosThreeTriesIsAnAttempt() throws {
        let host = try RealHost.overlaid()
        try host.etc("sudoers.d/cp", "mori ALL=(ALL) ALL\n", mode: 0o440)
        let words = ["/usr/bin/sudo", "-k", "/bin/sh", "-c", "id -un"]
        func answers(_ passwords: [String]) -> [(String, String?)] { passwords.map { ("assword.*: ", $0) } }
        let wrong = try host.atTerminal(words, answers(["wrong-1", "wrong-2", "wrong-3"]), as: "mori")
        #expect(wrong.status == 1 && wrong.unanswered.isEmpty, "\(wrong)")
        #expect(try host.failures("mori") == 3)
        let right = try host.atTerminal(words, answers(["wrong-4", RealHost.shadowPassword]), as: "mori")
        #expect(right.status == 0 && right.hasLine("root"), "\(right)")
        #expect(try host.failures("mori") == 0)
    }
}

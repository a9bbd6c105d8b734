import Foundation
import TestSupport
import Testing

/// Debian's sudo and doas. Both name the target as PAM_USER when they open the session; whose session it is, is who
/// called them.
@Suite(.serialized, .needsRealHost) struct SudoTests {
    private static let sudo = "/usr/bin/sudo"

    /// mori may become anybody with a password, and run `id` without one; everybody else may do nothing.
    private static func host() throws -> RealHost {
        let host = try RealHost()
        try host.settle("mori")
        try host.settle(Way.colleague)
        try host.etc("sudoers.d/cp", "mori ALL=(ALL) ALL, NOPASSWD: /usr/bin/id\n", mode: 0o440)
        try host.etc("doas.conf", "permit mori\npermit nopass mori cmd /usr/bin/id\n", mode: 0o400)
        return host
    }

    private static let typed: [(String, String?)] = [("assword.*: ", RealHost.password)]

    @Test(arguments: [
        (["/usr/bin/sudo", "/bin/sh", "-c", "id -un"], "sudo", "root"),
        (["/usr/bin/sudo", "-u", Way.colleague, "/bin/sh", "-c", "id -un"], "sudo", Way.colleague),
        (["/usr/bin/sudo", "-i", "id", "-un"], "sudo-i", "root"),
        (["/usr/bin/sudo", "-i", "-u", Way.colleague, "id", "-un"], "sudo-i", Way.colleague),
        (["/usr/bin/doas", "/bin/sh", "-c", "id -un"], "doas", "root"),
        (["/usr/bin/doas", "-u", Way.colleague, "/bin/sh", "-c", "id -un"], "doas", Way.colleague),
    ])
    func theSessionIsTheCallersWhoeverTheyBecome(_ words: [String], _ service: String, _ target: String) throws {
        let host = try Self.host()
        let seen = try host.atTerminal(words, Self.typed, as: "mori")
        #expect(seen.status == 0 && seen.hasLine(target), "\(seen)")
        let session = OpenedSession(service: service, target: target, proof: "password", actor: "login:mori")
        #expect(try host.sessions("mori") == [session])
        #expect(try host.sessions(Way.colleague).isEmpty)
        let shown = try host.atTerminal(words.prefix(1) + ["env"], Self.typed, as: "mori")
        #expect(!shown.transcript.contains("CREDPOLICY"), "the hand-over nonce is nobody's to see")
    }

    @Test(arguments: ["sudo", "doas"])
    func aRuleWithoutPasswordIsRecordedAsSuch(_ program: String) throws {
        let host = try Self.host()
        for target in ["root", Way.colleague] {
            let finished = try host.run(["/usr/bin/" + program, "-n", "-u", target, "/usr/bin/id", "-un"], as: "mori")
            #expect(finished.status == 0 && finished.out == target + "\n", "\(finished.err)")
        }
        #expect(
            try host.sessions("mori")
                == ["root", Way.colleague].map {
                    OpenedSession(service: program, target: $0, proof: "none", actor: "login:mori")
                })
    }

    @Test func rootsSudoIsRootsDoing() throws {
        let host = try Self.host()
        #expect(try host.run([Self.sudo, "-u", "mori", "/usr/bin/id", "-un"]).out == "mori\n")
        let root = try host.rootsName()
        #expect(
            try host.sessions("mori") == [OpenedSession(service: "sudo", target: "mori", proof: "none", actor: root)])
    }

    /// The ticket lets mori through without a password, until mori has retired.
    @Test func aLiveTicketEndsWithTheID() throws {
        let host = try Self.host()
        let script = """
            sudo true && sudo -n true && echo ticket-holds
            sudo -n \(host.scratch.path("acctctl")) --yes retire mori
            sudo -n true || echo refused
            """
        let seen = try host.atTerminal(["/bin/bash", "-c", script], Self.typed, as: "mori")
        #expect(seen.hasLine("ticket-holds") && seen.hasLine("refused"), "\(seen)")
        #expect(try host.sessions("mori").map(\.proof) == ["password", "none", "none"])
        #expect(try host.events("mori").last == "account.refused retired")
    }

    @Test func withoutATicketNobodyIsAskedUnderN() throws {
        let host = try Self.host()
        let finished = try host.run([Self.sudo, "-n", "/bin/true"], as: "mori")
        #expect(finished.status == 1 && finished.err.contains("a password is required"), "\(finished.err)")
        #expect(try host.failures("mori") == 0)
    }

    /// sudo asks three times on one handle: each is an attempt, and the right one after two wrong ones counts.
    @Test func eachEntryOnOneHandleIsAnAttempt() throws {
        let host = try Self.host()
        let words = [Self.sudo, "-k", "/bin/sh", "-c", "id -un"]
        func answers(_ passwords: [String]) -> [(String, String?)] { passwords.map { ("assword.*: ", $0) } }
        let wrong = try host.atTerminal(words, answers(["wrong-1", "wrong-2", "wrong-3"]), as: "mori")
        #expect(wrong.status == 1 && wrong.unanswered.isEmpty, "\(wrong)")
        #expect(try host.failures("mori") == 3)
        let right = try host.atTerminal(words, answers(["wrong-4", RealHost.password]), as: "mori")
        #expect(right.status == 0 && right.hasLine("root"), "\(right)")
        #expect(try host.failures("mori") == 0)
    }

    @Test(arguments: ["sudo", "doas"])
    func aTemporaryPasswordIsChangedBeforeAnythingRuns(_ program: String) throws {
        let host = try Self.host()
        let temporary = try host.acctctl("password", "issue", "mori", "--quiet")
            .trimmingCharacters(in: .whitespacesAndNewlines)
        let refused = try host.run(["/usr/bin/" + program, "-n", "/usr/bin/id", "-un"], as: "mori")
        #expect(refused.status != 0 && !refused.lines.contains("root"), "\(refused.out)")
        let new = RealHost.newPassword
        let seen = try host.atTerminal(
            ["/usr/bin/" + program, "/bin/sh", "-c", "id -un"],
            [
                ("assword.*: ", temporary), ("Current password: ", temporary), ("New password: ", new),
                ("New password again: ", new), ("root", nil),
            ], as: "mori")
        #expect(seen.status == 0 && seen.unanswered.isEmpty, "\(seen)")
        #expect(try host.account("mori")["password"] as? String == "permanent")
    }
}

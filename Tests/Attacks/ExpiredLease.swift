import CredentialPolicy
import Glibc
import TestSupport
import Testing

/// A process that is stopped in the middle of its attempt and let go later.
@Suite(.serialized) struct ExpiredLease {
    @Test func letGoInTimeAStoppedAttemptSucceeds() throws {
        let stage = try Stage()
        try stage.add(["mori"])
        try stage.act(at: "hash-after:stop")
        let login = stage.startLogin("mori")
        let stopped = stage.stoppedHelpers()
        #expect(stopped.count == 1)
        stopped.forEach { kill($0, SIGCONT) }
        #expect(try login.value().lines.last == "authenticate: PAM_SUCCESS")
    }

    /// Five right passwords, stopped after their hash until their leases have run out (8 s deadline and 10 s more), with a
    /// newcomer in between and one after.
    @Test func onceItsLeaseRanOutARightPasswordCountsAsWrongForEver() throws {
        let stage = try Stage()
        try stage.add(["mori"])
        try stage.act(at: "hash-after:stop")
        let logins = (0..<5).map { _ in stage.startLogin("mori") }
        let stopped = stage.stoppedHelpers(4)
        try #require(stopped.count == 4)  // two cores have four places for a hash: the fifth waits for one
        // While they live, a newcomer waits as long as it may and is neither compared nor counted.
        try stage.act(at: nil)
        let newcomer = try stage.login("mori", answers: ["wrong-guess"])
        #expect(newcomer.lines.last == "authenticate: PAM_AUTH_ERR")
        for login in logins { #expect(try login.value().lines.last == "authenticate: PAM_AUTH_ERR") }
        let freed = waitFor(within: 25) {
            let tally = try? stage.tally("mori")
            return tally?.attempts.allSatisfy { $0.standing != .open(alive: true) } == true ? true : nil
        }
        #expect(freed == true)
        stopped.forEach { kill($0, SIGCONT) }
        #expect(stage.waitForHelpers())
        #expect(try !stage.events("mori").contains("login.accepted"))
        #expect(try stage.tally("mori").failures(within: nil, at: stage.now) == 4)
        figure("4 right passwords resumed after their lease: 0 accepted, 4 counted")
    }
}

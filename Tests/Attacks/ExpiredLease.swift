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

    /// Two right passwords, stopped after their hash until their leases have run out (8 s deadline and 10 s more), and
    /// a newcomer in between. Two fill the budget here, and the places for hashes of the smallest host.
    @Test func onceItsLeaseRanOutARightPasswordCountsAsWrongForEver() throws {
        var settings = Stage.Settings()
        settings.maxFailures = 2
        let stage = try Stage(settings)
        try stage.add(["mori"])
        try stage.act(at: "hash-after:stop")
        let logins = (0..<2).map { _ in stage.startLogin("mori") }
        let stopped = stage.stoppedHelpers(2)
        try #require(stopped.count == 2)
        // While they live, a newcomer waits as long as it may and is neither compared nor counted.
        try stage.act(at: nil)
        let newcomer = try stage.login("mori", answers: ["wrong-guess"])
        #expect(newcomer.lines.last == "authenticate: PAM_AUTH_ERR")
        #expect(try stage.compared("mori") == 2)
        for login in logins { #expect(try login.value().lines.last == "authenticate: PAM_AUTH_ERR") }
        let expired = try waitFor(within: 25) {
            try stage.tally("mori").attempts.contains { $0.standing == .open(alive: true) } ? nil : true
        }
        #expect(expired == true)
        // Dead before anybody resumes them: the next one finds the account locked.
        #expect(try stage.login("mori").lines.last == "authenticate: PAM_AUTH_ERR")
        #expect(try stage.compared("mori") == 2)
        stopped.forEach { kill($0, SIGCONT) }
        #expect(stage.waitForHelpers())
        let accepted = try stage.events("mori").count { $0 == "login.accepted" }
        let counted = try stage.tally("mori").failures
        figure("2 right passwords resumed after their lease: \(accepted) accepted, \(counted) counted")
        #expect(accepted == 0 && counted == 2)
        #expect(try stage.tally("mori").scopes.isEmpty == false)
    }
}

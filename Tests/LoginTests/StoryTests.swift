import Foundation
import Testing

/// What happens to one member of staff, from the first day to the last.
@Suite struct StoryTests {
    private let good = "murasaki-Kumo-42-tvq8rz"

    @Test func aLoginGoesFromThePasswordToTheLogout() throws {
        let counter = try Counter()
        try counter.settle(password: good)
        let lines = try counter.person(["authenticate", "acct", "setcred", "open", "close"], [good])
        #expect(
            lines.filter { $0.contains("PAM_") } == [
                "authenticate: PAM_SUCCESS", "acct: PAM_SUCCESS", "setcred: PAM_SUCCESS", "open: PAM_SUCCESS",
                "close: PAM_SUCCESS",
            ])
        let shown = try counter.show()
        #expect(shown["password"] as? String == "permanent")
        #expect(shown["last_login"] is String && shown["last_logout"] is String)
        #expect(try counter.sql("SELECT COUNT(*) FROM attempts") == "0")
    }

    @Test func aTemporaryPasswordIsChangedBeforeAnySessionAndTheLoginGoesOn() throws {
        let counter = try Counter()
        let temporary = try counter.join("yamada")
        let lines = try counter.person(
            ["authenticate", "acct", "open", "chauthtok", "acct", "open"], [temporary, temporary, good, good])
        #expect(
            lines.filter { $0.contains("PAM_") } == [
                "authenticate: PAM_SUCCESS", "acct: PAM_NEW_AUTHTOK_REQD", "open: PAM_PERM_DENIED",
                "chauthtok: PAM_SUCCESS", "acct: PAM_SUCCESS", "open: PAM_SUCCESS",
            ])
        #expect(try counter.person(["authenticate"], [temporary]).last == "authenticate: PAM_AUTH_ERR")
    }

    @Test func anExpiredTemporaryPasswordIsStillVerifiedAndThenNamed() throws {
        let counter = try Counter("[password]\ntemporary-valid = 1s")
        let temporary = try counter.join("yamada")
        while try counter.sql("SELECT valid_until < CAST(strftime('%s', 'now') AS INTEGER) * 1000000 FROM passwords")
            != "1"
        {
            Thread.sleep(forTimeInterval: 0.1)
        }
        let lines = try counter.person(["authenticate", "acct"], [temporary])
        #expect(lines.contains("authenticate: PAM_SUCCESS"))
        #expect(lines.contains { $0.hasPrefix("error: ") && $0.contains("temporary password") })
        #expect(lines.last == "acct: PAM_ACCT_EXPIRED")
    }

    @Test func whoHasRetiredIsRefusedEverywhere() throws {
        let counter = try Counter()
        try counter.settle(password: good)
        #expect(try counter.acctctl("--yes", "retire", "yamada").status == 0)
        #expect(try counter.person(["authenticate"], [good]).last == "authenticate: PAM_AUTH_ERR")
        for service in ["sshd", "su", "cron"] {
            let key = ["--env", "SSH_AUTH_INFO_0=publickey ssh-ed25519 AAAA"]
            let lines = try counter.person(["acct", "open"], [], service: service, options: key)
            #expect(
                lines.filter { $0.contains("PAM_") } == ["acct: PAM_ACCT_EXPIRED", "open: PAM_PERM_DENIED"],
                "\(service)")
        }
    }

    @Test func aPasswordPastItsAgeMustBeChanged() throws {
        let counter = try Counter()
        try counter.settle(password: good)
        try counter.setPolicy("[password]\nmax-age = 1s")
        while try counter.sql(
            "SELECT set_wall + 1000000 < CAST(strftime('%s', 'now') AS INTEGER) * 1000000 FROM passwords") != "1"
        {
            Thread.sleep(forTimeInterval: 0.1)
        }
        #expect(try counter.person(["authenticate", "acct"], [good]).last == "acct: PAM_NEW_AUTHTOK_REQD")
    }
}

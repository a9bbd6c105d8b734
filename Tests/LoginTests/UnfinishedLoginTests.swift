import Foundation
import TestSupport
import Testing

/// A right password is not a login yet: another module of the stack, or the account step, may still refuse.
@Suite struct UnfinishedLoginTests {
    private static let good = "murasaki-Kumo-42-tvq8rz"
    private static let home = "198.51.100.7"

    /// `card` asks for more than the password and is not given it, as a one-time code that is wrong.
    private static func counter() throws -> Counter {
        let counter = try Counter("[password]\nhash = yescrypt 1")
        try counter.settle(password: good)
        try counter.add(service: "card", lines: counter.everywhere + ["auth required pam_deny.so"])
        try counter.add(service: "hours", lines: counter.everywhere + ["account required pam_deny.so"])
        return counter
    }

    private static func from(_ host: String) -> [String] { ["--rhost", host] }

    private static func places(_ counter: Counter) throws -> [Substring] {
        try counter.sql("SELECT place FROM places WHERE place LIKE '%.%' ORDER BY place").split(separator: "\n")
    }

    private static func failures(_ counter: Counter) throws -> Int? { try counter.show()["failures"] as? Int }

    /// Or they would shut the owner out afterwards with guesses from elsewhere.
    @Test(arguments: ["card", "hours"]) func whoKnowsThePasswordAloneDrivesOutNoPlaceOfTheOwners(_ service: String)
        throws
    {
        let counter = try Self.counter()
        let steps = ["authenticate", "acct", "open"]
        #expect(try counter.person(steps, [Self.good], options: Self.from(Self.home)).last == "open: PAM_SUCCESS")
        for number in 1...12 {
            let lines = try counter.person(
                ["authenticate", "acct"], [Self.good], service: service, options: Self.from("203.0.113.\(number)"))
            #expect(lines.contains(service == "card" ? "authenticate: PAM_AUTH_ERR" : "acct: PAM_AUTH_ERR"), "\(lines)")
        }
        let kept = try Self.places(counter)
        #expect(kept.count == 8 && kept.contains { $0 == Self.home }, "\(kept)")
        for number in 1...2 {
            let lines = try counter.person(steps, [Self.good], options: Self.from("192.0.2.\(number)"))
            #expect(lines.last == "open: PAM_SUCCESS")
        }
        let now = try Self.places(counter)
        #expect(Set(now).isSuperset(of: ["192.0.2.1", "192.0.2.2"]), "a whole login takes its room: \(now)")
    }

    /// The count is of guesses at this password: who knows it needs no more of them. What other authenticators counted, what
    /// others did elsewhere and what the owner is told of stays.
    @Test func whereALaterModuleRefusesThePasswordsOwnCountOfThatPlaceAloneIsCleared() throws {
        let counter = try Self.counter()
        for (number, host) in [Self.home, Self.home, "203.0.113.1"].enumerated() {
            _ = try counter.person(["authenticate"], ["wrong-Kumo-\(number)"], options: Self.from(host))
        }
        _ = try counter.sql("INSERT INTO tallies (subject, sequence, unknown_failures) VALUES (-4294967297, 9, 3)")
        #expect(try Self.failures(counter) == 3)
        _ = try counter.person(["authenticate"], [Self.good], service: "card", options: Self.from(Self.home))
        #expect(try Self.failures(counter) == 1, "what somebody did elsewhere")
        let others = "SELECT unknown_failures - unknown_cleared FROM tallies WHERE subject = -4294967297"
        #expect(try counter.sql(others) == "3")
        #expect(try counter.sql("SELECT SUM(count) FROM unseen_failures") == "3", "the owner is told all the same")
        #expect(try counter.show()["last_login"] is NSNull)
    }

    /// cron, keys, root's su, and a stack of ours that has no auth.
    @Test func whatProvesNoPasswordClearsNothing() throws {
        let counter = try Self.counter()
        for number in 0..<3 {
            _ = try counter.person(["authenticate"], ["wrong-Kumo-\(number)"], options: Self.from(Self.home))
        }
        let key = ["--env", "SSH_AUTH_INFO_0=publickey ssh-ed25519 AAAA"] + Self.from(Self.home)
        let ways: [(service: String, options: [String])] = [
            ("cron", []), ("cron", Self.from(Self.home)), ("sshd", key), ("su", []), ("su", Self.from(Self.home)),
            ("passwd", []),
        ]
        for way in ways {
            let steps = way.service == "passwd" ? ["acct"] : ["acct", "open", "close"]
            let lines = try counter.person(steps, [], service: way.service, options: way.options)
            #expect(lines.last?.hasSuffix("PAM_SUCCESS") == true, "\(way): \(lines)")
            #expect(try Self.failures(counter) == 3, "\(way)")
        }
        let counted = "SELECT unknown_failures - unknown_cleared, known_failures FROM tallies WHERE subject = 1"
        #expect(try counter.sql(counted) == "3|0")
        #expect(try Self.places(counter) == [], "nor does it make a place known")
    }
}

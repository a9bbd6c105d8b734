import Foundation
import TestSupport
import Testing

/// A lock that has ended by itself.
@Suite struct AutomaticUnlockTests {
    private static let good = "murasaki-Kumo-42-tvq8rz"

    /// Nobody was there when it ended: whoever comes next writes it down, with the moment at which it did.
    @Test func theNextAttemptWritesItDownWithItsTrueMoment() throws {
        let counter = try Counter("[password]\nhash = yescrypt 1\n[lockout]\nmax-failures = 1")
        try counter.settle(password: Self.good)
        let there = ["--rhost", "192.0.2.9"]
        _ = try counter.person(["authenticate"], ["wrong-Kumo-1"], options: there)
        #expect(try counter.show()["locked"] as? String == "failures")
        // As if it had been set an hour ago.
        _ = try counter.sql(
            """
            UPDATE scopes SET lock_wall = lock_wall - 3600000000, lock_since_boot = lock_since_boot - 3600000000;
            UPDATE attempts SET wall = wall - 3600000000, since_boot = since_boot - 3600000000
            """)
        let set = try #require(Int64(try counter.sql("SELECT lock_wall FROM scopes WHERE lock_wall IS NOT NULL")))
        let lines = try counter.person(["authenticate"], [Self.good], options: there)
        #expect(lines.last == "authenticate: PAM_SUCCESS")
        let last = try counter.acctctl("--json", "log", "show", "--account", "yamada", "--lines", "2").outBytes
        let document = try #require(try JSONSerialization.jsonObject(with: last) as? [String: Any])
        let events = try #require(document["events"] as? [[String: Any]])
        #expect(events.map { $0["kind"] as? String } == ["lock.ended", "login.accepted"])
        let details = try #require(events.first?["details"] as? [String: String])
        #expect(details["scope"] == "place:192.0.2.9")
        let until = try Date(try #require(details["until"]), strategy: .iso8601).timeIntervalSince1970
        #expect(abs(until - (Double(set) / 1_000_000 + 900)) < 1, "a quarter of an hour after it was set")
    }
}

import Foundation
import TestSupport
import Testing

/// `account explain` for everything that lockout can put in the way: who is kept out, why, until when, what to do, and from
/// where the owner still gets in.
@Suite struct ExplainTests {
    private static let now = Int64(Date.now.timeIntervalSince1970 * 1_000_000)

    /// A lock that was set in an earlier boot; seconds, or until somebody unlocks.
    private static func lock(_ scope: String, seconds: Int64?) -> String {
        """
        INSERT INTO scopes (subject, scope, lock_wall, lock_boot, lock_since_boot, lock_duration, lock_sequence, spent,
            locks)
        VALUES (1, '\(scope)', \(now), 'before', 0, \(seconds.map { "\($0 * 1_000_000)" } ?? "NULL"), 0, 0, 1);
        """
    }

    struct Barrier: Sendable {
        let name, sql, code: String
        let en, ja, open: [String]

        init(_ name: String, _ sql: String, _ code: String, en: [String], ja: [String], open: [String]) {
            (self.name, self.sql, self.code) = (name, sql, code)
            (self.en, self.ja, self.open) = (en, ja, open)
        }
    }

    private static let barriers = [
        Barrier(
            "unknown places", lock("unknown", seconds: 900), "locked_by_failures",
            en: [
                "places where it never logged in", "until ", "acctctl account unlock 000012",
                "still gets in: 192.0.2.7",
            ],
            ja: ["ログインしたことのない場所", " まで", "acctctl account unlock 000012", "次の場所からはログインできます: 192.0.2.7"],
            open: ["192.0.2.7", "192.0.2.8"]
        ),
        Barrier(
            "one known place", lock("place:192.0.2.7", seconds: 900), "locked_by_failures",
            en: ["Logins from 192.0.2.7 are locked from ", "still gets in: 192.0.2.8"],
            ja: ["192.0.2.7 からのログイン", ": 192.0.2.8"],
            open: ["192.0.2.8"]
        ),
        Barrier(
            "until unlocked", lock("unknown", seconds: nil), "locked_by_failures",
            en: ["have been locked since ", "until acctctl account unlock 000012 ends that"], ja: ["解除するまでロックされています"],
            open: ["192.0.2.7", "192.0.2.8"]
        ),
        Barrier(
            "all known places of a privileged ID", lock("known", seconds: nil) + lock("unknown", seconds: nil),
            "locked_by_failures", en: ["places where it has logged in"], ja: ["ログインしたことのある場所"], open: []
        ),
        Barrier(
            "progressive, at its eighth lock", lock("unknown", seconds: 3600), "locked_by_failures", en: ["until "],
            ja: [" まで"],
            open: ["192.0.2.7", "192.0.2.8"]
        ),
        Barrier(
            "the ceiling of unknown places", "UPDATE tallies SET unknown_failures = 60 WHERE subject = 1;",
            "password_disabled", en: ["After 60 failures in a row", "acctctl password issue 000012"],
            ja: ["失敗が60回続いた", "acctctl password issue 000012"], open: ["192.0.2.7", "192.0.2.8"]
        ),
        Barrier(
            "the ceiling of known places", "UPDATE tallies SET known_failures = 40 WHERE subject = 1;",
            "password_disabled", en: ["After 40 failures in a row"], ja: ["失敗が40回続いた"], open: []
        ),
    ]

    @Test(arguments: barriers.indices) func eachSaysWhoWhyUntilWhenAndWhatToDo(_ index: Int) throws {
        let barrier = Self.barriers[index]
        let office = try Office("[password]\nhash = yescrypt 1\n")
        try office.join("000012")
        try office.sql(
            "UPDATE passwords SET temporary = 0, valid_until = NULL;"
                + "INSERT INTO places (subject, place, last_wall) VALUES (1, '192.0.2.7', \(Self.now)),"
                + "(1, '192.0.2.8', \(Self.now - 1)), (1, '192.0.2.9', 0);"
                + "INSERT INTO unseen_failures VALUES (1, '203.0.113.5', 19, \(Self.now), \(Self.now)),"
                + "(1, '', 2, \(Self.now), \(Self.now));" + barrier.sql)
        let explained = try office.json("account", "explain", "000012")
        let obstacles = try #require(explained["obstacles"] as? [[String: Any]])
        #expect(Set(obstacles.compactMap { $0["code"] as? String }) == [barrier.code], "\(barrier.name)")
        #expect(obstacles.allSatisfy { $0["clause"] as? String == "K5-2-3" })
        #expect(explained["open_places"] as? [String] == barrier.open, "\(barrier.name)")
        let failures = try #require(explained["failures_since"] as? [[String: Any]])
        #expect(Set(failures.compactMap { $0["count"] as? Int }) == [19, 2])
        let said = ["en": barrier.en + ["19 from 203.0.113.5"], "ja": barrier.ja + ["203.0.113.5 19回"]]
        for (language, words) in said {
            let out = try office.acctctl("account", "explain", "000012", lang: language).out
            // Japanese is broken between any two kanji, and at spaces.
            let text = out.replacing("\n", with: " ").replacing(" ", with: "")
            for word in words {
                #expect(text.contains(word.replacing(" ", with: "")), "\(barrier.name): \(word)\n\(out)")
            }
            #expect(try widest(out) <= 80, "\(out)")
        }
    }
}

import Foundation
import TestSupport
import Testing

/// New passwords, and what else a change leaves behind.
@Suite struct ChangeTests {
    private let good = "murasaki-Kumo-42-tvq8rz"

    private func refusals(_ lines: [String]) -> [String] { lines.filter { $0.hasPrefix("error: ") } }

    @Test func theTemporaryPasswordItselfIsNotTakenAsTheNewOne() throws {
        let counter = try Counter()
        let temporary = try counter.join("yamada")
        let lines = try counter.person(
            ["chauthtok"], [temporary, temporary, good, good], service: "passwd")
        #expect(refusals(lines).contains { $0.contains("temporary") }, "\(lines)")
        #expect(lines.last == "chauthtok: PAM_SUCCESS")
    }

    @Test func oneOfTheLastPasswordsIsNotTakenAgain() throws {
        let counter = try Counter("[password]\nhash = yescrypt 1\nhistory = 3")
        let passwords = [
            "murasaki-Kumo-42-tvq8rz", "kiiro-Tsuki-17-hx5wpk", "midori-Hoshi-93-b9kqzd", "shiroi-Kawa-58-n4jvcy",
        ]
        try counter.settle(password: passwords[0])
        for (old, new) in zip(passwords, passwords.dropFirst()) {
            let lines = try counter.person(["chauthtok"], [old, new, new], service: "passwd")
            #expect(lines.last == "chauthtok: PAM_SUCCESS")
        }
        // The present one and two before it; the first is old enough.
        for used in passwords.dropFirst().reversed() {
            let lines = try counter.person(["chauthtok"], [passwords[3], used, used], service: "passwd")
            #expect(lines.last == "chauthtok: PAM_AUTHTOK_ERR", "\(used): \(lines)")
        }
        let lines = try counter.person(["chauthtok"], [passwords[3], passwords[0], passwords[0]], service: "passwd")
        #expect(lines.last == "chauthtok: PAM_SUCCESS", "\(lines)")
    }

    /// With the dictionary that is shipped, and on a host that lost it.
    @Test(arguments: [
        (Built.path("dictionary"), "Reiwa0601", "'Reiwa0601' is a date in a Japanese era"),
        (Built.path("dictionary"), "tougenkyou7", "'tougenkyou' is a Japanese word"),
        ("/nonexistent/dictionary", "password77", "'password' is a common password"),
    ]) func aPasswordThatIsEasyToGuessIsRefusedWithItsPartsAndAnotherTaken(
        dictionary: String, weak: String, reason: String
    ) throws {
        let counter = try Counter("[password]\nhash = yescrypt 1\ndictionary = \(dictionary)")
        try counter.settle(password: good)
        let lines = try counter.person(
            ["chauthtok"], [good, weak, "kiiro-Tsuki-17-hx5wpk", "kiiro-Tsuki-17-hx5wpk"], service: "passwd")
        #expect(refusals(lines).contains { $0.replacing("\"", with: "'").contains(reason) }, "\(lines)")
        #expect(lines.last == "chauthtok: PAM_SUCCESS", "\(lines)")
        let findings = try counter.sql("SELECT details FROM events WHERE kind = 'password.refused'")
        #expect(findings.contains("guessable") && !findings.contains(weak), "\(findings)")
    }

    /// The dictionary that is shipped and a list of leaked ones, as the page cache may hold the former, beside the smallest
    /// dictionary and none, by turns.
    @Test func judgingANewPasswordAddsLittleToItsChange() throws {
        let (shared, disk) = (try Scratch(.memory), try Scratch(.disk))
        try shared.write("words", (1...200_000).map { "leaked-\($0)\n" }.joined())
        let built = try Run.command(
            Built.path("acctctl"),
            ["--quiet", "password", "blocklist", "build", shared.path("words"), "--output", shared.path("list")])
        try #require(built.status == 0, "\(built.err)")
        let files =
            ["dictionary = \(try SmallDictionary.build(shared))"]
            + (try PageCache.allCases.map { state in
                let dictionary = try state.copy(Built.path("dictionary"), to: disk, as: "\(state)")
                return "dictionary = \(dictionary)\nblocklist = \(shared.path("list"))"
            })
        let counters = try files.map { try Counter("[password]\nhash = yescrypt 1\nhistory = 0\n\($0)") }
        for counter in counters { try counter.settle(password: good) }
        var times = [[Double]](repeating: [], count: counters.count)
        var old = good
        for round in 10..<31 {
            let new = StrongPassword.numbered(round)
            for place in round % 2 == 0 ? Array(counters.indices) : counters.indices.reversed() {
                times[place].append(try milliseconds(of: counters[place], from: old, to: new))
            }
            old = new
        }
        let without = times[0].sorted()[10]
        for (state, with) in zip(PageCache.allCases, times.dropFirst()) {
            // Of both changes of a round, since a neighbour that slows one down slows the other down too.
            let added = zip(with, times[0]).map(-).sorted()[10]
            figure(
                String(
                    format: "judging a new password, dictionary in the page cache \(state.rawValue): "
                        + "adds %.2f ms to a change of %.2f ms", added, without))
            #expect(added < max(1, 0.3 * without))
        }
    }

    /// Of both rounds of pam_chauthtok.
    private func milliseconds(of counter: Counter, from old: String, to new: String) throws -> Double {
        let lines = try counter.person(["chauthtok"], [old, new, new], service: "passwd", options: ["--times"])
        let words = try #require(lines.last).split(separator: " ")
        try #require(words.count == 3 && words[1] == "PAM_SUCCESS", "\(lines)")
        return try #require(Double(words[2])) * 1000
    }

    @Test func threeRefusedOnesEndTheChangeAndTheOldOneStays() throws {
        let counter = try Counter()
        try counter.settle(password: good)
        let lines = try counter.person(["chauthtok"], [good, "short1", "yamada2026", "abcdefgh"], service: "passwd")
        #expect(lines.last == "chauthtok: PAM_AUTHTOK_ERR")
        #expect(try counter.person(["authenticate"], [good]).last == "authenticate: PAM_SUCCESS")
    }

    @Test func aWrongCurrentPasswordIsAnAttempt() throws {
        let counter = try Counter()
        try counter.settle(password: good)
        let lines = try counter.person(["chauthtok"], ["wrong-Kumo-1"], service: "passwd")
        #expect(lines.last?.hasPrefix("chauthtok: PAM_AUTH") == true)
        #expect(try counter.show()["failures"] as? Int == 1)
    }

    /// What root sets for another person is temporary; root is told by no flag that a password has expired.
    @Test func whatRootSetsIsTemporary() throws {
        let counter = try Counter()
        try counter.settle(password: good)
        let new = "kiiro-Tsuki-17-hx5wpk"
        let lines = try counter.person(
            ["chauthtok"], [new, new], service: "passwd", options: ["--flags", ""])
        #expect(lines.last == "chauthtok: PAM_SUCCESS", "\(lines)")
        #expect(try counter.show()["password"] as? String == "temporary")
    }

    @Test func aHashOfAnotherCostIsMadeAnewAfterTheAnswerAndStaysThePassword() throws {
        let counter = try Counter("[password]\nhash = yescrypt 1")
        try counter.settle(password: good)
        let old = try counter.sql("SELECT hash FROM passwords")
        try counter.setPolicy("[password]\nhash = yescrypt 3")
        #expect(try counter.person(["authenticate"], [good]).last == "authenticate: PAM_SUCCESS")
        while try counter.sql("SELECT COUNT(*) FROM events WHERE kind = 'password.hash_upgraded'") == "0" {
            Thread.sleep(forTimeInterval: 0.05)
        }
        let new = try counter.sql("SELECT hash FROM passwords")
        #expect(new.split(separator: "$")[1] != old.split(separator: "$")[1])
        #expect(try counter.person(["authenticate"], [good]).last == "authenticate: PAM_SUCCESS")
        #expect(try counter.sql("SELECT generation FROM passwords") == "2")
    }
}

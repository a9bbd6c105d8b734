import Foundation
import TestSupport
import Testing

/// A source that is stopped: an administrator sees it, learns whom it keeps out, and ends it.
@Suite struct StoppedSourceTests {
    private let good = "murasaki-Kumo-42-tvq8rz"
    private let gateway = ["--rhost", "192.0.2.7"]
    private let success = "authenticate: PAM_SUCCESS"

    /// Two IDs tried three times from one source.
    private func stopped() throws -> Counter {
        let counter = try Counter("[lockout]\nsource-max-failures = 3")
        try counter.settle(password: good)
        _ = try counter.join("suzuki", "--yes")
        for (login, guess) in [("yamada", "wrong-Kumo-1"), ("yamada", "wrong-Kumo-2"), ("suzuki", "wrong-Kumo-3")] {
            _ = try counter.person(["authenticate"], as: login, [guess], options: gateway)
        }
        return counter
    }

    private func json(_ finished: Finished) throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: finished.outBytes) as? [String: Any] ?? [:]
    }

    private func list(_ counter: Counter) throws -> [[String: Any]] {
        try json(counter.acctctl("--json", "source", "list"))["sources"] as? [[String: Any]] ?? []
    }

    @Test func itIsListedWithWhatItDidAndUntilWhen() throws {
        let counter = try stopped()
        let sources = try list(counter)
        #expect(sources.count == 1 && sources.first?["source"] as? String == "192.0.2.7", "\(sources)")
        #expect(sources.first?["failures"] as? Int == 3 && sources.first?["accounts"] as? Int == 2)
        let moments = ["since", "until"].compactMap { sources.first?[$0] as? String }
        let dates = try moments.map { try Date($0, strategy: .iso8601) }
        #expect(dates.count == 2 && dates[1].timeIntervalSince(dates[0]) == 600)
        // Nobody tries to get in through a stopped source without its being counted; what stopped it stays to be seen.
        _ = try counter.person(["authenticate"], as: "nobody1", ["wrong-Kumo-4"], options: gateway)
        #expect(try list(counter).first?["failures"] as? Int == 3)
        for language in ["en", "ja"] {
            let lines = try counter.acctctl("--lang", language, "source", "list").lines
            #expect(lines.count == 2 && lines[1].hasPrefix("192.0.2.7  "), "\(lines)")
        }
    }

    @Test func anIDThatIsKeptOutByItSaysSoAndOthersDoNot() throws {
        let counter = try stopped()
        #expect(try counter.person(["authenticate"], [good], options: gateway).last == "authenticate: PAM_AUTH_ERR")
        #expect(try counter.person(["authenticate"], [good], options: ["--rhost", "198.51.100.1"]).last == success)
        let explained = try json(counter.acctctl("--json", "account", "explain", "yamada"))
        let obstacles = try #require(explained["obstacles"] as? [[String: Any]])
        #expect(obstacles.map { $0["code"] as? String } == ["source_locked"])
        #expect(explained["open_places"] as? [String] == ["198.51.100.1"])
        for language in ["en", "ja"] {
            let said = try counter.acctctl("--lang", language, "account", "explain", "yamada").out
            #expect(said.contains("acctctl source unlock 192.0.2.7") && said.contains("198.51.100.1"), "\(said)")
        }
        _ = try counter.join("ito", "--yes")
        #expect(try !counter.acctctl("account", "explain", "ito").out.contains("192.0.2.7"))
    }

    /// To a `'` with a joiner behind it "'" is another character: quoted by characters it ended the quotation (2026-11-22).
    @Test func whatExplainGivesToPasteRunsNothingOfTheSourcesOwn() throws {
        let counter = try Counter("[lockout]\nsource-max-failures = 1")
        try counter.settle(password: good)
        let scratch = try Scratch()
        let mark = scratch.path("pwned")
        let name = "x'\u{200D};touch \(mark);'\u{200D}"
        _ = try counter.person(["authenticate"], ["wrong-Kumo-1"], options: ["--rhost", name])
        #expect(try list(counter).first?["source"] as? String == "name:" + name)
        for language in ["en", "ja"] {
            let explained = try counter.acctctl("--lang", language, "account", "explain", "yamada").out
            #expect(explained.contains("acctctl source list"), "\(explained)")
            let flat = explained.replacing("\n", with: " ")
            for start in flat.ranges(of: "acctctl source").map(\.lowerBound) {
                _ = try Run.command("/bin/sh", ["-c", "acctctl() { :; }; " + flat[start...]])
            }
        }
        #expect(!FileManager.default.fileExists(atPath: mark))
    }

    /// An attack comes from thousands: explain names a few, and what else is in the way stays to be seen.
    @Test func explainNamesAFewOfManyStoppedSources() throws {
        let counter = try Counter("[lockout]\nsource-max-failures = 1\nmax-failures-total = 1000")
        try counter.settle(password: good)
        for number in 1...7 {
            let host = ["--rhost", "198.51.100.\(number)"]
            _ = try counter.person(["authenticate"], ["wrong-Kumo-\(number)"], options: host)
        }
        #expect(try list(counter).count == 7)
        let explained = try json(counter.acctctl("--json", "account", "explain", "yamada"))
        let codes = (explained["obstacles"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
        #expect(codes == Array(repeating: "source_locked", count: 5) && explained["more_sources"] as? Int == 2)
        for language in ["en", "ja"] {
            let said = try counter.acctctl("--lang", language, "account", "explain", "yamada").out
            #expect(said.ranges(of: "acctctl source unlock").count == 5, "\(said)")
            #expect(said.contains("acctctl source list"), "\(said)")
        }
    }

    /// Host names are one place for an ID, but each is a source of its own; and of those that share a bucket it is the stopped
    /// one whose lock ends, whoever tries next.
    @Test func theEndNamesTheSourceThatWasStoppedAndNotWhoTriesNow() throws {
        let counter = try Counter("[lockout]\nsource-max-failures = 1\nsource-window = 6s")
        try counter.settle(password: good)
        let (host, other) = (["--rhost", "evil.example"], "name:shares-its-bucket.example")
        _ = try counter.person(["authenticate"], ["wrong-Kumo-1"], options: host)
        _ = try counter.sql("UPDATE attempts SET place = '\(other)' WHERE place = 'name:evil.example'")
        Thread.sleep(forTimeInterval: 6.1)
        _ = try counter.person(["authenticate"], ["wrong-Kumo-2"], options: host)
        let first = "SELECT source FROM events WHERE kind = 'lock.ended' ORDER BY seq LIMIT 1"
        #expect(try counter.sql(first) == other)
    }

    @Test func unlockingItIsAnEventAndLetsItTryAgain() throws {
        let counter = try stopped()
        let unlocked = try counter.acctctl("source", "unlock", "192.0.2.7", "--reason", "a scanner's old password")
        #expect(unlocked.status == 0, "\(unlocked)")
        #expect(try list(counter).isEmpty)
        #expect(try counter.person(["authenticate"], [good], options: gateway).last == success)
        let again = try counter.acctctl("source", "unlock", "192.0.2.7")
        #expect(again.status == 4 && again.err.contains("acctctl source list"))
        let events = try json(counter.acctctl("--json", "log", "show"))["events"] as? [[String: Any]] ?? []
        let event = try #require(events.first { $0["kind"] as? String == "source.unlocked" })
        #expect(event["source"] as? String == "192.0.2.7" && event["reason"] as? String == "a scanner's old password")
        #expect((event["actor"] as? String)?.hasPrefix("uid:") == true)
        #expect((event["details"] as? [String: String])?["failures"] == "3")
    }
}

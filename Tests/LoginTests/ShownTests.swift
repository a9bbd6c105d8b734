import Foundation
import TestSupport
import Testing

/// What a person is shown when a session opens, and what the log keeps of it.
@Suite struct ShownTests {
    private let good = "murasaki-Kumo-42-tvq8rz"

    @Test func theLastLoginAndTheFailuresSinceAreShownOnceAndFromWhere() throws {
        let counter = try Counter("[organization]\ncontact = Help desk")
        try counter.settle(password: good)
        let steps = ["authenticate", "acct", "open", "close"]
        _ = try counter.person(steps, [good], options: ["--rhost", "192.0.2.7"])
        for _ in 0..<2 {
            _ = try counter.person(["authenticate"], ["wrong-Kumo-1"], options: ["--rhost", "198.51.100.9"])
        }
        let shown = try counter.person(steps, [good]).filter { $0.hasPrefix("info: ") }
        #expect(shown.count == 2)
        #expect(shown[0].hasPrefix("info: Last login: ") && shown[0].contains("192.0.2.7"), "\(shown)")
        #expect(shown[1].contains("2 failures") && shown[1].contains("198.51.100.9"), "\(shown)")
        let again = try counter.person(steps, [good]).filter { $0.hasPrefix("info: ") }
        #expect(again.count == 1 && !again[0].contains("198.51.100.9"))
    }

    @Test func openingAndClosingAreEventsOfTheirSession() throws {
        let counter = try Counter()
        try counter.settle(password: good)
        _ = try counter.person(["authenticate", "acct", "open", "close"], [good])
        let events = try counter.sql("SELECT kind, login FROM events ORDER BY seq DESC LIMIT 3").split(separator: "\n")
        #expect(events == ["session.closed|yamada", "session.opened|yamada", "login.accepted|yamada"])
        #expect(try counter.sql("SELECT closed >= opened FROM sessions") == "1")
    }

    @Test func aKernelConsoleIsSpokenToInASCII() throws {
        let counter = try Counter("[organization]\ncontact = 情報システム課\ncontact-hours = 8:30-17:15")
        let lines = try counter.person(
            ["authenticate"], as: "nobody1", ["x1"], options: ["--tty", "tty1"], locale: "ja_JP.UTF-8")
        #expect(lines.contains { $0.hasPrefix("error: ") && $0.contains("your administrator") })
        #expect(lines.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } }, "\(lines)")
    }

    /// Peak resident memory, pages shared with other helpers counted in; yescrypt takes 16 MiB of it.
    @Test func theHelperStaysUnder24MB() throws {
        let counter = try Counter()
        try counter.settle(password: good)
        let finished = try Run.command(
            Built.test("reap"), counter.hostCommand(["--nodelay", "login", "yamada", "authenticate"]),
            stdin: good + "\n")
        let sizes = finished.lines.compactMap { $0.hasPrefix("orphan ") ? Int($0.dropFirst(7)) : nil }
        print("figure: peak memory of the helper in authenticate: \(sizes) KiB")
        #expect(sizes.count == 1 && sizes[0] * 1024 < 24_000_000)
    }

    @Test func theDemoGoesAsItIsTold() throws {
        let finished = try Run.command(
            Built.package + "/contrib/demo", environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"], timeout: 120)
        #expect(finished.status == 0, "\(finished.err)")
    }
}

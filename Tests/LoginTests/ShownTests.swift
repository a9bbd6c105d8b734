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

    /// From several sources, behind a lock, and of what another module compares: all of it is the owner's to know, in three
    /// lines of eighty columns. The C library says how wide it is.
    @Test func allThatFailedIsToldInThreeLinesOfATerminalInBothLanguages() throws {
        let counter = try Counter("[organization]\ncontact = 情報システム課 内線0000\n[lockout]\nmax-failures = 1")
        try counter.settle(password: good)
        let steps = ["authenticate", "acct", "open", "close"]
        let owner = ["--rhost", "192.0.2.7"]
        _ = try counter.person(steps, [good], options: owner)
        // The second one from there meets a lock; the third source is an IPv6 network, the fourth a terminal.
        for (number, source) in ["198.51.100.9", "198.51.100.9", "2001:db8:1234:5678:9abc::1", ""].enumerated() {
            let options = source.isEmpty ? ["--tty", "tty1"] : ["--rhost", source]
            _ = try counter.person(["authenticate"], ["wrong-Kumo-\(number)"], options: options)
        }
        try counter.add(
            service: "sshd",
            lines: ["auth requisite \(counter.moduleLine) overlay=preauth", "auth required pam_deny.so"])
        _ = try counter.person(
            ["authenticate"], ["wrong-Kumo-9"], service: "sshd", options: ["--rhost", "203.0.113.5"])
        // A host that ends between preauth and authsucc has failed; its helper writes that down behind it.
        let end = Date.now.addingTimeInterval(10)
        while try counter.sql("SELECT SUM(count) FROM unseen_failures") != "5", Date.now < end {
            Thread.sleep(forTimeInterval: 0.05)
        }
        _ = try counter.sql("CREATE TABLE kept AS SELECT * FROM unseen_failures")
        for locale in ["C", "ja_JP.UTF-8"] {
            let shown = try counter.person(steps, [good], options: owner, locale: locale)
            let told = shown.filter { $0.contains("198.51.100.9") }
            #expect(told.count == 1 && told[0].contains(locale == "C" ? "5 failures" : "失敗5回"), "\(shown)")
            #expect(told[0].contains("2001:db8:1234:5678::/64"), "\(told)")
            for line in shown { #expect(try widest(String(line.drop { $0 != " " }.dropFirst())) <= 240, "\(line)") }
            _ = try counter.sql("INSERT INTO unseen_failures SELECT * FROM kept")
        }
    }

    /// Columns as the C library sees them (wc(1) asks wcwidth(3)).
    private func widest(_ text: String) throws -> Int {
        let finished = try Run.command("/usr/bin/wc", ["-L"], stdin: text, environment: ["LC_ALL": "C.UTF-8"])
        return Int(finished.out.dropLast()) ?? .max
    }

    @Test func openingAndClosingAreEventsOfTheirSession() throws {
        let counter = try Counter()
        try counter.settle(password: good)
        _ = try counter.person(["authenticate", "acct", "open", "close"], [good])
        let events = try counter.sql("SELECT kind, login FROM events ORDER BY seq DESC LIMIT 3").split(separator: "\n")
        #expect(events == ["session.closed|yamada", "session.opened|yamada", "login.accepted|yamada"])
        #expect(try counter.sql("SELECT closed >= opened FROM sessions") == "1")
    }

    /// Nobody tries `suzuki` any more; that its lock ended long ago is written down behind somebody else's login, or by
    /// `acctctl housekeeping`, once and with its own moment.
    @Test(arguments: [true, false]) func aLockThatEndedUnnoticedIsWrittenDownWithItsMoment(byALogin: Bool) throws {
        let counter = try Counter()
        try counter.settle(password: good)
        _ = try counter.join("suzuki", "--yes")
        _ = try counter.sql(
            """
            INSERT INTO scopes (subject, scope, lock_wall, lock_boot, lock_since_boot, lock_duration, lock_sequence, spent,
                locks) VALUES (2, 'unknown', 1700000000000000, 'before', 0, 900000000, 0, 0, 0)
            """)
        for _ in 0..<2 {
            if byALogin {
                _ = try counter.person(["authenticate"], [good])
            } else {
                #expect(try counter.acctctl("housekeeping").status == 0)
            }
        }
        let end = Date.now.addingTimeInterval(10)
        let question = "SELECT actor, login, details FROM events WHERE kind = 'lock.ended'"
        while try counter.sql(question).isEmpty, Date.now < end { Thread.sleep(forTimeInterval: 0.05) }
        #expect(try counter.sql(question) == "system|suzuki|until=1700000900000000\nscope=unknown")
    }

    /// A tally that can't be read is met behind every login; what else there is to do is done all the same.
    @Test func aRecordThatCantBeReadKeepsNoLoginFromTidyingUp() throws {
        let counter = try Counter()
        try counter.settle(password: good)
        _ = try counter.join("suzuki", "--yes")
        _ = try counter.sql(
            """
            INSERT INTO tallies (subject, sequence) VALUES (-4098, 0);
            INSERT INTO scopes (subject, scope, lock_wall, lock_boot, lock_since_boot, lock_duration, lock_sequence, spent,
                locks) VALUES (-4098, 'of a later version', 1600000000000000, 'before', 0, 900000000, 0, 0, 0),
                (2, 'unknown', 1700000000000000, 'before', 0, 900000000, 0, 0, 0)
            """)
        _ = try counter.person(["authenticate"], [good])
        let end = Date.now.addingTimeInterval(10)
        let question = "SELECT login FROM events WHERE kind = 'lock.ended'"
        while try counter.sql(question).isEmpty, Date.now < end { Thread.sleep(forTimeInterval: 0.05) }
        #expect(try counter.sql(question) == "suzuki")
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

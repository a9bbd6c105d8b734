import CredentialPolicy
import CredentialStore
import Foundation
import HostSystem
import TestSupport
import Testing

/// What programs say of where a login comes from, through libpam and as it then stands in the store and the log.
@Suite struct SourceTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let options: [String]
        let shown: String
        let place: String
    }

    static let rows = [
        Row(
            testDescription: "mapped", options: ["--rhost", "::FFFF:0a00:0001"], shown: "10.0.0.1",
            place: "10.0.0.1"),
        Row(
            testDescription: "IPv6", options: ["--rhost", "2001:DB8:1:2:3:4:5:6%eth0"], shown: "2001:db8:1:2::/64",
            place: "2001:db8:1:2::/64"),
        Row(
            testDescription: "a host name", options: ["--rhost", "pc1.example.jp"], shown: "name:pc1.example.jp",
            place: "name:"),
        Row(testDescription: "a number", options: ["--rhost", "0x7f000001"], shown: "name:0x7f000001", place: "name:"),
        Row(
            testDescription: "as a terminal", options: ["--rhost", "tty1", "--tty", "tty9"], shown: "name:tty1",
            place: "name:"),
        Row(
            testDescription: "as a user's terminal", options: ["--rhost", "pts/3 uid:1000"],
            shown: "name:pts/3 uid:1000", place: "name:"),
        Row(
            testDescription: "a mark that hides the colon", options: ["--rhost", "\u{301}x"], shown: "name:\u{301}x",
            place: "name:"),
        Row(
            testDescription: "escapes", options: ["--rhost", "a\u{1B}[2J\nroot\u{202E}"],
            shown: #"name:a\u{1B}[2J\u{A}root\u{202E}"#, place: "name:"),
        Row(
            testDescription: "1,024 bytes that act", options: ["--rhost", String(repeating: "\u{1}", count: 1024)],
            shown: "name:" + String(repeating: #"\u{1}"#, count: 252) + "...", place: "name:"),
        Row(
            testDescription: "missing, on a terminal with escapes", options: ["--tty", "tty1\u{1B}]0;x\u{7}"],
            shown: #"tty:tty1\u{1B}]0;x\u{7} uid:0"#, place: "tty:"),
        Row(
            testDescription: "a terminal like an address", options: ["--tty", "192.0.2.1"],
            shown: "tty:192.0.2.1 uid:0", place: "tty:"),
        Row(testDescription: "missing, and no terminal", options: [], shown: "local", place: "local"),
    ]

    @Test(arguments: rows) func itIsShownAndCountedAsWhatItIs(_ row: Row) throws {
        let stage = try Stage()
        #expect(try stage.login(password: "wrong-1", options: row.options).last == "authenticate: PAM_AUTH_ERR")
        #expect(try stage.latestSource == row.shown)
        #expect(try stage.places == [Place(row.place)])
        print("figure: \(row.testDescription): shown as \(row.shown.prefix(60)), counted as \(row.place)")
    }

    @Test func aSpoofedHostIsNeverTheOwnersTerminal() throws {
        let stage = try Stage()
        #expect(try stage.admits)
        for spoofed in ["tty1", "/dev/tty1", "tty1 uid:0"] {
            _ = try stage.login(password: "wrong \(spoofed)", options: ["--rhost", spoofed, "--tty", "tty1"])
        }
        _ = try stage.login(password: "wrong here")
        #expect(try stage.places.map(\.isKnown) == [false, false, false, true])
    }

    /// Of 10,000 bytes libpam can't make its own audit record either, and says PAM_SYSTEM_ERR instead of our answer.
    @Test(arguments: [(1025, "PAM_AUTH_ERR"), (10_000, "PAM_SYSTEM_ERR")])
    func aGiantOneRefusesAndIsCountedNowhere(_ bytes: Int, _ answer: String) throws {
        let stage = try Stage()
        let giant = String(repeating: "x", count: bytes)
        let answers = try ["--rhost", "--tty"].map { try stage.login(options: [$0, giant]).last }
        #expect(answers.allSatisfy { $0 == "authenticate: PAM_AUTH_ERR" || $0 == "authenticate: \(answer)" })
        #expect(try stage.places == [])
        #expect(try stage.events(1) != ["login.accepted"])
    }

    /// In the log, as text and as JSON, and in syslog.
    @Test func noneOfItActsOnWhoeverReadsTheLog() throws {
        let stage = try Stage()
        let rhost = "evil\u{1B}[2J\n\u{202E}\u{85}\u{7F}\\\"}{"
        _ = try stage.logins(atOnce: (0..<5).map { "wrong-\($0)" }, options: ["--rhost", rhost])
        func acctctl(_ words: String...) throws -> Finished {
            try Run.command(Built.path("acctctl"), ["--config", stage.policy, "log", "show"] + words)
        }
        let (text, json) = (try acctctl(), try acctctl("--json"))
        let said = stage.syslog.joined(separator: "\n")
        for shown in [text.out, json.out, said] {
            #expect(shown.contains("evil"))
            #expect(!shown.unicodeScalars.contains { $0 != "\n" && Printable.escaped(String($0)) != String($0) })
        }
        #expect(stage.syslog.allSatisfy { $0.contains("login") || $0.contains("locked") }, "no line of a caller's own")
        let document = try #require(try JSONSerialization.jsonObject(with: json.outBytes) as? [String: Any])
        let events = try #require(document["events"] as? [[String: Any]])
        let sources = Set(events.compactMap { $0["source"] as? String }.filter { !$0.isEmpty })
        #expect(sources == [#"name:evil\u{1B}[2J\u{A}\u{202E}\u{85}\u{7F}\"}{"#])
    }

    /// CVE-2024-10963: whoever owns an address decides what its name is and when the answer comes. libpam itself asks after
    /// each step, for the kernel's audit record (libaudit's audit_log_acct_message); we add nothing to that.
    @Test(arguments: ["looked-up.example.jp", "192.0.2.7", "2001:db8::7", "[::1]:22"])
    func noNameAndNoAddressIsLookedUp(_ rhost: String) throws {
        let stage = try Stage()
        try stage.add(
            service: "cron", lines: ["auth", "account", "session"].map { "\($0) required pam_permit.so" })
        func asked(_ service: String) throws -> [String] {
            // The last one shows that this name server would have been asked.
            let script = #""$0" "$@"; getent ahosts control.example.jp"#
            let words =
                stage.hostOptions + ["--rhost", rhost, service, "taro", "authenticate", "acct", "open", "close"]
            let finished = try Run.command(
                "/usr/bin/unshare",
                [
                    "--mount", "--net", "/usr/bin/python3", Built.package + "/Tests/Hosts/resolver.py",
                    stage.scratch.directory, "/bin/sh", "-c", script, Built.test("pamhost"),
                ] + words,
                stdin: Stage.password + "\n", environment: ["PATH": "/usr/bin:/bin"], timeout: 60)
            #expect(finished.lines.contains("close: PAM_SUCCESS"), "\(finished.out)\(finished.err)")
            return (stage.scratch.read("asked") ?? "").split(separator: "\n").map(String.init).sorted()
        }
        let (ours, libpams) = (try asked("login"), try asked("cron"))
        print(
            "figure: questions to the name server with \(rhost): \(ours.count), with pam_permit alone \(libpams.count)")
        #expect(ours == libpams && ours.contains("control.example.jp"))
    }
}

extension Stage {
    fileprivate var latestSource: String {
        get throws {
            try open().read { transaction throws(StoreFailure) in try transaction.latestEvents(1)[0].source }
        }
    }

    /// Of taro's attempts, oldest first.
    fileprivate var places: [Place] {
        get throws {
            let (store, now) = (try open(), try SystemClock().now())
            return try store.read { transaction throws(StoreFailure) in
                try transaction.peekTally(.account(AccountID(1)), locks: store.locks, at: now)
            }.attempts.map(\.place)
        }
    }
}

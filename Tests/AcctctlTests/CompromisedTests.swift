import Foundation
import TestSupport
import Testing

/// `password compromised`, and the slip that is printed with temporary passwords.
@Suite struct CompromisedTests {
    private static let settings = "[password]\nhash = yescrypt 1\n"

    @Test func theOldPasswordIsDeadAndTheIncidentIsInTheLog() throws {
        let office = try Office(Self.settings)
        try office.join("000012")
        let before = try office.sql("SELECT generation, hash FROM passwords")
        let answer = try office.json("password", "compromised", "000012", "--reason", "偽サイトに入力")
        #expect(answer["account"] as? String == "000012")
        #expect((answer["temporary_password"] as? String)?.count == 14 && answer["valid_until"] is String)
        #expect(answer["processes_ended"] is NSNull && (answer["sessions"] as? [Any])?.isEmpty == true)
        #expect(try office.sql("SELECT generation, hash FROM passwords") != before)
        #expect(try office.sql("SELECT count(*) FROM password_history") == "1\n", "it can't be chosen again")
        let events = try #require(try office.json("log", "show", "--account", "000012")["events"] as? [[String: Any]])
        #expect(events.suffix(2).map { $0["kind"] as? String } == ["incident.opened", "password.issued"])
        let incident = try #require(events.dropLast().last)
        #expect(incident["reason"] as? String == "偽サイトに入力")
        #expect((incident["details"] as? [String: Any])?["cause"] as? String == "password_compromised")
        #expect(try office.json("log", "verify")["sound"] as? Bool == true)
        #expect(try office.acctctl("log", "show", lang: "ja").out.contains("事故の届出"))
    }

    @Test func tokensOfTheOldPasswordAreVoidAndItsOpenSessionsNamed() throws {
        let office = try Office(Self.settings)
        try office.join("000012")
        let boot = try String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8).prefix(36)
        try office.sql(
            """
            INSERT INTO tokens SELECT x'00', 'login', id, 1, 'sshd', '', (SELECT host FROM chains), '\(boot)', 0, 'password'
            FROM accounts;
            INSERT INTO sessions SELECT 7, id, 'root', 'sudo', 0, 'tty1', 'password', (SELECT host FROM chains), '\(boot)', 0,
                NULL FROM accounts;
            INSERT INTO sessions SELECT 8, id, '000012', 'sshd', 1, '', 'password', (SELECT host FROM chains), '\(boot)', 0, 5
            FROM accounts;
            INSERT INTO sessions SELECT 9, id, '000012', 'sshd', 1, '', 'password', 'another', '\(boot)', 0, NULL FROM accounts
            """)
        let answer = try office.json("password", "compromised", "000012")
        let sessions = try #require(answer["sessions"] as? [[String: Any]])
        #expect(sessions.map { $0["session"] as? Int } == [7] && sessions[0]["target"] as? String == "root")
        #expect(try office.sql("SELECT count(*) FROM tokens") == "0\n")
        #expect(
            try office.sql("SELECT details FROM events WHERE kind = 'incident.opened'")
                == "cause=password_compromised\nsessions=7\n")
    }

    @Test func rootsAndTheSystemsOwnAreNeverTouched() throws {
        let office = try Office(Self.settings)
        for (login, uid) in [("root", 0), ("daemon", 1), ("nobody", 65_534)] {
            #expect(try office.join(login).status == 0)
            let finished = try office.acctctl("password", "compromised", login)
            #expect(finished.status == 0 && finished.out.contains("uid \(uid) is the system's own"), "\(finished.out)")
        }
    }

    @Test func aRetiredOrUnknownIDIsRefused() throws {
        let office = try Office(Self.settings)
        #expect(try office.acctctl("password", "compromised", "000099").status == 3)
        try office.join("000012")
        try office.acctctl("retire", "000012")
        #expect(try office.acctctl("password", "compromised", "000012").status == 4)
        #expect(try office.acctctl("password", "compromised", "000012", "--reason", " ").status == 2)
    }

    @Test func everyTemporaryPasswordComesWithHowToKeepAndDestroyIt() throws {
        let office = try Office(Self.settings)
        for (lang, keep, destroy) in [("ja", "保管: ", "廃棄: "), ("en", "Keep: ", "Destroy: ")] {
            let login = "slip-\(lang)"
            let commands = [
                ["join", login, "--name", "a", "--staff-no", login, "--department", "b"], ["password", "issue", login],
                ["password", "compromised", login],
            ]
            for command in commands {
                let shown = try office.run(command, lang: lang)
                #expect(shown.status == 0 && shown.out.contains(keep) && shown.out.contains(destroy), "\(command)")
                #expect(try widest(shown.out) <= 80)
            }
            #expect(
                try office.run(["password", "compromised", login, "--quiet"], lang: lang).lines.map(\.count) == [14])
        }
    }
}

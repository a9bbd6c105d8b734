import Foundation
import TestSupport
import Testing

/// `account lock|unlock|explain`, and what the log keeps of them.
@Suite struct LockTests {
    private func office() throws -> Office {
        let office = try Office("[password]\nhash = yescrypt 1\n")
        try office.join("000012")
        return office
    }

    @Test func aLockShowsEverywhereAndUnlockEndsIt() throws {
        let office = try office()
        #expect(try office.json("account", "lock", "000012")["locked"] as? String == "administrator")
        #expect(try office.json("account", "show", "000012")["locked"] as? String == "administrator")
        #expect(try codes(office).first == "locked_by_administrator")
        #expect(try office.acctctl("account", "lock", "000012").status == 4)
        #expect(try office.json("account", "unlock", "000012", "--checked", "staff-card")["locked"] as? String == "no")
        #expect(try office.json("account", "show", "000012")["locked"] as? String == "no")
        #expect(try office.acctctl("account", "unlock", "000012").status == 4)
    }

    @Test func theLogKeepsWhoDidItAndHowTheyMadeSure() throws {
        let office = try office()
        try office.acctctl("account", "lock", "000012")
        try office.acctctl("account", "unlock", "000012", "--checked", "in-person")
        let log = try office.json("log", "show", "--account", "000012", "--lines", "1")
        let event = try #require((log["events"] as? [[String: Any]])?.first)
        #expect(event["kind"] as? String == "account.unlocked" && event["account"] as? String == "000012")
        #expect((event["actor"] as? String)?.hasPrefix("uid:") == true)
        #expect((event["details"] as? [String: String])?["identity_checked"] == "in-person")
    }

    @Test func aLockByFailuresSaysUntilWhen() throws {
        let office = try office()
        let now = Int64(Date.now.timeIntervalSince1970 * 1_000_000)
        // As the lockout rule writes it: when it was set, in an earlier boot, and how long it lasts.
        try office.sql(
            """
            INSERT INTO scopes (subject, scope, lock_wall, lock_boot, lock_since_boot, lock_duration, lock_sequence, spent,
            locks) VALUES (1, 'place:10.1.9.8', \(now), 'before', 0, 900000000, 0, 0, 0)
            """)
        let shown = try office.json("account", "show", "000012")
        #expect(shown["locked"] as? String == "failures")
        let until = try #require(shown["locked_until"] as? String)
        let end = try Date(until, strategy: .iso8601)
        #expect(abs(end.timeIntervalSinceNow - 900) < 60)
        let minute = until.prefix(16).replacing("T", with: " ")
        for (lang, words) in [("en", "until \(minute)"), ("ja", "\(minute) まで")] {
            #expect(try office.acctctl("account", "show", "000012", lang: lang).out.contains(words))
            let explained = try office.acctctl("account", "explain", "000012", lang: lang).out
            #expect(explained.contains(words) && explained.contains("K5-2-3"), "\(explained)")
        }
        #expect(try office.acctctl("account", "unlock", "000012").status == 0)
        #expect(try office.json("account", "show", "000012")["locked"] as? String == "no")
    }

    /// What another module compares has a tally of its own (`Subject.overlay`): the first account's is -2³² - 1.
    @Test func aLockOfAnotherModulesPasswordShowsAndEndsAsWell() throws {
        let office = try office()
        let now = Int64(Date.now.timeIntervalSince1970 * 1_000_000)
        try office.sql(
            """
            INSERT INTO tallies (subject, sequence) VALUES (-4294967297, 5);
            INSERT INTO scopes (subject, scope, lock_wall, lock_boot, lock_since_boot, lock_duration, lock_sequence, spent,
            locks) VALUES (-4294967297, 'unknown', \(now), 'before', 0, 900000000, 0, 0, 0)
            """)
        #expect(try office.json("account", "show", "000012")["locked"] as? String == "failures")
        #expect(try office.acctctl("account", "unlock", "000012").status == 0)
        #expect(try office.json("account", "show", "000012")["locked"] as? String == "no")
    }

    /// Nobody tells us that a password was set anew elsewhere; an administrator does, and with nothing else.
    @Test func onlyRebindBeginsTheOtherModulesCeilingAnew() throws {
        let office = try office()
        try office.sql("INSERT INTO tallies (subject, sequence, unknown_failures) VALUES (-4294967297, 120, 60)")
        _ = try office.acctctl("account", "unlock", "000012")
        #expect(try office.acctctl("password", "issue", "000012").status == 0)
        #expect(try codes(office).contains("password_disabled"))
        for lang in ["en", "ja"] {
            let explained = try office.acctctl("account", "explain", "000012", lang: lang).out
            #expect(explained.contains("acctctl account rebind 000012"), "\(explained)")
            #expect(try widest(explained) <= 80)
        }
        let shown = try office.json("account", "show", "000012")
        #expect(shown["disabled_elsewhere"] as? [String] == ["unknown"] && shown["disabled"] as? [String] == [])
        let rebound = try office.json("account", "rebind", "000012", "--checked", "staff-card")
        #expect(rebound["authenticator"] as? String == "overlay")
        #expect(try !codes(office).contains("password_disabled"))
        let event = try lastEvent(office)
        #expect(event["kind"] as? String == "authenticator.rebound")
        #expect(
            event["details"] as? [String: String] == [
                "authenticator": "overlay", "failures": "60", "identity_checked": "staff-card",
            ])
        #expect(try office.acctctl("account", "rebind", "000012").status == 4)
    }

    /// What is bound anew elsewhere is not our password, and no lock is lifted by it.
    @Test func rebindTouchesNeitherOurPasswordNorALock() throws {
        let office = try office()
        try office.sql(
            """
            INSERT INTO tallies (subject, sequence, unknown_failures) VALUES (-4294967297, 120, 60);
            UPDATE tallies SET unknown_failures = 60 WHERE subject = 1;
            INSERT INTO scopes (subject, scope, lock_wall, lock_boot, lock_since_boot, lock_sequence, spent, locks)
            VALUES (-4294967297, 'unknown', 1, 'before', 0, 0, 0, 0)
            """)
        #expect(try office.acctctl("account", "rebind", "000012").status == 0)
        #expect(try codes(office) == ["locked_by_failures", "password_disabled", "temporary_password"])
        #expect(try office.json("account", "show", "000012")["disabled"] as? [String] == ["unknown"])
    }

    @Test func explainNamesEveryObstacleOrNone() throws {
        let office = try office()
        #expect(try codes(office) == ["temporary_password"])
        try office.sql("UPDATE passwords SET valid_until = 1")
        #expect(try codes(office) == ["temporary_expired"])
        try office.sql("UPDATE passwords SET temporary = 0, valid_until = NULL")
        #expect(try codes(office) == [])
        let accepted = try office.acctctl("account", "explain", "000012")
        #expect(accepted.status == 0 && accepted.out.contains("would be accepted"))
        try office.sql("DELETE FROM passwords")
        #expect(try codes(office) == [])
        try office.acctctl("account", "lock", "000012")
        #expect(try codes(office) == ["locked_by_administrator"])
        try office.acctctl("retire", "000012")
        #expect(try codes(office) == ["retired"])
    }

    /// A temporary password would shut the key, cron and su of an ID that was joined without one on purpose.
    @Test func anIDWithoutAPasswordHereIsNotToldToGetOne() throws {
        let office = try office()
        try office.join("key-only", "--staff-no", "000012", "--no-password")
        let explained = try office.json("account", "explain", "key-only")
        #expect(explained["accepted"] as? Bool == true)
        #expect((explained["notes"] as? [[String: Any]])?.map { $0["code"] as? String } == ["no_password"])
        for lang in ["en", "ja"] {
            let said = try office.acctctl("account", "explain", "key-only", lang: lang).out
            #expect(said.contains("overlay=") && !said.contains("password issue"), "\(said)")
            #expect(try widest(said) <= 80)
        }
        // What another module checks has locks and places of its own: the second account's are under -2³² - 2.
        let now = Int64(Date.now.timeIntervalSince1970 * 1_000_000)
        try office.sql(
            """
            INSERT INTO tallies (subject, sequence) VALUES (-4294967298, 5);
            INSERT INTO scopes (subject, scope, lock_wall, lock_boot, lock_since_boot, lock_duration, lock_sequence, spent,
            locks) VALUES (-4294967298, 'unknown', \(now), 'before', 0, 900000000, 0, 0, 0);
            INSERT INTO places (subject, place, last_wall) VALUES (-4294967298, '192.0.2.7', \(now)), (2, '192.0.2.9', \(now))
            """)
        let locked = try office.json("account", "explain", "key-only")
        #expect(locked["accepted"] as? Bool == false && locked["open_places"] as? [String] == ["192.0.2.7"])
    }

    @Test func explainGivesCommandsThatCanBePasted() throws {
        let office = try office()
        try office.acctctl("account", "lock", "000012")
        try office.sql("UPDATE passwords SET valid_until = 1")
        for lang in ["en", "ja"] {
            let explained = try office.acctctl("account", "explain", "000012", lang: lang).out
            for command in ["acctctl account unlock 000012", "acctctl password issue 000012"] {
                #expect(explained.contains(command), "\(explained)")
            }
        }
    }

    @Test func aCommandToPasteIsNotBrokenByTheEndOfTheLine() throws {
        let office = try office()
        for login in ["a", "an-id-of-some-length", "an-id-as-long-as-a-staff-no-is32"] {
            #expect(try office.join(login).status == 0)
            try office.sql(
                """
                INSERT OR REPLACE INTO scopes (subject, scope, lock_wall, lock_boot, lock_since_boot, lock_sequence, spent,
                locks) SELECT subject, 'unknown', 1, 'b', 0, 0, 0, 0 FROM tallies
                """)
            for lang in ["en", "ja"] {
                let explained = try office.acctctl("account", "explain", login, lang: lang).out
                #expect(explained.contains("acctctl account unlock \(login)"), "\(explained)")
                #expect(try widest(explained) <= 80)
            }
        }
    }

    @Test func unlockSaysWhatItCouldNotEnd() throws {
        let office = try office()
        try office.sql("UPDATE tallies SET unknown_failures = 60 WHERE subject = 1")
        try office.acctctl("account", "lock", "000012")
        for lang in ["en", "ja"] {
            try office.acctctl("account", "lock", "000012")
            let unlocked = try office.acctctl("account", "unlock", "000012", lang: lang).out
            #expect(unlocked.contains("acctctl password issue 000012"), "\(unlocked)")
            #expect(try widest(unlocked) <= 80)
        }
        try office.acctctl("account", "lock", "000012")
        #expect(try office.json("account", "unlock", "000012")["locked"] as? String == "failures")
    }

    @Test func nobodyUnlocksTheirOwnPrivilegedID() throws {
        let office = try office()
        try office.join("adm-000012", "--kind", "privileged", "--staff-no", "000012")
        try office.join("000013")
        try office.sql(
            """
            UPDATE accounts SET uid = 64801 WHERE login = '000012'; UPDATE accounts SET uid = 64802 WHERE login = '000013'
            """)
        var unlock = [
            Built.path("acctctl"), "account", "unlock", "adm-000012", "--config", office.policy, "--lang", "en",
        ]
        func asUser(_ uid: Int) throws -> Finished {
            try Run.command(
                "/bin/sh", ["-c", "echo \(uid) >/proc/self/loginuid && exec \"$@\"", "sh"] + unlock)
        }
        try office.acctctl("account", "lock", "adm-000012")
        let own = try asUser(64801)
        #expect(own.status == 5 && own.err.contains("another administrator"), "\(own)")
        unlock[2] = "rebind"
        let rebound = try asUser(64801)
        #expect(rebound.status == 5 && rebound.err.contains("another administrator"), "\(rebound)")
        unlock[2] = "unlock"
        #expect(try office.json("account", "show", "adm-000012")["locked"] as? String == "administrator")
        #expect(try asUser(64802).status == 0)
    }

    /// Who logs in by key never tells the store a uid, and a POSIX user may come after its ID: here Debian's user 1.
    @Test func norWhereTheStoreHasNeverSeenTheUIDOfWhoAsks() throws {
        let office = try office()
        try office.join("adm-000012", "--kind", "privileged", "--staff-no", "000012")
        try office.join("daemon", "--staff-no", "000012")
        try office.join("000013")
        try office.sql(
            "UPDATE accounts SET uid = NULL; UPDATE accounts SET uid = 64802 WHERE login = '000013'")
        try office.acctctl("account", "lock", "adm-000012")
        let own = try unlock("adm-000012", office, asUser: 1)
        #expect(own.status == 5 && own.err.contains("another administrator"), "\(own)")
        #expect(try unlock("adm-000012", office, asUser: 64802).status == 0)
    }

    /// IDs that are one POSIX user share one count: unlocking the ordinary one would unlock the privileged one.
    @Test func norByWayOfTheirOrdinaryIDThatIsTheSameUser() throws {
        let office = try office()
        try office.join("adm-000012", "--kind", "privileged", "--staff-no", "000012")
        try office.join("000013")
        try office.sql(
            """
            UPDATE accounts SET uid = 64801; UPDATE accounts SET uid = 64802 WHERE login = '000013';
            INSERT INTO scopes (subject, scope, lock_wall, lock_boot, lock_since_boot, lock_sequence, spent, locks)
            VALUES (1, 'unknown', 1, 'b', 0, 0, 0, 0)
            """)
        let own = try unlock("000012", office, asUser: 64801)
        #expect(own.status == 5 && own.err.contains("adm-000012"), "\(own)")
        #expect(try office.json("account", "show", "adm-000012")["locked"] as? String == "failures")
        #expect(try unlock("000012", office, asUser: 64802).status == 0)
        // Whose privileged ID has left gains nothing by it.
        try office.acctctl("retire", "adm-000012")
        try office.acctctl("account", "lock", "000012")
        #expect(try unlock("000012", office, asUser: 64801).status == 0)
    }

    private func unlock(_ login: String, _ office: Office, asUser uid: Int) throws -> Finished {
        try Run.command(
            "/bin/sh",
            [
                "-c", "echo \(uid) >/proc/self/loginuid && exec \"$@\"", "sh", Built.path("acctctl"), "account",
                "unlock", login, "--config", office.policy, "--lang", "en",
            ])
    }

    @Test(arguments: [("2", "in-person"), ("staff-card", "staff-card"), ("x", "")])
    func aTerminalIsAskedHowTheyMadeSure(_ answer: String, _ kept: String) throws {
        let office = try office()
        try office.acctctl("account", "lock", "000012")
        let orders: [String: Any] = [
            "command": [
                Built.path("acctctl"), "account", "unlock", "000012", "--config", office.policy, "--lang", "en",
            ], "timeout": 15, "answers": [["superior[^>]*> ", answer]],
        ]
        let json = String(decoding: try JSONSerialization.data(withJSONObject: orders), as: UTF8.self)
        let finished = try Run.command("/usr/bin/python3", [Built.package + "/Tests/Hosts/terminal.py"], stdin: json)
        let seen = try document(finished.out)
        #expect(seen["status"] as? Int == (kept.isEmpty ? 1 : 0), "\(seen)")
        let log = try office.json("log", "show", "--account", "000012", "--lines", "1")
        let event = try #require((log["events"] as? [[String: Any]])?.first)
        #expect((event["details"] as? [String: String])?["identity_checked"] ?? "" == kept)
    }

    @Test func anUnknownIDIsMissing() throws {
        let office = try office()
        for words in [
            ["account", "show"], ["account", "explain"], ["account", "lock"], ["account", "unlock"], ["retire"],
            ["account", "rebind"],
            ["password", "issue"], ["log", "show", "--account"], ["password", "check", "--user"],
        ] {
            let finished = try office.run(words + ["nobody"])
            #expect(finished.status == 3 && finished.err.contains("nobody"), "\(words): \(finished.err)")
        }
    }

    /// systemd-run, timers and rescue shells have no login: then the log says so, and of a privileged ID it needs at least
    /// a statement. More would leave nobody to help where the only administrator is locked.
    @Test func whereNobodyLoggedInAPrivilegedIDNeedsAStatement() throws {
        let office = try office()
        try office.join("adm-000012", "--kind", "privileged", "--staff-no", "000012")
        func withoutLogin(_ words: String...) throws -> Finished {
            try Run.command(
                "/bin/sh",
                ["-c", "echo 4294967295 >/proc/self/loginuid; exec \"$@\"", "sh", Built.path("acctctl")] + words
                    + ["--config", office.policy, "--lang", "en"])
        }
        for verb in ["unlock", "rebind"] {
            try office.acctctl("account", "lock", "adm-000012")
            try office.sql(
                "INSERT OR REPLACE INTO tallies (subject, sequence, unknown_failures) VALUES (-4294967298, 1, 9)")
            let silent = try withoutLogin("account", verb, "adm-000012")
            #expect(silent.status == 5 && silent.err.contains("--checked"), "\(silent)")
            #expect(try withoutLogin("account", verb, "adm-000012", "--checked", "in-person").status == 0)
            let event = try lastEvent(office, of: "adm-000012")
            #expect(event["actor"] as? String == "uid:0,no-login", "\(event)")
            #expect((event["details"] as? [String: String])?["identity_checked"] == "in-person")
        }
        try office.acctctl("account", "lock", "000012")
        #expect(try withoutLogin("account", "unlock", "000012").status == 0)
    }

    private func lastEvent(_ office: Office, of login: String = "000012") throws -> [String: Any] {
        let log = try office.json("log", "show", "--account", login, "--lines", "1")
        return try #require((log["events"] as? [[String: Any]])?.first)
    }

    private func codes(_ office: Office) throws -> [String] {
        let explained = try office.json("account", "explain", "000012")
        let codes = (explained["obstacles"] as? [[String: Any]])?.compactMap { $0["code"] as? String } ?? ["?"]
        #expect(explained["accepted"] as? Bool == codes.isEmpty)
        return codes
    }
}

import Foundation
import TestSupport
import Testing

/// `log show|verify`, `store verify`, and what commands say when the store is not as it should be.
@Suite struct StoreAndLogTests {
    private func office() throws -> Office {
        let office = try Office("[password]\nhash = yescrypt 1\n")
        try office.join("000012")
        try office.join("000013")
        return office
    }

    @Test func aSoundLogSaysHowManyRecordsItHas() throws {
        let office = try office()
        let sound = try office.json("log", "verify")
        #expect(sound["sound"] as? Bool == true && sound["records"] as? Int == 4 && sound["first_bad"] is NSNull)
    }

    static let tampering: [(statement: String, firstBad: Int)] = [
        ("UPDATE events SET actor = 'uid:1' WHERE seq = 3", 3),
        ("UPDATE events SET details = details || ' ' WHERE seq = 2", 2),
        ("DELETE FROM events WHERE seq = 2", 2),
        ("DELETE FROM events WHERE seq = 4", 4),
        ("UPDATE events SET wall = wall + 1 WHERE seq = 1", 1),
    ]

    @Test(arguments: tampering)
    func anAlteredLogIsFoundAtTheFirstRecordThatDoesNotFit(_ statement: String, _ firstBad: Int) throws {
        let office = try office()
        try office.sql(statement)
        let found = try office.json("log", "verify", status: 1)
        #expect(found["sound"] as? Bool == false && found["first_bad"] as? Int == firstBad)
        for lang in ["en", "ja"] {
            for words in [["log", "verify"], ["store", "verify"], ["log", "verify", "--quiet"]] {
                let finished = try office.run(words, lang: lang)
                #expect(finished.status == 1 && finished.out.contains("\(firstBad)"), "\(words)")
                #expect(try widest(finished.out) <= 80)
            }
        }
    }

    @Test func evidenceSaysWhoseItIsAndWhereFrom() throws {
        let named = try Office("[organization]\nname = 葛飾市\n[host]\nname = counter-7\n")
        let plain = try Office()
        let node = try Run.command("/bin/uname", ["-n"]).lines[0]
        for words in [["log", "verify"], ["store", "verify"]] {
            for lang in ["en", "ja"] {
                let out = try named.run(words, lang: lang).out
                #expect(out.contains("葛飾市") && out.contains("counter-7"), "\(out)")
            }
            #expect(try plain.run(words).lines[0] == "Host: \(node)")
            let ours = try document(named.run(words + ["--json"]).out)
            #expect(ours["organization"] as? String == "葛飾市" && ours["host"] as? String == "counter-7")
            let other = try document(plain.run(words + ["--json"]).out)
            #expect(other["organization"] is NSNull && other["host"] as? String == node)
        }
    }

    /// For people in their language, for programs as it is written.
    @Test func whatLocksAndClocksLeaveInTheLogIsInTheReadersWords() throws {
        let office = try office()
        try office.sql(
            """
            INSERT INTO events SELECT host, 100, version, wall, boot, since_boot, 'lock.set', 'system', NULL, '', '', '', '',
                'scope=unknown', hash FROM events WHERE seq = 1;
            INSERT INTO events SELECT host, 101, version, wall, boot, since_boot, 'lock.set', 'system', NULL, '', '', '', '',
                'scope=place:192.0.2.7', hash FROM events WHERE seq = 1;
            INSERT INTO events SELECT host, 102, version, wall, boot, since_boot, 'attack.suspected', 'system', NULL, '', '',
                '', '', 'refusals=120', hash FROM events WHERE seq = 1;
            INSERT INTO events SELECT host, 103, version, wall, boot, since_boot, 'clock.stepped', 'system', NULL, '', '', '',
                '', 'seconds=9' || char(10) || 'restarted=yes' || char(10) || 'scope=of a later version', hash
                FROM events WHERE seq = 1
            """)
        let japanese = try office.acctctl("log", "show", "--lines", "4", lang: "ja").out
        for word in ["scope", "place:", "=unknown", "refusals", "restarted", "yes"] {
            #expect(!japanese.contains(word), "\(japanese)")
        }
        for word in ["ログインしたことのない場所", "192.0.2.7", "拒否回数=120", "再起動=あり", "of a later version"] {
            #expect(japanese.contains(word), "\(japanese)")
        }
        #expect(try widest(japanese) <= 80)
        let english = try office.acctctl("log", "show", "--lines", "4").out
        #expect(english.contains("never logged in") && english.contains("restarted=yes"), "\(english)")
        let events = try office.json("log", "show", "--lines", "4")["events"] as? [[String: Any]]
        #expect((events?.first?["details"] as? [String: String])?["scope"] == "unknown")
    }

    /// A host on which nobody logs in keeps nothing that counts nowhere either.
    @Test func housekeepingTakesAwayWhatCountsNowhereAnyMore() throws {
        let office = try Office("[password]\nhash = yescrypt 1\n")
        try office.join("000012")
        let old = Int64(Date.now.timeIntervalSince1970 * 1_000_000) - 86_400_000_000
        let columns = "subject, sequence, settled, wall, boot, since_boot, lease_until, liveness, place, tag"
        try office.sql(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
            INSERT INTO attempts (\(columns)) SELECT -4097 - i, 1, 2, \(old), 'before', 0, 0, 0, 'desk', 7 FROM n;
            INSERT INTO tallies (subject, sequence) SELECT subject, 2 FROM attempts;
            INSERT INTO attempts (\(columns)) VALUES (1, 1, 2, \(old), 'before', 0, 0, 0, 'desk', 7),
                (1, 3, 4, \(old + 86_390_000_000), 'before', 0, 0, 0, 'desk', 7)
            """)
        #expect(try office.acctctl("housekeeping").status == 0)
        #expect(try office.sql("SELECT subject, sequence FROM attempts") == "1|3\n")
    }

    /// More than anybody's login would do, and one tally that can't be read: that is said, the others are done, all at once.
    @Test(arguments: [true, false]) func housekeepingEndsTheLocksOfAllSourcesAtOnce(allReadable: Bool) throws {
        let office = try Office("[password]\nhash = yescrypt 1\n")
        let old = Int64(Date.now.timeIntervalSince1970 * 1_000_000) - 86_400_000_000
        try office.sql(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
            INSERT INTO scopes SELECT -4097 - i, 'everything', \(old) + i, 'before', 0, 600000000, 100, 0, 0, NULL, NULL, NULL
                FROM n;
            INSERT INTO tallies (subject, sequence) SELECT subject, 100 FROM scopes;
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50)
            INSERT INTO attempts
                SELECT subject, i, 50 + i, \(old), 'before', 0, 0, 0, '192.0.2.7', 0, 0, NULL FROM n, scopes;
            """)
        if !allReadable { try office.sql("UPDATE scopes SET scope = 'of a later version' WHERE subject = -4098") }
        let done = try office.acctctl("housekeeping")
        #expect(done.status == (allReadable ? 0 : 1), "\(done)")
        #expect(done.err.contains("acctctl store verify") != allReadable, "\(done.err)")
        let left = allReadable ? "0|0\n" : "1|50\n"
        #expect(try office.sql("SELECT (SELECT COUNT(*) FROM scopes), (SELECT COUNT(*) FROM attempts)") == left)
        let ended = "SELECT COUNT(*) FROM events WHERE kind = 'lock.ended' AND source = '192.0.2.7'"
        #expect(try office.sql(ended) == (allReadable ? "300\n" : "299\n"))
        let verified = try office.acctctl("store", "verify")
        #expect((verified.status == 0) == allReadable && verified.out.contains("-4098") != allReadable, "\(verified)")
    }

    @Test func showGivesTheLatestEventsOldestFirst() throws {
        let office = try office()
        let all = try kinds(office, "log", "show")
        #expect(all == ["store.created", "policy.changed", "account.joined", "account.joined"])
        #expect(try kinds(office, "log", "show", "--lines", "2") == ["account.joined", "account.joined"])
        #expect(try kinds(office, "log", "show", "--account", "000013") == ["account.joined"])
    }

    /// Events as a login writes them, with more facts than a line of the terminal has room for.
    private func crowdedOffice() throws -> Office {
        let office = try office()
        let details =
            "identity_checked=in-person\nvalid_until=4102444800000000\nunheard_of=\(String(repeating: "x", count: 60))"
        try office.sql(
            "UPDATE events SET source = '198.51.100.101', actor = 'login:000012', details = '\(details)' WHERE seq = 3")
        return office
    }

    @Test func showNumbersTheRecordsAsVerifyDoes() throws {
        let lines = try office().acctctl("log", "show").lines
        #expect(lines.filter { $0.first?.isNumber == true }.map { $0.prefix(1) } == ["1", "2", "3", "4"])
        #expect(try office().acctctl("log", "show", "--lines", "1").lines.last { $0.first == "4" } != nil)
    }

    @Test func showCutsNoDetailAndNamesTheActorBesideTheSource() throws {
        let office = try crowdedOffice()
        for (lang, words) in [
            ("en", ["identity_checked=in-person", "valid_until=2100-01-01", "actor=login:000012"]),
            ("ja", ["本人確認=in-person", "期限=2100-01-01", "操作者=login:000012"]),
        ] {
            let out = try office.acctctl("log", "show", lang: lang).out
            for word in words + ["198.51.100.101", "unheard_of=" + String(repeating: "x", count: 60)] {
                #expect(out.contains(word), "\(word)\n\(out)")
            }
            #expect(!out.contains("…") && out.contains("\n   ") && out.contains("uid:"))
            #expect(try widest(out) <= 80)
        }
        // Whoever acted at no place is in the row already.
        #expect(try !office.acctctl("log", "show", "--lines", "1").out.contains("actor="))
    }

    @Test func aReaderThatLeavesEarlyIsNoError() throws {
        let office = try office()
        // More than a pipe holds, so that the writer is still writing when head(1) has gone.
        try office.sql(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
            INSERT INTO events SELECT host, seq + i * 10, version, wall, boot, since_boot, kind, actor, account, login,
            source, service, reason, details, hash FROM events, n WHERE seq = 3
            """)
        let command = "\(Built.path("acctctl")) log show --lines 5000 --lang en --config \(office.policy)"
        let finished = try Run.command(
            "/bin/bash", ["-c", "\(command) | head -1; echo ${PIPESTATUS[0]}"], environment: ["PATH": "/usr/bin:/bin"])
        #expect(finished.err.isEmpty && finished.lines.count == 2)
        #expect(finished.lines.first?.hasPrefix("no.") == true && finished.lines.last == "0")
    }

    @Test func aResultThatCannotBeWrittenIsAnErrorThatSaysSo() throws {
        let office = try office()
        let command = "\(Built.path("acctctl")) password issue 000012 --lang en --config \(office.policy)"
        for stdout in [" > /dev/full", " >&-", " >&- <&-"] {
            let finished = try Run.command("/bin/sh", ["-c", command + stdout])
            #expect(finished.status == 70 && finished.err.contains("acctctl password issue"), "\(finished.err)")
        }
        // With standard output closed, the next file opened takes its number: nothing may have been written into the
        // store.
        #expect(try office.acctctl("store", "verify").status == 0)
    }

    @Test func aMissingStoreAsksForInit() throws {
        let office = try Office(initialized: false)
        for words in [["account", "list"], ["log", "verify"], ["store", "verify"]] {
            let finished = try office.run(words)
            #expect(finished.status == 3, "\(words): \(finished.err)")
        }
        try office.scratch.makeDirectory("store", mode: 0o700)
        let finished = try office.acctctl("account", "list")
        #expect(finished.status == 3 && finished.err.contains("acctctl init"), "\(finished.err)")
    }

    static let damage: [(make: String, status: Int32, says: String)] = [
        ("truncate -s 4096 ${F}; rm -f ${F}-wal ${F}-shm", 1, "damaged"),
        ("rm ${F}-name.key", 1, "damaged"),
        ("touch ${F}-suspect", 1, "store verify"),
        ("sqlite3 ${F} 'PRAGMA user_version = 99'", 4, "later version"),
        ("head -c 8192 /dev/urandom > ${F}; rm -f ${F}-wal ${F}-shm", 1, "damaged"),
    ]

    @Test(arguments: damage)
    func aStoreThatIsNotAsItShouldBeIsNamedOnOneLine(_ make: String, _ status: Int32, _ says: String) throws {
        let office = try office()
        let environment = ["PATH": "/usr/bin:/bin", "F": office.database]
        #expect(try Run.command("/bin/sh", ["-c", make], environment: environment).status == 0)
        let finished = try office.acctctl("account", "list")
        #expect(finished.status == status && finished.err.contains(says), "\(finished.status) \(finished.err)")
        #expect(finished.err.split(separator: "\n").count == 1 && finished.out.isEmpty)
        #expect(try !office.acctctl("account", "list", lang: "ja").err.contains(says) || says.hasPrefix("store"))
    }

    @Test func anEarlierStoreIsBroughtUpToDateByInitWithEverythingInIt() throws {
        let office = try office()
        let before = try office.acctctl("account", "list").out
        try office.sql(
            EarlierSchema.first
                + ";UPDATE tallies SET lock_wall = 1, lock_boot = 'b', lock_since_boot = 0, lock_sequence = 0 WHERE subject = 1"
        )
        let early = try office.acctctl("account", "list")
        #expect(early.status == 4 && early.err.contains("acctctl init"), "\(early.err)")
        #expect(try office.acctctl("init").status == 0)
        let locked = try office.json("account", "show", "000012")
        #expect(locked["locked"] as? String == "failures")
        try office.acctctl("account", "unlock", "000012")
        #expect(try office.acctctl("account", "list").out == before)
        #expect(try office.acctctl("store", "verify").status == 0)
    }

    @Test func aBusyStoreIsWorthAnotherTry() throws {
        let office = try Office("deadline = 1s\n[password]\nhash = yescrypt 1\n")
        try office.join("000012")
        // The gate before every writer is byte 0 of the lock file; whoever holds it makes the others wait.
        let file = open(office.database + "-locks", O_RDWR)
        defer { close(file) }
        var gate = flock(l_type: Int16(F_WRLCK), l_whence: Int16(SEEK_SET), l_start: 0, l_len: 1, l_pid: 0)
        #expect(fcntl(file, F_SETLK, &gate) == 0)
        for words in [["account", "lock", "000012"], ["init"]] {
            let finished = try office.run(words)
            #expect(finished.status == 75 && finished.err.contains("try again"), "\(words): \(finished.err)")
        }
        // Whoever only looks waits for nobody.
        #expect(try office.acctctl("account", "list").status == 0)
        #expect(try office.acctctl("store", "verify").status == 0)
    }

    private func kinds(_ office: Office, _ words: String...) throws -> [String] {
        let finished = try office.run(words + ["--json"])
        return (try document(finished.out)["events"] as? [[String: Any]])?.compactMap { $0["kind"] as? String } ?? []
    }
}

import Foundation
import TestSupport
import Testing

/// `init`, `join`, `retire`: what they do, and when it takes effect.
@Suite struct LifecycleTests {
    static let cheap = "[password]\nhash = yescrypt 1\n"

    @Test func initIsSafeToRepeat() throws {
        let office = try Office(Self.cheap, initialized: false)
        #expect(try office.json("init")["created"] as? Bool == true)
        try office.join("000012")
        #expect(try office.json("init")["created"] as? Bool == false)
        #expect(try office.json("account", "show", "000012")["account"] as? String == "000012")
    }

    @Test func initOnAStoreOfAnEarlierVersionSaysThatItWasBroughtUpToDate() throws {
        for (lang, words) in [("en", "up to date (schema 1 to 4)"), ("ja", "更新しました(1 → 4)")] {
            let office = try Office(Self.cheap)
            try office.join("000012")
            try office.sql(EarlierSchema.first)
            let early = try office.acctctl("account", "show", "000012", lang: lang)
            #expect(early.status == 4 && early.err.contains("acctctl init"))
            let upgraded = try office.acctctl("init", lang: lang)
            #expect(upgraded.status == 0 && upgraded.lines.joined(separator: " ").contains(words), "\(upgraded.out)")
            #expect(try office.acctctl("account", "show", "000012").status == 0)
            try office.sql(EarlierSchema.second)
            let answer = try office.json("init")
            #expect(answer["created"] as? Bool == false && answer["upgraded_from"] as? Int == 2, "\(answer)")
            #expect(try office.json("init")["upgraded_from"] is NSNull)
        }
    }

    @Test func joinPrintsTheTemporaryPasswordOnceAndTheStoreKeepsItsHashOnly() throws {
        let office = try Office(Self.cheap)
        let joined = try document(office.join("000012", "--json").out)
        let password = try #require(joined["temporary_password"] as? String)
        #expect(joined["account"] as? String == "000012")
        #expect(password.wholeMatch(of: /[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}/) != nil)
        let files = try FileManager.default.contentsOfDirectory(atPath: office.scratch.path("store"))
        #expect(files.contains("credpolicy.db"))
        for file in files {
            let bytes = try Data(contentsOf: URL(filePath: office.scratch.path("store/" + file)))
            #expect(bytes.range(of: Data(password.utf8)) == nil, "\(file)")
        }
    }

    /// Where another module keeps the password, one that nobody uses here would stop the ID's keys and cron jobs.
    @Test func whoeverJoinsWithoutAPasswordHasNoneUntilOneIsIssued() throws {
        let office = try Office(Self.cheap)
        let joined = try document(office.join("000012", "--no-password", "--json").out)
        #expect(joined["temporary_password"] is NSNull && joined["account"] as? String == "000012")
        #expect(try office.json("account", "show", "000012")["password"] as? String == "none")
        #expect(try office.join("000013", "--no-password", "--quiet").out == "")
        #expect(try office.acctctl("password", "issue", "000012").status == 0)
        #expect(try office.json("account", "show", "000012")["password"] as? String == "temporary")
    }

    @Test func quietLeavesThePasswordAlone() throws {
        let office = try Office(Self.cheap)
        let joined = try office.join("000012", "--quiet")
        #expect(joined.lines.count == 1 && joined.lines[0].count == 14)
        #expect(try office.acctctl("account", "lock", "000012", "--quiet").out == "")
    }

    @Test func datesBeginAtMidnightOfTheOrganisationAndTheLastDayIsIncluded() throws {
        for (zone, offset) in [("Asia/Tokyo", "+09:00"), ("America/New_York", "-04:00"), ("UTC", "Z")] {
            let office = try Office(Self.cheap + "[organization]\ntimezone = \(zone)\n")
            try office.join("000012", "--from", "2098-04-01", "--until", "2099-04-30")
            let shown = try office.json("account", "show", "000012")
            #expect(shown["state"] as? String == "pending")
            #expect(shown["valid_from"] as? String == "2098-04-01T00:00:00\(offset)")
            #expect(shown["valid_until"] as? String == "2099-05-01T00:00:00\(offset)")
            let retired = try office.json("retire", "000012", "--on", "2098-05-31")
            #expect(retired["retired_from"] as? String == "2098-06-01T00:00:00\(offset)")
            #expect(try office.json("account", "show", "000012")["state"] as? String == "pending")
        }
    }

    @Test func theTemporaryPasswordOfALaterJoinerStartsOnTheirFirstDay() throws {
        let office = try Office(Self.cheap)
        let joined = try document(office.join("000012", "--from", "2098-04-01", "--json").out)
        #expect(joined["valid_until"] as? String == "2098-04-08T00:00:00+09:00")
    }

    @Test func retiringNowEndsTheIDAtOnceAndForGood() throws {
        let office = try Office(Self.cheap)
        try office.join("000012")
        #expect(try office.acctctl("retire", "000012").status == 0)
        #expect(try office.json("account", "show", "000012")["state"] as? String == "retired")
        for words in [
            ["retire", "000012"], ["password", "issue", "000012"], ["account", "lock", "000012"],
            ["account", "unlock", "000012"],
        ] {
            let finished = try office.run(words)
            #expect(finished.status == 4 && finished.err.contains("000012"), "\(words)")
        }
        #expect(try office.join("000012").status == 4)
    }

    @Test func aDayThatHasPassedRetiresAtOnceAndSaysSo() throws {
        for (lang, says) in [("en", "2020-03-31 has passed"), ("ja", "2020-03-31 は過ぎているため")] {
            let office = try Office(Self.cheap)
            try office.join("000012")
            let retired = try office.acctctl("retire", "000012", "--on", "2020-03-31", lang: lang).out
            #expect(
                retired.contains(says) && !retired.contains("retires on") && !retired.contains("終了します"), "\(retired)")
            let shown = try office.json("account", "show", "000012")
            let from = try Date(#require(shown["retired_from"] as? String), strategy: .iso8601)
            #expect(shown["state"] as? String == "retired" && abs(from.timeIntervalSinceNow) < 60)
        }
    }

    @Test func anotherDayOfRetirementNamesTheFormerOne() throws {
        let office = try Office(Self.cheap)
        try office.join("000012")
        let (first, second) = ("2098-04-01T00:00:00+09:00", "2097-04-01T00:00:00+09:00")
        #expect(try office.json("retire", "000012", "--on", "2098-03-31")["former"] is NSNull)
        #expect(try office.json("retire", "000012", "--on", "2098-03-31")["former"] is NSNull)
        #expect(try office.json("retire", "000012", "--on", "2097-03-31")["former"] as? String == first)
        let events = try office.json("log", "show", "--lines", "1")["events"] as? [[String: Any]]
        #expect(events?.first?["details"] as? [String: String] == ["from": second, "former": first])
        for (lang, words) in [("en", "before was 2097-04-01 00:00"), ("ja", "変更前の予定は 2097-04-01 00:00")] {
            #expect(try office.acctctl("retire", "000012", "--on", "2098-03-31", lang: lang).out.contains(words))
            try office.acctctl("retire", "000012", "--on", "2097-03-31")
        }
    }

    static let wrongDates: [(words: [String], says: String)] = [
        (["retire", "000012", "--on", "2027-02-31"], "no date 2027-02-31"),
        (["retire", "000012", "--on", "2027-2-3"], "--on 2027-04-01"),
        (["retire", "000012", "--on", "R9.3.31"], "--on 2027-04-01"),
        (["join", "000099", "--from", "2027-02-29"], "no date 2027-02-29"),
        (["join", "000099", "--until", "tomorrow"], "--until 2027-04-01"),
        (["join", "000099", "--from", "2098-04-02", "--until", "2098-04-01"], "--until lies before"),
        (["join", "000099", "--until", "2020-03-31"], "--until lies before"),
    ]

    @Test(arguments: wrongDates)
    func aDateThatIsNoneIsRefusedAndNothingIsDone(_ words: [String], _ says: String) throws {
        let office = try Office(Self.cheap)
        try office.join("000012")
        let person = ["--name", "a", "--staff-no", "9", "--department", "b"]
        let finished = try office.run(words + (words[0] == "join" ? person : []))
        #expect(finished.status == 2 && finished.err.contains(says), "\(finished.err)")
        #expect(try office.json("account", "show", "000012")["retired_from"] is NSNull)
        #expect(try office.acctctl("account", "show", "000099").status == 3)
    }

    @Test func theLastDayMayBeTheFirst() throws {
        let office = try Office(Self.cheap)
        #expect(try office.join("000012", "--from", "2098-04-01", "--until", "2098-04-01").status == 0)
    }

    @Test func personalAndPrivilegedIDsNeedAStaffNumber() throws {
        let office = try Office(Self.cheap)
        for (kind, status) in [("personal", 2), ("privileged", 2), ("shared", 0), ("service", 0)] as [(String, Int32)] {
            let finished = try office.acctctl(
                "join", kind, "--name", "窓口", "--department", "税務課", "--kind", kind)
            #expect(finished.status == status, "\(kind): \(finished.err)")
            if status == 0 {
                #expect(try office.json("account", "show", kind)["kind"] as? String == kind)
            } else {
                #expect(finished.err.contains("--staff-no"))
            }
        }
    }

    static let secondJoins: [(name: String, department: String, kind: String, status: Int32)] = [
        ("山田 太郎", "税務課", "personal", 0), ("山田 太郎", "税務課", "privileged", 0),
        ("鈴木 花子", "税務課", "personal", 4), ("鈴木 花子", "税務課", "privileged", 4),
        ("山田 太郎", "福祉課", "personal", 4), ("窓口", "福祉課", "shared", 0), ("窓口", "福祉課", "service", 0),
    ]

    @Test(arguments: secondJoins)
    func joiningUnderAStaffNumberRenamesNobody(
        _ name: String, _ department: String, _ kind: String, _ status: Int32
    ) throws {
        let office = try Office(Self.cheap)
        try office.join("000012")
        let words = ["--name", name, "--staff-no", "000012", "--department", department, "--kind", kind]
        for lang in ["en", "ja"] {
            let finished = try office.run(["join", "second-\(lang)"] + words, lang: lang)
            #expect(finished.status == status, "\(finished.err)")
            #expect(status == 0 || finished.err.contains("山田 太郎") && finished.err.contains("税務課"), "\(finished.err)")
            #expect(try office.acctctl("account", "show", "second-\(lang)").status == (status == 0 ? 0 : 3))
        }
        let holder = try office.json("account", "show", "000012")
        #expect(holder["name"] as? String == "山田 太郎" && holder["department"] as? String == "税務課")
    }

    @Test func whoAnswersForASharedIDMayJoinLaterUnderTheirOwnName() throws {
        let office = try Office(Self.cheap)
        let counter = ["--name", "窓口", "--staff-no", "000012", "--department", "戸籍課", "--kind", "shared"]
        #expect(try office.run(["join", "counter"] + counter).status == 0)
        #expect(try office.join("000012").status == 0)
        #expect(try office.json("account", "show", "000012")["name"] as? String == "山田 太郎")
        let shared = try office.json("account", "show", "counter")
        #expect(shared["name"] as? String == "窓口" && shared["staff_number"] as? String == "000012")
    }

    @Test func namesThatMoveTheCursorOrTurnTheLineAreShownEscaped() throws {
        let office = try Office(Self.cheap)
        let name = "A\u{1B}[31mB\u{202E}C\u{7}\nD"
        #expect(
            try office.acctctl("join", "000012", "--name", name, "--staff-no", "1\u{2066}", "--department", "\u{9B}")
                .status == 0)
        for words in [["account", "list"], ["account", "show", "000012"], ["log", "show"]] {
            for json in [[], ["--json"]] {
                let out = try office.run(words + json).out
                let acting = out.unicodeScalars.filter { $0 != "\n" && ($0.value < 0x20 || Self.turns($0.value)) }
                #expect(acting.isEmpty, "\(words + json): \(out.debugDescription)")
            }
        }
        #expect(try office.acctctl("account", "show", "000012").out.contains("A\\u{1B}[31mB\\u{202E}C\\u{7}\\u{A}D"))
        #expect(try office.json("account", "show", "000012")["name"] as? String == name)
    }

    private static func turns(_ value: UInt32) -> Bool {
        (0x7F...0x9F).contains(value) || (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    }
}

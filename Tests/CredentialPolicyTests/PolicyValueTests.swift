import CredentialPolicy
import Testing

@Suite struct PolicyValueTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let key: String
        let good: [String]
        let bad: [String]
        var testDescription: String { key }

        init(_ key: String, good: [String], bad: [String]) {
            self.key = key
            self.good = good
            self.bad = bad
        }
    }

    static let rows: [Row] = [
        Row("organization.name", good: ["", "葛飾区"], bad: [String(repeating: "区", count: 31)]),
        Row(
            "organization.words", good: ["", "katsushika, 青梅", "abc"],
            bad: ["ab", "区", "abc,,def", "abc,", String(repeating: "x", count: 65)]),
        Row(
            "organization.timezone", good: ["Asia/Tokyo", "UTC", "Etc/GMT-9", "America/Argentina/Buenos_Aires"],
            bad: ["", "/etc/passwd", "../../etc/passwd", "Asia/../Tokyo", "Asia/", "Asia//Tokyo", "A/B/C/D", "アジア/東京"]),
        Row("organization.language", good: ["ja", "en", "auto"], bad: ["", "JA", "fr"]),
        Row("organization.contact", good: ["", "情報システム課 内線0000"], bad: [String(repeating: "a", count: 49)]),
        Row("organization.contact-hours", good: ["", "平日8:30~17:15"], bad: [String(repeating: "a", count: 33)]),
        Row("organization.after-hours", good: ["", "宿直 内線0001"], bad: [String(repeating: "課", count: 17)]),
        Row(
            "store.url", good: ["sqlite:/a", "sqlite:/var/lib/credpolicy/credpolicy.db"],
            bad: [
                "", "/var/lib/a", "sqlite:a", "sqlite://a", "sqlite:/", "sqlite:/a/", "sqlite:/a/../b", "sqlite:/a/./b",
                "postgresql://db/credpolicy", "mysql:/a",
            ]),
        Row("store.deadline", good: ["1s", "8s"], bad: ["0s", "9s", "3", "never", "-1s", "1 s", "3000ms"]),
        Row("host.name", good: ["", "mado-12", "a.b"], bad: ["a b", "窓口", "a/b", String(repeating: "a", count: 65)]),
        Row(
            "host.unmanaged", good: ["", "root", "root, uid:0-999, uid:65534", "uid:4294967294"],
            bad: ["uid:", "uid:9-1", "uid:-1", "uid:4294967295", "uid:1-2-3", "uid:x", "a b", "-x", "root,"]),
        Row(
            "host.service-classes", good: ["", "myapp:console, kiosk-*:console", "a*:ssh"],
            bad: ["myapp", "myapp:", ":console", "*:batch", "a*b:ssh", "myapp:root", "a:ssh:x", "a b:ssh"]),
        Row(
            "password.min-length", good: ["8", "128"],
            bad: ["", "0", "129", "+8", "8.0", "\u{FF18}", "99999999999999999999", "eight"]),
        Row("password.max-length", good: ["8", "511"], bad: ["7", "512", ""]),
        Row(
            "password.require", good: ["letter, digit", "digit, upper, symbol, letter, lower"],
            bad: ["letters", "letter digit", ","]),
        Row(
            "password.min-guesses", good: ["6", "8.5", "30", "9.0"],
            bad: ["", "31", "30.1", "8.25", "8.", ".5", "1e9", "-7", "high"]),
        Row("password.blocklist", good: ["", "/var/lib/leaked"], bad: ["leaked", "/", "/a/", "/a/../b", "~/x"]),
        Row("password.dictionary", good: ["/usr/share/credpolicy/dictionary"], bad: ["", "dictionary", "/a//b"]),
        Row("password.history", good: ["0", "24"], bad: ["25", "never"]),
        Row("password.max-age", good: ["never", "90d", "1s", "3650d"], bad: ["", "0d", "3651d", "90", "none"]),
        Row("password.temporary-valid", good: ["1s", "7d", "90d", "2160h"], bad: ["91d", "never", "7D"]),
        Row(
            "password.hash", good: ["yescrypt 5", "yescrypt 1", "yescrypt  9"],
            bad: ["", "yescrypt", "yescrypt 0", "yescrypt 12", "md5 5", "5"]),
        Row("lockout.max-failures", good: ["1", "100"], bad: ["0", "101"]),
        Row("lockout.window", good: ["never", "15m"], bad: ["0", "until-unlocked"]),
        Row(
            "lockout.duration", good: ["15m", "until-unlocked", "progressive"],
            bad: ["0s", "never", "Progressive", "99999999d", "9999999999s", "99999999999999999999d"]),
        Row("lockout.max-failures-total", good: ["1", "1000"], bad: ["0", "1001", "never"]),
        Row("lockout.source-max-failures", good: ["1", "1000"], bad: ["0", "1001"]),
        Row("lockout.source-window", good: ["1s", "1d"], bad: ["0s", "25h", "never"]),
        Row("lockout privileged.max-failures", good: ["1", "3"], bad: ["0", "101"]),
        Row("lockout privileged.window", good: ["never", "2h"], bad: [""]),
        Row("lockout privileged.duration", good: ["until-unlocked", "1h"], bad: ["forever"]),
        Row("lockout privileged.max-failures-total", good: ["1", "3"], bad: ["0"]),
        Row("lifecycle.posix-accounts", good: ["yes", "no"], bad: ["", "Yes", "true", "1"]),
    ]

    @Test func everyKeyHasARow() {
        #expect(Self.rows.map(\.key) == PolicyKey.all.map(\.name))
    }

    @Test(arguments: rows) func goodValuesAreReadAndWrittenBack(_ row: Row) throws {
        let key = try #require(PolicyKey.matching(row.key).first)
        for value in row.good {
            let reading = try read(row.key, value)
            #expect(reading.problems.map { $0.text(in: .en) } == [])
            let policy = try #require(reading.policy)
            let again = try #require(try read(row.key, key.format(policy)).policy)
            #expect(again == policy, "\(value)")
        }
    }

    @Test(arguments: rows) func badValuesAreRefusedWithTheirReason(_ row: Row) throws {
        for value in row.bad {
            let reading = try read(row.key, value)
            #expect(reading.policy == nil, "\(value)")
            #expect(reading.problems.count == 1, "\(value)")
            let problem = try #require(reading.problems.first)
            #expect(problem.line == 2 && problem.text(in: .en).contains("\"\(Printable.fitted(value, columns: 60))\""))
            #expect(
                problem.text(in: .en).unicodeScalars.allSatisfy { $0.isASCII } || !value.utf8.allSatisfy { $0 < 0x80 })
        }
    }

    @Test func valuesArriveWhereTheyBelong() throws {
        let reading = read(
            """
            [organization]
            words = katsushika, 葛飾
            contact-hours = 平日
            [store]
            url = sqlite:/tmp/a.db
            deadline = 5s
            [host]
            unmanaged = uid:1-2, backup
            service-classes = kiosk-*:console
            [password]
            min-length = 12
            max-age = 90d
            hash = yescrypt 7
            [lockout]
            window = never
            duration = 2h
            [lockout privileged]
            max-failures = 2
            [lifecycle]
            posix-accounts = yes
            """)
        var expected = Policy()
        expected.organization.words = ["katsushika", "葛飾"]
        expected.organization.contactHours = "平日"
        expected.store.path = "/tmp/a.db"
        expected.store.deadline = .seconds(5)
        expected.host.unmanaged = [.uids(1...2), .name("backup")]
        expected.host.serviceClasses = [ServiceClassRule(pattern: "kiosk-*", serviceClass: .console)]
        expected.password.minLength = 12
        expected.password.maxAge = .seconds(90 * 86_400)
        expected.password.hash = HashMethod(cost: 7)
        expected.lockout.window = nil
        expected.lockout.duration = .time(.seconds(7_200))
        expected.privilegedLockout.maxFailures = 2
        expected.lifecycle.posixAccounts = true
        #expect(reading.problems.isEmpty)
        #expect(try #require(reading.policy) == expected)
    }

    @Test func aStoreOnPostgreSQLIsRefusedWithASentenceThatSaysNotYet() throws {
        let problem = try #require(try read("store.url", "postgresql://db/x").problems.first)
        #expect(problem.text(in: .en).hasSuffix("PostgreSQL is not supported yet; write sqlite:/ and a path"))
        #expect(problem.text(in: .ja).contains("PostgreSQL にはまだ対応していません"))
    }

    @Test func problemsComeInTheOrderOfTheirLines() {
        let reading = read("[password]\nmax-length = 10\nmin-length = 12\nhistory = x\n")
        #expect(reading.problems.map(\.line) == [2, 4])
    }

    @Test func aMaximumBelowTheMinimumIsRefused() {
        let reading = read("[password]\nmax-length = 10\nmin-length = 12\n")
        #expect(reading.policy == nil)
        #expect(
            reading.problems.map { $0.text(in: .en) } == [
                "policy.conf:2: max-length: \"10\" can't be used: write at least min-length, which is 12"
            ])
    }
}

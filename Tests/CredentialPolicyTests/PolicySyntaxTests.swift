import CredentialPolicy
import Testing

@Suite struct PolicySyntaxTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let text: String
        let english: [String]

        init(_ name: String, _ text: String, _ english: String...) {
            testDescription = name
            self.text = text
            self.english = english
        }
    }

    static let wrong: [Row] = [
        Row(
            "unknown section", "[pasword]\nmin-length = 8\n",
            "policy.conf:1: unknown section [pasword]; did you mean [password]?"),
        Row("section of a later issue", "[audit]\n", "policy.conf:1: unknown section [audit]; check its spelling"),
        Row(
            "unknown key", "[password]\nmin-lenght = 8\n",
            "policy.conf:2: min-lenght: unknown key in [password]; did you mean min-length?"),
        Row(
            "key of another section", "[lockout]\nhistory = 5\n",
            "policy.conf:2: history: unknown key in [lockout]; it belongs in [password]"),
        Row(
            "the name that faillock.conf has for it", "[lockout]\ndeny = 3\n",
            "policy.conf:2: deny: unknown key in [lockout]; did you mean max-failures?"),
        Row(
            "key of a later issue", "[lockout]\nsource-addresses = 10.0.0.0/8\n",
            "policy.conf:2: source-addresses: unknown key in [lockout]; check its spelling"),
        Row(
            "duplicate key", "[password]\nhistory = 5\n\nhistory = 6\n",
            "policy.conf:4: history: already on line 2; remove one of them"),
        Row(
            "duplicate section", "[password]\n[lockout]\n[ password ]\n",
            "policy.conf:3: [password] is already on line 1; merge the two"),
        Row(
            "no equals sign", "[password]\nhistory 5\n",
            "policy.conf:2: history 5: \"=\" is missing; write \"key = value\""),
        Row("no bracket", "[password\n", "policy.conf:1: \"]\" is missing; write \"[section]\""),
        Row(
            "no key", "[password]\n= 5\n", "policy.conf:2: there is no key before \"=\"; write \"key = value\""),
        Row(
            "key before any section", "history = 5\n",
            "policy.conf:1: history: stands before any [section]; put it below the section that it belongs to"),
        Row(
            "control character", "[password]\nhistory = 5\u{1B}[2J\n",
            "policy.conf:2: control character U+001B; remove it"),
        Row("NUL", "[password]\u{0}\n", "policy.conf:1: control character U+0000; remove it"),
        Row("lone carriage return", "# a\rb\n", "policy.conf:1: control character U+000D; remove it"),
        Row(
            "bidirectional control in a comment", "# a\u{202E}b\n",
            "policy.conf:1: character U+202E changes how the line looks; remove it"),
        Row(
            "more than one error", "x\n[password]\nhistory = -1\nhistory = 2\n[lockout]\nwindow = 5\n",
            "policy.conf:1: x: \"=\" is missing; write \"key = value\"",
            "policy.conf:3: history: \"-1\" can't be used: write a whole number from 0 to 24",
            "policy.conf:4: history: already on line 3; remove one of them",
            "policy.conf:6: window: \"5\" can't be used: "
                + "write a time with its unit, 1s to 3650d, like 30s 15m 2h 7d, or never"),
    ]

    @Test(arguments: wrong) func everyErrorIsToldWithItsLineAndKey(_ row: Row) {
        let reading = read(row.text)
        #expect(reading.problems.map { $0.text(in: .en) } == row.english)
        #expect(reading.policy == nil)
    }

    @Test(arguments: wrong) func everyErrorIsToldInJapaneseToo(_ row: Row) {
        for problem in read(row.text).problems {
            let text = problem.text(in: .ja)
            #expect(text.hasPrefix("policy.conf:\(problem.line): "))
            #expect(text.unicodeScalars.contains { $0.value >= 0x3040 })
        }
    }

    static let right: [Row] = [
        Row("an empty file", ""),
        Row("only comments and blanks", "# a\n  \t\n\t# b"),
        Row("byte order mark", "\u{FEFF}[password]\nhistory = 7\n"),
        Row("Windows line ends", "[password]\r\nhistory = 7\r\n"),
        Row("blanks anywhere", " [ password ] \n\thistory=7  "),
        Row("a comment behind a value", "[password] # mine\nhistory = 7 # seven\n"),
        Row("no line end at the end", "[password]\nhistory = 7"),
    ]

    @Test(arguments: right) func harmlessWaysOfWritingAreRead(_ row: Row) throws {
        var expected = Policy()
        if row.text.contains("history") { expected.password.history = 7 }
        let reading = read(row.text)
        #expect(reading.problems.isEmpty)
        #expect(try #require(reading.policy) == expected)
    }

    @Test func aNumberSignInsideAWordIsPartOfTheValue() throws {
        let policy = try #require(read("[organization]\ncontact = IT#0000 # desk\nname =# none\n").policy)
        #expect(policy.organization.contact == "IT#0000")
        #expect(policy.organization.name == "")
        // Read as a word, it would be written back as the beginning of a comment.
        #expect(read("[organization]\nwords = abc,#def\n").policy == nil)
    }

    @Test func bytesThatAreNotUTF8AreToldWithTheirLine() {
        let reading = PolicyReader.read(
            Array("[password]\n# ".utf8) + [0x83, 0x65] + Array("\nhistory = 5".utf8), file: "f")
        #expect(reading.problems.map(\.reason) == [.notUTF8])
        #expect(reading.problems.map(\.line) == [2])
    }

    @Test func aLineIsTooLongFrom4097Bytes() {
        #expect(read("#" + String(repeating: "x", count: 4_095)).problems.isEmpty)
        #expect(
            read("\n#" + String(repeating: "x", count: 4_096)).problems.map(\.reason) == [.lineTooLong(bytes: 4_096)])
    }

    @Test func aFileIsTooLargeFromAMebibyteAndIsNotLookedInto() {
        let line = Array((String(repeating: "x", count: 1_023) + "\n").utf8)
        let largest = Array(repeatElement(line, count: 1_024).joined())
        #expect(PolicyReader.read(largest, file: "f").problems.count == 51)
        let reading = PolicyReader.read(largest + [0x0A], file: "f")
        #expect(
            reading.problems.map { $0.text(in: .en) } == [
                "f: larger than 1048576 bytes; check that this is a policy file"
            ])
    }

    @Test func fiftyProblemsAreListedAndTheRestCounted() {
        let reading = read(String(repeating: "x\n", count: 62))
        #expect(reading.problems.count == 51)
        #expect(reading.problems.last?.text(in: .en) == "policy.conf: and 12 more problems")
        #expect(reading.problems.last?.text(in: .ja) == "policy.conf: ほかに12件の誤りがあります。")
    }

    @Test func aFileNameFromOutsideCannotMoveTheCursor() {
        let problem = PolicyReader.read(Array("x".utf8), file: "a\u{1B}b").problems.first
        #expect(problem?.text(in: .en).hasPrefix("a\\u{1B}b:1: x:") == true)
    }

    @Test func aLineIsRememberedForEachKeyThatTheFileSets() {
        let reading = read("[lockout privileged]\nwindow = 1h\n[password]\nhistory = 7\n")
        let lines = PolicyKey.all.compactMap { key in reading.lines[key.name].map { "\(key.name) \($0)" } }
        #expect(lines == ["password.history 4", "lockout privileged.window 2"])
    }
}

import CredentialPolicy
import Testing

@Suite struct PasswordRulesTests {
    private static let facts = PersonalFacts(
        loginName: "yamada.ito2", staffNumber: "004217", name: "山田 Hanako", words: ["katsushika", "青梅", "Aqua"])

    /// What the rules find in `new`, when `old` was the password before. How many guesses it takes has suites of its
    /// own.
    static func findings(
        _ new: [UInt8], old: [UInt8]? = nil, settings: PasswordSettings = PasswordSettings(),
        facts: PersonalFacts = facts
    ) -> [PasswordFinding] {
        var settings = settings
        settings.minGuesses = Guesses(log10: 0)
        let rules = PasswordRules(settings: settings, facts: facts, year: 2026)
        return BuiltInDictionary.with { dictionary, words in
            let new = new.span
            guard let old else { return rules.judge(new, old: nil, dictionary: dictionary, words: words).findings }
            let former = old.span
            return rules.judge(new, old: former, dictionary: dictionary, words: words).findings
        }
    }

    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let password: String
        let findings: [PasswordFinding]

        init(_ name: String, _ password: String, _ findings: PasswordFinding...) {
            testDescription = name
            self.password = password
            self.findings = findings
        }
    }

    static let characters: [Row] = [
        Row("letters and digits", "kx7wq2vz"),
        Row("nothing", "", .empty),
        Row("seven characters", "kx7wq2v", .tooShort(minimum: 8)),
        Row("eight characters of many bytes", "雨傘机椅子鉛筆7"),
        Row("letters only", "kxhwqpvz", .missing(.digit)),
        Row("digits only", "58302917", .missing(.letter)),
        Row("symbols only", "!?#$%&=~", .missing(.letter), .missing(.digit)),
        Row("short and without digits", "kxw", .tooShort(minimum: 8), .missing(.digit)),
        Row("blanks are characters", "kx wq 7z"),
        Row("a tab", "kx7w\tq2vz", .controlCharacter),
        Row("what sshd submits", "\u{8}\n\r\u{7F}INCORRECT", .controlCharacter, .missing(.digit)),
        Row("C1 control", "kx7w\u{85}q2vz", .controlCharacter),
        Row("one character", "aaaaaaaa", .missing(.digit), .oneCharacterRepeated),
        Row("one character in both cases", "aAaAaAaA", .missing(.digit), .oneCharacterRepeated),
        Row("one digit", "77777777", .missing(.letter), .oneCharacterRepeated),
        Row("longest", String(repeating: "a1", count: 128)),
        Row("one more than the longest", String(repeating: "a1", count: 128) + "b", .tooLong(maximum: 256)),
        Row("511 bytes in few characters", "a1" + String(repeating: "漢字", count: 84) + "12345"),
        Row(
            "512 bytes in few characters", "a1" + String(repeating: "漢字", count: 84) + "123456",
            .tooLong(maximum: 127)),
        Row("10,000 bytes", String(repeating: "a1", count: 5_000), .tooLong(maximum: 256)),
        Row("Arabic digits are digits", "kxhwqpv\u{664}"),
        Row("a combining mark alone is no letter", "1234567\u{301}", .missing(.letter)),
    ]

    @Test(arguments: characters) func aPasswordHasTheLengthAndTheCharactersThatAreRequired(_ row: Row) {
        #expect(Self.findings(Array(row.password.utf8)) == row.findings)
    }

    static let personal: [Row] = [
        Row("unrelated", "kx7wq2vz9"),
        Row("the whole login name", "xx9yamada.ito2zz", .containsLoginName),
        Row("in capitals", "YAMADA99xq", .containsLoginName),
        Row("backwards", "99adamayxq", .containsLoginName),
        Row("four characters of it", "xq9amadwz", .containsLoginName),
        Row("four characters of it backwards", "xq9damawz", .containsLoginName),
        Row("three characters of a longer part", "xq9amawzk"),
        Row("a part of three letters", "xq9itowzk", .containsLoginName),
        Row("a part of three letters backwards", "xq9otiwzk", .containsLoginName),
        Row("three across the dot", "xq9a.iwzk"),
        Row("a run of four across the dot", "xq9da.iwzk", .containsLoginName),
        Row("the staff number", "kq004217wz", .containsStaffNumber),
        Row("four digits of the staff number", "kqw4217xz", .containsStaffNumber),
        Row("four digits backwards", "kqw7124xz", .containsStaffNumber),
        Row("three digits of it", "kqw421xzk"),
        Row("the surname in kanji", "山田kqw71xz", .containsName),
        Row("the given name", "kqHANAKO71", .containsName),
        Row("one kanji of the surname", "山kqw71xzq"),
        Row("an own word", "Katsushika77", .containsOrganizationWord("katsushika")),
        Row("a short own word in kanji", "青梅kqw71xz", .containsOrganizationWord("青梅")),
        Row("an own word with capitals", "kqaqua71xz", .containsOrganizationWord("Aqua")),
        Row(
            "everything at once", "yamada004217katsushika", .containsLoginName, .containsStaffNumber,
            .containsOrganizationWord("katsushika")),
    ]

    @Test(arguments: personal) func aPasswordDoesNotLeanOnThePerson(_ row: Row) {
        #expect(Self.findings(Array(row.password.utf8)) == row.findings)
    }

    @Test(arguments: [
        ("two letters are too few to look for", "ab", "kxabq2vz", false),
        ("three are enough", "abc", "kxabcq2vz", true),
        ("none", "", "kx7wq2vz", false), ("an ID without letters", "4217", "kx4217vz", true),
    ]) func shortLoginNamesAreLookedForFromThreeCharacters(
        _ name: String, _ login: String, _ password: String, _ found: Bool
    ) {
        let findings = Self.findings(Array(password.utf8), facts: PersonalFacts(loginName: login))
        #expect(findings == (found ? [.containsLoginName] : []))
    }

    @Test(
        arguments: [
            ("lone continuation", [0x80]), ("cut in the middle", [0xE3, 0x81]), ("overlong slash", [0xC0, 0xAF]),
            ("overlong of three", [0xE0, 0x80, 0xAF]), ("surrogate", [0xED, 0xA0, 0x80]),
            ("beyond Unicode", [0xF4, 0x90, 0x80, 0x80]),
            ("never a byte of UTF-8", [0xFF]), ("bad third byte", [0xE3, 0x81, 0x41]),
            ("bad fourth byte", [0xF0, 0x9F, 0x98, 0x41]),
        ] as [(String, [UInt8])]) func bytesThatAreNoTextAreRefusedAsSuch(_ name: String, _ bytes: [UInt8])
    {
        #expect(Self.findings(Array("kx7wq2vz".utf8) + bytes) == [.notText])
        #expect(Self.findings(bytes + Array("kx7wq2vz".utf8)) == [.notText])
    }

    @Test func everyKindOfCharacterCanBeRequired() {
        var settings = PasswordSettings()
        settings.require = CharacterClasses(CharacterClass.allCases)
        #expect(Self.findings(Array("kx7wq2vz".utf8), settings: settings) == [.missing(.upper), .missing(.symbol)])
        #expect(Self.findings(Array("KX7WQ2VZ ".utf8), settings: settings) == [.missing(.lower)])
        #expect(Self.findings(Array("kX7!wq2vz".utf8), settings: settings) == [])
    }

    @Test func thePolicysLengthsCount() {
        var settings = PasswordSettings()
        settings.minLength = 12
        settings.maxLength = 14
        #expect(Self.findings(Array("kx7wq2vzkx7".utf8), settings: settings) == [.tooShort(minimum: 12)])
        #expect(Self.findings(Array("kx7wq2vzkx7wq2v".utf8), settings: settings) == [.tooLong(maximum: 14)])
    }

    @Test func everyFindingHasItsOwnCode() {
        let codes = EverySentence.findings(word: "a").map(\.code)
        #expect(Set(codes).count == codes.count)
        #expect(codes.allSatisfy { $0.utf8.allSatisfy { $0 == UInt8(ascii: "_") || (0x61...0x7A).contains($0) } })
    }
}

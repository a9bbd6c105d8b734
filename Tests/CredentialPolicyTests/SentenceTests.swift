import CredentialPolicy
import Testing

@Suite struct SentenceTests {
    private static let desk = Contact(contact: "情報システム課 内線0000", hours: "平日8:30~17:15", afterHours: "宿直 内線0001")
    private static let april = CivilTime(year: 2027, month: 4, day: 8, hour: 9, minute: 5)
    private static let march = CivilTime(year: 2027, month: 3, day: 31, hour: 17, minute: 2)

    @Test func theFirstPromptIsWordForWordWhatProgramsWaitFor() {
        #expect(Sentence.passwordPrompt.text(in: .en) == "Password: ")
        #expect(Sentence.passwordPrompt.text(in: .ja) == "パスワード: ")
    }

    @Test func everyPromptEndsInAColonAndABlank() {
        for prompt in [
            Sentence.passwordPrompt, .currentPasswordPrompt, .newPasswordPrompt, .repeatPasswordPrompt,
        ] {
            for language in Language.allCases { #expect(prompt.text(in: language).hasSuffix(": ")) }
        }
    }

    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let sentence: Sentence
        let ja: String
        let en: String

        init(_ name: String, _ sentence: Sentence, ja: String, en: String) {
            testDescription = name
            self.sentence = sentence
            self.ja = ja
            self.en = en
        }
    }

    static let rows: [Row] = [
        Row(
            "refusal", .refusal(desk),
            ja: "ログインできません。IDまたは認証情報が正しくないか、このIDは現在利用できません。"
                + "入力に間違いがなければ、情報システム課 内線0000(平日8:30~17:15、時間外は宿直 内線0001)へ。",
            en: "Wrong, or not allowed now. If you are sure it is right, ask 情報システム課 内線0000 "
                + "(平日8:30~17:15; after hours: 宿直 内線0001)."),
        Row(
            "refusal without a contact", .refusal(Contact()),
            ja: "ログインできません。IDまたは認証情報が正しくないか、このIDは現在利用できません。入力に間違いがなければ、管理者へ。",
            en: "Wrong, or not allowed now. If you are sure it is right, ask your administrator."),
        Row(
            "expired", .temporaryExpired(on: april, Contact(contact: "IT 0000", hours: "8:30-17:15")),
            ja: "仮パスワードの期限(4月8日)が過ぎました。所属課を通じて再発行を依頼してください。"
                + "ご不明な点は、IT 0000(8:30-17:15)へ。",
            en: "Your temporary password expired on 8 April. Have your section ask for a new one. "
                + "Questions: IT 0000 (8:30-17:15)."),
        Row(
            "last login", .lastLogin(at: march, from: "窓口端末12", logout: at(march, 17, 40), failures: 0),
            ja: "前回ログイン 3月31日 17:02(窓口端末12)/ログアウト 17:40/その後の失敗 0回",
            en: "Last login: 31 March 17:02 (窓口端末12); logout: 17:40; failures since: 0"),
        Row(
            "logout on another day", .lastLogin(at: march, from: nil, logout: april, failures: 2),
            ja: "前回ログイン 3月31日 17:02/ログアウト 4月8日 09:05/その後の失敗 2回",
            en: "Last login: 31 March 17:02; logout: 8 April 09:05; failures since: 2"),
        Row(
            "no logout seen", .lastLogin(at: march, from: "tty1", logout: nil, failures: 0),
            ja: "前回ログイン 3月31日 17:02(tty1)/ログアウト 記録なし/その後の失敗 0回",
            en: "Last login: 31 March 17:02 (tty1); logout: not recorded; failures since: 0"),
        Row(
            "first login", .lastLogin(at: nil, from: nil, logout: nil, failures: 0),
            ja: "初めてのログインです。", en: "This is your first login."),
        Row(
            "first login after failures", .lastLogin(at: nil, from: nil, logout: nil, failures: 3),
            ja: "初めてのログインです/その後の失敗 3回", en: "This is your first login; failures since: 3"),
        Row(
            "failures",
            .failuresSince(
                count: 4, first: at(april, 2, 13), last: at(april, 2, 15), sources: ["10.1.9.8"], more: 0,
                Contact(contact: "内線0000")),
            ja: "★前回以降、失敗4回(4月8日 02:13~02:15、10.1.9.8)。心当たりがなければ内線0000へ。",
            en: "** 4 failures since your last login (8 April 02:13 to 02:15, 10.1.9.8). If it wasn't you, tell 内線0000."
        ),
        Row(
            "one failure", .failuresSince(count: 1, first: april, last: april, sources: ["tty1"], more: 0, Contact()),
            ja: "★前回以降、失敗1回(4月8日 09:05、tty1)。心当たりがなければ管理者へ。",
            en: "** 1 failure since your last login (8 April 09:05, tty1). If it wasn't you, tell your administrator."),
        Row(
            "failures from many sources",
            .failuresSince(
                count: 9, first: march, last: april, sources: (1...4).map { "198.51.100.10\($0)" }, more: 2, Contact()),
            ja: "★前回以降、失敗9回(3月31日 17:02~4月8日 09:05、198.51.100.101、198.51.100.102、198.51.100.103、ほか3か所)。心当たりがなければ管理者へ。",
            en: "** 9 failures since your last login (31 March 17:02 to 8 April 09:05, 198.51.100.101, 198.51.100.102, "
                + "198.51.100.103, 3 other sources). "
                + "If it wasn't you, tell your administrator."),
        Row(
            "own word", PasswordFinding.containsOrganizationWord("katsushika").sentence,
            ja: "『katsushika』は職場に関係する語で、推測されやすくなっています。無関係な語にしてください。",
            en: "\"katsushika\" belongs to your workplace and is easy to guess. Use something unrelated."),
    ]

    @Test func everyFindingIsASentenceOfItsOwn() {
        for finding in EverySentence.findings(word: "katsushika") {
            #expect(!finding.sentence.text(in: .ja).contains("ためです"), "\(finding)")
        }
    }

    private static func at(_ day: CivilTime, _ hour: Int, _ minute: Int) -> CivilTime {
        CivilTime(year: day.year, month: day.month, day: day.day, hour: hour, minute: minute)
    }

    @Test(arguments: rows) func factsAreFilledIn(_ row: Row) {
        #expect(row.sentence.text(in: .ja) == row.ja)
        #expect(row.sentence.text(in: .en) == row.en)
    }

    @Test(arguments: EverySentence.all(contact: EverySentence.longest, text: EverySentence.hostile))
    func noSentenceIsLongerThanThreeLinesWhateverItIsFilledWith(_ sentence: Sentence) {
        for language in Language.allCases {
            let text = sentence.text(in: language)
            #expect(DisplayWidth.of(text) <= 240, "\(text)")
            #expect(!text.contains("\n"))
        }
    }

    @Test(arguments: EverySentence.all(contact: EverySentence.longest, text: EverySentence.hostile))
    func nothingFromOutsideActsOnTheTerminal(_ sentence: Sentence) {
        for language in Language.allCases {
            let text = sentence.text(in: language)
            #expect(Array(text.utf8) == Array(Printable.escaped(text).utf8))
        }
    }

    @Test(arguments: EverySentence.all(contact: Contact(), text: "tty1"))
    func englishIsASCIIAndJapaneseIsJapanese(_ sentence: Sentence) {
        #expect(sentence.text(in: .en).utf8.allSatisfy { (0x20...0x7E).contains($0) })
        #expect(sentence.text(in: .ja).unicodeScalars.contains { (0x3040...0x9FFF).contains($0.value) })
    }

    @Test func noTwoSentencesSayTheSame() {
        for language in Language.allCases {
            let texts = EverySentence.all(contact: Contact(), text: "a").map { $0.text(in: language) }
            #expect(Set(texts).count == texts.count)
        }
    }
}

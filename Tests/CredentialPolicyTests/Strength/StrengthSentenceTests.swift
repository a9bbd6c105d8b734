@testable import CredentialPolicy
import Testing

@Suite struct StrengthSentenceTests {
    @Test(arguments: StrengthKind.allCases) func everyKindHasANameOfItsOwnInBothLanguages(_ kind: StrengthKind) {
        let name = StrengthWords.name(kind)
        #expect(name.ja.unicodeScalars.contains { (0x3040...0x9FFF).contains($0.value) })
        #expect(!name.en.isEmpty && name.en.utf8.allSatisfy { (0x20...0x7E).contains($0) })
        for other in StrengthKind.allCases where other != kind {
            #expect(StrengthWords.name(other).ja != name.ja && StrengthWords.name(other).en != name.en)
        }
    }

    @Test(arguments: StrengthKind.allCases) func everyKindMakesASentenceWithAHint(_ kind: StrengthKind) {
        let strength = PasswordStrength(
            guesses: Guesses(log10: 3), parts: [StrengthMatch(0..<8, kind, Guesses(log10: 3))])
        for language in Language.allCases {
            let hint = StrengthHint(strength).wording.text(in: language)
            let text = StrengthSentence(strength).text(in: language)
            #expect(text.contains(StrengthWords.name(kind).text(in: language)) && text.hasSuffix(hint))
            #expect(PasswordFinding.guessable(strength, StrengthDemand()).sentence.text(in: language) == text)
        }
    }

    @Test func thePersonWhoTypedItIsShownWhichPartsAreMeant() {
        let password = "katsushikaR9"
        let bytes = Array(password.utf8)
        let text = bytes.span
        let sentence = StrengthSentence(EstimatorStand.strength(password))
        #expect(
            sentence.text(quoting: text, in: .ja)
                == "『katsushika』は地名、『R9』は年号で、推測されやすくなっています。無関係な4語と数字をつなげる方法があります。")
        #expect(
            sentence.text(quoting: text, in: .en)
                == "\"katsushika\" is a place name and \"R9\" is a date in a Japanese era, which is easy to guess. "
                + "Four unrelated words and a number would do.")
        for language in Language.allCases { #expect(!sentence.text(in: language).contains("katsushika")) }
    }

    @Test(arguments: ["Kitsune-Lantern-4711", "Kitsune-Lantern-4712", "1174-nretnaL-enustiK", "xKitsune-Lantern-4711x"])
    func nothingIsShownOfWhatIsLikeTheCurrentPassword(_ new: String) {
        let (bytes, current) = (Array(new.utf8), "Kitsune-Lantern-4711")
        let sentence = StrengthSentence(EstimatorStand.strength(new, old: current))
        for language in Language.allCases {
            let text = sentence.text(quoting: bytes.span, in: language)
            #expect(text == sentence.text(in: language))
            #expect(!text.lowercased().contains("kitsune") && !text.contains("1174"))
        }
    }

    /// Also where a word, a year or a common password is the cheaper way to say what the two have in common.
    @Test(arguments: [
        ("password", "password"), ("katsushika1", "katsushika1"), ("Tanaka2025", "Tanaka2024"), ("123456", "123456"),
        ("KatsushikaTanaka77", "Tanaka-Katsushika-Pochi-77"), ("letmein9", "9letmein"),
    ])
    func norWhereItIsAWordOrACommonPassword(_ new: String, _ current: String) {
        let bytes = Array(new.utf8)
        let strength = EstimatorStand.strength(new, old: current)
        #expect(strength.sharesOld && !EstimatorStand.strength(new).sharesOld)
        for language in Language.allCases {
            let sentence = StrengthSentence(strength)
            #expect(sentence.text(quoting: bytes.span, in: language) == sentence.text(in: language))
        }
    }

    @Test func atMostThreeReasonsAreGiven() {
        let parts = (0..<6).map { StrengthMatch($0 * 3..<$0 * 3 + 3, .word, Guesses(log10: 1)) }
        let bytes = Array("abcdefghijklmnopqr".utf8)
        let text = bytes.span
        let sentence = StrengthSentence(PasswordStrength(guesses: Guesses(log10: 6), parts: parts))
        #expect(sentence.text(quoting: text, in: .ja).split(separator: "『").count == 3)
    }

    @Test func aPartThatActsOnTheTerminalIsShownHarmless() {
        let bytes = Array(String(repeating: "\u{202E}課\u{1B}", count: 40).utf8)
        let text = bytes.span
        let part = StrengthMatch(0..<120, .repetition, Guesses(log10: 1))
        let sentence = StrengthSentence(PasswordStrength(guesses: Guesses(log10: 1), parts: [part]))
        for language in Language.allCases {
            let shown = sentence.text(quoting: text, in: language)
            #expect(!shown.unicodeScalars.contains(where: Printable.acts) && DisplayWidth.of(shown) <= 240)
        }
    }

    /// 20 takes eight words at 2.7 each, or 20 random characters at 1.0; 30 twelve words.
    @Test(arguments: [
        (9.5, 256, "無関係な4語と数字をつなげる方法があります。", "Four unrelated words and a number would do."),
        (20.0, 256, "無関係な8語と数字をつなげる方法があります。", "Eight unrelated words and a number would do."),
        (30.0, 256, "無関係な12語と数字をつなげる方法があります。", "12 unrelated words and a number would do."),
        (9.5, 16, "無関係な英数字をでたらめに10文字並べる方法があります。", "Ten letters and digits drawn at random would do."),
        (20.0, 40, "無関係な英数字をでたらめに20文字並べる方法があります。", "20 letters and digits drawn at random would do."),
    ])
    func theHintIsEnoughForThePolicyAndFitsIt(_ least: Double, _ most: Int, _ ja: String, _ en: String) {
        var settings = PasswordSettings()
        (settings.minGuesses, settings.maxLength) = (Guesses(log10: least), most)
        let strength = EstimatorStand.strength("katsushika1")
        let wording = StrengthHint(strength, StrengthDemand(settings)).wording
        #expect(wording.ja == ja && wording.en == en)
    }

    /// Words of seven characters with what separates them fit, or it is not words that are advised.
    @Test(arguments: StrengthHint.Reason.allCases) func whatIsAdvisedFitsThePolicy(_ reason: StrengthHint.Reason) {
        let passwords = ["katsushika1", "20240401", "xk7q", "y.inoue1", "mz4rw9"]
        let facts = PersonalFacts(loginName: "y.inoue")
        for password in passwords {
            var settings = PasswordSettings()
            settings.maxLength = 12
            let hint = StrengthHint(
                EstimatorStand.strength(password, old: "mz4rw9p", facts: facts), StrengthDemand(settings))
            guard hint.reason == reason else { continue }
            #expect(hint.remedy == .characters(10))
            #expect(!hint.wording.ja.contains("語と数字") && !hint.wording.en.contains("words"))
        }
        #expect(
            passwords.contains {
                StrengthHint(EstimatorStand.strength($0, old: "mz4rw9p", facts: facts)).reason == reason
            })
    }

    static let hints: [(String, StrengthHint.Reason)] = [
        ("katsushika1", .words), ("20240401", .noPatterns), ("qwertyuiop", .noPatterns), ("xk7q", .moreCharacters),
        ("y.inoue1", .nothingOfYours), ("mz4rw9", .somethingNew),
    ]

    @Test(arguments: hints) func theHintFitsWhatWasFound(_ password: String, _ hint: StrengthHint.Reason) {
        let facts = PersonalFacts(loginName: "y.inoue")
        #expect(StrengthHint(EstimatorStand.strength(password, old: "mz4rw9p", facts: facts)).reason == hint)
    }
}

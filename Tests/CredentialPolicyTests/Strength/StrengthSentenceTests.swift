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

    static let hints: [(String, StrengthHint.Reason)] = [
        ("katsushika1", .words), ("20240401", .noPatterns), ("qwertyuiop", .noPatterns), ("xk7q", .moreCharacters),
        ("y.inoue1", .nothingOfYours), ("mz4rw9", .somethingNew),
    ]

    @Test(arguments: hints) func theHintFitsWhatWasFound(_ password: String, _ hint: StrengthHint.Reason) {
        let facts = PersonalFacts(loginName: "y.inoue")
        #expect(StrengthHint(EstimatorStand.strength(password, old: "mz4rw9p", facts: facts)).reason == hint)
    }
}

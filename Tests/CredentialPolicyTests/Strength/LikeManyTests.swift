import Testing

@testable import CredentialPolicy

/// A text whose parts say little and that as a whole is what many people use.
@Suite struct LikeManyTests {
    private static let words: [UInt32] = {
        var writer = DictionaryWriter(order: 2, texts: true)
        writer.add("qqqq", .word, rank: 30_000)
        for word in ["k4mo7ri2fu", "k4mo7ri2fo", "k4mo7ri2fi"] { writer.learn(word, weight: 1_000) }
        return writer.words(origin: "test")
    }()

    private static func strength(_ text: String) throws -> PasswordStrength {
        let (span, bytes) = (words.span, Array(text.utf8))
        let password = bytes.span
        let dictionary = try StrengthDictionary(checking: span)
        return PasswordEstimator(facts: PersonalFacts(loginName: ""), year: 2027).strength(
            of: password, old: nil, dictionary: dictionary, words: span)
    }

    /// What is shown is what was counted: one part, and its guesses are the password's.
    @Test func aTextThatIsCheaperAsAWholeHasOnePartThatSaysSo() throws {
        let strength = try Self.strength("k4mo7ri2fu")
        #expect(strength.parts.map(\.kind) == [.likeMany] && strength.parts.map(\.range) == [0..<10])
        #expect(strength.parts[0].guesses == strength.guesses)
        let bytes = Array("k4mo7ri2fu".utf8)
        let text = bytes.span
        #expect(
            StrengthSentence(strength).text(quoting: text, in: .ja)
                == "『k4mo7ri2fu』は多くの人が使うものに似た並びで、推測されやすくなっています。無関係な4語と数字をつなげる方法があります。")
        #expect(
            StrengthSentence(strength).text(in: .en)
                == "It is made of a text like those that many people use, which is easy to guess. "
                + "Four unrelated words and a number would do.")
    }

    /// Without capitals as often as with one: it doubles the guesses.
    @Test func aCapitalCostsTheWholeWhatItCostsAWord() throws {
        let difference = try Self.strength("K4mo7ri2fu").guesses.log10 - Self.strength("k4mo7ri2fu").guesses.log10
        #expect(abs(difference - Guesses(2).log10) < 1e-6)
    }

    @Test func aTextThatIsCheaperInPartsHasItsParts() throws {
        #expect(try Self.strength("xk7qv2wz").parts.map(\.kind) == [.unknown])
    }
}

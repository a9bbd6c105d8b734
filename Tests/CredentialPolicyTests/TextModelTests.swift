import Testing

@testable import CredentialPolicy

/// Whole texts, each character after those before it.
@Suite struct TextModelTests {
    private static let taught: [UInt32] = {
        var writer = DictionaryWriter(order: 1, texts: true)
        for word in ["katsushika", "katsuura", "katsuyama", "shizuoka", "fukuoka"] {
            writer.add(word, .placeName, rank: 1)
            for _ in 0..<20 { writer.learn(word, weight: 1) }
        }
        return writer.words(origin: "test")
    }()

    private func cost(_ text: String, _ words: [UInt32] = taught, below limit: Double = 1000) throws -> Double? {
        let sound = Self.taught
        let dictionary = try StrengthDictionary(checking: sound.span)
        let bytes = Array(text.utf8)
        return dictionary.textCost(bytes.span, below: limit, in: words.span)
    }

    @Test func whatHangsTogetherCostsLessThanWhatDoesNot() throws {
        let known = try #require(try cost("katsushika"))
        let near = try #require(try cost("katsuoka"))
        let strange = try #require(try cost("xq7}w#zj"))
        #expect(known < 2 && known < near && near < 6 && strange > 12)
    }

    @Test func capitalsCountAsSmallLetters() throws {
        #expect(try cost("KatsuShika") == cost("katsushika"))
    }

    @Test(arguments: ["", "かつしか", "katsuかshika", "a\tb", "a\u{7F}b"])
    func whatIsNotPrintableASCIIHasNoCost(text: String) throws {
        #expect(try cost(text) == nil)
    }

    @Test func whatCostsAsMuchAsTheLimitHasNoCost() throws {
        let known = try #require(try cost("katsushika"))
        #expect(try cost("katsushika", below: known) == nil)
        #expect(try cost("katsushika", below: known + 0.01) == known)
    }

    @Test func aDictionaryWithoutSuchAModelSaysNothing() throws {
        let words = DictionaryStand.dictionary(["word"])
        let dictionary = try StrengthDictionary(checking: words.span)
        let text = Array("word".utf8)
        let cost = dictionary.textCost(text.span, below: 1000, in: words.span)
        #expect(cost == nil)
    }

    /// A table without an empty slot, with one fingerprint everywhere, or half gone: an answer in bounded time.
    @Test func anyTableGivesAFiniteCost() throws {
        let dictionary = try StrengthDictionary(checking: Self.taught.span)
        let text = String(repeating: "katsushika#1", count: 20)
        for filling in [UInt32.max, 1, 0x0000_01FF, 0xABCD_EF00] {
            var words = Self.taught
            for index in dictionary.texts.slots { words[index] = filling }
            let cost = try #require(try cost(text, words, below: .infinity))
            #expect(cost >= 0 && cost <= 240 * (5 * 4 + 4))
        }
        let shorter = Array(Self.taught[..<(dictionary.texts.slots.lowerBound + 3)])
        let cost = try #require(try cost(text, shorter, below: .infinity))
        #expect(cost >= 0 && cost.isFinite)
    }

    @Test func aTableThatIsNoPowerOfTwoIsRefused() {
        var words = Self.taught
        words[DictionaryFormat.Field.texts] -= 1
        words.removeLast()
        words[DictionaryFormat.Field.words] -= 1
        #expect(throws: DictionaryProblem.wrongSections) {
            let span = words.span
            _ = try StrengthDictionary(checking: span)
        }
    }
}

import Foundation
import Testing

@testable import CredentialPolicy

/// What characters cost that are in no word.
@Suite struct CharacterModelTests {
    private static let taught = DictionaryStand.dictionary(
        ["tsushima", "tsuruga", "tsuyama", "tsukuba", "Tsu", "さくら"], order: 3)

    private func cost(_ third: String, after first: String, _ second: String) throws -> Double {
        let words = Self.taught
        let dictionary = try StrengthDictionary(checking: words.span)
        return dictionary.cost(of: byte(third), after: byte(first), byte(second), in: words.span)
    }

    private func byte(_ character: String) -> UInt8 { character.utf8.first ?? 0 }

    @Test func whatWasSeenCostsLessThanWhatWasNot() throws {
        #expect(try cost("u", after: "t", "s") < 0.2)
        #expect(try cost("u", after: "t", "s") < cost("a", after: "t", "s"))
        #expect(try cost("t", after: "", "") < cost("T", after: "", ""))
        #expect(try cost("T", after: "", "") < cost("#", after: "", ""))
        // Never seen after those, but often: cheaper than what was never seen at all.
        #expect(try cost("a", after: "b", "b") < cost("~", after: "b", "b"))
    }

    @Test func everyCharacterThatIsNotASCIIIsOneOfAClass() throws {
        #expect(try cost("さ", after: "", "") == cost("市", after: "", ""))
        #expect(try cost("さ", after: "さ", "さ") < 0.5)
    }

    /// Whatever came before, all characters together have the probability 1 (the steps of the table round it).
    @Test func theProbabilitiesOfEveryContextAddUpToOne() throws {
        for first in [0, 0x73, 0x7E, 0xE3] as [UInt8] {
            for second in [0, 0x20, 0x75, 0x7E, 0xE3] as [UInt8] {
                let words = Self.taught
                let dictionary = try StrengthDictionary(checking: words.span)
                let characters = (UInt8(0x20)...0x7E) + [0xFF]
                let sum = characters.reduce(0.0) {
                    $0 + pow(10, -dictionary.cost(of: $1, after: first, second, in: words.span))
                }
                #expect(abs(sum - 1) < 0.03, "\(first) \(second): \(sum)")
            }
        }
    }

    /// Zeros that nobody saw when the file was opened: free characters would make every password too weak.
    @Test func aCostThatWasNeverWrittenIsThePlainAlphabets() throws {
        var words = Self.taught
        let dictionary = try StrengthDictionary(checking: words.span)
        for index in dictionary.model.costs { words[index] = 0 }
        for third in UInt8.min...UInt8.max {
            let found = dictionary.cost(of: third, after: 0x74, 0x73, in: words.span)
            #expect(abs(found - log10(96)) < 1e-6)
        }
    }

    @Test func theWriterKnowsNoCharacterThatCostsLessThanTheLeast() throws {
        var writer = DictionaryWriter(order: 3)
        for _ in 0..<10 { writer.learn("aaaaaaaaaaaaaaaaaaaa", weight: 1e9) }
        let words = writer.words(origin: "")
        let dictionary = try StrengthDictionary(checking: words.span)
        let found = dictionary.cost(of: 0x61, after: 0x61, 0x61, in: words.span)
        #expect(found == Double(CharacterModel.least) / CharacterModel.steps)
    }

    @Test func noCharacterCostsMoreThanTheTableHolds() throws {
        for third in UInt8.min...UInt8.max {
            let words = Self.taught
            let dictionary = try StrengthDictionary(checking: words.span)
            let found = dictionary.cost(of: third, after: 0x71, 0x7E, in: words.span)
            #expect((0..<4).contains(found))
        }
    }
}

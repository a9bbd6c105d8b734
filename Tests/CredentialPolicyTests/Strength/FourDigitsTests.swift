import Testing

@testable import CredentialPolicy

/// The only four digits of a password, beside a word: 10^2.1, which is 10^3.3 with the 1.2 of a number behind a word.
@Suite struct FourDigitsTests {
    /// What the matcher adds where a word of so many guesses stands in a part of the text.
    private static func found(
        _ text: String, word: Range<Int>, log10: Double = 3, _ disguises: StrengthMatch.Disguises = []
    ) -> [Found] {
        let found = Found.all(in: text) { span, scalars, matches in
            matches.add(StrengthMatch(word, .word, Guesses(log10: log10), disguises))
            FourDigitsMatcher().find(in: span, scalars, &matches)
        }
        return Array(found.dropFirst())
    }

    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let word: Range<Int>
        let digits: String

        init(_ text: String, _ word: Range<Int>, _ digits: String) {
            (testDescription, self.word, self.digits) = (text, word, digits)
        }
    }

    static let beside: [Row] = [
        .init("jimny9916", 0..<5, "9916"), .init("jimny_9916", 0..<5, "9916"), .init("9916jimny", 4..<9, "9916"),
        .init("9916-jimny", 5..<10, "9916"), .init("sienta_72-84", 0..<6, "72-84"), .init("rain9916car", 0..<4, "9916"),
    ]

    @Test(arguments: beside) func fourDigitsBesideAWordAreOnePart(_ row: Row) throws {
        let match = try #require(Self.found(row.testDescription, word: row.word).first)
        #expect(match.part == row.digits && match.match.guesses == Guesses(log10: 2.1))
        #expect(match.match.part == .number)
    }

    /// Three digits, five, four and others, another sign between them, two signs in front, too short a word.
    static let elsewhere: [Row] = [
        .init("jimny991", 0..<5, ""), .init("jimny99168", 0..<5, ""), .init("jimny9916x2", 0..<5, ""),
        .init("jimny72_84", 0..<5, ""), .init("jimny7-284", 0..<5, ""), .init("jimny__9916", 0..<5, ""),
        .init("rav9916", 0..<3, ""), .init("jimnyx9916", 0..<5, ""),
    ]

    @Test(arguments: elsewhere) func otherDigitsAreNot(_ row: Row) {
        #expect(Self.found(row.testDescription, word: row.word).isEmpty)
    }

    /// In eight random characters four letters that some list has are chance.
    @Test func aRareWordOfFourLettersOrADisguisedOneIsNotEnough() {
        #expect(Self.found("schy6520", word: 0..<4, log10: 4.7).isEmpty)
        #expect(!Self.found("schyx6520", word: 0..<5, log10: 4.7).isEmpty)
        #expect(Self.found("j1mny6520", word: 0..<5, .leet).isEmpty)
        #expect(Self.found("ynmij6520", word: 0..<5, .reversed).isEmpty)
        #expect(!Self.found("Jimny6520", word: 0..<5, .capitals).isEmpty)
    }

    /// suzuki has rank 40, four digits 10^2.1, and the number behind the word 1.2.
    @Test func theyCostWhatTenThousandNumbersCostAtMost() {
        let strength = EstimatorStand.strength("suzuki8047")
        #expect(strength.guesses.log10 <= 1.603 + 3.3)
    }

    /// Letters that are no vowels, three at least, of words in small Latin letters.
    @Test(arguments: [
        ("kobayashi", "kbysh"), ("tokyo", "tky"), ("yamada", "ymd"), ("hokkaidou", "hkkd"), ("sato", nil), ("aoi", nil),
        ("rhythm", nil), ("docomo.ne.jp", nil), ("こばやし", nil), ("Tokyo", nil),
    ])
    func aWordIsShortenedToItsConsonants(word: String, consonants: String?) {
        #expect(DictionaryKey.consonants(of: word) == consonants)
    }
}

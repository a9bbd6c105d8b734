import CredentialPolicy
import Testing

@Suite struct EstimatorTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let parts: [String]

        init(_ password: String, _ parts: String...) { (testDescription, self.parts) = (password, parts) }
    }

    static let rows: [Row] = [
        Row("password", "password common_password"),
        Row("Tanaka1985", "Tanaka surname C", "1985 year"),
        Row("tanakA1985", "tanakA surname C", "1985 year"),
        Row("akihsustak", "akihsustak place_name R"),
        Row("p4$$word", "p4$$word common_password L"),
        Row("k@tsushik@0401", "k@tsushik@ place_name L", "0401 date"),
        Row("カツシカ2024", "カツシカ place_name", "2024 year"),
        Row("葛飾区1", "葛飾 place_name", "区 municipal_word", "1 common_ending"),
        Row("Katsushika_ku1", "Katsushika place_name C", "_ unknown", "ku municipal_word", "1 common_ending"),
        Row("税務課2024", "税務課 municipal_word", "2024 year"),
        Row("aaaaaaaa", "aaaaaaaa repetition"),
        Row("tanakatanaka", "tanaka surname", "tanaka repetition"),
        Row("tanakaakanat", "tanaka surname", "akanat repetition R"),
        Row("abcdefgh", "abcdefgh sequence"),
        Row("87654321", "87654321 sequence"),
        Row("Reiwa0601", "Reiwa0601 era_date C"),
        Row("qwertyuiop", "qwertyuiop keyboard_walk"),
        Row("kakikukeko1", "kakikukeko kana_row", "1 common_ending"),
        Row("zeimuka!", "zeimuka municipal_word", "! unknown"),
        Row("xk7qv2wz", "xk7qv2wz unknown"),
    ]

    @Test(arguments: rows) func aPasswordIsTakenApartIntoWhatPeopleMadeItOf(_ row: Row) {
        let text = row.testDescription
        #expect(EstimatorStand.parts(text, EstimatorStand.strength(text)) == row.parts)
    }

    @Test(arguments: rows.map(\.testDescription) + ["", "漢字かなABC123!", "🗻🗾7a"])
    func thePartsCoverEachCharacterOnce(_ text: String) {
        var next = 0
        for part in EstimatorStand.strength(text).parts {
            #expect(part.range.lowerBound == next && part.guesses.log10 >= 0)
            next = part.range.upperBound
        }
        #expect(next == text.unicodeScalars.count)
    }

    /// Each easier to guess than the next.
    static let order: [(String, String)] = [
        ("password", "passw0rd"), ("password", "drowssap"), ("password", "pAsSwOrD"), ("tanaka", "tanaka1985"),
        ("tanaka1", "tanaka7391"), ("zeimuka2024", "zeimuka2391"), ("aaaaaaaa", "aabbabab"),
        ("katsushika0401", "kz7t4vq2w9"), ("correcthorse", "correcthorsebatterystaple"),
        ("123456", "193752"), ("tanakatanaka", "tanakasuzuki"),
    ]

    @Test(arguments: order) func whatIsDisguisedOrLongerOrLessUsualTakesMoreGuesses(_ easier: String, _ harder: String)
    {
        #expect(EstimatorStand.strength(easier).guesses < EstimatorStand.strength(harder).guesses)
    }

    @Test(arguments: [("tanaka", "TANAKA"), ("かつしか", "カツシカ")])
    func anotherWayToWriteAWordHelpsLittle(_ word: String, _ disguised: String) {
        let difference = EstimatorStand.strength(disguised).guesses.log10 - EstimatorStand.strength(word).guesses.log10
        #expect((0..<0.5).contains(difference))
    }

    @Test func eightRandomCharactersAreNeverCheaperThanEightDigits() {
        var state: UInt64 = 88_172_645_463_325_252
        func next(_ set: [Character]) -> Character {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return set[Int(state % UInt64(set.count))]
        }
        let mixed = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
        for _ in 0..<300 {
            let text = String((0..<8).map { _ in next(mixed) })
            #expect(EstimatorStand.strength(text).guesses.log10 > 8, "\(text)")
        }
    }

    @Test(arguments: [[0xFF], [0xED, 0xA0, 0x80], Array(repeating: 0x61, count: 512)] as [[UInt8]])
    func whatCanBeNoPasswordIsWorthOneGuess(_ bytes: [UInt8]) {
        let strength = EstimatorStand.strength(bytes)
        #expect(strength.guesses.log10 == 0 && strength.parts.isEmpty)
    }
}

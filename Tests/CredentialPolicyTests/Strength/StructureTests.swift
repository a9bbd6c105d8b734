import Testing

@testable import CredentialPolicy

/// What it costs to put parts together, beside the parts.
@Suite struct StructureTests {
    private static func next(_ part: PartClass, behind before: PartClass) -> Double {
        Tuning.next[before.rawValue * PartClass.allCases.count + part.rawValue]
    }

    @Test func everyClassHasACostBehindEveryOther() {
        let classes = PartClass.allCases.count
        #expect(Tuning.first.count == classes && Tuning.next.count == classes * classes)
    }

    /// tanaka is the tenth surname, and of two digits there are a hundred; eight characters may be chance.
    @Test func ofEightCharactersThePartsAndTheirStructureAddUp() {
        let worked = 1 + Self.next(.number, behind: .word) + 2
        #expect(abs(EstimatorStand.strength("tanaka85").guesses.log10 - worked) < 1e-6)
    }

    /// tanaka is the tenth surname, suzuki the fortieth; twelve characters of recognised parts are no chance.
    @Test func ofTwelveCharactersThePartsAddUpAlone() {
        let joined = Tuning.jointLong * Self.next(.word, behind: .word)
        let worked = (1 + Guesses(40).log10) * PartCost(12).shares[PartClass.word.rawValue] + joined
        #expect(abs(EstimatorStand.strength("tanakasuzuki").guesses.log10 - worked) < 1e-6)
    }

    /// From 8 to 12 characters what joins recognised parts falls evenly to `jointLong` of it; to unknown ones less far.
    @Test(arguments: [(1, 1.0), (8, 1.0), (10, 0.5), (12, 0.0), (200, 0.0)])
    func theLongerATextIsTheLessItsPartsStandThereByChance(_ count: Int, _ left: Double) {
        let cost = PartCost(count)
        let (word, number, unknown) = (PartClass.word, PartClass.number, PartClass.unknown)
        let share = left + (1 - left) * Tuning.jointLong
        let found = cost.next(number.rawValue, behind: word.rawValue)
        #expect(abs(found - share * Self.next(number, behind: word)) < 1e-9)
        let behind = cost.next(unknown.rawValue, behind: word.rawValue)
        #expect(abs(behind - max(share, Tuning.jointLongUnknown) * Self.next(unknown, behind: word)) < 1e-9)
    }

    /// From 8 to 14 characters the parts themselves fall to `partLong` of what they cost, words to `wordLong`: the share of
    /// four words that a machine drew stays what it is.
    @Test(arguments: [(8, 0.0), (11, 0.5), (14, 1.0), (100, 1.0)])
    func partsOfALongTextAreTheUsualOnes(_ count: Int, _ grown: Double) {
        let shares = PartCost(count).shares
        #expect(abs(shares[PartClass.word.rawValue] - (1 - grown * (1 - Tuning.wordLong))) < 1e-9)
        for part in PartClass.allCases where part != .word {
            #expect(abs(shares[part.rawValue] - (1 - grown * (1 - Tuning.partLong))) < 1e-9)
        }
    }

    /// Each password and one with the same parts, or with parts as dear, in a rarer structure.
    @Test(arguments: [
        ("tanaka12", "12tanaka"), ("tanaka85", "ta85naka"), ("tanaka!1", "!tana1ka"), ("suzuki12", "su1zu2ki"),
        ("letmein1", "l1etmein"),
    ])
    func aRareStructureTakesMoreGuesses(_ usual: String, _ rare: String) {
        #expect(EstimatorStand.strength(usual).guesses < EstimatorStand.strength(rare).guesses)
    }

    /// Of each digit there are ten. Numbers of six and more are those of staff and telephones, of five hardly anything is.
    @Test(arguments: [
        ("x-79", 0), ("x-795", Tuning.digitsMiddle), ("x-79583", Tuning.digitsOdd), ("x-795837", Tuning.digitsMany),
    ])
    func aNumberCostsItsDigitsAndHowUsualItsLengthIs(_ row: (text: String, length: Double)) throws {
        let (bytes, words) = (Array(row.text.utf8), EstimatorStand.words)
        let (text, span) = (bytes.span, words.span)
        guard let scalars = ScalarMap(text) else { preconditionFailure("no UTF-8") }
        let dictionary = try StrengthDictionary(checking: span)
        let unknown = UnknownText(text, scalars, scalars.count, Alphabets(), dictionary, span)
        let cost = unknown.cost(2..<scalars.count, of: Alphabets.digit)
        #expect(abs(cost - Double(scalars.count - 2) - row.length) < 1e-6)
    }

    /// A machine draws longer passwords too: nothing may make them easier than shorter ones.
    @Test func longerRandomTextIsNotEasier() {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        func next(_ set: [Character]) -> Character {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return set[Int((state >> 33) % UInt64(set.count))]
        }
        let small = Array("abcdefghijklmnopqrstuvwxyz0123456789")
        for count in [8, 10, 12, 16, 20] {
            let weakest = (0..<200).map { _ in
                EstimatorStand.strength(String((0..<count).map { _ in next(small) })).guesses.log10
            }.min()!
            #expect(weakest > 8.5 + 0.3 * Double(count - 8), "\(count) characters")
        }
    }
}

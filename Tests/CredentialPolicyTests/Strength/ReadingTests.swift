import Testing

@testable import CredentialPolicy

/// Texts that are easy to guess for whoever reads them as they were thought of.
@Suite struct ReadingTests {
    private static func log10(_ text: String) -> Double { EstimatorStand.strength(text).guesses.log10 }

    private static func expectReading(
        _ text: String, _ kind: StrengthKind, _ parts: [String], _ cost: Double,
        _ location: SourceLocation = #_sourceLocation
    ) {
        let strength = EstimatorStand.strength(text)
        #expect(strength.parts.map(\.kind) == [kind], "\(text)", sourceLocation: location)
        #expect(strength.parts.map(\.range) == [0..<text.unicodeScalars.count], sourceLocation: location)
        let sum = parts.reduce(cost) { $0 + log10($1) }
        #expect(
            abs(strength.guesses.log10 - sum) < 1e-9, "\(text): \(strength.guesses.log10), \(sum)",
            sourceLocation: location)
    }

    /// Both have to be guessed, and that they stand so.
    @Test(arguments: [
        ("s1u2z3u4k5i6", "suzuki", "123456", Tuning.turns), ("1s2u3z4u5k6i7", "suzuki", "1234567", Tuning.turns),
        ("T1a9n8a5k0a1", "Tanaka", "198501", Tuning.turns), ("t!a!n!a!k!a1", "tanaka", "!!!!!1", Tuning.turns),
        ("su12zu34ki56", "suzuki", "123456", Tuning.turns + Tuning.turnsOfMore),
        ("su1zu2ki3su4zu5ki6", "suzukisuzuki", "123456", Tuning.turns + Tuning.turnsOfMore),
        ("pa12ss34wo56rd", "password", "123456", Tuning.turns + Tuning.turnsOfMore),
        ("12t1o2k3y4o5", "tokyo", "1212345", Tuning.turns), ("!!s1u2z3u4k5i6", "suzuki", "!!123456", Tuning.turns),
        ("p1a9s8s5w2o0rd2026", "password", "19852026", Double.infinity),
    ])
    func twoTextsByTurnsAreAsHardAsBoth(_ row: (text: String, letters: String, others: String, cost: Double)) {
        guard row.cost < .infinity else {
            #expect(EstimatorStand.strength(row.text).parts.map(\.kind) != [.byTurns])
            return
        }
        Self.expectReading(row.text, .byTurns, [row.letters, row.others], row.cost)
    }

    /// Random texts change between letters and digits too, but not at a beat.
    @Test(arguments: ["x7kq93vwz8", "ab1cd234qz", "q8wz2x93kv", "8MJ40Jp7xK", "4b2u5minqx"])
    func whatKeepsNoBeatIsNotByTurns(_ text: String) {
        #expect(!EstimatorStand.strength(text).parts.map(\.kind).contains(.byTurns))
    }

    /// One to the right, with and without the digits, as p is beside [ or @ and l beside ;; one to the left, where a stays; a row
    /// up, where letters become digits; up to the right; a row down.
    @Test(arguments: [
        ("dixilo1985", "suzuki1985", Tuning.aside), ("DIXILO1985", "SUZUKI1985", Tuning.aside),
        ("[sddeptf2019", "password2019", Tuning.aside), ("@sddeptf2019", "password2019", Tuning.aside),
        ("rabaja1985", "tanaka1985", Tuning.aside), ("w7a7i81985", "suzuki1985", Tuning.asideRow),
        ("e8s8o91985", "suzuki1985", Tuning.asideRow), (";zxxslfc2019", "password2019", Tuning.asideRow),
    ])
    func wordsTypedAsideAreAsHardAsTheWords(_ row: (text: String, meant: String, cost: Double)) {
        Self.expectReading(row.text, .otherKeys, [row.meant], row.cost)
    }

    @Test(arguments: ["xk7qv2wz", "zxqwvkjp77", "8dcoxzto", "gkyo7172", "さくらもち1985zq"])
    func randomCharactersAreNotTypedAside(_ text: String) {
        #expect(EstimatorStand.strength(text).parts.map(\.kind) != [.otherKeys])
    }

    @Test func eachKeyTwiceIsAsHardAsOnceAndThatItIsSo() {
        Self.expectReading("ttaannaakkaa1985", .repetition, ["tanaka1985"], Tuning.twice)
        Self.expectReading("7!ttaannaakkaa1985", .repetition, ["7!tanaka1985"], Tuning.twice)
    }

    /// The person's own name is found in a reading as well.
    @Test func whatIsKnownOfThePersonIsLookedForInReadings() {
        let facts = PersonalFacts(loginName: "kuramoti")
        let (own, other) = (EstimatorStand.strength("lits,pyo77", facts: facts), EstimatorStand.strength("lits,pyo77"))
        #expect(own.guesses.log10 < other.guesses.log10 - 2 && own.parts.map(\.kind) == [.otherKeys])
    }

    /// So a crafted text is not estimated a dozen times over.
    @Test func whatNobodyWeavesIsNotReadOtherwise() {
        let long = String(repeating: "s1u9z2u7k5i3", count: 4)
        #expect(long.count > TextReading.longest)
        #expect(EstimatorStand.strength(long).parts.map(\.kind) != [.byTurns])
    }

    /// What is easy as it stands is not read otherwise: it is refused as it is.
    @Test func theCheapestReadingCounts() {
        #expect(EstimatorStand.strength("password123456").parts.map(\.kind) != [.byTurns])
        #expect(Self.log10("password123456") < Tuning.otherwise)
    }

    @Test func aReadingIsNamedInBothLanguages() {
        #expect(StrengthWords.name(.byTurns, []).ja == "文字と数字を交互にした並び")
        #expect(StrengthWords.name(.otherKeys, []).en == "words typed on other keys")
    }
}

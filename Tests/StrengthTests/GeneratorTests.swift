import Testing

@testable import StrengthSamples

@Suite struct GeneratorTests {
    private static let words = (0..<2000).map { "word\($0)" }
    private static let weak = WeakPasswords.generators(.tuning) + WeakPasswords.generators(.aside)

    @Test func thereAreFifteenHabitsAndMoreInEitherHalf() {
        for half in PasswordGenerator.Half.allCases { #expect(WeakPasswords.generators(half).count >= 15) }
        #expect(Set(Self.weak.map(\.name)).count == Self.weak.count)
    }

    @Test(arguments: weak.indices) func theSameSeedGivesTheSamePasswordsAndAnotherGivesOthers(index: Int) {
        let generator = Self.weak[index]
        let first = generator.passwords(50, seed: 1)
        #expect(first == generator.passwords(50, seed: 1), "\(generator.name)")
        #expect(first != generator.passwords(50, seed: 2), "\(generator.name)")
        #expect(Set(first).count >= 45, "\(generator.name) repeats itself")
    }

    @Test(arguments: weak.indices) func thePlainRulesRefuseNoneOfThem(index: Int) {
        for password in Self.weak[index].passwords(50, seed: 3) {
            let (letters, digits) = (password.filter(\.isLetter), password.filter(\.isNumber))
            #expect(password.unicodeScalars.count >= 8 && !letters.isEmpty && !digits.isEmpty, "\(password)")
        }
    }

    @Test func aMachineDrawsFromTheWholeAlphabet() {
        let mixed = StrongPasswords.generators(words: Self.words)[0].passwords(1000, seed: 1).joined()
        #expect(Set(mixed).count == 62)
        #expect(mixed.count == 8000)
    }

    /// Worked out from the keys' imprint: さ x, く h, ら o; か t, つ z, し d; ば is は with the voicing key.
    @Test func kanaAreTypedOnTheirKeys() {
        #expect(KanaKeys.typed("さくら") == "xho")
        #expect(KanaKeys.typed("かつしか") == "tzdt")
        #expect(KanaKeys.typed("ばんごう") == "f@yb@4")
        #expect(KanaKeys.typed("ぱすわーど") == "f[r0\\s@")
    }

    @Test func fullWidthFormsAreOneForEachCharacter() {
        #expect(WeakPasswords.fullWidth("Ome-1") == "Ｏｍｅ－１")
    }
}

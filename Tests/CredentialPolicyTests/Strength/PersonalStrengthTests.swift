import CredentialPolicy
import Testing

@Suite struct PersonalStrengthTests {
    private static let facts = PersonalFacts(
        loginName: "y.inoue", staffNumber: "004217", name: "井上 裕一郎", readings: ["いのうえ ゆういちろう"],
        department: "危機管理課", birthday: Birthday(year: 1985, month: 4, day: 9), words: ["kyotango", "丹後"])

    static let rows: [EstimatorTests.Row] = [
        .init("y.inoue1", "y.inoue login_name", "1 common_ending"),
        .init("004217xyz", "004217 staff_number", "xyz sequence"),
        .init("4217!", "4217 staff_number", "! common_ending"),
        .init("井上1", "井上 own_name", "1 common_ending"),
        .init("ゆういちろう", "ゆういちろう own_name"),
        .init("yuichiro1", "yuichiro own_name", "1 common_ending"),
        .init("Yuuitirou", "Yuuitirou own_name C"),
        .init("orihciuy", "orihciuy own_name R"),
        .init("iy19850409", "iy own_name", "19850409 birthday"),
        .init("yi0409!", "yi own_name", "0409 birthday", "! common_ending"),
        .init("yinoue", "yinoue own_name"),
        .init("kikikanri1", "kikikanri department", "1 common_ending"),
        .init("Kikikannrika!", "Kikikannrika department C", "! common_ending"),
        .init("ききかんり1", "ききかんり department", "1 common_ending"),
        .init("危機管理1", "危機管理 department", "1 common_ending"),
        .init("19850409", "19850409 birthday"),
        .init("0409", "0409 birthday"),
        .init("s600409", "s600409 birthday"),
        .init("昭和60年4月9日", "昭和60年4月9日 birthday"),
        .init("kyotango!", "kyotango organization_word", "! common_ending"),
        .init("丹後!", "丹後 organization_word", "! common_ending"),
    ]

    @Test(arguments: rows) func thePersonsOwnDataAreRecognisedInEverySpelling(_ row: EstimatorTests.Row) {
        let text = row.testDescription
        #expect(EstimatorStand.parts(text, EstimatorStand.strength(text, facts: Self.facts)) == row.parts)
    }

    @Test func anotherPersonsDataAreNothingSpecial() {
        let mine = EstimatorStand.strength("yuichiro19850409", facts: Self.facts).guesses.log10
        let others = EstimatorStand.strength("yuichiro19850409").guesses.log10
        #expect(mine < 4 && others > mine + 3)
    }

    static let old: [EstimatorTests.Row] = [
        .init("Xk7qv2wz", "Xk7qv2wz old_password"),
        .init("zw2vq7kx", "zw2vq7kx old_password R"),
        .init("k7qv2w!", "k7qv2w old_password", "! common_ending"),
    ]

    @Test(arguments: old) func theOldPasswordAndItsPartsAreKnown(_ row: EstimatorTests.Row) {
        let text = row.testDescription
        let strength = EstimatorStand.strength(text, old: "xk7qv2wz")
        #expect(EstimatorStand.parts(text, strength) == row.parts)
        #expect(strength.guesses.log10 < 3.5)
    }

    @Test func anOldPasswordThatIsNoTextIsNotComparedWith() {
        let strength = EstimatorStand.strength(Array("xk7qv2wz".utf8), old: [0xFF, 0xFE])
        #expect(strength == EstimatorStand.strength("xk7qv2wz"))
    }

    @Test(arguments: [(2027, 2, 29), (2027, 13, 1), (2027, 0, 1), (2027, 4, 31), (1800, 1, 1)])
    func aDayThatDoesNotExistIsNoBirthday(_ year: Int, _ month: Int, _ day: Int) {
        #expect(Birthday(year: year, month: month, day: day) == nil)
    }

    @Test func factsOfAnyLengthAreBounded() {
        let long = String(repeating: "いのうえ", count: 2_000)
        let facts = PersonalFacts(
            loginName: long, staffNumber: long, name: long, readings: Array(repeating: long, count: 50),
            department: long,
            words: Array(repeating: long, count: 500))
        let clock = ContinuousClock()
        #expect(clock.measure { _ = EstimatorStand.strength("いのうえ7xk", facts: facts) } < .seconds(2))
    }
}

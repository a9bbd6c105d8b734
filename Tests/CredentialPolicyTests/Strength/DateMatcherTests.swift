import Testing

@testable import CredentialPolicy

@Suite struct DateMatcherTests {
    private static let dates = DateMatcher(currentYear: 2026)
    private static let months = MonthNameMatcher(currentYear: 2026)

    /// With the most guesses (log10) that each may take.
    @Test(arguments: [
        ("2024", 1.5), ("1985", 2.1), ("24", 1.7), ("15", 1.99), ("2024年", 2), ("2024年度", 2), ("2024nendo", 2.2),
        ("24nendo", 2.2),
    ])
    func aYearIsOne(text: String, most: Double) throws {
        let match = try #require(Found.whole(text, by: Self.dates))
        #expect(match.kind == .year && match.guesses.log10 <= most)
    }

    @Test(arguments: [
        ("20240401", 2), ("19850723", 4), ("850723", 4), ("820728", 4), ("19630309", 4), ("19010310", 4),
        ("240401", 2.2), ("2024-04-01", 2.5), ("2024/4/1", 2.5),
        ("2024.4.1", 2.5), ("24-4-1", 2.5), ("2024ー4ー1", 2.5), ("2024‐04‐01", 2.5), ("2024年4月1日", 2.5),
        ("2024nen4gatsu1nichi", 2.5), ("202404", 2.5),
        ("2404", 3),
        ("2024年4月", 2.5), ("0401", 1.5), ("0723", 2.6), ("401", 1.5), ("4/1", 1.5), ("12-24", 2), ("4月1日", 1.6),
        ("四月一日", 1.6), ("十二月二十四日", 2), ("4gatsu1niti", 1.6), ("4がつ1にち", 1.6), ("4gatu", 1.7), ("04012024", 3),
        ("23071985", 5.5), ("7/23/1985", 5.5), ("23.7.85", 5.5),
    ])
    func aDateIsOne(text: String, most: Double) throws {
        let match = try #require(Found.whole(text, by: Self.dates))
        #expect(match.kind == .date && match.guesses.log10 <= most)
    }

    @Test(arguments: [
        "1apr", "01apr", "apr1", "Apr01", "april2024", "APR24", "1apr2024", "01April24", "31dec1999", "29feb2024",
        "may5",
    ])
    func anEnglishMonthWithANumberIsADate(text: String) throws {
        let match = try #require(Found.whole(text, by: Self.months))
        #expect(match.kind == .date && match.guesses.log10 < 5.5)
        #expect(match.disguises == (text.lowercased() == text ? [] : .capitals))
    }

    @Test(arguments: [
        "20240230", "20230229", "19000229", "2024-13-01", "2024/4/31", "0431", "0230", "1399", "0099", "0400", "2/30",
        "13/32",
        "4月31日", "13月", "18500401", "20990401", "2024-4/1", "2024年度4月", "月", "99", "85", "41", "年度",
    ])
    func anImpossibleDateIsNone(text: String) {
        #expect(Found.whole(text, by: Self.dates) == nil)
    }

    @Test(arguments: ["30feb2024", "29feb2023", "apr", "0apr", "april1850"])
    func anImpossibleDayOfAnEnglishMonthIsNone(text: String) {
        #expect(Found.whole(text, by: Self.months) == nil)
    }

    @Test func thePresentIsGuessedFirst() throws {
        for (near, far) in [("2025", "1985"), ("20251103", "19851103"), ("25", "15")] {
            let nearer = try #require(Found.whole(near, by: Self.dates))
            let farther = try #require(Found.whole(far, by: Self.dates))
            #expect(nearer.guesses < farther.guesses)
        }
    }

    @Test func theBeginningOfTheFiscalYearIsGuessedBeforeAnyOtherDay() throws {
        let begins = try #require(Found.whole("0401", by: Self.dates))
        for other in ["0723", "1101", "0331", "0707"] {
            #expect(begins.guesses < (try #require(Found.whole(other, by: Self.dates))).guesses)
        }
    }

    @Test func twoDigitsOfAYearMeanTheNearestPast() {
        let dates = DateGuesses(currentYear: 2026)
        #expect([26, 31, 32, 85, 0].map { dates.year(ofTwoDigits: $0) } == [2026, 2031, 1932, 1985, 2000])
    }

    @Test func aDateIsFoundAmongOtherCharacters() {
        let found = Found.all(in: "さくら20240401!x", by: Self.dates).map(\.part)
        #expect(found.contains("20240401") && found.contains("2024"))
    }
}

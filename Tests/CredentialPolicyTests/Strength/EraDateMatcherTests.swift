import Testing

@testable import CredentialPolicy

@Suite struct EraDateMatcherTests {
    private static let eras = EraDateMatcher(currentYear: 2026)

    /// With the most guesses (log10) that each may take.
    @Test(arguments: [
        ("R6", 1.5), ("r06", 1.5), ("R060401", 2), ("R0604", 2.3), ("R6.4.1", 2.5), ("R6-4-1", 2.5), ("R6/4", 2.5),
        ("Reiwa6", 2),
        ("reiwa0601", 2.3), ("REIWA6", 2), ("reiwa06", 1.5), ("reiwa-6", 2), ("H31", 2), ("h310430", 4.5), ("S63", 2.2),
        ("s63.12.31", 4), ("T15", 3.3), ("M45", 3.3), ("令和6年", 2), ("令和6年4月1日", 2.5), ("令和六年四月一日", 3),
        ("令和6年度", 2), ("R6nendo", 2), ("R6年度", 2), ("reiwa6nen4gatsu1nichi", 3), ("平成31", 2), ("平成31年", 2.3),
        ("平成三十一年", 2.5), ("令和元年", 2.5), ("平成元年", 3), ("reiwagannen", 3), ("令和元年5月1日", 3.5), ("令6", 2),
        ("レイワ6", 2), ("れいわ6ねん", 2.3), ("shouwa63", 2.5), ("syowa63", 2.5), ("showa63", 2.2), ("syouwa63", 2.5),
        ("taisyou10", 3), ("taisho10", 3), ("6年度", 2), ("4nendo", 2), ("06nen", 2), ("meiji30", 3), ("heisei1", 2.5),
        ("S64.1.7", 4.6), ("大正15年12月24日", 4),
    ])
    func aDateOfAnEraIsOne(text: String, most: Double) throws {
        let match = try #require(Found.whole(text, by: Self.eras))
        #expect(match.kind == .eraDate && match.guesses.log10 <= most)
    }

    @Test(arguments: ["reiwa", "heisei", "showa", "syowa", "令和", "れいわ", "レイワ", "昭和", "Taisho", "meiji"])
    func anErasNameIsOne(text: String) throws {
        #expect(try #require(Found.whole(text, by: Self.eras)).guesses.log10 < 2)
    }

    @Test(arguments: [
        "S64.1.8", "S65", "H32", "H31.5.1", "H310501", "R1.4.30", "R010430", "R0", "R00", "R19", "R99", "T16",
        "T1.7.29",
        "M46", "H1.1.7", "S1.12.24", "R6.2.30", "R5.2.29", "R060431", "令和6年13月", "令和0年", "昭和64年2月", "平成31年5月",
        "r", "m", "令", "Rx6", "reiwaa",
    ])
    func anImpossibleDateIsNone(text: String) {
        #expect(Found.whole(text, by: Self.eras) == nil)
    }

    /// The last day of each era, and the first of the next.
    @Test(arguments: [
        (Era.meiji, 45, 7, 29, Era.taisho, 1, 7, 30), (.taisho, 15, 12, 24, .showa, 1, 12, 25),
        (.showa, 64, 1, 7, .heisei, 1, 1, 8), (.heisei, 31, 4, 30, .reiwa, 1, 5, 1),
    ])
    func anEraEndsTheDayBeforeTheNextBegins(
        before: Era, year: Int, month: Int, day: Int, after: Era, firstYear: Int, firstMonth: Int, firstDay: Int
    ) {
        let last = before.westernYear(year, month: month, day: day, lastYear: 2036)
        #expect(last != nil)
        #expect(after.westernYear(firstYear, month: firstMonth, day: firstDay, lastYear: 2036) == last)
        #expect(before.westernYear(year, month: firstMonth, day: firstDay, lastYear: 2036) == nil)
        #expect(after.westernYear(firstYear, month: month, day: day, lastYear: 2036) == nil)
    }

    @Test func theLastMonthOfAnEraCanBeBoth() {
        #expect(Era.showa.westernYear(64, month: 1, day: 0, lastYear: 2036) == 1989)
        #expect(Era.heisei.westernYear(1, month: 1, day: 0, lastYear: 2036) == 1989)
        #expect(Era.heisei.westernYear(31, month: 5, day: 0, lastYear: 2036) == nil)
        #expect(Era.reiwa.westernYear(1, month: 4, day: 0, lastYear: 2036) == nil)
    }

    @Test func capitalsAreADisguiseOfANameButNotOfALetter() throws {
        #expect(try #require(Found.whole("Reiwa6", by: Self.eras)).disguises == .capitals)
        #expect(try #require(Found.whole("R6", by: Self.eras)).disguises == [])
        let (small, odd) = (Found.whole("reiwa6", by: Self.eras), Found.whole("rEiWa6", by: Self.eras))
        #expect(try #require(small).guesses < (try #require(odd)).guesses)
    }
}

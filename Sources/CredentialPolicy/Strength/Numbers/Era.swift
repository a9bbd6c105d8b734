/// The eras since 1868, by which offices date.
enum Era: Sendable, CaseIterable {
    case meiji, taisho, showa, heisei, reiwa

    /// The Western year of its year 1 (元年).
    var firstYear: Int {
        switch self {
        case .meiji: 1868
        case .taisho: 1912
        case .showa: 1926
        case .heisei: 1989
        case .reiwa: 2019
        }
    }

    /// Month and day of its year 1 on which it began. Meiji was proclaimed in October for the whole year.
    private var firstDay: (month: Int, day: Int) {
        switch self {
        case .meiji: (1, 25)
        case .taisho: (7, 30)
        case .showa: (12, 25)
        case .heisei: (1, 8)
        case .reiwa: (5, 1)
        }
    }

    /// The era after it, on whose first day it ended: S64.1.8 and H31.5.1 were never dates.
    private var next: Era? {
        switch self {
        case .meiji: .taisho
        case .taisho: .showa
        case .showa: .heisei
        case .heisei: .reiwa
        case .reiwa: nil
        }
    }

    /// The Western year of a date in the era; nil when the era has no such date.
    /// - Parameters:
    ///   - year: 1 for 元年.
    ///   - month: 0 when the date is the whole year; as `day`, when it is the whole month.
    ///   - lastYear: the Western year after which nobody dates yet.
    func westernYear(_ year: Int, month: Int, day: Int, lastYear: Int) -> Int? {
        let western = firstYear + year - 1
        guard year >= 1, western <= lastYear else { return nil }
        if day > 0, !DateGuesses.exists(year: western, month: month, day: day) { return nil }
        if year == 1, month > 0, (month, day == 0 ? 31 : day) < firstDay { return nil }
        guard let next else { return western }
        if western > next.firstYear { return nil }
        // The two eras of one year share the month of the change, but for a change on its first day.
        let end = next.firstDay
        if western == next.firstYear, month > 0, (month, max(1, day)) >= end { return nil }
        return western
    }
}

/// A way to write an era.
struct EraSpelling: Sendable {
    let era: Era
    /// How many times less usual than the usual one.
    let rarity: Double
    /// One letter or kanji means nothing without a number.
    let standsAlone: Bool

    /// - Parameter number: of a word of `words`.
    init(number: Int) {
        era = Era.allCases[number / 4]
        // Nobody who sets a password was born under M or T, and these letters stand for much else.
        let letter = number % 4 == 0 && (era == .meiji || era == .taisho)
        rarity = letter ? 6 : number % 4 < 2 ? 1 : 2
        standsAlone = number % 4 == 1 || number % 4 == 2
    }

    /// For each era, in the order of the cases, four words: the letter, the usual and the rarer names, the kanji.
    static let words = WordTable(
        "m meiji/明治 meizi/めいじ 明 t taisho/大正 taishou/taisyo/taisyou/たいしょう 大 "
            + "s showa/昭和 shouwa/syowa/syouwa/しょうわ 昭 h heisei/平成 heisey/へいせい 平 r reiwa/令和 rewa/れいわ 令")
}

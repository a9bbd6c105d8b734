/// Dates by the Japanese era: R6, r060401, Reiwa6, 令和6年4月1日, 平成元年, S63, R6nendo, and an era's name alone.
struct EraDateMatcher: StrengthMatcher {
    /// An era's name alone: five eras, of which two are usual, in a handful of spellings.
    private static let nameAlone = 15.0

    private let dates: DateGuesses

    init(currentYear: Int) { dates = DateGuesses(currentYear: currentYear) }

    func find(in text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches) {
        for start in 0..<scalars.count {
            if scalars.digit(start, of: text) != nil, scalars.digit(start - 1, of: text) == nil {
                addWithoutName(start, text, scalars, &matches)
                continue
            }
            for word in EraSpelling.words.candidates(at: start, in: text, scalars) {
                guard let end = EraSpelling.words.end(of: word, at: start, in: text, scalars) else { continue }
                addDates(EraSpelling(number: EraSpelling.words.number(of: word)), start..<end, text, scalars, &matches)
            }
        }
    }

    private func addDates(
        _ spelling: EraSpelling, _ name: Range<Int>, _ text: Span<UInt8>, _ scalars: ScalarMap,
        _ matches: inout StrengthMatches
    ) {
        if spelling.standsAlone {
            add(name, Self.nameAlone * spelling.rarity, spelling, .number, text, scalars, &matches)
        }
        for form in EraYear.allCases {
            guard let year = form.read(at: name.upperBound, in: text, scalars) else { continue }
            for tail in DateTail.allCases {
                guard let reading = tail.read(at: year.end, in: text, scalars) else { continue }
                guard
                    let western = spelling.era.westernYear(
                        year.number, month: reading.month, day: reading.day, lastYear: dates.years.upperBound)
                else { continue }
                let number = dates.number(year: western, month: reading.month, day: reading.day)
                var rarity = spelling.rarity * year.rarity * reading.rarity
                // R604 is rarer than R0604 and R6.
                let odd = form == .oneDigit && (tail == .compactMonth || tail == .compactDay)
                if odd { rarity *= 4 }
                let range = name.lowerBound..<reading.end
                let part = odd && !spelling.standsAlone ? .number : PartClass(.eraDate, range.count)
                add(range, number * rarity, spelling, part, text, scalars, &matches)
            }
        }
    }

    /// 6年度, 4nendo, 06nen: of the present era.
    private func addWithoutName(
        _ start: Int, _ text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches
    ) {
        for form in [EraYear.oneDigit, .twoDigits] {
            guard let year = form.read(at: start, in: text, scalars) else { continue }
            for tail in [DateTail.yearUnit, .fiscalYear] {
                guard let reading = tail.read(at: year.end, in: text, scalars) else { continue }
                let western = Era.reiwa.westernYear(year.number, month: 0, day: 0, lastYear: dates.years.upperBound)
                guard let western else { continue }
                let number = dates.number(year: western, month: 0, day: 0) * reading.rarity
                matches.add(StrengthMatch(start..<reading.end, .eraDate, Guesses(number)))
            }
        }
    }

    private func add(
        _ range: Range<Int>, _ number: Double, _ spelling: EraSpelling, _ part: PartClass, _ text: Span<UInt8>,
        _ scalars: ScalarMap, _ matches: inout StrengthMatches
    ) {
        // R6 and r6 are both usual; Reiwa is not reiwa.
        let factor = spelling.standsAlone ? scalars.capitalsFactor(range, of: text) : 1
        matches.add(StrengthMatch(range, .eraDate, Guesses(number * factor), factor > 1 ? .capitals : [], as: part))
    }
}

/// How the year of an era is written.
private enum EraYear: CaseIterable {
    case oneDigit, twoDigits, kanji, first, afterHyphen

    struct Reading {
        var number: Int
        var end: Int
        var rarity: Double
    }

    func read(at index: Int, in text: Span<UInt8>, _ scalars: ScalarMap) -> Reading? {
        switch self {
        case .oneDigit: return Self.digits(1, index, text, scalars, rarity: 1)
        case .twoDigits: return Self.digits(2, index, text, scalars, rarity: 1)
        case .kanji:
            return KanjiNumber(at: index, in: text, scalars).map { Reading(number: $0.value, end: $0.end, rarity: 3) }
        case .first:
            for word in Self.firstYear.candidates(at: index, in: text, scalars) {
                guard let end = Self.firstYear.end(of: word, at: index, in: text, scalars) else { continue }
                return Reading(number: 1, end: end, rarity: 2)
            }
            return nil
        case .afterHyphen:
            guard DateSeparator(scalars.mark(index, of: text)) != nil else { return nil }
            return Self.digits(2, index + 1, text, scalars, rarity: 3)
                ?? Self.digits(1, index + 1, text, scalars, rarity: 3)
        }
    }

    private static func digits(
        _ count: Int, _ index: Int, _ text: Span<UInt8>, _ scalars: ScalarMap, rarity: Double
    ) -> Reading? {
        scalars.number(index, digits: count, of: text).map { Reading(number: $0, end: index + count, rarity: rarity) }
    }

    /// 元年.
    private static let firstYear = WordTable("元/gan/がん")
}

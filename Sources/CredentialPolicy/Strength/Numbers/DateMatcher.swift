/// Dates by the Western year or without a year: 2024, 20240401, 24-4-1, 0401, 4/1, 4月1日, 2024年度, 04012024.
struct DateMatcher: StrengthMatcher {
    private let dates: DateGuesses

    init(currentYear: Int) { dates = DateGuesses(currentYear: currentYear) }

    func find(in text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches) {
        for start in 0..<scalars.count {
            guard scalars.digit(start, of: text) != nil else {
                if (0x4E00...0x9FFF).contains(scalars.plain(start, of: text)) {
                    monthByUnit(start, text, scalars, &matches)
                }
                continue
            }
            yearFirst(start, text, scalars, &matches)
            fiscalYear(start, text, scalars, &matches)
            monthByUnit(start, text, scalars, &matches)
            compactDay(start, text, scalars, &matches)
            separatedDay(start, text, scalars, &matches)
        }
    }

    private func yearFirst(
        _ start: Int, _ text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches
    ) {
        if let year = scalars.number(start, digits: 4, of: text), dates.years.contains(year) {
            addDates(of: year, start, digits: 4, text, scalars, &matches)
        }
        if let digits = scalars.number(start, digits: 2, of: text) {
            addDates(of: dates.year(ofTwoDigits: digits), start, digits: 2, text, scalars, &matches)
        }
    }

    /// FY2024, fy24.
    private func fiscalYear(
        _ start: Int, _ text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches
    ) {
        guard scalars.plain(start - 2, of: text) == 0x66, scalars.plain(start - 1, of: text) == 0x79 else { return }
        for digits in [2, 4] {
            guard var year = scalars.number(start, digits: digits, of: text) else { return }
            if digits == 2 { year = dates.year(ofTwoDigits: year) }
            guard dates.years.contains(year) else { continue }
            let number = 2 * dates.number(year: year, month: 0, day: 0)
            matches.add(StrengthMatch(start - 2..<start + digits, .year, Guesses(number)))
        }
    }

    private func addDates(
        of year: Int, _ start: Int, digits: Int, _ text: Span<UInt8>, _ scalars: ScalarMap,
        _ matches: inout StrengthMatches
    ) {
        for tail in DateTail.allCases {
            guard let reading = tail.read(at: start + digits, in: text, scalars) else { continue }
            if reading.day > 0, !DateGuesses.exists(year: year, month: reading.month, day: reading.day) { continue }
            var number = dates.number(year: year, month: reading.month, day: reading.day) * reading.rarity
            if digits == 2, reading.end == start + 2 { number = min(number, presentEra(start, text, scalars)) }
            // Two digits alone are a year only where that is cheaper than any two digits.
            if digits == 2, reading.end == start + 2, number >= 60 { continue }
            // 850723 is as usual as 19850723, 24 and 2404 are less so than 2024 and 202404.
            let rarity = digits == 4 || reading.day > 0 ? 1 : reading.month > 0 ? 3 : 1.5
            let kind = reading.month == 0 ? StrengthKind.year : .date
            matches.add(StrengthMatch(start..<reading.end, kind, Guesses(number * rarity)))
        }
    }

    /// Guesses for two digits as a year of the present era: 06 is 令和6年.
    private func presentEra(_ start: Int, _ text: Span<UInt8>, _ scalars: ScalarMap) -> Double {
        let year = scalars.number(start, digits: 2, of: text) ?? 0
        let western = Era.reiwa.westernYear(year, month: 0, day: 0, lastYear: dates.currentYear + 1)
        return western.map { dates.number(year: $0, month: 0, day: 0) } ?? .infinity
    }

    /// 4月1日, 4gatsu, 四月.
    private func monthByUnit(
        _ start: Int, _ text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches
    ) {
        guard let month = DateTail.month(at: start, text, scalars) else { return }
        matches.add(StrengthMatch(start..<month.end, .date, Guesses(12 * month.rarity)))
        guard let day = DateTail.dayWithUnit(at: month.end, after: month, text, scalars) else { return }
        addDay(day, start, text, scalars, &matches)
    }

    /// 0401 and 401; 04012024, 01042024 and with two digits of the year.
    private func compactDay(
        _ start: Int, _ text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches
    ) {
        if let short = scalars.number(start, digits: 3, of: text) {
            let reading = DateTail.Reading(end: start + 3, month: short / 100, day: short % 100, rarity: 2)
            addDay(reading, start, text, scalars, &matches)
        }
        guard let four = scalars.number(start, digits: 4, of: text) else { return }
        let (first, second) = (four / 100, four % 100)
        addDay(.init(end: start + 4, month: first, day: second), start, text, scalars, &matches)
        for (month, day) in [(first, second), (second, first)] {
            addYearBehind(.init(end: start + 4, month: month, day: day, rarity: 4), start, text, scalars, &matches)
        }
    }

    /// 4/1, 4/1/2024, 1.4.2024.
    private func separatedDay(
        _ start: Int, _ text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches
    ) {
        guard let first = DateTail.number(at: start, upTo: 31, text, scalars) else { return }
        guard let mark = DateSeparator(scalars.mark(first.end, of: text)) else { return }
        guard let second = DateTail.number(at: first.end + 1, upTo: 31, text, scalars) else { return }
        let day = DateTail.Reading(end: second.end, month: first.number, day: second.number, rarity: 2)
        addDay(day, start, text, scalars, &matches)
        guard mark == DateSeparator(scalars.mark(second.end, of: text)) else { return }
        for (month, day) in [(first.number, second.number), (second.number, first.number)] {
            let reading = DateTail.Reading(end: second.end + 1, month: month, day: day, rarity: 4)
            addYearBehind(reading, start, text, scalars, &matches)
        }
    }

    private func addDay(
        _ reading: DateTail.Reading, _ start: Int, _ text: Span<UInt8>, _ scalars: ScalarMap,
        _ matches: inout StrengthMatches
    ) {
        guard DateGuesses.exists(year: nil, month: reading.month, day: reading.day) else { return }
        let number = DateGuesses.number(month: reading.month, day: reading.day) * reading.rarity
        matches.add(StrengthMatch(start..<reading.end, .date, Guesses(number)))
    }

    private func addYearBehind(
        _ reading: DateTail.Reading, _ start: Int, _ text: Span<UInt8>, _ scalars: ScalarMap,
        _ matches: inout StrengthMatches
    ) {
        for digits in [2, 4] {
            guard var year = scalars.number(reading.end, digits: digits, of: text) else { return }
            if digits == 2 { year = dates.year(ofTwoDigits: year) }
            guard dates.years.contains(year) else { continue }
            guard DateGuesses.exists(year: year, month: reading.month, day: reading.day) else { continue }
            let number = dates.number(year: year, month: reading.month, day: reading.day) * reading.rarity
            let end = reading.end + digits
            let guesses = Guesses(digits == 2 ? number * 2 : number)
            // Most six digits are such a date in one order or the other.
            matches.add(StrengthMatch(start..<end, .date, guesses, [], as: digits == 2 ? .number : .date))
        }
    }
}

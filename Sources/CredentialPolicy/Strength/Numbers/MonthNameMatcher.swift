/// Dates with an English month: 1apr, apr1, April2024, 01apr2024. A month alone is a word, and the dictionary's.
struct MonthNameMatcher: StrengthMatcher {
    private let dates: DateGuesses

    init(currentYear: Int) { dates = DateGuesses(currentYear: currentYear) }

    func find(in text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches) {
        for start in 0..<scalars.count {
            for name in Self.names.candidates(at: start, in: text, scalars) {
                guard let end = Self.names.end(of: name, at: start, in: text, scalars) else { continue }
                addDates(month: Self.names.number(of: name) + 1, start..<end, text, scalars, &matches)
            }
        }
    }

    private func addDates(
        month: Int, _ name: Range<Int>, _ text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches
    ) {
        for digits in 0...2 {
            // The day before the name, or none, and a year behind, or none.
            let before = name.lowerBound - digits
            if let day = scalars.number(before, digits: digits, of: text), digits == 0 || day > 0 {
                for yearDigits in [0, 2, 4] where digits + yearDigits > 0 {
                    guard let number = scalars.number(name.upperBound, digits: yearDigits, of: text) else { continue }
                    let year = yearDigits == 2 ? dates.year(ofTwoDigits: number) : number
                    let range = before..<name.upperBound + yearDigits
                    add(range, yearDigits == 0 ? nil : year, month, day, text, scalars, &matches)
                }
            }
            // The day behind.
            if digits > 0, let day = scalars.number(name.upperBound, digits: digits, of: text), day > 0 {
                add(name.lowerBound..<name.upperBound + digits, nil, month, day, text, scalars, &matches)
            }
        }
    }

    private func add(
        _ range: Range<Int>, _ year: Int?, _ month: Int, _ day: Int, _ text: Span<UInt8>, _ scalars: ScalarMap,
        _ matches: inout StrengthMatches
    ) {
        if let year, !dates.years.contains(year) { return }
        if day > 0, !DateGuesses.exists(year: year, month: month, day: day) { return }
        let number =
            year.map { dates.number(year: $0, month: month, day: day) } ?? DateGuesses.number(month: month, day: day)
        let factor = scalars.capitalsFactor(range, of: text)
        // Four spellings: the whole name or its beginning, before or behind the number.
        matches.add(StrengthMatch(range, .date, Guesses(number * factor * 4), factor > 1 ? .capitals : []))
    }

    private static let names = WordTable(
        "jan/january feb/february mar/march apr/april may jun/june jul/july aug/august sep/september oct/october "
            + "nov/november dec/december")
}

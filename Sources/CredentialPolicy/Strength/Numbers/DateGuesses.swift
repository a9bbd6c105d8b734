/// Which dates there are, and how many an attacker tries before one of them: those near the present first, and the
/// days on which something begins or ends (1 April, new year, the first of a month) before the others.
struct DateGuesses: Sendable {
    /// The calendar year when the password is judged.
    let currentYear: Int

    /// Years that are somebody's or something's: of a birth, an entry into service, a plan's end.
    var years: ClosedRange<Int> { 1900...currentYear + 10 }

    /// The year that two digits mean.
    func year(ofTwoDigits digits: Int) -> Int {
        let century = currentYear - currentYear % 100
        return century + digits <= currentYear + 5 ? century + digits : century - 100 + digits
    }

    /// Guesses for a date in the form that is usual for it. `month` and `day` are 0 where it has none.
    func number(year: Int, month: Int, day: Int) -> Double {
        let distance = Double(abs(currentYear - year))
        if month == 0 { return 20 + 2 * distance }
        if day == 0 { return (5 + distance) * 12 }
        // Births, which most dates with a day are, lie anywhere in the last 70 years: on average half of those nearer
        // come before one, and beyond 45 years it makes no difference.
        return (5 + min(45, distance)) / 2 * Self.number(month: month, day: day)
    }

    /// Guesses for a day of whatever year.
    static func number(month: Int, day: Int) -> Double {
        switch (month, day) {
        case (4, 1), (1, 1): 10
        case (3, 31), (12, 24), (12, 25), (12, 31): 20
        case (_, 1): 30
        case _ where month == day || month == 7 && day == 7: 40
        case _: 366
        }
    }

    /// Whether the calendar has the day. Without a year 29 February is one.
    static func exists(year: Int?, month: Int, day: Int) -> Bool {
        guard (1...12).contains(month), day >= 1 else { return false }
        if month == 2 { return day <= (year.map(isLeap) ?? true ? 29 : 28) }
        return day <= ([4, 6, 9, 11].contains(month) ? 30 : 31)
    }

    private static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }
}

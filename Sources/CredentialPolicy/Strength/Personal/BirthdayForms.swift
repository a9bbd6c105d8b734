/// The ways in which people write a birthday into a password.
struct BirthdayForms {
    let birthday: Birthday

    /// Each once, the usual ones first.
    var all: [String] {
        var forms: [String] = []
        for form in western + era where !forms.contains(form) { forms.append(form) }
        return forms
    }

    private var month: String { Self.two(birthday.month) }
    private var day: String { Self.two(birthday.day) }
    private var year: String { String(birthday.year) }
    private var shortYear: String { Self.two(birthday.year % 100) }

    private var western: [String] {
        let (m, d) = (String(birthday.month), String(birthday.day))
        var forms = [year + month + day, month + day, year, shortYear + month + day, year + month, year + m + d]
        forms += [m + d, day + month, day + month + year, month + day + year, shortYear, "\(m)月\(d)日"]
        for mark in ["-", "/", "."] {
            for (month, day) in [(month, day), (m, d)] {
                forms += [year + mark + month + mark + day, shortYear + mark + month + mark + day, month + mark + day]
            }
        }
        return forms
    }

    /// Counted in the eras that the day lies in: by letter, by name in romaji and in kanji.
    private var era: [String] {
        var forms: [String] = []
        for era in BirthdayEra.all where era.contains(birthday) {
            let number = birthday.year - era.first.year + 1
            let years = number == 1 ? ["1", "01", "gan", "元"] : [String(number), Self.two(number)]
            for name in era.names {
                for year in years {
                    forms += [name + year, name + year + month + day, name + year + "年"]
                    forms += ["\(name)\(year)年\(birthday.month)月\(birthday.day)日"]
                    forms += ["\(name)\(year).\(birthday.month).\(birthday.day)", "\(name)\(year).\(month).\(day)"]
                }
            }
            forms += years.map { $0 + month + day }
        }
        return forms
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

/// The eras since people had birthdays that matter here; each begins on the day on which the one before ends.
private struct BirthdayEra {
    let first: (year: Int, month: Int, day: Int)
    let last: (year: Int, month: Int, day: Int)
    let names: [String]

    static let all = [
        BirthdayEra(first: (1868, 1, 25), last: (1912, 7, 30), names: ["m", "meiji", "meizi", "明治"]),
        BirthdayEra(
            first: (1912, 7, 30), last: (1926, 12, 25), names: ["t", "taisho", "taishou", "taisyo", "taisyou", "大正"]),
        BirthdayEra(
            first: (1926, 12, 25), last: (1989, 1, 7), names: ["s", "showa", "shouwa", "syowa", "syouwa", "昭和"]),
        BirthdayEra(first: (1989, 1, 8), last: (2019, 4, 30), names: ["h", "heisei", "平成"]),
        BirthdayEra(first: (2019, 5, 1), last: (2999, 12, 31), names: ["r", "reiwa", "令和"]),
    ]

    func contains(_ birthday: Birthday) -> Bool {
        let day = (birthday.year, birthday.month, birthday.day)
        return first <= day && day <= last
    }
}

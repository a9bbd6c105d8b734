/// What clerks who must type letters and digits, and change them now and then, choose most often.
extension WeakPasswords {
    static let fourth = [
        /// 22.8 million: 150 names in 3 forms; 65 years of 366 days, in two ways, or a day or a year joined in 7 ways
        PasswordGenerator("given name, their own or their child's, and birthday") { random in
            let name = random.typed(random.likely(FourthWords.givenNames))
            let year = random.number(random.pick([1960...1989, 1975...2004, 1995...2024]))
            let day = random.monthDay()
            switch random.number(1...100) {
            case 1...64: return random.joined(name, day)
            case 65...78: return random.joined(name, String(year))
            case 79...87: return name + padded(year % 100, 2) + day
            case 88...93: return name + String(year) + day
            default: return random.pick([day, day, String(year)]) + name
            }
        },
        /// 25.7 million: 196 pairs in 2 forms, 44 years of 366 days in 4 ways; 14 single ones in 2 forms, 16,104 dates
        PasswordGenerator("initials and the day of birth") { random in
            let pair = random.likely(FourthWords.initials) + random.likely(FourthWords.initials)
            let initials = random.number(1...100) <= 70 ? pair : pair.uppercased()
            let year = random.number(1961...2004)
            let (short, day) = (padded(year % 100, 2), random.monthDay())
            switch random.number(1...100) {
            case 1...40: return initials + String(year) + day
            case 41...75: return initials + short + day
            case 76...87: return String(year) + day + initials
            case 88...94: return initials.prefix(1) + String(year) + day
            default: return initials + (year < 1989 ? "s" + String(year - 1925) : "h" + padded(year - 1988, 2)) + day
            }
        },
        /// 12 million: 117 names in 3 forms; 1,594 endings in 6 ways, 4 digits, 39 years of 366 days, or a day before
        PasswordGenerator("surname and a number") { random in
            let name = random.typed(random.likely(FourthWords.surnames))
            let day = random.monthDay()
            switch random.number(1...100) {
            case 1...30: return random.joined(name, day)
            case 31...42: return random.joined(name, String(random.number(1961...2004)))
            case 43...75: return random.joined(name, random.ending())
            case 76...90: return name + random.digits(0...9999, 4)
            default: return random.pick([name + random.digits(61...99, 2) + day, day + name])
            }
        },
        /// 17.4 million: 94 words in 3 forms, 420 things behind them, 147 counters
        PasswordGenerator("what was there before, numbered") { random in
            let word = random.typed(random.likely(FourthWords.kept))
            let usual = random.pick(["1234", "123", "12345", "0000", "1111", "777", "01", "00"])
            let (day, year) = (random.monthDay(), String(random.number(1965...2009)))
            let kept = word + random.pick([day, day, day, day, day, year, usual, usual, "", "", ""])
            let count = min(random.number(1...24), random.number(1...24), random.number(1...24))
            let (number, letter) = (String(count), String(UnicodeScalar(UInt8(96 + count))))
            let plain = random.pick([number, number, number, padded(count, 2), padded(count, 2)])
            let other = ["-" + number, "-" + number, "_" + number, letter, letter, letter.uppercased()]
            return kept + random.pick([plain, plain, random.pick(other), random.pick(other + ["!", "!!", "!!!"])])
        },
        /// 13.6 million: 217 words in 3 forms; 1,550 endings in 6 ways or before the word, or 4 digits
        PasswordGenerator("common word and a number") { random in
            let word = random.typed(random.likely(FourthWords.words))
            switch random.number(1...100) {
            case 1...76: return random.joined(word, random.ending())
            case 77...92: return word + random.digits(0...9999, 4)
            default: return random.ending() + word
            }
        },
        /// 1.2 million: 72 pairs of columns, 51 zigzags and 90 rows (in 7 ways), 1,550 endings
        PasswordGenerator("neighbouring keys") { random in
            if random.number(1...100) <= 40 {
                var columns = FourthWords.columns
                if random.number(1...100) <= 22 { columns = columns.map { String($0.reversed()) } }
                let first = min(random.number(0...5), random.number(0...5), random.number(0...5))
                let (one, two) = (columns[first], columns[first + 1])
                let usual = Array(repeating: one + two, count: 7)
                let back = [one + String(two.reversed()), two + one, one + one]
                let chosen = random.pick(usual + back + [one.uppercased() + two, one + two.uppercased()])
                return chosen + random.pick(["", "", "", "", random.ending(), random.ending(), "!", "1"])
            }
            let zigzag = random.typed(random.likely(FourthWords.zigzags))
            let row = random.typed(random.likely(FourthWords.rows))
            let end = random.ending()
            let joined = random.joined(row, end)
            return random.pick([joined, joined, end + row, zigzag, zigzag, zigzag + end])
        },
        /// 0.7 million: 47 words in 3 forms, 671 years or months, 7 ways; 31 seasons and months in 3 forms, 77 years
        PasswordGenerator("year and month of the change") { random in
            let (year, month) = (random.number(2016...2026), random.number(1...12))
            let (long, era, last) = (String(year), max(year - 2018, 1), padded(month, 2))
            switch random.number(1...100) {
            case 1...25:
                let season = random.typed(random.pick(FourthWords.seasons + FourthWords.months))
                return random.pick([random.joined(season, long), random.joined(season, long), long + season])
            case 26...36:
                let japanese = random.typed(random.pick(["r", "r", "reiwa"])) + String(era)
                let after = random.pick(["nendo", "nendo", "nen", "nen\(month)gatsu", ".\(month)", "-\(month)"])
                return random.pick([japanese + after, "\(long)nendo", "nendo\(long)", "\(long)nen\(month)gatsu"])
            default:
                let usual = [long + last, long + last, long + last, String(long.suffix(2)) + last, long]
                let stamp = random.pick(usual + usual + ["r" + padded(era, 2) + last, long + "-" + last, last + long])
                let word = random.typed(random.likely(FourthWords.dated))
                return random.number(1...100) <= 82 ? random.joined(word, stamp) : stamp + word
            }
        },
        /// 21.5 million: 51 starts in 3 forms; a year of 44 and 400 numbers in 4 ways, or 70,000 plain numbers
        PasswordGenerator("own staff number") { random in
            let start = random.typed(random.likely(FourthWords.staff))
            let (year, serial) = (random.number(1983...2026), random.number(1...400))
            switch random.number(1...100) {
            case 1...25: return start + padded(year % 100, 2) + padded(serial, 4)
            case 26...40: return start + padded(year % 100, 2) + padded(serial, 3)
            case 41...55: return start + String(year) + padded(serial, 3)
            case 56...80: return start + String(random.number(10_000...49_999))
            case 81...94: return start + random.digits(1...9999, random.pick([6, 6, 7, 8, 8]))
            default: return String(year) + padded(serial, 3) + start
            }
        },
        /// 1.5 million: 46 words in 3 forms, 1,550 endings in 7 ways
        PasswordGenerator("a word for password") { random in
            let word = random.typed(random.likely(FourthWords.passwords))
            let end = random.pick([random.ending(), random.ending(), random.ending(), random.recently()])
            return random.number(1...100) <= 92 ? random.joined(word, end) : end + word
        },
        /// 14.8 million: 133 names in 4 times 3 forms, 1,550 endings in 6 ways
        PasswordGenerator("star or character") { random in
            let star = random.likely(FourthWords.stars)
            return random.joined(random.typed(random.loved(star)), random.ending())
        },
        /// 19.6 million: 88 sections in 5 times 3 forms; 1,550 endings in 7 ways, 4,000 telephone numbers or 16 years
        PasswordGenerator("section of the office") { random in
            let parts = ["", "", "", "", "", "ka", "ka", "ka", "kakari", "bu", "tan"]
            let office = random.typed(random.likely(FourthWords.sections) + random.pick(parts))
            switch random.number(1...100) {
            case 1...55: return random.joined(office, random.ending())
            case 56...74: return random.joined(office, random.recently())
            case 75...82: return office + random.pick(["r", "R"]) + String(random.number(1...8))
            case 83...93: return office + String(random.number(1000...4999))
            default: return random.ending() + office
            }
        },
        /// 1.3 million: 117 starts in 3 forms, 1,650 endings in 2 ways; 60 mixed ones, 1,551 endings
        PasswordGenerator("abc and 123") { random in
            let letter = String(UnicodeScalar(UInt8(97 + min(random.number(0...25), random.number(0...25)))))
            let same = String(repeating: letter, count: random.number(1...4))
            let letters = random.typed(random.pick([same, random.likely(FourthWords.letters)]))
            let (fewest, digit) = (max(8 - letters.count, 3), String(random.number(0...9)))
            let digits =
                switch random.number(1...100) {
                case 1...45: String("1234567890".prefix(random.pick([fewest, fewest, fewest + 1, fewest + 2])))
                case 46...65: String(repeating: digit, count: random.pick([fewest, fewest, fewest + 1]))
                case 66...82: random.likely(FourthWords.digits)
                default: random.ending()
                }
            let mixed = random.typed(random.likely(FourthWords.mixed)) + random.pick(["", "", random.ending()])
            return random.pick([letters + digits, letters + digits, letters + digits, digits + letters, mixed])
        },
        /// 10.3 million: 121 towns, 152 with what a town is called, 43 with ken, in 3 forms; 1,550 endings in 7 ways
        PasswordGenerator("town or prefecture") { random in
            let word =
                switch random.number(1...100) {
                case 1...72: random.likely(FourthWords.towns)
                case 73...92: random.likely(FourthWords.cities) + random.pick(["shi", "city"])
                default: random.likely(FourthWords.prefectures) + "ken"
                }
            let (town, end) = (random.typed(word), random.pick([random.ending(), random.ending(), random.recently()]))
            return random.number(1...100) <= 92 ? random.joined(town, end) : end + town
        },
        /// 16.2 million: 117 names and 14 initials in 6 ways and 3 forms, 550 endings
        PasswordGenerator("user name and a number") { random in
            let (name, initial) = (random.likely(FourthWords.surnames), random.likely(FourthWords.initials))
            let usual = [name + initial, initial + name, initial + "-" + name, name + "-" + initial]
            let user = random.typed(random.pick(usual + usual + [name + "_" + initial, initial + "." + name]))
            switch random.number(1...100) {
            case 1...50: return user + random.pick([random.digits(1...99, 2), String(random.number(1...99))])
            case 51...68: return user + random.likely(FourthWords.usual)
            case 69...84: return user + String(random.number(1970...2026))
            default: return user + random.monthDay()
            }
        },
        /// 10.4 million: 72 names in 5 times 3 forms; 1,550 endings in 6 ways, or a day before
        PasswordGenerator("pet") { random in
            let calls = ["", "", "", "", "", "", "", "chan", "chan", "chan", "kun", "love", "wan"]
            let pet = random.typed(random.likely(FourthWords.pets) + random.pick(calls))
            let (day, year) = (random.monthDay(), String(random.number(2005...2026)))
            let end = random.pick([day, day, day, year, random.ending(), random.ending()])
            return random.number(1...100) <= 92 ? random.joined(pet, end) : day + pet
        },
        /// 12.9 million: 99 words in 4 times 3 forms, 1,550 endings in 7 ways
        PasswordGenerator("hobby or team") { random in
            let hobby = random.typed(random.loved(random.likely(FourthWords.hobbies)))
            return random.number(1...100) <= 92 ? random.joined(hobby, random.ending()) : random.ending() + hobby
        },
    ]
}

extension SeededGenerator {
    /// One of `choices`, more often one of the first.
    fileprivate mutating func likely(_ choices: [String]) -> String {
        let last = choices.count - 1
        return choices[min(number(0...last), number(0...last))]
    }

    /// `word` in small letters, with a capital first or, seldom, in capitals: 3 forms.
    fileprivate mutating func typed(_ word: String) -> String {
        switch number(1...100) {
        case 1...64: word
        case 65...94: word.prefix(1).uppercased() + word.dropFirst()
        default: word.uppercased()
        }
    }

    /// `word`, seldom with a word of fondness: 4 forms.
    fileprivate mutating func loved(_ word: String) -> String {
        number(1...100) <= 86 ? word : pick([word + "love", "love" + word, word + "daisuki", word + "daisuki"])
    }

    /// `start` and `end`, mostly with nothing between them: 6 ways.
    fileprivate mutating func joined(_ start: String, _ end: String) -> String {
        switch number(1...100) {
        case 1...88: start + end
        case 89...91: start + end + "!"
        default: start + pick(["-", "-", "_", "_", ".", "@"]) + end
        }
    }

    /// A year in which they changed it: 12.
    fileprivate mutating func recently() -> String { String(number(2015...2026)) }

    /// One to three digits, a usual number, a year or a day: 1,550 forms.
    fileprivate mutating func ending() -> String {
        switch number(1...100) {
        case 1...10: String(number(0...9))
        case 11...38: digits(0...99, 2)
        case 39...60: likely(FourthWords.usual)
        case 61...66: digits(0...999, 3)
        case 67...82: String(number(pick([1965...1999, 2000...2026, 2018...2026])))
        default: monthDay()
        }
    }
}

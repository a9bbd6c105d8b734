extension WeakPasswords {
    static let first = [
        /// At most 2 million: 20 Japanese or 19 English, 2 to 4 in a row, any 2, or any 3 of nine, 2 cases, digits
        /// in 2 places or 100 others
        PasswordGenerator("numbers spelt out") { random in
            let numerals = random.pick([
                FirstWords.japaneseNumerals, FirstWords.japaneseNumerals, FirstWords.englishNumerals,
            ])
            let picked: [(String, String)]
            switch random.pick([0, 0, 1, 2]) {
            case 0: picked = Array(numerals[random.number(0...5)...].prefix(random.number(2...4)))
            case 1: picked = [random.pick(numerals), random.pick(numerals)]
            default: picked = (1...3).map { _ in random.pick(Array(numerals.prefix(9))) }
            }
            let style = random.pick([0, 0, 1])
            let words = picked.map { style == 0 ? $0.0 : $0.0.capitalized }
            let digits = picked.map(\.1)
            switch random.pick([0, 0, 1, 1, 2]) {
            case 0: return random.ending(words.joined() + digits.joined(), ["", "", "", "!", "bangou", "no"])
            case 1: return random.ending(zip(words, digits).map { $0 + $1 }.joined(), ["", "", "", "!", "bangou"])
            default: return random.ending(words.joined() + random.digits(0...99, 2), ["", "", "!", "bangou", "desu"])
            }
        },
        /// At most 540,000: 31 stretches in 3 cases; 13 usual numbers, 100 or 366 days, 2 orders, 6 endings
        PasswordGenerator("phone keypad letters and digits") { random in
            let letters = random.cased(random.pick(FirstWords.keypad))
            let number: String
            switch random.pick([0, 0, 1, 1, 2]) {
            case 0:
                number = random.pick([
                    "1", "12", "123", "1234", "2580", "0", "0852", "147", "369", "159", "357", "1470", "00",
                ])
            case 1: number = random.digits(0...99, 2)
            default: number = random.monthDay()
            }
            let body = random.pick([0, 0, 0, 1]) == 0 ? letters + number : number + letters
            return random.ending(body, ["", "", "", "", "!", "a", "adg", "2580", "12"])
        },
        /// At most 15 million: 41 names in 3 cases, 3 joints; 300 or 2,000 numbers with 13 endings, 10 years of
        /// days, or 9 versions
        PasswordGenerator("file name of a spreadsheet") { random in
            let stem = random.cased(random.pick(FirstWords.files))
            let joint = random.pick(["", "", "_", "-"])
            switch random.pick([0, 0, 1, 1, 2, 3]) {
            case 0: return random.ending(stem + joint + random.digits(1...300, 3), FirstWords.fileTails)
            case 1:
                return random.ending(
                    stem + joint + random.digits(2018...2027, 4) + random.monthDay(), ["", "", ".xlsx"])
            case 2:
                return random.ending(
                    "\(stem)\(joint)ver\(random.number(1...9))", ["", ".0", ".1", ".2", "_final", "_saishin"])
            default: return random.ending("\(stem)\(random.number(1...2000))", FirstWords.fileTails)
            }
        },
        /// At most 1.9 million: 45 towns (with the first 3 digits of theirs) in 2 cases, 10,000 codes, with a hyphen
        /// or not
        PasswordGenerator("town and postal code") { random in
            let (town, area) = random.pick(FirstWords.postal)
            let name = random.pick([0, 0, 1]) == 0 ? town : town.capitalized
            let last = random.pick([0, 0, 1]) == 0 ? random.digits(0...99, 4) : random.digits(100...9999, 4)
            switch random.pick([0, 0, 0, 1]) {
            case 0: return name + area + last
            default: return name + area + "-" + last
            }
        },
        /// At most 820,000: 43 words in 3 cases, 384 to 6,588 numbers, 3 endings, digits of either width
        PasswordGenerator("full-width letters and digits") { random in
            let word = random.cased(random.pick(FirstWords.wide))
            let plain = random.ending(random.numbered(word), ["", "", "!", "a"])
            let wideDigits = random.pick([0, 0, 0, 1]) == 0
            return String(
                String.UnicodeScalarView(
                    plain.unicodeScalars.map { scalar in
                        let isDigit = (0x30...0x39).contains(scalar.value)
                        return isDigit && !wideDigits ? scalar : Unicode.Scalar(scalar.value + 0xFEE0)!
                    }))
        },
        /// At most 120,000: 14 years in 6 writings, 24 words in 3 cases, 3 separators, 2 orders, 3 endings
        PasswordGenerator("fiscal year and budget word") { random in
            let reiwa = random.number(1...14)
            let year = random.pick([
                "R\(reiwa)", "r\(reiwa)", "reiwa\(reiwa)", "FY\(2018 + reiwa)", "\(2018 + reiwa)", "Reiwa\(reiwa)",
            ])
            let word = random.cased(random.pick(FirstWords.budget))
            let separator = random.pick(["", "", "", "-", "_"])
            let body = random.pick([0, 0, 1]) == 0 ? year + separator + word : word + separator + year
            return random.ending(body, ["", "", "", "", "!", "01"])
        },
        /// At most 2.1 million: 20 forms of 43 nouns in 5 writings, 117 numbers, 4 endings
        PasswordGenerator("easy English sentence") { random in
            let form = random.pick(FirstWords.englishForms)
            let text = form.replacingOccurrences(of: "N", with: random.pick(FirstWords.englishNouns))
            let words = text.split(separator: ".").map(String.init)
            let sentence: String
            switch random.pick([0, 0, 0, 1, 1, 2]) {
            case 0: sentence = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
            case 1: sentence = words.joined().lowercased()
            default: sentence = words.joined(separator: random.pick([" ", "-", "_"]))
            }
            let number = random.pick([0, 0, 1]) == 0 ? String(random.number(1...99)) : random.digits(2010...2027, 4)
            return random.ending(sentence + number, ["", "", "", "!", "!!", "love"])
        },
        /// At most 130,000: 46 words in 3 cases, 28 years with 2 endings, 100 numbers with 3, or 100 in front with 5
        PasswordGenerator("word backwards and number") { random in
            let word = random.pick(FirstWords.mirrored)
            let back = random.cased(String(word.reversed()))
            switch random.pick([0, 0, 0, 1, 1, 2]) {
            case 0: return random.ending(back + random.digits(2000...2027, 4), ["", "", "!"])
            case 1: return random.ending(back + random.digits(0...99, 2), ["", "", word, "4321"])
            default: return random.digits(0...99, 2) + back + random.pick(["1", "01", "12", "321", "4321"])
            }
        },
        /// At most 9.4 million: 98 names in 3 cases; 366 days with 4 endings, 45 years with 3, or days of 45 or 40
        /// years
        PasswordGenerator("own first name and birthday") { random in
            let name = random.cased(random.pick(FirstWords.firstNames))
            switch name.count < 4 ? 2 : random.pick([0, 0, 0, 1, 1, 2, 3]) {
            case 0: return random.ending(name + random.monthDay(), ["", "", "", "a", "!", "1"])
            case 1: return random.ending(name + random.digits(1960...2004, 4), ["", "", "", "a", "!"])
            case 2: return name + random.digits(1960...2004, 4) + random.monthDay()
            default: return name + random.digits(60...99, 2) + random.monthDay()
            }
        },
        /// At most 27 million: 30 abbreviations in 3 cases, 5 joints, 13 years of 366 days in 3 writings, 4 endings
        PasswordGenerator("initials of the office and date") { random in
            let letters = random.cased(random.pick(FirstWords.officeInitials))
            let (year, day) = (random.number(2015...2027), random.monthDay())
            let joint = random.pick(["", "", "", "", "-", "_", "@", "#"])
            let date: String
            switch random.pick([0, 0, 0, 1, 1, 2]) {
            case 0: date = "\(year)\(day)"
            case 1: date = String(year).suffix(2) + day
            default: date = year > 2018 ? "R" + padded(year - 2018, 2) + day : "H\(year - 1988)\(day)"
            }
            return random.ending(letters + joint + date, ["", "", "", "", "a", "!", "00"])
        },
        /// At most 6.9 million: 52 names in 3 cases, 8 honorifics, 3 separators; 366 days, 100 numbers or 17 years
        /// with up to 6 endings
        PasswordGenerator("pet, honorific, number") { random in
            let pet = random.cased(random.pick(FirstWords.pets))
            let start = pet + random.pick(["", "", "", "chan", "chan", "kun", "tan", "wanwan", "nyan", "sama"])
            let separator = random.pick(["", "", "", "", "-", "@"])
            switch random.pick([0, 0, 1, 1, 2, 3]) {
            case 0: return random.ending(start + separator + random.monthDay(), ["", "!", "1", "ww"])
            case 1:
                return random.ending(
                    start + separator + random.digits(0...99, 2), ["", "", "sai", "2222", "1111", "love"])
            case 2: return random.ending(start + separator + random.digits(2010...2026, 4), ["", "!", "1", "a"])
            default:
                return random.ending(
                    start + separator, ["222", "2222", "1122", "1111", "0222", "12345", "1234", "123456"])
            }
        },
        /// At most 1.5 million: 40 words in 3 cases, 4 joints, 59 counts in 13 writings, 4 endings
        PasswordGenerator("how many times it was changed") { random in
            let word = random.cased(random.pick(FirstWords.changed))
            let times = random.number(2...60)
            let joint = random.pick(["", "", "", "", "-", "_", "#"])
            let counted = random.pick([
                "\(times)kaime", "\(times)kaime", "\(times)kai", "\(padded(times, 3))", "\(padded(times, 4))",
                "ver\(times)", "No\(times)",
                "v\(times)", "vol\(times)", "(\(times))", "\(padded(times, 2))", "dai\(times)kai", "\(times)thtime",
                "new\(times)",
            ])
            return random.ending(word + joint + counted, ["", "", "", "", "!", "a", "desu"])
        },
        /// At most 13 million: 46 greetings in 3 cases, 48 numbers, 4 joints, 2 orders, 4 endings or a second number
        /// (seldom)
        PasswordGenerator("greeting and punning number") { random in
            let (greeting, pun) = (random.cased(random.pick(FirstWords.greetings)), random.pick(FirstWords.puns))
            let joint = random.pick(["", "", "", "", "-", "@", "!"])
            let body = random.pick([0, 0, 1]) == 0 ? greeting + joint + pun : pun + joint + greeting
            return random.ending(body, ["", "", "", "", "!", "ne", "desu", random.pick(FirstWords.puns)])
        },
        /// At most 5.7 million: 66 or 50 years of 366 days, 366 days twice or 35 known numbers, 28 letters before or
        /// behind
        PasswordGenerator("long number and one letter") { random in
            let number: String
            switch random.pick([0, 0, 0, 1, 1, 2, 3]) {
            case 0: number = random.digits(1950...2015, 4) + random.monthDay()
            case 1:
                let day = random.monthDay()
                number = day + day
            case 2: number = random.digits(50...99, 2) + random.monthDay() + random.pick(["0", "1", "00", "11"])
            default: number = random.pick(FirstWords.longNumbers)
            }
            let letter = random.pick(FirstWords.singleLetters)
            return random.pick([0, 0, 1]) == 0 ? number + letter : letter + number
        },
        /// At most 2.9 million: 44 words in 3 cases, 23 wraps, 118 numbers in 2 places, 5 endings
        PasswordGenerator("word wrapped in signs") { random in
            let word = random.cased(random.pick(FirstWords.wrapped))
            let (left, right) = random.pick(FirstWords.wraps)
            let number = random.pick([0, 0, 0, 1]) == 0 ? random.digits(0...99, 2) : random.digits(2010...2027, 4)
            switch random.pick([0, 0, 1]) {
            case 0: return random.ending(left + word + number + right, ["", "", "1", "123", "1234"])
            default: return random.ending(left + word + right + number, ["", "", "!", "123", "1234"])
            }
        },
        /// At most 930,000: 50 words, 8 tables of changes, 2 cases, about 500 numbers, 3 endings
        PasswordGenerator("letters turned into digits and signs") { random in
            let word = random.pick(FirstWords.leetWords)
            let tables: [[Character: Character]] = [
                ["a": "@"], ["a": "@", "o": "0"], ["a": "@", "o": "0"], ["o": "0"], ["i": "1"], ["a": "4"], ["e": "3"],
                ["s": "$", "a": "@"], ["a": "@", "o": "0", "i": "1"], ["a": "4", "o": "0", "i": "1", "e": "3"],
            ]
            let table = random.pick(tables.filter { $0.keys.contains { word.contains($0) } })
            let changed = String(word.map { table[$0] ?? $0 })
            let cased = random.pick([0, 1]) == 0 ? changed : changed.prefix(1).uppercased() + changed.dropFirst()
            return random.ending(random.numbered(cased), ["", "", "", "!", "#"])
        },
    ]
}

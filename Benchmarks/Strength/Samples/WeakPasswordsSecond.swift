extension WeakPasswords {
    static let second = [
        /// At most 87,000: 35 of letters in 3 cases, 45 of digits, 2 orders or a hyphen, up to 8 endings
        PasswordGenerator("run of letters and run of digits") { random in
            let letters = random.pick(SecondWords.letterRuns)
            let digits = random.pick(SecondWords.digitRuns)
            let cased = random.cased(letters)
            switch random.pick([0, 0, 0, 0, 1, 2]) {
            case 0:
                return random.ending(
                    cased + digits, ["", "", "", "", "!", "#", "$", "a", "z", "abcd", "1234", "abcdef"])
            case 1: return random.ending(digits + cased, ["", "", "!", "1234", "5678", "12345"])
            default: return random.ending(cased + "-" + digits, ["", "!", "-abc", "-1234", "-0000"])
            }
        },
        /// At most 16 million: 46 cars in 3 cases, 3 separators, 18,014 plates, 2 or 3 endings
        PasswordGenerator("car and its plate number") { random in
            let start = random.cased(random.pick(SecondWords.cars)) + random.pick(["", "", "", "-", "_"])
            switch random.pick([0, 0, 0, 0, 1, 1, 2]) {
            case 0: return random.ending(start + random.digits(1000...9999, 4), ["", "", "car"])
            case 1: return random.ending(start + random.pick(SecondWords.plates), ["", "", "car", "gou"])
            default:
                return random.ending(
                    start + random.digits(10...99, 2) + "-" + random.digits(0...99, 2), ["", "", "car"])
            }
        },
        /// At most 510,000: 56 characters with their number in 3 cases, 5 joints, that, 100 numbers or 47 years, up
        /// to 7 endings
        PasswordGenerator("well-known character and its number") { random in
            let (character, number) = random.pick(SecondWords.characters)
            let name = random.cased(character)
            let joint = random.pick(["", "", "", "", "-", "_", "@", "#"])
            switch random.pick([0, 0, 1, 1, 2]) {
            case 0:
                return random.ending(name + joint + number, ["", "", "!", "love", "2026", "desu", "chan", "daisuki"])
            case 1:
                return random.ending(name + joint + random.digits(0...99, 2), ["", "", "!", "love", "2026", "1234"])
            default: return random.ending(name + joint + random.digits(1980...2026, 4), ["", "", "!"])
            }
        },
        /// At most 1.7 million: 48 words in 3 cases, 5 joints; 18 years, 366 days or 8 usual numbers, up to 6
        /// endings
        PasswordGenerator("word without its vowels") { random in
            let word = random.pick(SecondWords.squeezed)
            let bones = random.cased(word.filter { !"aiueo".contains($0) })
            let joint = random.pick(["", "", "", "", "-", "_", "@", "#"])
            switch random.pick([0, 0, 1, 1, 2]) {
            case 0:
                return random.ending(
                    bones + joint + random.digits(2010...2027, 4), ["", "", "!", "!!", "abc", "01", "0401"])
            case 1: return random.ending(bones + joint + random.monthDay(), ["", "!", "a", "!!", "abc", "2026"])
            default:
                return random.ending(
                    bones + joint, ["1234", "12345", "123456", "12345678", "4649", "1111", "0000", "00001"])
            }
        },
        /// At most 190,000: 69 words in 3 cases, 100 numbers behind or in front or 18 years, 5 endings
        PasswordGenerator("the very keys of Japanese input") { random in
            let words = random.cased(random.pick(SecondWords.strokes))
            switch random.pick([0, 0, 0, 1, 1, 2]) {
            case 0: return random.ending(words + random.digits(0...99, 2), ["", "", "", "!", "1234", "desu", "dayo"])
            case 1: return random.ending(words + random.digits(2010...2027, 4), ["", "", "!"])
            default: return random.ending(random.digits(1...99, 2) + words, ["", "", "!", "desu", "1234"])
            }
        },
        /// At most 310,000: 10 floors in 5 writings, 42 sections in 3 cases, 3 separators, 2 orders, 8 endings
        PasswordGenerator("floor and section") { random in
            let floor = random.number(1...10)
            let level = random.pick([
                "\(floor)F", "\(floor)f", "\(floor)f", "\(floor)kai", "\(floor)kai", "F\(floor)", "\(floor)Kai",
            ])
            let section = random.cased(random.pick(SecondWords.sections))
            let separator = random.pick(["", "", "", "-", "_"])
            let body = random.pick([0, 1]) == 0 ? level + separator + section : section + separator + level
            return random.ending(body, ["", "", "", "", "1", "12", "!", "123", "2026", "kita", "madoguchi1"])
        },
        /// At most 4.3 million: 50 places in 3 cases, 4 joints; 1,080 times in 2 writings, 99 trains or 24
        /// platforms, 3 endings
        PasswordGenerator("station or train and time") { random in
            let place = random.cased(random.pick(SecondWords.railway))
            let start = place + random.pick(["", "", "", "", "-", "_", "@"])
            switch random.pick([0, 0, 0, 1, 2, 3]) {
            case 0:
                return random.ending(
                    start + random.digits(6...23, 2) + random.digits(0...59, 2), ["", "", "hatsu", "eki"])
            case 1:
                return random.ending(
                    start + "\(random.number(6...23))ji" + random.digits(0...59, 2), ["", "", "hun", "pun"])
            case 2: return random.ending(start + "\(random.number(1...99))gou", ["", "", "sha", "sya"])
            default: return random.ending(start + "\(random.number(1...24))ban", ["", "sen", "home"])
            }
        },
        /// At most 150,000: 44 words in 3 cases, 7 stretches of 1 to 4 digits and signs, 2 orders, 5 endings
        PasswordGenerator("word, then the number row with shift") { random in
            let word = random.cased(random.pick(SecondWords.shiftWords))
            let rows: (String, String) = random.pick([
                ("12345", "!\"#$%"), ("12345", "!\"#$%"), ("12345", "!@#$%"), ("67890", "&'()0"), ("2345", "\"#$%"),
                ("4321", "$#\"!"), ("1212", "!\"!\""), ("789", "'()"),
            ])
            let (plain, shifted) = (random.number(1...4), random.number(1...4))
            let digits = String(rows.0.prefix(plain))
            let signs = String(rows.1.prefix(shifted))
            let body = random.pick([0, 0, 0, 1]) == 0 ? word + digits + signs : word + signs + digits
            return random.ending(body, ["", "", "", "", "a", "1", word, "2026"])
        },
        /// At most 13 million: 46 words in 3 cases, 6 joints, 1,000 numbers, 13 years or 12 usual ones, 6 endings
        PasswordGenerator("default that was never changed") { random in
            let word = random.pick(SecondWords.defaults)
            let start =
                random.pick([0, 0, 0, 1, 2]) == 0 ? word.prefix(1).uppercased() + word.dropFirst() : random.cased(word)
            let joint = random.pick(["", "", "", "", "@", "#", "_", "-", "!"])
            let number: String
            switch random.pick([0, 0, 0, 1, 1, 2]) {
            case 0: number = random.digits(2015...2027, 4)
            case 1:
                number = random.pick([
                    "1", "01", "12", "123", "1234", "12345", "123456", "0", "00", "000", "001", "0000", "1111",
                ])
            default: number = random.digits(0...999, 3)
            }
            return random.ending(start + joint + number, ["", "", "", "", "!", "#", "$", "1234", "a"])
        },
        /// At most 17 million: 70 surnames, 19 initials, 2 cases, 3 joints, 2,000 extensions
        PasswordGenerator("surname, initial, extension") { random in
            let surname = random.pick(SecondWords.surnames)
            let initial = random.pick(SecondWords.initials)
            let joint = random.pick(["", "", "", ".", "_"])
            let (first, second) =
                random.pick([0, 0, 0, 1]) == 0 ? (surname, initial) : (surname.capitalized, initial.uppercased())
            return random.ending(first + joint + second + random.digits(1000...2999, 4), [""])
        },
        /// At most 10 million: 41 names, 465 numbers, 4 joints, 21 domains in 2 orders or 4 kinds of site
        PasswordGenerator("mail address or site as password") { random in
            let name = random.pick(SecondWords.mailNames)
            let number = random.pick([0, 0, 1]) == 0 ? random.digits(1...99, 2) : random.monthDay()
            let joint = random.pick(["", "", "", ".", "-", "_"])
            let domain = random.pick(SecondWords.domains)
            switch random.pick([0, 0, 0, 1, 2]) {
            case 0: return name + joint + number + "@" + domain
            case 1: return "www." + name + joint + number + "." + random.pick(["jp", "com", "co.jp", "ne.jp"])
            default: return domain + "@" + name + number
            }
        },
        /// At most 49,000: 12 words in 3 cases, 5 separators, 14 years in 2 writings, 10 endings
        PasswordGenerator("season word, year, little ending") { random in
            let season = random.cased(random.pick(SecondWords.seasons))
            let year = String(random.number(2015...2028))
            let start =
                season + random.pick(["", "", "", "", "-", "_", "@", "#"])
                + random.pick([year, year, String(year.suffix(2))])
            return random.ending(
                start, ["", "", "", "", "!", "!", "a", "1", "01", "#1", "123", "abc", "!!", "@"])
        },
        /// At most 1.2 million: 48 songs with their year in 3 cases, 4 separators; the year or 100 numbers, 2
        /// orders, up to 7 endings
        PasswordGenerator("song title and year") { random in
            let (title, year) = random.pick(SecondWords.songs)
            let song = random.cased(title)
            let separator = random.pick(["", "", "", "", "-", "_", "@"])
            let tail = random.pick(["", "", "", "", "!", "a", "love"])
            switch random.pick([0, 0, 1, 1, 2]) {
            case 0: return random.ending(song + separator + year, ["", "", "", tail, "uta"])
            case 1:
                return random.ending(
                    song + separator + random.digits(0...99, 2), [tail, "uta", "song", "music", "1234"])
            default: return random.ending(year + separator + song, ["", tail])
            }
        },
        /// At most 1.6 million: 33 rows or 33 × 33 pairs in 3 cases; 12 usual endings, 100 numbers with 4 endings,
        /// or 6 in front
        PasswordGenerator("row of the syllabary and digits") { random in
            let rows =
                random.pick([0, 0, 1]) == 0
                ? random.pick(SecondWords.syllables)
                : random.pick(SecondWords.syllables) + random.pick(SecondWords.syllables)
            let start = random.cased(rows)
            switch random.pick([0, 0, 0, 1, 2]) {
            case 0:
                return random.ending(
                    start, ["123", "1234", "12345", "123456", "1", "12", "01", "001", "5", "50", "54321", "1234567"])
            case 1: return random.ending(start + random.digits(0...99, 2), ["", "", "!", "123", "abc"])
            default:
                return random.ending(
                    random.pick(["1", "12", "123", "1234", "12345", "2026"]) + start, ["", "", "!", "123"])
            }
        },
        /// At most 750,000: 50 names with their number in 3 cases, 5 joints, that or 100 numbers, 9 endings
        PasswordGenerator("ballplayer or team and number") { random in
            let (player, back) = random.pick(SecondWords.baseball)
            let start = random.cased(player)
            let joint = random.pick(["", "", "", "", "#", "-", "@", "No"])
            let number = random.pick([0, 0, 0, 1]) == 0 ? back : random.digits(0...99, 2)
            let tails = ["", "", "!", "fan", "yuushou", "ganbare", "V", "V1", "1", "ouen", "hr"]
            return random.ending(start + joint + number, tails)
        },
        /// At most 230,000: 62 words in 3 cases, 100 numbers before or behind, 3 joints, 2 or 3 times
        PasswordGenerator("the same thing twice") { random in
            let word = random.cased(random.pick(SecondWords.doubled))
            let unit: String
            switch random.pick([0, 0, 0, 1]) {
            case 0: unit = word + String(random.number(0...99))
            default: unit = String(random.number(0...99)) + word
            }
            let joint = random.pick(["", "", "", "", "-", "_"])
            return random.ending(unit + joint + unit, ["", "", "", joint + unit])
        },
    ]
}

import Foundation

extension WeakPasswords {
    static let fifth = [
        /// 13.0 million: 122 names, 3 forms, 31,476 full dates (6 or 8 digits, 43 years) or 818 shorter in 5 ways
        PasswordGenerator("own given name and birthday") { random in
            let name = random.cased(random.frequent(FifthWords.given))
            let (year, day, mark) = (random.number(1962...2004), random.monthDay(), random.separator(15))
            return switch random.number(1...100) {
            case ...50: name + mark + day
            case ...58: day + mark + name
            case ...73: name + mark + String(year)
            case ...82: name + mark + (name.count < 6 ? day : padded(year % 100, 2))
            case ...94: name + padded(year % 100, 2) + day
            default: name + String(year) + day
            }
        },
        /// 20.9 million: 116 names, 3 forms, 10,000 numbers behind one of 5 separators or in front
        PasswordGenerator("family name and four digits of a telephone or a PIN") { random in
            let name = random.cased(random.frequent(FifthWords.family))
            let digits =
                switch random.number(1...100) {
                case ...25: random.pick(FifthWords.fourDigits)
                case ...40: String(random.number(1960...2027))
                default: random.digits(0...9999, 4)
                }
            return random.chance(8) ? digits + name : name + random.separator(15) + digits
        },
        /// 23.8 million: one of 70 names (9 forms, 7,706 birthdays of 20 years) or two of them (4 forms, 966 endings)
        PasswordGenerator("children's names and birthdays") { random in
            let (first, second) = (random.frequent(FifthWords.children), random.frequent(FifthWords.children))
            let (year, day) = (random.number(2005...2024), random.monthDay())
            if random.chance(55) {
                let name = random.cased(first) + (random.chance(12) ? random.pick(["chan", "kun"]) : "")
                return switch random.number(name.count < 4 ? 81...100 : 1...100) {
                case ...50: name + day
                case ...80: name + String(year)
                default: name + padded(year % 100, 2) + day
                }
            }
            let mark = random.chance(15) ? random.pick(["-", "&"]) : ""
            let camel = first.capitalized + mark + second.capitalized
            let names = random.chance(25) ? camel : random.cased(first + mark + second)
            return switch mark.isEmpty ? random.number(1...100) : 1 {
            case ...40: names + random.digits(0...99, 2)
            case ...70: names + padded(year % 100, 2) + random.digits(10...24, 2)
            default: names + day
            }
        },
        /// 26.7 million: 210 pairs of letters, 15,738 days of 43 years in 8 forms, or the pair twice and a day in 3
        PasswordGenerator("initials and date of birth") { random in
            let pair = random.text(of: "kstmhynfiogaew", count: 1) + random.text(of: "kstmhynrifajceo", count: 1)
            let (year, day) = (random.number(1962...2004), random.monthDay())
            let typed = random.chance(25) ? pair.uppercased() : pair
            return switch random.number(1...100) {
            case ...36: typed + String(year) + day
            case ...44: pair.capitalized + String(year) + day
            case ...72: typed + padded(year % 100, 2) + day
            case ...82: String(year) + day + typed
            case ...89: pair + (year < 1989 ? "s\(padded(year - 1925, 2))" : "h\(padded(year - 1988, 2))") + day
            default: random.cased(pair + pair) + day
            }
        },
        /// 189,000: 30 well-known walks, 16 × 16 columns or 24 × 23 × 2 rows, 4 forms, 33 endings or none
        PasswordGenerator("walk over the keyboard") { random in
            var walk =
                switch random.number(1...100) {
                case ...45: random.frequent(FifthWords.walks)
                case ...75: random.frequent(FifthWords.columns) + random.frequent(FifthWords.columns)
                case ...93: random.frequent(FifthWords.rows) + random.frequent(FifthWords.digitRows)
                default: random.frequent(FifthWords.digitRows) + random.frequent(FifthWords.rows)
                }
            switch random.number(1...100) {
            case ...12: walk = walk.capitalized
            case ...24: walk = walk.prefix(4) + walk.dropFirst(4).uppercased()
            case ...30: walk = walk.uppercased()
            default: break
            }
            return walk.count >= 8 && random.chance(55) ? walk : random.ending(walk, FifthWords.walkEndings)
        },
        /// 4.4 million: 139 words, 3 forms, 5 separators, 525 numbers in front or behind, there with or without ! or a
        PasswordGenerator("favourite Japanese word and a usual number") { random in
            let word = random.cased(random.frequent(FifthWords.liked)) + random.separator(8)
            let number = random.tail(8 - word.count)
            return random.chance(6) ? number + word : word + number + (random.chance(7) ? random.pick(["!", "a"]) : "")
        },
        /// 28.0 million: 116 family names, 2 orders, 4 separators; 122 names (3 forms, 48 ends) or 12 letters (2, 525)
        PasswordGenerator("name as in the account, counted up") { random in
            let (whole, family) = (random.chance(55), random.frequent(FifthWords.family))
            let given = whole ? random.frequent(FifthWords.given) : random.text(of: "kstmhynrifac", count: 1)
            let mark = random.chance(35) ? random.pick([".", "_", "-"]) : ""
            let parts = random.chance(whole ? 70 : 45) ? [family, given] : [given, family]
            let form = random.number(1...100)
            let typed = form > (whole ? 65 : 85) ? parts.map(\.capitalized) : parts
            let name = form > 85 && whole ? parts[0].capitalized + mark + parts[1] : typed.joined(separator: mark)
            if !whole { return name + random.tail(8 - name.count) }
            return switch random.number(1...100) {
            case ...45: name + random.digits(1...9, 1)
            case ...75: name + random.digits(0...24, 2)
            case ...85: name + random.pick(["123", "1234", "12345", "111", "001", "0401"])
            default: name + String(random.number(2020...2027))
            }
        },
        /// 2.0 million: 49 words, 3 forms, 6 separators, 741 numbers or months of 18 years, with or without ! or #
        PasswordGenerator("password, admin and the like") { random in
            let start = random.cased(random.frequent(FifthWords.secrets))
            let word = start + (random.chance(3) ? "#" : random.separator(18))
            let month = String(random.number(2010...2027)) + random.digits(1...12, 2)
            let number = random.chance(12) ? month : random.tail(8 - word.count)
            return word + number + (random.chance(10) ? random.pick(["!", "#"]) : "")
        },
        /// 11.0 million: 55 words, 3 forms, 5 separators, behind or in front of 832 numbers, 8 ends or none
        PasswordGenerator("month or season, changed when it must be") { random in
            let word = random.cased(random.frequent(FifthWords.months))
            let (mark, year, month) = (random.separator(12), random.number(2018...2027), random.digits(1...12, 2))
            let number =
                switch random.number(1...100) {
                case ...55: String(year)
                case ...75: String(year) + month
                case ...80: random.pick(["r", "R"]) + String(max(1, year - 2018)) + "-" + month
                case ...90: padded(year % 100, 2) + month
                default: random.monthDay()
                }
            let password = random.chance(22) ? number + mark + word : word + mark + number
            if password.count < 8 { return password + random.pick(["1!", "01", "!1"]) }
            return password + (random.chance(12) ? random.pick(["!", "1", "2", "a"]) : "")
        },
        /// 20.6 million: 20 letters in 2 orders or 24 pairs, 126,000 numbers; 24 pairs, 300,000; 15 words, 6 × 60,000
        PasswordGenerator("staff number and a letter or a word") { random in
            let (year, serial) = (random.number(1985...2026), random.digits(0...2999, 4))
            let letter = random.text(of: "skacnthmbp", count: 1)
            let typed = random.chance(35) ? letter.uppercased() : letter
            let pair = random.cased(random.pick(["id", "no", "sk", "st", "kk", "ab", "sn", "pw"]))
            let word = random.cased(random.frequent(FifthWords.staffWords))
            return switch random.number(1...100) {
            case ...25: typed + String(year) + serial
            case ...35: String(year) + serial + typed
            case ...50: pair + padded(year % 100, 2) + serial
            case ...65: pair + random.digits(0...299999, 6)
            default: word + (random.chance(15) ? "-" : "") + random.digits(0...59999, 5)
            }
        },
        /// 143,000: 41 runs of letters, 48 of digits, 4 orders, 3 forms, 5 more characters or none; 23 × 3 mixed
        PasswordGenerator("abcd1234 and the like") { random in
            let (letters, digits) = (random.frequent(FifthWords.letterRuns), random.frequent(FifthWords.digitRuns))
            let run =
                switch random.number(1...100) {
                case ...65: letters + digits
                case ...78: digits + letters
                case ...85 where digits.count < 5: letters + digits + letters
                case ...90 where digits.count < 5: digits + letters + digits
                default: FifthWords.mixed(random.chance(40) ? 0 : random.number(0...22), random.number(0...2))
                }
            let typed = random.cased(run) + (random.chance(12) ? random.pick(["!", "1", "0", "a", "#"]) : "")
            return typed.count < 8 ? typed + (digits.count < 4 ? "12345" : digits) : typed
        },
        /// 3.4 million: 60 names, 8 affixes, 3 forms, 4 separators, 595 numbers
        PasswordGenerator("pet's name") { random in
            let name = random.frequent(FifthWords.pets)
            let whole =
                switch random.number(1...100) {
                case ...62: name
                case ...80: name + random.pick(["chan", "chan", "kun"])
                case ...88: name + random.pick(["love", "inu", "neko"])
                case ...95: name + name
                default: "love" + name
                }
            let start = random.cased(whole) + (random.chance(8) ? random.pick(["-", "_", "@"]) : "")
            let year = String(random.number(2005...2026))
            if start.count < 4 { return start + year + random.pick(["a", "!"]) }
            return switch random.number(1...100) {
            case ...20: start + year
            case ...32: start + random.pick(["1122", "2222", "1101", "2828"])
            default: start + random.tail(8 - start.count)
            }
        },
        /// 2.4 million: 97 favourites, 4 affixes, 3 forms, 4 separators, 525 numbers
        PasswordGenerator("character or group and a number") { random in
            let affix = random.chance(15) ? random.pick(["love", "love", "daisuki", "fan"]) : ""
            let name = random.cased(random.frequent(FifthWords.favourites) + affix)
            let start = name + (random.chance(10) ? random.pick(["-", "_", "@"]) : "")
            return start + random.tail(8 - start.count)
        },
        /// 1.7 million: 102 places, 13 endings or none, 3 forms, 4 separators, 98 numbers
        PasswordGenerator("city or office and a year") { random in
            let kind = random.chance(45) ? random.frequent(FifthWords.placeKinds) : ""
            let start = random.cased(random.frequent(FifthWords.places) + kind)
            let mark = random.chance(14) ? random.pick(["-", "_", "@"]) : ""
            return switch random.number(start.count < 6 ? 1...60 : 1...100) {
            case ...50: start + mark + String(random.number(1990...2027))
            case ...60: start + mark + random.pick(["1234", "0401", "12345", "1111", "0001"])
            case ...75: start + mark + random.pick(["r", "R", "reiwa", "h"]) + random.digits(1...9, 2)
            case ...90: start + mark + random.digits(0...12, 2)
            default: start + mark + random.pick(["123", "001", "111", "110", "119", "045"])
            }
        },
        /// 10.3 million: 76 cars, 3 forms, 9,000 plates with 4 separators or in front
        PasswordGenerator("car and its number plate") { random in
            let car = random.cased(random.frequent(FifthWords.cars))
            let plate = random.chance(25) ? random.pick(FifthWords.plates) : String(random.number(1000...9999))
            return switch random.number(1...100) {
            case ...70: car + plate
            case ...80: car + random.pick(["-", "_"]) + plate
            case ...90: car + plate.prefix(2) + "-" + plate.suffix(2)
            default: plate + car
            }
        },
        /// 21.6 million: 124 words alone (3 forms) or behind one of 20 others (4), 4 separators, 525 numbers
        PasswordGenerator("English word or two") { random in
            let (first, word) = (random.frequent(FifthWords.englishFirst), random.frequent(FifthWords.english))
            let two = random.chance(25) ? first.capitalized + word.capitalized : random.cased(first + word)
            let mark = random.chance(10) ? random.pick(["-", "_", "@"]) : ""
            let start = (random.chance(60) ? random.cased(word) : two) + mark
            return start + random.tail(8 - start.count)
        },
    ]
}

/// Choices and endings that several of these habits share.
extension SeededGenerator {
    fileprivate mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }
    /// One of `words`, of the first ones more often than of the last.
    fileprivate mutating func frequent(_ words: [String]) -> String {
        words[min(number(0...words.count - 1), number(0...words.count - 1))]
    }
    /// Nothing mostly: 5 forms.
    fileprivate mutating func separator(_ percent: Int) -> String { chance(percent) ? pick(["-", "_", "@", "."]) : "" }
    /// A usual number of 1 to 4 digits, of `least` at least: 525.
    fileprivate mutating func tail(_ least: Int) -> String {
        switch number((least < 2 ? 1 : least < 3 ? 11 : least < 4 ? 40 : 50)...100) {
        case ...10: digits(0...9, 1)
        case ...39: chance(70) ? digits(0...99, 2) : pick(["01", "11", "12", "22", "77", "88", "00", "21", "10", "39"])
        case ...49: pick(FifthWords.threeDigits)
        case ...64: pick(FifthWords.fourDigits)
        case ...78: String(number(2010...2027))
        default: monthDay()
        }
    }
}

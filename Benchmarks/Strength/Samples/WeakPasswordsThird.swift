/// PUT ASIDE: no estimate, word list or threshold is adjusted to what this file gives, and whoever writes the estimator does not
/// read it.
extension WeakPasswords {
    static let third = [
        /// At most 6.9 million: 49 towns in 3 cases, 7 × 30 × 30 numbers with up to 4 endings in 2 writings, or 7 ×
        /// 60 forms, or 63 rooms
        PasswordGenerator("own street address") { random in
            let town = random.cased(random.pick(ThirdWords.streets))
            let start = town + String(random.number(1...7))
            switch random.pick([0, 0, 0, 1, 2, 3]) {
            case 0:
                let rest = "-\(random.number(1...30))-\(random.number(1...30))"
                return random.ending(start + rest, ["", "", "-101", "-201", "-305"])
            case 1:
                return random.ending(
                    start + "\(random.number(1...30))\(random.number(1...30))", ["", "", "", "!", "jp"])
            case 2:
                return random.ending(
                    start + "chome", (1...30).flatMap { ["\($0)", "\($0)banchi"] } + ["", "", "", ""])
            default: return random.ending(start + "0\(random.number(1...9))", ["gou", "goushitsu", "room", "gousitu"])
            }
        },
        /// At most 430,000: 45 schools in 3 cases; 50 years with 4 endings, 60 classes with 2 or 80 years with 4;
        /// 2,400 seats
        PasswordGenerator("school, class, year of leaving") { random in
            let school = random.cased(random.pick(ThirdWords.schools))
            switch random.pick([0, 0, 0, 1, 1, 2, 3]) {
            case 0: return random.ending(school + random.digits(1975...2024, 4), ["", "", "sotsu", "!", "ob"])
            case 1:
                return random.ending(
                    "\(school)\(random.number(1...6))nen\(random.number(1...10))kumi", ["", "", "", "!"])
            case 2: return "\(random.number(1...6))nen\(random.number(1...10))kumi\(random.number(1...40))ban"
            default: return random.ending("\(school)\(random.number(1...80))ki", ["", "sei", "sei", "ob", "sotsugyou"])
            }
        },
        /// At most 1.3 million: 44 × 44 names in 2 cases; 6 joints and 26 endings, 20 years, or 17 × 4 pairs of
        /// years with 2 endings
        PasswordGenerator("names of two children") { random in
            let (first, second) = (random.pick(ThirdWords.children), random.pick(ThirdWords.children))
            let pair = random.pick([0, 0, 0, 1]) == 0 ? [first, second] : [first.capitalized, second.capitalized]
            switch random.pick([0, 0, 0, 1, 1, 2]) {
            case 0:
                return random.ending(
                    pair.joined(separator: random.pick(["", "", "", "&", "to", "-", "_", "."])), ThirdWords.pairDays)
            case 1: return random.ending(pair.joined(), (2004...2023).map(String.init))
            default:
                let year = random.number(4...20)
                return random.ending(
                    pair[0] + padded(year, 2) + pair[1] + padded(year + random.number(1...4), 2), ["", "", "!"])
            }
        },
        /// At most 18 million: 31 places, 17 kinds, 2 orders, 2 cases, 3 joints, 299 or 99 numbers after a joint or
        /// not, 4 endings
        PasswordGenerator("tag of the machine") { random in
            let (place, kind) = (random.pick(ThirdWords.tagPlaces), random.pick(ThirdWords.tagKinds))
            let capitals = random.pick([0, 0, 1])
            let joint = random.pick(["-", "-", "-", "", "_"])
            let number = random.pick([0, 0, 0, 1]) == 0 ? random.digits(1...299, 3) : random.digits(1...99, 2)
            let order = random.pick([0, 0, 0, 1])
            let start = order == 0 ? place + joint + kind : kind + joint + place
            let tag = capitals == 0 ? start : start.uppercased()
            return random.ending(tag + random.pick([joint, ""]) + number, ["", "", "", "", "!", "a", "2026"])
        },
        /// At most 630,000: 30 month words in 3 cases, 5 separators, 14 years or 31 days, 7 endings; or 5 forms of
        /// 12 months of 14 years
        PasswordGenerator("month word and year or day") { random in
            if random.pick([0, 0, 0, 1]) == 1 {
                let (year, month) = (random.number(2015...2028), random.number(1...12))
                return random.pick([
                    "\(year)nen\(month)gatsu", "\(month)gatsu\(year)", "\(month)gatsu\(year)nen",
                    "\(year)-\(month)gatsu",
                    "\(month)tsuki\(year)",
                ])
            }
            let start = random.cased(random.pick(ThirdWords.months)) + random.pick(["", "", "", "-", ".", "_", "/"])
            let tail = random.pick(["", "", "", "!", "a", "#", "?", "x"])
            switch random.pick([0, 0, 1]) {
            case 0:
                return start + random.digits(2015...2028, 4) + (start.count < 4 ? "-" : "") + random.pick(["", tail])
            default:
                return random.ending(
                    start + random.digits(1...31, 2), ["", tail, "hi", "nichi", "2026", "2025", "-2026"])
            }
        },
        /// At most 160,000: 51 dishes in 3 cases; 141 prices in 2 orders, 10 × 12 helpings or 20 usual endings, up
        /// to 3 endings
        PasswordGenerator("dish and price or helping") { random in
            let dish = random.cased(random.pick(ThirdWords.dishes))
            switch random.pick([0, 0, 0, 1, 1, 2, 3]) {
            case 0: return random.ending("\(dish)\(random.number(10...150) * 10)", ["en", "en", "yen", "", "enn"])
            case 1: return random.ending("\(dish)\(random.number(1...10))", ThirdWords.helpings)
            case 2: return random.ending("\(random.number(10...150) * 10)en\(dish)", ["", "", "!"])
            default:
                return random.ending(
                    dish + random.pick(["daisuki", "love", "tabetai", "oomori", "teishoku"]), ["1", "29", "39", "123"])
            }
        },
        /// At most 9.1 million: 24 prefixes in 3 cases, 2 separators, 42 years in 2 writings, 120 serials in 2
        /// widths, 4 endings
        PasswordGenerator("staff number") { random in
            let year = random.digits(1985...2026, 4)
            let start = random.cased(random.pick(ThirdWords.staffPrefixes)) + random.pick(["", "", "", "-"])
            let joined = start.count < 3 ? year : random.pick([year, String(year.suffix(2))])
            let serial = random.pick([0, 0, 0, 1]) == 0 ? random.digits(1...120, 3) : random.digits(1...120, 4)
            return random.ending(start + joined + serial, ["", "", "", "a", "x", "0"])
        },
        /// At most 7 million: 68 × 68 words in 2 cases, 109 numbers behind with up to 5 endings or 100 between
        PasswordGenerator("two short words and a number") { random in
            let (first, second) = (random.pick(ThirdWords.shortWords), random.pick(ThirdWords.shortWords))
            let body = random.pick([0, 0, 0, 1]) == 0 ? first + second : first.capitalized + second.capitalized
            switch random.pick([0, 0, 0, 0, 1, 1, 2]) {
            case 0: return random.ending(body + random.digits(0...99, 2), ["", "", "", "!", "123"])
            case 1: return random.ending(body + String(random.number(1...9)), ["", "", "", "!", "234", "111", "23"])
            default: return random.ending(first + random.digits(0...99, 2) + second, ["", "", "!", "1", "12"])
            }
        },
        /// At most 98,000: 47 words; 14 years before or behind, 366 days or 9 numbers, up to 7 endings
        PasswordGenerator("kanji or kana word with a year") { random in
            let word = random.pick(ThirdWords.japanese)
            switch random.pick([0, 0, 0, 1, 2, 3]) {
            case 0:
                return random.ending(
                    word + random.digits(2015...2028, 4), ["", "", "年", "年度", "年度版", "だよ！", "です！！", "パスワード"])
            case 1: return random.ending(word + random.monthDay(), ["", "", "パス", "だよ！", "です！！", "パスワード", "abc"])
            case 2:
                return random.ending(word + random.pick(ThirdWords.counts), ["", "", "！", "だよ", "です", "パスワード", "abc"])
            default:
                return random.ending(random.digits(2015...2028, 4) + "年" + word, ["", "", "！", "だよ！", "パスワード", "がんばる"])
            }
        },
        /// At most 340,000: 52 products in 3 cases, 3 joints; 20 numbers with 10 endings, 25 years with 4, or 99
        /// round numbers with 4
        PasswordGenerator("product and model number") { random in
            let product = random.cased(random.pick(ThirdWords.products))
            let joint = random.pick(["", "", "", "", "-", "_"])
            switch random.pick([0, 0, 0, 1, 1, 2]) {
            case 0:
                return random.ending(
                    "\(product)\(joint)\(random.number(1...20))",
                    ["pro", "pro", "plus", "max", "mini", "se", "ver2", "home", "", "gen", "2026"])
            case 1:
                return random.ending(product + joint + random.digits(2003...2027, 4), ["", "", "", "!", "pro", "a"])
            default: return random.ending(product + joint + random.digits(1...99, 2) + "00", ["", "", "x", "i", "v"])
            }
        },
        /// At most 95,000: 52 phrases in 4 writings; 99 numbers or 18 years with up to 4 endings, or 12 usual
        /// endings
        PasswordGenerator("what one thinks at the prompt, in romaji") { random in
            let words = random.pick(ThirdWords.thoughts).split(separator: ".").map(String.init)
            let phrase: String
            switch random.pick([0, 0, 0, 0, 0, 1, 2, 3]) {
            case 0: phrase = words.joined()
            case 1: phrase = words.map(\.capitalized).joined()
            case 2: phrase = words.joined().capitalized
            default: phrase = words.joined(separator: "-")
            }
            switch random.pick([0, 0, 1, 1, 2]) {
            case 0: return random.ending(phrase + String(random.number(1...99)), ["", "", "", "!", "!!", "2026"])
            case 1: return random.ending(phrase + random.digits(2010...2027, 4), ["", "", "!"])
            default:
                return random.ending(
                    phrase, ["123", "1234", "12345", "0401", "29", "39", "4649", "8", "1", "100", "55", "0830"])
            }
        },
        /// At most 7,700: 42 words in 3 cases, 30 numbers, 2 orders
        PasswordGenerator("letters and digits by turns") { random in
            let word = Array(random.cased(random.pick(ThirdWords.woven)))
            let digits = Array(random.pick(ThirdWords.weft))
            let first = random.pick([0, 0, 1]) == 0
            return word.indices.map { index in
                let (letter, digit) = (String(word[index]), String(digits[index % digits.count]))
                return first ? letter + digit : digit + letter
            }.joined()
        },
        /// At most 67,000: 34 of letters in 3 cases, 34 with digits, 2 orders, 10 endings
        PasswordGenerator("two stretches of the keyboard") { random in
            let (letters, digits) = (random.pick(ThirdWords.letterKeys), random.pick(ThirdWords.digitKeys))
            let first = random.cased(letters)
            let body = random.pick([0, 0, 1]) == 0 ? first + digits : digits + first
            return random.ending(body, ["", "", "", "", "!", "a", "1", "!!", "123", "1234", "2026", "qwer", "asdf"])
        },
        /// At most 440,000: 49 words, 384 to 6,588 numbers, 4 endings
        PasswordGenerator("Japanese word typed on the kana keys") { random in
            let keys = KanaKeys.typed(random.pick(ThirdWords.kana))
            return random.ending(random.numbered(keys), ["", "", "!", "1", "a"])
        },
        /// At most 11 million: 50 words; two numbers of 100 around and 3 endings, 484 numbers or 18 years with other
        /// capitals
        PasswordGenerator("digits around or capitals amid a word") { random in
            let word = random.pick(ThirdWords.surrounded)
            switch random.pick([0, 0, 0, 1, 1, 2]) {
            case 0:
                let number = random.digits(0...99, 2)
                return random.ending(
                    number + word + random.pick([number, "00", "12", "34", "26", "99", random.digits(0...99, 2)]),
                    ["", "", "", "!", "a"])
            case 1:
                let wavy = String(
                    word.enumerated().map {
                        $0.offset.isMultiple(of: 2) ? Character($0.element.uppercased()) : $0.element
                    })
                return random.ending(random.numbered(wavy), ["", "", "!", "1"])
            default:
                let lastCapital = word.dropLast() + word.suffix(1).uppercased()
                return random.ending(lastCapital + random.digits(2010...2027, 4), ["", "", "!", "a"])
            }
        },
        /// At most 1.1 million: 49 words in 3 cases, 484 numbers, left or right, digits aside or not, 4 endings
        PasswordGenerator("fingers one key aside") { random in
            let word = random.numbered(random.pick(ThirdWords.shiftedWords))
            let rows = ["1234567890-^", "qwertyuiop@[", "asdfghjkl;:]", "zxcvbnm,./"].map(Array.init)
            let step = random.pick([1, 1, 1, -1])
            let withDigits = random.pick([0, 1]) == 1 && word.contains("20")
            let moved = String(
                word.map { key -> Character in
                    guard let row = rows.first(where: { $0.contains(key) }), let place = row.firstIndex(of: key) else {
                        return key
                    }
                    return key.isNumber && !withDigits || !row.indices.contains(place + step) ? key : row[place + step]
                })
            return random.ending(random.cased(moved), ["", "", "", "!", "1", "123"])
        },
    ]
}

/// What people in Japanese offices choose when they must.
///
/// `tuning` and `formerlyAside` were written beside the estimator. The others were written by people who had seen neither it nor
/// those: `first`, `second` and `third` as forty-eight habits dealt into three at random, `fourth` and `fifth` by two authors, each
/// the sixteen habits that they hold for the most usual. The estimator was adjusted to the first three after each had been
/// looked at once, and to nothing of the last two.
public enum WeakPasswords {
    public static func generators(_ half: PasswordGenerator.Half) -> [PasswordGenerator] {
        switch half {
        case .tuning: tuning + formerlyAside + first + second + third
        case .aside: fourth + fifth
        }
    }

    static let tuning = [
        PasswordGenerator("era and date") { random in
            let (era, years) = random.pick([
                ("reiwa", 1...8), ("Reiwa", 1...8), ("R", 1...8), ("r", 1...8), ("heisei", 1...31), ("H", 10...31),
                ("showa", 40...64), ("syouwa", 40...64), ("S", 40...63),
            ])
            let (year, month, day) = (random.number(years), random.number(1...12), random.number(1...28))
            return random.pick([
                "\(era)\(padded(year, 2))\(padded(month, 2))\(padded(day, 2))",
                "\(era)\(padded(month, 2))\(padded(day, 2))", "\(era)\(year)nen\(month)gatsu",
                "\(era)\(year)-\(month)-\(day)", "\(era)\(padded(year, 2))!", "\(era).\(year).\(month).\(day)",
            ])
        },
        PasswordGenerator("office word and digits") { random in
            let word = random.pick(Words.offices)
            return capitalized(word, &random) + shortDigits(&random) + random.pick(["", "", "!"])
        },
        PasswordGenerator("surname and birthday") { random in
            let name = capitalized(random.pick(Words.surnames), &random)
            return name + random.pick(["", "", "_", "."]) + birthday(&random)
        },
        PasswordGenerator("kana rows in romaji") { random in
            let row = random.pick(Words.kanaRows)
            let second = random.pick(["", "", random.pick(Words.kanaRows)])
            return capitalized(row, &random) + second + shortDigits(&random)
        },
        PasswordGenerator("place and era or year") { random in
            let place = capitalized(random.pick(Words.places), &random)
            let year = random.number(1...8)
            return place + random.pick(["", "-", "_"])
                + random.pick([
                    "R\(year)", "r\(padded(year, 2))", "Reiwa\(year)", "\(2018 + year)", "\(2018 + year)0401", "H31",
                    "shi\(2018 + year)", "ku\(year)",
                ])
        },
        PasswordGenerator("keyboard walks") { random in
            let walks = [
                "1qaz2wsx", "qwer1234", "zaq12wsx", "1q2w3e4r", "q1w2e3r4", "asdf1234", "zxcv1234", "qwertyu1",
                "1qazxsw2", "qazwsx12", "asdfghj1", "0okm9ijn", "poiu0987", "qweasd123", "1234qwer", "zxcvbnm1",
                "1qaz@WSX", "wsx2edc3", "4rfv5tgb", "lkjh0987", "@[;:]1qa", "^-0987po", "mnbvcxz1", "6yhn7ujm",
                "plm0okn9", "/.,mnb12",
            ]
            let walk = random.pick(walks)
            return capitalized(walk, &random) + random.pick(["", "", "!", random.digits(0...99, 2), "3edc"])
        },
        PasswordGenerator("telephone and postal codes") { random in
            let (area, length) = random.pick([
                ("03", 8), ("06", 8), ("042", 7), ("045", 7), ("0125", 6), ("0120", 6), ("090", 8), ("080", 8),
                ("070", 8),
            ])
            // No subscriber's number begins with 0.
            let local = String(random.number(2...9)) + random.text(of: "0123456789", count: length - 1)
            let (first, last) = (local.dropLast(4), local.suffix(4))
            let postal = random.digits(100...999, 3) + "-" + random.digits(0...9999, 4)
            return random.pick([
                "tel\(area)\(local)", "TEL\(area)-\(first)-\(last)", "a\(area)\(local)",
                "denwa\(area)-\(first)-\(last)",
                "yubin\(postal)", "〒\(postal)a",
            ])
        },
        PasswordGenerator("full-width forms") { random in
            let word = capitalized(random.pick(Words.offices + Words.places + ["password", "reiwa"]), &random)
            return fullWidth(word + shortDigits(&random))
        },
        PasswordGenerator("leet of romaji words") { random in
            leet(random.pick(Words.offices + Words.places + Words.plain), &random) + shortDigits(&random)
        },
        PasswordGenerator("doubled words") { random in
            let word = random.pick(Words.plain + Words.places.filter { $0.count < 7 })
            let digits = random.pick(["1", "12", "00", "7"])
            return random.pick([
                word + digits + word + digits, word + word + digits, capitalized(word, &random) + digits + word,
            ])
        },
        PasswordGenerator("department and year") { random in
            let department = capitalized(random.pick(Words.departments), &random)
            let year = random.number(1...8)
            return department + random.pick(["", "ka", "bu", "kakari"])
                + random.pick([
                    "R\(year)", "\(2018 + year)", "R0\(year)", "\(year)nendo", "-\(2018 + year)", "0401", "123",
                    "\(padded(year, 2))!",
                ])
        },
        PasswordGenerator("kanji and kana as such") { random in
            let word = random.pick(Words.native)
            return random.pick([
                "令和\(random.number(1...8))年\(random.number(1...12))月\(random.number(1...28))日",
                word + random.digits(0...9999, 4), word + "2024", word + "1234", word + word + "12",
                "\(word)R0\(random.number(1...8))04",
            ])
        },
    ]

    /// As written, with the first letter large, or all large.
    static func capitalized(_ word: String, _ random: inout SeededGenerator) -> String {
        switch random.number(0...4) {
        case 0, 1: word
        case 4: word.count < 7 ? word.uppercased() : word
        default: word.prefix(1).uppercased() + word.dropFirst()
        }
    }

    /// The digits that are put behind a word.
    static func shortDigits(_ random: inout SeededGenerator) -> String {
        random.pick([
            "1", "01", "12", "123", "1234", "0401", "2024", "2025", "00", "777", random.digits(0...99, 2),
            random.digits(0...999, 3), birthday(&random, short: true),
        ])
    }

    /// The day on which someone at work was born.
    static func birthday(_ random: inout SeededGenerator, short: Bool = false) -> String {
        let (year, month, day) = (random.number(1955...2004), random.number(1...12), random.number(1...28))
        let inYear = padded(month, 2) + padded(day, 2)
        return short
            ? inYear : random.pick(["\(year)\(inYear)", "\(padded(year % 100, 2))\(inYear)", inYear, "\(year)"])
    }

    static func fullWidth(_ text: String) -> String {
        var wide = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            wide.append((0x21...0x7E).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0xFEE0)! : scalar)
        }
        return String(wide)
    }

    /// At least one letter is replaced, the others as it comes.
    static func leet(_ word: String, _ random: inout SeededGenerator) -> String {
        let table: [Character: [Character]] = [
            "a": ["@", "4"], "i": ["1", "!"], "o": ["0"], "e": ["3"], "s": ["$", "5"], "t": ["7"],
        ]
        let places = word.indices.filter { table[word[$0]] != nil }
        let sure = places.isEmpty ? nil : random.pick(places)
        return String(
            word.indices.map { index in
                guard let forms = table[word[index]], index == sure || random.number(0...1) == 0 else {
                    return word[index]
                }
                return random.pick(forms)
            })
    }
}

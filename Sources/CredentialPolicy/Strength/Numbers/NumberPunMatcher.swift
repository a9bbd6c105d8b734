/// Words written in digits by their readings (語呂合わせ): 4649 (よろしく), 2525 (ニコニコ), 0840 (おはよう).
struct NumberPunMatcher: StrengthMatcher {
    func find(in text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches) {
        for start in 0..<scalars.count {
            guard scalars.digit(start, of: text) != nil else { continue }
            for word in Self.words.candidates(at: start, in: text, scalars) {
                guard let end = Self.words.end(of: word, at: start, in: text, scalars) else { continue }
                let number = 20 + 5 * Double(Self.words.meaning(of: word))
                matches.add(StrengthMatch(start..<end, .japaneseWord, Guesses(number), .leet))
            }
        }
    }

    /// With its place in the table, from 0.
    private static let words = WordTable(table.enumerated().map { ($0.element.digits, $0.offset) })

    /// The usual ones first, by our judgement: no list of passwords says how usual they are. Two digits are left out,
    /// which cost less by themselves.
    private static let table: [(digits: String, word: String)] = [
        ("4649", "よろしく"), ("2525", "ニコニコ"), ("893", "ヤクザ"), ("1192", "いい国"), ("5963", "ご苦労さん"),
        ("1122", "いい夫婦"), ("0840", "おはよう"), ("8739", "花咲く"), ("4696", "白黒"), ("3939", "サンキュー"),
        ("3150", "最高"), ("315", "最高"), ("634", "武蔵"), ("3776", "富士山の高さ"), ("4126", "よい風呂"),
        ("1126", "いい風呂"), ("1129", "いい肉"), ("1188", "いいパパ"), ("889", "早く"), ("8989", "パクパク"),
        ("0833", "おやすみ"), ("3470", "さよなら"), ("14106", "愛してる"), ("724106", "何してる"), ("49106", "至急テル"),
        ("0906", "遅れる"), ("428", "渋谷"), ("2951", "福来い"), ("8341", "優しい"), ("2983", "肉屋さん"),
        ("794", "鳴くよ"), ("4989", "四苦八苦"), ("4510", "仕事"), ("1059", "天国"), ("37564", "皆殺し"),
        ("1031", "天才"), ("1103", "いいお産"), ("5656", "ゴロゴロ"), ("1818", "イヤイヤ"),
    ]
}

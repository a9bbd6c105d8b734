/// Words written in digits by their readings (語呂合わせ): 4649 (よろしく), 2525 (ニコニコ), 0840 (おはよう).
struct NumberPunMatcher: StrengthMatcher {
    func find(in text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches) {
        for start in 0..<scalars.count {
            guard scalars.digit(start, of: text) != nil else { continue }
            for word in Self.words.candidates(at: start, in: text, scalars) {
                guard let end = Self.words.end(of: word, at: start, in: text, scalars) else { continue }
                let number = 20 + 5 * Double(Self.words.number(of: word))
                matches.add(StrengthMatch(start..<end, .japaneseWord, Guesses(number), .leet))
            }
        }
    }

    /// The usual ones first, by our judgement: no list of passwords says how usual they are. Two digits are left out,
    /// which cost less by themselves.
    private static let words = WordTable(
        // よろしく, ニコニコ, ヤクザ, いい国, ご苦労さん, いい夫婦, おはよう, 花咲く, 白黒, サンキュー
        "4649 2525 893 1192 5963 1122 0840 8739 4696 3939 "
            // 最高 (two ways), 武蔵, 富士山の高さ, よい風呂, いい風呂, いい肉, いいパパ, 早く, パクパク
            + "3150 315 634 3776 4126 1126 1129 1188 889 8989 "
            // おやすみ, さよなら, 愛してる, 何してる, 至急テル, 遅れる, 渋谷, 福来い, 優しい, 肉屋さん
            + "0833 3470 14106 724106 49106 0906 428 2951 8341 2983 "
            // 鳴くよ, 四苦八苦, 仕事, 天国, 皆殺し, 天才, いいお産, ゴロゴロ, イヤイヤ
            + "794 4989 4510 1059 37564 1031 1103 5656 1818")
}

/// How a department's name is read, from the words that such names are put together of: the directory has no reading.
enum DepartmentReading {
    /// - Returns: the readings of the stretches that are known, in kana: 危機管理課 gives ききかんりか; of こども家庭○○課 what is
    ///   before and behind ○○.
    static func readings(of name: String) -> [String] {
        let scalars = Array(name.unicodeScalars)
        var (readings, reading, index) = ([String](), "", 0)
        while index < scalars.count {
            if let (word, length) = longest(scalars[index...]) {
                reading += word
                index += length
            } else {
                readings.append(reading)
                (reading, index) = ("", index + 1)
            }
        }
        return (readings + [reading]).filter { $0.unicodeScalars.count > 1 }
    }

    /// What every department's name ends in, as it is read.
    static let endings = ["か", "ぶ", "かかり", "しつ", "きょく", "しょ", "せんたー"]

    private static func longest(_ name: ArraySlice<Unicode.Scalar>) -> (reading: String, length: Int)? {
        for length in stride(from: min(5, name.count), to: 0, by: -1) {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: name.prefix(length))
            if let reading = words[String(view)] { return (reading, length) }
        }
        return nil
    }

    private static let words: [String: String] = {
        var words: [String: String] = [:]
        for pair in text.split(separator: " ") {
            let parts = pair.split(separator: "/")
            words[String(parts[0])] = String(parts[1])
        }
        return words
    }()

    private static let text = """
        課/か 部/ぶ 係/かかり 室/しつ 局/きょく 所/しょ センター/せんたー 税/ぜい 財/ざい 市/し 町/ちょう 村/そん 区/く \
        総務/そうむ 税務/ぜいむ 市民/しみん 区民/くみん 町民/ちょうみん 住民/じゅうみん 戸籍/こせき 窓口/まどぐち 福祉/ふくし \
        納税/のうぜい 収納/しゅうのう 課税/かぜい 資産/しさん 高齢/こうれい 高齢者/こうれいしゃ 介護/かいご 保険/ほけん \
        年金/ねんきん 国保/こくほ 障害/しょうがい 障がい/しょうがい 社会/しゃかい 生活/せいかつ 保護/ほご 子育て/こそだて \
        支援/しえん 子ども/こども こども/こども 児童/じどう 青少年/せいしょうねん 家庭/かてい 保育/ほいく 保健/ほけん \
        健康/けんこう 増進/ぞうしん 長寿/ちょうじゅ 医療/いりょう 衛生/えいせい 予防/よぼう 企画/きかく 財政/ざいせい \
        調整/ちょうせい 会計/かいけい 契約/けいやく 管財/かんざい 検査/けんさ 用地/ようち 人事/じんじ 職員/しょくいん 給与/きゅうよ \
        秘書/ひしょ 広報/こうほう 広聴/こうちょう 情報/じょうほう 政策/せいさく システム/しすてむ デジタル/でじたる 推進/すいしん \
        管理/かんり 電算/でんさん 統計/とうけい 文書/ぶんしょ 法務/ほうむ 法制/ほうせい 庶務/しょむ 行政/ぎょうせい 経営/けいえい \
        改革/かいかく 教育/きょういく 学校/がっこう 生涯/しょうがい 学習/がくしゅう 指導/しどう 学務/がくむ 図書/としょ 文化/ぶんか \
        スポーツ/すぽーつ 振興/しんこう 国際/こくさい 交流/こうりゅう 建設/けんせつ 土木/どぼく 道路/どうろ 河川/かせん 建築/けんちく \
        住宅/じゅうたく 営繕/えいぜん 都市/とし 計画/けいかく 整備/せいび 開発/かいはつ 公園/こうえん 緑地/りょくち 水道/すいどう \
        上水道/じょうすいどう 下水道/げすいどう 上下水道/じょうげすいどう 環境/かんきょう 保全/ほぜん 清掃/せいそう 農政/のうせい \
        農林/のうりん 農業/のうぎょう 林務/りんむ 水産/すいさん 商工/しょうこう 観光/かんこう 産業/さんぎょう 雇用/こよう \
        防災/ぼうさい 危機/きき 消防/しょうぼう 警防/けいぼう 救急/きゅうきゅう 交通/こうつう 安全/あんぜん 協働/きょうどう \
        地域/ちいき 地方/ちほう 創生/そうせい まちづくり/まちづくり 人権/じんけん 男女/だんじょ 共同/きょうどう 参画/さんかく 監査/かんさ \
        議会/ぎかい 選挙/せんきょ 事務/じむ 出納/すいとう 病院/びょういん 委員会/いいんかい 本部/ほんぶ 支所/ししょ \
        出張所/しゅっちょうじょ
        """
}

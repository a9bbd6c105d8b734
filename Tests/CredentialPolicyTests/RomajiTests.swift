import Testing

@testable import CredentialPolicy

/// Readings in Latin letters, in the ways that people write them.
@Suite struct RomajiTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var kana: String
        var spellings: [String]
        var testDescription: String { kana }
        init(_ kana: String, _ spellings: String) {
            (self.kana, self.spellings) = (kana, spellings.split(separator: " ").map(String.init))
        }
    }

    @Test(arguments: [
        Row("かつしか", "katsushika katusika katushika katsusika"),
        Row("おおた", "ota oota ohta ōta"),
        Row("しんいち", "shinichi shin'ichi siniti sinniti shinnichi"),
        Row("じゅんいちろう", "junichiro junichirou jun'ichiro zyunitirou jyunichirou junichiroh"),
        Row("いっちょう", "itcho itchou iccho icchou ittyou itchō"),
        Row("ちゅうおう", "chuo chuuou tyuuou tyuo chūō"),
        Row("ふじさわ", "fujisawa huzisawa hujisawa"),
        Row("ぎんざ", "ginza ginnza"),
        Row("ほんま", "honma honnma homma"),
        Row("しんばし", "shinbashi shimbashi sinbasi"),
        Row("しやくしょ", "shiyakusho siyakusyo siyakusho"),
        Row("じゅうみんぜい", "juminzei juuminzei zyuuminzei jyuuminzei"),
        Row("こくほ", "kokuho"),
        Row("ジョウホウ", "joho jouhou zyouhou jyouhou johou"),
        Row("つづき", "tsuzuki tuduki tsuduki"),
        Row("はっとり", "hattori"),
        Row("ざっし", "zasshi zassi"),
        Row("さとう", "sato satou satoh satoo"),
        Row("けいこ", "keiko keeko"),
        Row("にいがた", "niigata nigata"),
        Row("ゆうこ", "yuko yuuko"),
        Row("コンピューター", "konpyuta konpyuuta konpyu-ta- kompyuta"),
        Row("ファイル", "fairu"),
        Row("パーティー", "pati paatii pa-ti-"),
        Row("をかだ", "okada wokada"),
        Row("きんようび", "kinyobi kin'yobi kinyoubi kinnyoubi"),
        Row("ん", "n nn"),
    ])
    func everyUsualSpellingIsThere(row: Row) {
        let spellings = Romaji.spellings(of: row.kana)
        for spelling in row.spellings { #expect(spellings.contains(spelling), "\(row.kana): \(spellings)") }
    }

    @Test(arguments: [
        ("ふじ", "fuji"), ("たろう", "tarou"), ("しんじ", "shinji"), ("ちば", "chiba"), ("ほっかいどう", "hokkaidou"),
    ])
    func theUsualOneIsTheFirst(kana: String, spelling: String) {
        #expect(Romaji.spellings(of: kana).first == spelling)
    }

    /// What keeps to one system throughout comes before what mixes them.
    @Test func mixturesComeLater() {
        #expect(Romaji.spellings(of: "かつしか", limit: 2) == ["katsushika", "katusika"])
    }

    @Test func noSpellingComesTwice() {
        for kana in ["おおおか", "とうきょうとちょう", "しんにゅう", "んんん", "ーあー"] {
            let spellings = Romaji.spellings(of: kana)
            #expect(Set(spellings).count == spellings.count, "\(kana)")
        }
    }

    @Test(arguments: ["", "東京", "tokyo", "しやくしょ1", "か゛", " ", "\u{3099}"])
    func whatIsNoKanaHasNoSpelling(text: String) {
        #expect(Romaji.spellings(of: text).isEmpty)
    }

    /// Ten thousand kana, each with a choice: no more spellings than asked for.
    @Test func theLimitHoldsForAnyReading() {
        for (kana, count) in [("じゅ", 300), ("っ", 1000), ("ー", 1000), ("ん", 1000), ("おう", 500)] {
            let text = String(repeating: kana, count: count)
            #expect(Romaji.spellings(of: text, limit: 5).count <= 5)
        }
        #expect(Romaji.spellings(of: "しつじ", limit: 0).isEmpty)
        #expect(Romaji.spellings(of: "しつじ", limit: -1).isEmpty)
    }
}

import Testing

@testable import CredentialPolicy

@Suite struct KanaMatcherTests {
    private static let rows = KanaRowMatcher()

    /// With the most guesses (log10) that each may take.
    @Test(arguments: [
        ("aiueo", 1.5), ("kakikukeko", 2.2), ("sasisuseso", 2.2), ("sashisuseso", 2.2), ("tatituteto", 2.2),
        ("tachitsuteto", 2.2),
        ("naninuneno", 2.2), ("hahifuheho", 2.2), ("hahihuheho", 2.2), ("mamimumemo", 2.2), ("yayuyo", 2.7),
        ("rarirurero", 2.2), ("wawon", 2.5), ("gagigugego", 2.2), ("zajizuzezo", 2.2), ("papipupepo", 2.2),
        ("aiueokakikukeko", 1.5), ("akasatana", 2.5), ("akasatanahamayarawan", 2), ("ikisitinihimiri", 3),
        ("irohanihoheto", 1.5), ("irohanihohetochirinuruwo", 2), ("oeuia", 2.5), ("kokekukika", 2.5), ("Aiueo", 1.8),
        ("あいうえお", 1.5), ("アイウエオ", 1.5), ("かきくけこ", 2.2), ("いろはにほへと", 1.5), ("kaきkuけko", 2.2),
    ])
    func whatIsRecitedIsARow(text: String, most: Double) throws {
        let match = try #require(Found.whole(text, by: Self.rows))
        #expect(match.kind == .kanaRow && match.guesses.log10 <= most)
    }

    @Test(arguments: [
        "aio", "kaki", "sakura", "murasaki", "あさき", "katsushika", "akita", "kkk", "wiwuwe", "yiyuye", "n", "", "葛飾",
        "kakuki",
    ])
    func otherSyllablesAreNoRow(text: String) {
        #expect(Found.all(in: text, by: Self.rows).isEmpty)
    }

    @Test func aRowIsFoundBeforeDigits() {
        #expect(Found.all(in: "kakikukeko1", by: Self.rows).map(\.part) == ["kakikukeko"])
    }

    @Test(arguments: [
        "ichinisan", "itinisansi", "ichinisanyongo", "IchiNiSan", "一二三", "一二三四五六七八九十", "いちにさん", "イチニサン", "hifumi",
        "hihumiyo",
        "onetwothree", "doremi", "doremifasorasido", "ドレミファソ", "getsukasui", "月火水木金土日", "harunatsuakifuyu", "春夏秋冬",
        "東西南北", "touzainanboku", "neushitora", "子丑寅", "甲乙丙丁", "kouotsuhei", "水金地火木", "alphabravocharlie",
    ])
    func wordsInTheirOrderAreASequence(text: String) throws {
        let match = try #require(Found.whole(text, by: RecitalMatcher()))
        #expect(match.kind == .sequence && match.guesses.log10 < 3)
    }

    @Test(arguments: ["ichini", "ichisanni", "sanniichi", "東京", "月水金", "onethree", "西東", "doremu"])
    func wordsOutOfTheirOrderAreNoSequence(text: String) {
        #expect(Found.all(in: text, by: RecitalMatcher()).isEmpty)
    }

    /// Which kana stand on which keys: JIS X 6002.
    @Test func aWordOnKanaKeysIsFound() throws {
        for (text, keyboard) in [
            ("xho", "さくら"), ("tzdt", "かつしか"), ("t@hpe", "がくせい"), ("t[hpe", "がくせい"), ("s4g)4", "とうきょう"),
            ("s4g(4", "とうきょう"), ("f[r0¥s@", "ぱすわーど"), ("f[r0\\s@", "ぱすわーど"), ("t@Zb4", "がっこう"), ("XHO", "さくら"),
            ("^@¥r", "べーす"), ("せちととてらすし", "password"), ("セチトトテラスシ", "password"), ("で3", "w@3"),
        ] {
            let found = Self.onKanaKeys(text, [keyboard])
            #expect(found.contains { $0.part == text && $0.match.kind == .kanaKeys } == (text.count >= 3), "\(text)")
        }
    }

    @Test(arguments: ["さくら", "sakura", "xh", "xoh", "t@", "葛飾", "\u{1F600}@@@"])
    func otherKeysAreNoWordInKana(text: String) {
        #expect(Self.onKanaKeys(text, ["さくら", "sakura", "かつしか"]).isEmpty)
    }

    @Test func kanaKeysCostMoreThanTheWord() throws {
        let found = Self.onKanaKeys("1xho2", ["もも", "さくら"])
        #expect(found.map(\.part) == ["xho"])
        #expect(abs(found[0].match.guesses.log10 - Guesses(20).log10) < 1e-9)
    }

    /// Every kana that takes a mark is found again without it.
    @Test func marksComeOffAsTheyWentOn() {
        var marked = 0
        for sound in UInt32(0x3041)...0x3096 {
            for mark in [KanaKeyboard.voicedMark, KanaKeyboard.halfVoicedMark] {
                guard let voiced = KanaKeyboard.voiced(sound, mark) else { continue }
                marked += 1
                #expect(KanaKeyboard.unvoiced(voiced).map { $0.sound == sound && $0.mark == mark } == true)
            }
        }
        // が to ご, ざ to ぞ, だ to ど, ば to ぼ, ぱ to ぽ.
        #expect(marked == 25)
    }

    private static func onKanaKeys(_ text: String, _ words: [String]) -> [Found] {
        var writer = DictionaryWriter(order: 1)
        for (rank, word) in words.enumerated() { writer.add(word, .japaneseWord, rank: rank + 1) }
        let file = writer.words(origin: "test")
        return Found.all(in: text) { bytes, scalars, matches in
            let words = file.span
            guard let dictionary = try? StrengthDictionary(checking: words) else { return }
            KanaKeysMatcher().find(in: bytes, scalars, dictionary, words, &matches)
        }
    }
}

/// Short words that people put behind others, or between two of them: Setagaya-ku, 滝川市, 3 chome, pochichan, genkidesu,
/// 3kaime, list_final, tarotohanako. By themselves they are in any text, so they count in Latin letters only where
/// they stand so.
struct SuffixMatcher: StrengthMatcher {
    func find(in text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches) {
        for start in 0..<scalars.count {
            if start > 0 { add(Suffixes.tree, as: .suffix, start, text, scalars, &matches) }
            if scalars.digit(start - 1, of: text) != nil {
                add(Suffixes.units, as: .suffix, start, text, scalars, &matches)
            }
            add(Suffixes.connectors, as: .connector, start, text, scalars, &matches)
        }
    }

    private func add(
        _ tree: PersonalTree, as part: PartClass, _ start: Int, _ text: Span<UInt8>, _ scalars: ScalarMap,
        _ matches: inout StrengthMatches
    ) {
        let nothing = Span<UInt32>()
        var (cursor, end) = (tree.root, start)
        while end < scalars.count, let next = tree.step(cursor, scalars.plain(end, of: text), in: nothing) {
            (cursor, end) = (next, end + 1)
            guard let word = tree.word(cursor, in: nothing), stands(start..<end, part, text, scalars) else { continue }
            let factor = Guesses(scalars.capitalsFactor(start..<end, of: text))
            matches.add(
                StrengthMatch(
                    start..<end, word.kind, word.guesses * factor, factor.log10 > 0 ? .capitals : [], as: part))
        }
    }

    private func stands(_ range: Range<Int>, _ part: PartClass, _ text: Span<UInt8>, _ scalars: ScalarMap) -> Bool {
        guard scalars.value(range.lowerBound, of: text) < 0x80 else { return true }
        if part == .connector { return range.lowerBound != 1 && scalars.count - range.upperBound >= 3 }
        // 380en, 12ko: a word may follow.
        if range.count > 1, scalars.number(range.lowerBound - 2, digits: 2, of: text) != nil { return true }
        if range.lowerBound < 3 { return false }
        let letterFollows =
            range.upperBound < scalars.count && isLetter(scalars.plain(range.upperBound, of: text))
        return !letterFollows
    }

    private func isLetter(_ value: UInt32) -> Bool { (0x61...0x7A).contains(value) }
}

private enum Suffixes {
    /// What is said of each group: its kind, and how many an attacker tries before one of it.
    private static let groups: [(kind: StrengthKind, guesses: Double, words: String)] = [
        // Places and offices.
        (
            .municipalWord, 5,
            """
            shi si ku machi mati cho chou tyo tyou mura son ken fu gun shima sima jima zima to do chome choume tyoume \
            tyome dai ka kakari gakari bu shitsu situ kyoku sho syo jo zyo jimusho zimusyo senta shisho sisyo sho chuu kou \
            shougakkou chuugakkou chugakkou chuugaku chugaku koukou kokou daigaku gakuen chu shou shuu ob og \
            yakusho shiyakusho kuyakusho kenchou \
            市 区 町 村 県 府 都 道 郡 島 丁目 課 係 部 室 局 所 署 支所 出張所 事務所 センター
            """
        ),
        // Persons and pets.
        (.japaneseWord, 8, "chan kun san sama tan sensei senpai sempai dono kyun nyan wan さん 君 様 ちゃん くん 先生"),
        // The ends of sentences.
        (
            .japaneseWord, 12,
            """
            desu masu da dayo dane yo ne na nano kana shita suru shimasu simasu shimashita deshita mashita masuyo desuyo \
            tai shitai sitai kudasai nasai ga ha wa wo ni de mo no です ます だよ よ ね
            """
        ),
        // Counters and versions.
        (
            .japaneseWord, 20,
            """
            kai kaime ban bangou bango gou go nen nensei nenme sai hon mai ko nichi niti gatsu gatu kagetsu hun ji zi en \
            ver v vol no th st nd rd 回 回目 番 号 年 歳 才 円 \
            bansen bann gousha gousya gouki goushitsu gositsu gousitsu shitsu eki pun fun byou jikan nin ninn mei kumi gumi hiki \
            satsu tsubu dan jou kyoku kan bai man sen dai sai shuu shuunen no1 1f 2f 3f 1kai 2kai 3kai 4kai \
            5kai 1go 2go 3go 1gou 2gou 3gou 駅 線 階 室 時 分 人 枚 本 個 台 組 号室 番線 号車
            """
        ),
        // Files and hosts, and which one it is.
        (.word, 20, "xls xlsx csv doc docx pdf txt jpg zip com net jp org final new copy old saishin kaitei"),
        // Sites and mail addresses.
        (
            .word, 8,
            """
            .com .jp .co.jp .ne.jp .lg.jp .go.jp .or.jp .ac.jp .ed.jp .net .org .info .biz .io .html @gmail.com @yahoo.co.jp \
            @docomo.ne.jp @ezweb.ne.jp @softbank.ne.jp @i.softbank.jp @icloud.com @outlook.jp @outlook.com @hotmail.com \
            @au.com @lg.jp @gmail @yahoo @docomo @ezweb @softbank @icloud @mail
            """
        ),
        // Which thing of one's own it is.
        (.word, 20, "uta song kyoku car home house room work office mail pass pw love life girl boy man fan club team"),
    ]

    static let tree: PersonalTree = {
        var tree = PersonalTree()
        for group in groups {
            for suffix in group.words.split(separator: " ") {
                tree.add(suffix, KnownWord(kind: group.kind, guesses: Guesses(group.guesses)))
            }
        }
        return tree
    }()

    /// 55cm, 512gb, 2kyuu: behind digits alone.
    static let units: PersonalTree = {
        var tree = PersonalTree()
        let words = """
            kg cm mm km ml gb mb tb hz ghz mhz kcal cc hr px min sec kyu kyuu dai ten mei km2 week days years ki kai nin ko en \
            yen kumi gatsu gatu nichi ji fun nen hai mai satsu oku man ren haku hiki
            """
        for unit in words.split(separator: " ") { tree.add(unit, KnownWord(kind: .word, guesses: Guesses(30))) }
        return tree
    }()

    static let connectors: PersonalTree = {
        var tree = PersonalTree()
        for word in "to no love and n wa ha ga ni de wo mo my と の は が に で を も".split(separator: " ") {
            tree.add(word, KnownWord(kind: .word, guesses: Guesses(8)))
        }
        let words = """
            loves x i we you is am are the a an this it go so me your our of for in on hi oh let lets be not no1 dai
            """
        for word in words.split(separator: " ") { tree.add(word, KnownWord(kind: .word, guesses: Guesses(20))) }
        return tree
    }()
}

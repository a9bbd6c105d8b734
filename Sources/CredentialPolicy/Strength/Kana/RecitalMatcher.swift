/// Words in the order in which they are recited, three or more: ichinisan, hifumi, 一二三, onetwothree, doremi, getsukasui,
/// 甲乙丙, 東西南北, neushitora.
struct RecitalMatcher: StrengthMatcher {
    private static let shortest = 3

    func find(in text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches) {
        for start in 0..<scalars.count {
            for word in Recital.words.candidates(at: start, in: text, scalars) {
                guard var end = Recital.words.end(of: word, at: start, in: text, scalars) else { continue }
                let first = Recital.words.number(of: word)
                var count = 1
                while let next = Self.end(of: first + count, at: end, text, scalars) {
                    end = next
                    count += 1
                }
                if count < Self.shortest { continue }
                let number = Recital.beginnings(first)
                let factor = scalars.capitalsFactor(start..<end, of: text)
                matches.add(
                    StrengthMatch(start..<end, .sequence, Guesses(number * factor), factor > 1 ? .capitals : []))
            }
        }
    }

    /// Where a word of the recitals ends; the longest spelling where several stand there.
    private static func end(
        of number: Int, at index: Int, _ text: Span<UInt8>, _ scalars: ScalarMap
    ) -> Int? {
        var longest: Int?
        for word in Recital.words.candidates(at: index, in: text, scalars)
        where Recital.words.number(of: word) == number {
            guard let end = Recital.words.end(of: word, at: index, in: text, scalars) else { continue }
            longest = max(longest ?? 0, end)
        }
        return longest
    }
}

/// What is recited, word by word.
private enum Recital {
    /// Each recital is followed by a place without a word, so that none goes on with the next.
    static let words = WordTable(text)

    /// How many recitals, and places to begin one at, are tried before a word.
    static func beginnings(_ number: Int) -> Double {
        let earlier = starts.count { $0 <= number }
        return 20 * Double(earlier) * (starts.contains(number) ? 1 : 10)
    }

    /// The number of the first word of each.
    private static let starts: [Int] = {
        var (starts, number, afterBlank) = ([0], 0, false)
        for scalar in text.unicodeScalars {
            if scalar == " " {
                number += 1
                if afterBlank { starts.append(number) }
            }
            afterBlank = scalar == " "
        }
        return starts
    }()

    private static let text =
        "ichi/iti/いち/一/壱 ni/に/二/弐 san/さん/三/参 shi/si/yon/し/よん/四 go/ご/五 roku/ろく/六 shichi/siti/nana/しち/なな/七 "
        + "hachi/hati/はち/八 kyuu/kyu/ku/きゅう/く/九 juu/jyuu/zyuu/ju/じゅう/十  "
        + "one two three four five six seven eight nine ten  "
        + "do/ど re/れ mi/み fa/ふぁ so/そ ra/la/ら shi/si/し do/ど  "
        + "getsu/getu/げつ/月 ka/か/火 sui/すい/水 moku/もく/木 kin/きん/金 do/ど/土 nichi/niti/にち/日  "
        + "hi/ひ fu/hu/ふ mi/み yo/よ i/itsu/itu/い mu/む na/な ya/や ko/kono/こ to/tou/と  "
        + "haru/はる/春 natsu/natu/なつ/夏 aki/あき/秋 fuyu/huyu/ふゆ/冬  "
        + "tou/とう/東 zai/ざい/西 nan/なん/南 boku/ぼく/北  "
        + "ne/ね/子 ushi/usi/うし/丑 tora/とら/寅 u/う/卯 tatsu/tatu/たつ/辰 mi/み/巳 uma/うま/午 hitsuji/hituji/hituzi/ひつじ/未 "
        + "saru/さる/申 tori/とり/酉 inu/いぬ/戌 i/い/亥  "
        + "kou/こう/甲 otsu/otu/おつ/乙 hei/へい/丙 tei/てい/丁  "
        + "sui/すい/水 kin/きん/金 chi/ti/ち/地 ka/か/火 moku/もく/木 do/ど/土 ten/てん/天 kai/かい/海 mei/めい/冥  "
        + "alpha bravo charlie delta echo foxtrot golf hotel  "
        + "alpha beta gamma delta epsilon"
}

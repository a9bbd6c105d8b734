/// How each kana, and each kana with a small one, is written.
enum KanaTable {
    static let smallTsu: UInt32 = 0x3063
    static let nasal: UInt32 = 0x3093
    static let longMark: UInt32 = 0x30FC

    /// The spellings of the longest syllable at the start, and how many kana it takes; nil when there is none.
    static func options(_ kana: ArraySlice<UInt32>) -> ([RomajiOption], length: Int)? {
        guard let first = kana.first else { return nil }
        if kana.count > 1, let options = table[UInt64(first) << 32 | UInt64(kana[kana.startIndex + 1])] {
            return (options, 2)
        }
        return table[UInt64(first)].map { ($0, 1) }
    }

    /// By kana, or by kana and small kana.
    private static let table: [UInt64: [RomajiOption]] = {
        var table: [UInt64: [RomajiOption]] = [:]
        for row in rows {
            var fields = row.split(separator: " ")
            let key = fields.removeFirst().unicodeScalars.reduce(UInt64(0)) { $0 << 32 | UInt64($1.value) }
            table[key] = fields.map(option)
        }
        return table
    }()

    /// `h:`, `k:` and `i:` name the system where the systems differ.
    private static func option(_ field: Substring) -> RomajiOption {
        let parts = field.split(separator: ":")
        let text = String(parts.last!)
        guard parts.count == 2 else { return RomajiOption(text: text) }
        let habits: [Substring: RomajiHabits] = ["h": .hepburn, "k": .kunrei, "i": .inputMethod]
        return RomajiOption(text: text, habit: habits[parts[0]]!)
    }

    private static let rows: [Substring] = """
        あ a|い i|う u|え e|お o|か ka|き ki|く ku|け ke|こ ko|が ga|ぎ gi|ぐ gu|げ ge|ご go
        さ sa|し h:shi k:si|す su|せ se|そ so|ざ za|じ h:ji k:zi|ず zu|ぜ ze|ぞ zo
        た ta|ち h:chi k:ti|つ h:tsu k:tu|て te|と to|だ da|ぢ h:ji k:di i:zi|づ h:zu k:du i:dzu|で de|ど do
        な na|に ni|ぬ nu|ね ne|の no|は ha|ひ hi|ふ h:fu k:hu|へ he|ほ ho
        ば ba|び bi|ぶ bu|べ be|ぼ bo|ぱ pa|ぴ pi|ぷ pu|ぺ pe|ぽ po|ま ma|み mi|む mu|め me|も mo
        や ya|ゆ yu|よ yo|ら ra|り ri|る ru|れ re|ろ ro|わ wa|を h:o k:wo|ゐ h:i k:wi|ゑ h:e k:we|ゔ vu
        きゃ kya|きゅ kyu|きょ kyo|ぎゃ gya|ぎゅ gyu|ぎょ gyo|にゃ nya|にゅ nyu|にょ nyo|ひゃ hya|ひゅ hyu|ひょ hyo
        びゃ bya|びゅ byu|びょ byo|ぴゃ pya|ぴゅ pyu|ぴょ pyo|みゃ mya|みゅ myu|みょ myo|りゃ rya|りゅ ryu|りょ ryo
        しゃ h:sha k:sya i:shya|しゅ h:shu k:syu i:shyu|しょ h:sho k:syo i:shyo|しぇ h:she k:sye
        じゃ h:ja k:zya i:jya|じゅ h:ju k:zyu i:jyu|じょ h:jo k:zyo i:jyo|じぇ h:je k:zye i:jye
        ちゃ h:cha k:tya i:cya|ちゅ h:chu k:tyu i:cyu|ちょ h:cho k:tyo i:cyo|ちぇ h:che k:tye
        ぢゃ h:ja k:dya i:zya|ぢゅ h:ju k:dyu i:zyu|ぢょ h:jo k:dyo i:zyo
        ふぁ fa|ふぃ fi|ふぇ fe|ふぉ fo|ふゅ fyu|つぁ tsa|つぃ tsi|つぇ tse|つぉ tso|てぃ h:ti i:thi|でぃ h:di i:dhi
        でゅ h:dyu i:dhu|てゅ h:tyu i:thu|とぅ h:tu i:twu|どぅ h:du i:dwu|うぃ h:wi i:whi|うぇ h:we i:whe|うぉ h:wo i:who
        ゔぁ va|ゔぃ vi|ゔぇ ve|ゔぉ vo|いぇ ye|くぁ h:kwa i:qa|くぃ kwi|くぇ kwe|くぉ kwo|ぐぁ gwa|くゎ kwa|ぐゎ gwa
        ぁ a|ぃ i|ぅ u|ぇ e|ぉ o|ゃ ya|ゅ yu|ょ yo|ゎ wa|ゕ ka|ゖ ke
        """.split { $0 == "|" || $0 == "\n" }
}

import CredentialPolicy
import Glibc

/// Lists of Japanese words from mecab-ipadic's CSV (as UTF-8): surface, ids, cost, part of speech in four fields, inflection
/// in two, base form, reading, pronunciation. The cost falls with the logarithm of how often the word stands in a text.
struct Ipadic {
    /// As they are written, and as they are read (katakana), by kind: each word with its cost, that of all its entries
    /// together. Most names have one and the same cost; that めぐみ is written in twenty ways, and めぶき in one, says which
    /// is the usual one.
    private(set) var surfaces: [StrengthKind: [String: Int]] = [:]
    private(set) var readings: [StrengthKind: [String: Int]] = [:]

    init(_ lines: [Substring]) throws(BuildFailure) {
        for line in lines {
            let fields = line.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
            guard fields.count >= 12, let cost = Int(Substring(fields[3])) else {
                throw BuildFailure("a line of mecab-ipadic has another form than expected: \(line)")
            }
            let speech = fields[4...9].map { String(Substring($0)) }
            guard let kind = Self.kind(speech) else { continue }
            Self.note(String(Substring(fields[0])), cost, &surfaces[kind, default: [:]])
            Self.note(String(Substring(fields[11])), cost, &readings[kind, default: [:]])
        }
    }

    /// A word's cost is -factor * ln(how often) (mecab-ipadic's dicrc, cost-factor).
    private static let factor = 800.0

    private static func note(_ word: String, _ cost: Int, _ list: inout [String: Int]) {
        let word = narrow(word)
        guard let known = list[word] else {
            list[word] = cost
            return
        }
        // exp(-cost / factor) is how often, so the sum of two is the cheaper less factor * ln(1 + exp(-distance / factor)).
        let (least, distance) = (min(known, cost), Double(abs(known - cost)))
        list[word] = least - Int(factor * log1p(exp(-distance / factor)) + 0.5)
    }

    /// Latin letters and digits are full-width in ipadic; passwords are judged as NFKC has them.
    private static func narrow(_ word: String) -> String {
        var narrowed = String.UnicodeScalarView()
        for scalar in word.unicodeScalars {
            let isWide = (0xFF01...0xFF5E).contains(scalar.value)
            narrowed.append(isWide ? Unicode.Scalar(UInt8(scalar.value - 0xFEE0)) : scalar)
        }
        return String(narrowed)
    }

    /// nil for what nobody makes a password of: auxiliaries, symbols, most inflected forms.
    private static func kind(_ speech: [String]) -> StrengthKind? {
        switch (speech[0], speech[1], speech[2], speech[3]) {
        case ("名詞", "固有名詞", "人名", "姓"): .surname
        case ("名詞", "固有名詞", "人名", "名"): .givenName
        case ("名詞", "固有名詞", "人名", _): .personalName
        case ("名詞", "固有名詞", "地域", _): .placeName
        case ("名詞", _, _, _), ("副詞", _, _, _), ("感動詞", _, _, _), ("連体詞", _, _, _): .japaneseWord
        case ("動詞", "自立", _, _), ("形容詞", "自立", _, _): isWord(form: speech[5]) ? .japaneseWord : nil
        default: nil
        }
    }

    /// 頑張る, 頑張り, 頑張れ; 美しい, 美しく.
    private static func isWord(form: String) -> Bool {
        ["基本形", "連用形", "連用テ接続", "命令ｅ", "命令ｒｏ"].contains(form)
    }
}

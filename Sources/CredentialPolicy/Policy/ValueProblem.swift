/// Why the text after `=` is no value of its key. It says what would be one.
public enum ValueProblem: Error, Sendable, Equatable {
    case notWholeNumber(from: Int, to: Int)
    /// `word`: what may stand instead of a time (`never`, `until-unlocked`).
    case notTime(from: Duration, to: Duration, words: [String])
    case notOneOf([String])
    case tooWide(columns: Int)
    case emptyEntry
    case tooManyEntries(Int)
    case wordLength
    case notTimeZone
    case notStoreURL
    case storeNotSupportedYet
    case notHostName
    case notUnmanagedRule
    case notServiceClassRule
    case notHash
    case notPath
    case notGuesses(from: Int, to: Int)
    /// Smaller than the least length, which is given.
    case belowMinimumLength(Int)

    /// What is wrong with `value`, and what to write instead.
    func wording(of value: String) -> Wording {
        let shown = Printable.fitted(value, columns: 60)
        let (ja, en) = need
        return Wording(ja: "「\(shown)」は使えません。\(ja)", en: "\"\(shown)\" can't be used: \(en)")
    }

    private var need: (ja: String, en: String) {
        switch self {
        case .notWholeNumber(let low, let high):
            ("\(low)から\(high)までの整数を書いてください。", "write a whole number from \(low) to \(high)")
        case .notTime(let low, let high, let words):
            Self.timeNeed(from: TimeText.of(low), to: TimeText.of(high), words)
        case .notOneOf(let choices):
            (
                "\(choices.joined(separator: "、"))のどれかを書いてください。",
                "write one of \(choices.joined(separator: ", "))"
            )
        case .tooWide(let columns):
            ("半角\(columns)字(全角\(columns / 2)字)以内で書いてください。", "write at most \(columns) columns")
        case .emptyEntry: ("コンマの間が空です。", "there is nothing between two commas")
        case .tooManyEntries(let most): ("\(most)個以内にしてください。", "write at most \(most) entries")
        case .wordLength:
            (
                "1語は3文字以上(漢字・かなは2文字以上)64文字以内で書いてください。",
                "a word has 3 to 64 characters (kanji and kana from 2)"
            )
        case .notTimeZone: ("Asia/Tokyo のように書いてください。", "write a time zone like Asia/Tokyo")
        case .notStoreURL:
            (
                "sqlite: に絶対パスを続けて書いてください(例 sqlite:/var/lib/credpolicy/credpolicy.db)。",
                "write sqlite: and an absolute path, like sqlite:/var/lib/credpolicy/credpolicy.db"
            )
        case .storeNotSupportedYet:
            (
                "PostgreSQL にはまだ対応していません。sqlite:/… を書いてください。",
                "PostgreSQL is not supported yet; write sqlite:/ and a path"
            )
        case .notHostName:
            ("英数字と - . で64文字以内のホスト名を書いてください。", "write a host name: letters, digits, - and ., at most 64")
        case .notUnmanagedRule:
            ("ID、uid:番号、uid:番号-番号 のどれかを書いてください。", "write a login name, uid:NUMBER or uid:FROM-TO")
        case .notServiceClassRule:
            (
                "「サービス名:区分」と書いてください。末尾の * は前方一致、区分は \(Self.classes) です。",
                "write SERVICE:CLASS, where SERVICE may end in * and CLASS is one of \(Self.classes)"
            )
        case .notHash:
            ("yescrypt と1から9までの数を書いてください(例 yescrypt 5)。", "write yescrypt and a cost from 1 to 9, like yescrypt 5")
        case .notPath:
            ("絶対パスを書いてください(例 /var/lib/credpolicy/leaked)。", "write an absolute path, like /var/lib/credpolicy/leaked")
        case .notGuesses(let low, let high):
            (
                "10の何乗かを\(low)から\(high)までで書いてください(例 9、8.5)。",
                "write a power of ten from \(low) to \(high), like 9 or 8.5"
            )
        case .belowMinimumLength(let least):
            ("min-length(\(least))以上にしてください。", "write at least min-length, which is \(least)")
        }
    }

    private static let classes = ServiceClass.allCases.map(\.rawValue).joined(separator: ", ")

    private static func timeNeed(from low: String, to high: String, _ words: [String]) -> (ja: String, en: String) {
        let ja = words.isEmpty ? "" : "、または " + words.joined(separator: " か ")
        return (
            "時間を単位付きで書いてください(\(low)から\(high)まで、例 30s 15m 2h 7d\(ja))。",
            "write a time with its unit, \(low) to \(high), like 30s 15m 2h 7d\(orWords(words))"
        )
    }

    /// `, or never`; `, until-unlocked or progressive`.
    static func orWords(_ words: [String]) -> String {
        words.isEmpty ? "" : (words.count == 1 ? ", or " : ", ") + words.joined(separator: " or ")
    }
}

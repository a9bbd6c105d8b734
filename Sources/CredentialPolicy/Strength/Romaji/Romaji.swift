/// The spellings in Latin letters that people use for a reading in kana.
///
/// Nobody keeps to one system: Hepburn is on signs and passports (there without long vowels), Kunrei and Nihon are taught
/// in schools, and an input method takes anything (JIS X 4063): si or shi, zya, jya or ja, nn for ん. So every choice is
/// made freely, and what mixes systems, or is rarely seen, comes later.
public enum Romaji {
    /// Spellings of `kana` in small ASCII letters (and `'`, `-`, or vowels with a macron where somebody writes them so),
    /// the most usual first.
    ///
    /// - Parameters:
    ///   - kana: hiragana or katakana (nothing secret); anything else gives no spelling at all.
    ///   - limit: at most so many.
    public static func spellings(of kana: String, limit: Int = 32) -> [String] {
        guard let syllables = Syllables.parse(kana), !syllables.isEmpty, limit > 0 else { return [] }
        // Twice as many are carried along, since two ways may end in one spelling.
        var drafts = [Draft()]
        for syllable in syllables {
            let longer = drafts.flatMap { draft in syllable.options(after: draft.text).map { draft.adding($0) } }
            drafts = Array(
                longer.enumerated().sorted { ($0.element.oddity, $0.offset) < ($1.element.oddity, $1.offset) }
                    .prefix(2 * limit).map(\.element))
        }
        var seen: Set<[UInt8]> = []
        let texts = drafts.map(\.text).filter { !$0.isEmpty && seen.insert(Array($0.utf8)).inserted }
        return Array(texts.prefix(limit))
    }

    private struct Draft {
        var text = ""
        var habits: RomajiHabits = []
        var oddity = 0

        func adding(_ option: RomajiOption) -> Draft {
            var longer = self
            if option.replacesLast { longer.text.removeLast() }
            longer.text += option.text
            longer.habits.formUnion(option.habit)
            longer.oddity = longer.habits.oddity
            return longer
        }
    }
}

/// One way to write one syllable.
struct RomajiOption {
    var text: String
    var habit: RomajiHabits = []
    /// A macron goes where the vowel was.
    var replacesLast = false
}

/// What a spelling shows of its writer. Keeping to one habit is likelier than mixing.
struct RomajiHabits: OptionSet, Hashable {
    let rawValue: UInt16

    // Consonants.
    static let hepburn = RomajiHabits(rawValue: 1 << 0)
    static let kunrei = RomajiHabits(rawValue: 1 << 1)
    static let inputMethod = RomajiHabits(rawValue: 1 << 2)
    // Long vowels.
    static let dropped = RomajiHabits(rawValue: 1 << 3)
    static let asKana = RomajiHabits(rawValue: 1 << 4)
    static let doubled = RomajiHabits(rawValue: 1 << 5)
    static let withH = RomajiHabits(rawValue: 1 << 6)
    static let macron = RomajiHabits(rawValue: 1 << 7)
    static let hyphen = RomajiHabits(rawValue: 1 << 8)
    // ん.
    static let oneN = RomajiHabits(rawValue: 1 << 9)
    static let twoN = RomajiHabits(rawValue: 1 << 10)
    static let apostrophe = RomajiHabits(rawValue: 1 << 11)
    static let labialM = RomajiHabits(rawValue: 1 << 12)
    // っ before ch.
    static let doubledC = RomajiHabits(rawValue: 1 << 13)

    private static let weights: [(RomajiHabits, Int)] = [
        (.kunrei, 1), (.inputMethod, 2), (.doubled, 1), (.withH, 1), (.macron, 3), (.hyphen, 1), (.twoN, 2),
        (.apostrophe, 2), (.labialM, 1), (.doubledC, 1),
    ]
    private static let groups: [RomajiHabits] = [
        [.hepburn, .kunrei, .inputMethod], [.dropped, .asKana, .doubled, .withH, .macron, .hyphen],
        [.oneN, .twoN, .apostrophe, .labialM],
    ]

    /// 0 for the spelling on a sign; one more for each rarer habit, and for each that does not fit the others.
    var oddity: Int {
        let rare = Self.weights.reduce(0) { contains($1.0) ? $0 + $1.1 : $0 }
        return Self.groups.reduce(rare) { $0 + max(0, intersection($1).rawValue.nonzeroBitCount - 1) }
    }
}

import Testing

@testable import CredentialPolicy

/// What people put between, behind, around and into words. Guesses are worked out by hand from what each matcher says of
/// itself.
@Suite struct CompositionMatcherTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        /// The part that must be found, nil when nothing may be.
        let part: String?
        let guesses: Double

        init(_ text: String, _ part: String?, _ guesses: Double = 1) {
            (testDescription, self.part, self.guesses) = (text, part, guesses)
        }
    }

    private static func check(_ row: Row, _ found: [Found]) {
        guard let part = row.part else {
            #expect(found.isEmpty)
            return
        }
        let log10 = Guesses(row.guesses).log10
        #expect(found.contains { $0.part == part && abs($0.match.guesses.log10 - log10) < 1e-6 }, "\(found)")
    }

    /// A group of suffixes has its number of guesses; a capital first doubles it.
    static let suffixes: [Row] = [
        .init("setagaya-ku", "ku", 5), .init("takikawashi1", "shi", 5), .init("滝川市", "市", 5), .init("3chome", nil),
        .init("ome3chome", "chome", 5), .init("pochichan", "chan", 8), .init("PochiChan7", "Chan", 16),
        .init("genkidesu!", "desu", 12), .init("neko3kaime", "kaime", 20), .init("list_final", "final", 20),
        .init("book.xlsx", "xlsx", 20), .init("sakuma", nil), .init("ku", nil),
        .init("hayate-10bansen", "bansen", 20), .init("azusa@2043eki", "eki", 20), .init("flavor64uta", "uta", 20),
        .init("roomB203goushitsu", "goushitsu", 20), .init("bansenx", nil), .init("gesui-1F", "1F", 40),
        .init("kato@gmail.com", "@gmail.com", 8), .init("kato@x.co.jp", ".co.jp", 8),
        .init("soumu@lg.jp", "@lg.jp", 8), .init("a.jpx", nil),
        // Units stand behind digits alone.
        .init("madai55cm", "cm", 30), .init("ssd512GB", "GB", 60), .init("madaicm", nil), .init("gesui2kyux", nil),
        // Behind two digits a word may follow.
        .init("380enPasta", "en", 30), .init("8enPasta", nil), .init("100manen", "man", 30),
    ]

    @Test(arguments: suffixes) func whatStandsBehindAWordIsASuffix(_ row: Row) {
        Self.check(row, Found.all(in: row.testDescription, by: SuffixMatcher()).filter { $0.match.part == .suffix })
    }

    static let connectors: [Row] = [
        .init("tarotohanako", "to", 8), .init("taro&hanako", nil), .init("kenloveyumi", "love", 8),
        .init("ilikecats", "i", 20),
        .init("my-name", "my", 8), .init("猫と犬です", "と", 8), .init("tarotohan", "to", 8), .init("tarotoha", nil),
    ]

    @Test(arguments: connectors) func whatStandsBetweenWordsIsAConnector(_ row: Row) {
        let found = Found.all(in: row.testDescription, by: SuffixMatcher()).filter { $0.match.part == .connector }
        // "ha" and "an" in it are others.
        Self.check(row, row.part == nil ? found.filter { $0.part == "to" || $0.part == "&" } : found)
    }

    /// The same sign or its counterpart.
    static let wraps: [Row] = [
        .init("*sakura*", "*", 2), .init("(sakura)1", ")", 2), .init("<<neko>>", ">>", 2), .init("==neko==7", "==", 2),
        .init("☆sakura☆", "☆", 2), .init("「さくら」1", "」", 2), .init("*sakura", nil), .init("sakura*", nil),
        .init("(sakura>", nil), .init("**", nil),
    ]

    @Test(arguments: wraps) func aSignThatClosesWhatTheFirstOpenedIsOne(_ row: Row) {
        Self.check(row, Found.all(in: row.testDescription, by: WrapMatcher()))
    }

    /// Three lengths of zeros, nine digits in front, and ten times as many with each digit behind.
    static let padded: [Row] = [
        .init("000123", "000123", 3_000), .init("0042", "0042", 300), .init("a000017", "000017", 300),
        .init("100081", "100081", 2_700), .init("5007", "5007", 270), .init("12007", nil), .init("1234", nil),
        .init("00", nil), .init("100", nil), .init("abc", nil),
    ]

    @Test(arguments: padded) func aNumberFilledUpWithZerosIsOne(_ row: Row) {
        Self.check(row, Found.all(in: row.testDescription, by: PaddedNumberMatcher()))
    }

    /// Twenty numerals each, twice as many where digits may follow or the first is a capital; other capitals are as the first.
    static let numerals: [Row] = [
        .init("ichiroku", "ichiroku", 400), .init("ni2san3", "ni2san3", 1_600), .init("threeone", "threeone", 400),
        .init("IchiRoku", "IchiRoku", 960), .init("xsanhyaku", "sanhyaku", 400), .init("sankaku", nil),
        .init("ni2", nil),
        .init("one", nil),
    ]

    @Test(arguments: numerals) func numbersSpeltOutAreOne(_ row: Row) {
        Self.check(row, Found.all(in: row.testDescription, by: NumeralMatcher()))
    }

    /// How many characters follow each other, ten to the 0.6 for each beginning (a, 1), and to the 0.5 for characters in
    /// pairs or threes.
    static let sequences: [Row] = [
        .init("abcd", "abcd", 4 * 3.981_071_7), .init("aabbcc", "aabbcc", 3 * 3.981_071_7 * 3.162_277_7),
        .init("111222", "111222", 2 * 3.981_071_7 * 3.162_277_7), .init("a1b2c3", "a1b2c3", 6 * 15.848_931_9),
        .init("1a1b1c", "1a1b1c", 6 * 15.848_931_9), .init("aa11bb22", "aa11bb22", 4 * 15.848_931_9 * 3.162_277_7),
        .init("xk7qv2", nil), .init("ab", nil), .init("aabx", nil), .init("a1b2", nil),
    ]

    @Test(arguments: sequences) func charactersInOrderAreASequenceAlsoInPairsAndByTurns(_ row: Row) {
        Self.check(row, Found.all(in: row.testDescription, by: SequenceMatcher()).filter { $0.match.kind == .sequence })
    }

    /// A hundred times the word's rank (10, 40), twice that with a capital, and ten times for each digit in it.
    static let split: [Row] = [
        .init("kat12sushika", "kat12sushika", 100_000), .init("Kat1sushika", "Kat1sushika", 20_000),
        .init("ho2024rse", "ho2024rse", 40_000_000), .init("k1atsushika", nil), .init("katsushik1a", nil),
        .init("kat12345sushika", nil), .init("12kat", nil), .init("ka-sushika", nil),
    ]

    @Test(arguments: split) func aWordWithDigitsInTheMiddleIsOne(_ row: Row) {
        let file = EstimatorStand.words
        let found = Found.all(in: row.testDescription) { text, scalars, matches in
            let words = file.span
            guard let dictionary = try? StrengthDictionary(checking: words) else { return }
            SplitWordMatcher().find(in: text, scalars, dictionary, words, &matches)
        }
        Self.check(row, found)
    }

    /// A fiscal year costs twice as many guesses as the year: at a distance of three 20 + 2 * 3.
    @Test func aFiscalYearWithItsLettersIsOne() throws {
        let match = try #require(Found.whole("FY2024", by: DateMatcher(currentYear: 2027)))
        #expect(match.kind == .year && abs(match.guesses.log10 - Guesses(52).log10) < 1e-6)
        #expect(Found.whole("fy2024", by: DateMatcher(currentYear: 2027)) == match)
        #expect(Found.whole("FX2024", by: DateMatcher(currentYear: 2027)) == nil)
    }

    /// The letters of a telephone's keys, one press each: eight keys, so few guesses.
    @Test(arguments: ["adgjmptw", "wtpmjgda", "adgjm", "ADGJMPTW", "behknqux", "cfilosvy"])
    func theLettersOfATelephonesKeysAreAWalk(text: String) throws {
        let match = try #require(Found.whole(text, by: KeyboardWalkMatcher()))
        #expect(match.kind == .keyboardWalk && match.guesses.log10 < 3)
    }
}

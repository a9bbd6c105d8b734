import Testing

@testable import CredentialPolicy

/// What an attacker types to make the matchers work hard: everything that begins something, as long as it can be.
@Suite struct MatcherBoundsTests {
    private static let matchers: [any StrengthMatcher] = [
        DateMatcher(currentYear: 2026), EraDateMatcher(currentYear: 2026), MonthNameMatcher(currentYear: 2026),
        PhoneNumberMatcher(), PostalCodeMatcher(), NumberPunMatcher(), KeyboardWalkMatcher(), KanaRowMatcher(),
        RecitalMatcher(), SuffixMatcher(), SequenceMatcher(), WrapMatcher(), PaddedNumberMatcher(), NumeralMatcher(),
    ]

    private static let crafted: [String] = [
        "1", "20240401", "0", "1/", "4-1-", "r6", "reiwa1", "令和元年", "一", "十", "月", "1may", "qwer", "1qaz2wsx", "147258",
        "か", "aiueo",
        "n", "xho", "@", "[", "ー", "\u{3099}", "\u{10FFFF}", "+81", "0120", "(", "\u{0}", "\u{7F}", "¥", "\u{FF}",
        "chan", "to", "ni2", "00", "a1b2c3", "aabb", "fy24",
    ].map { unit in String(repeating: unit, count: min(256 / unit.unicodeScalars.count, 511 / unit.utf8.count)) }

    /// The estimator may hold 8 MB, of which 10,000 parts are a twentieth.
    @Test(arguments: crafted) func aCraftedTextHasFewParts(text: String) {
        let parts = Self.matchers.reduce(0) { $0 + Found.all(in: text, by: $1).count }
        #expect(parts < 10_000)
    }

    @Test(arguments: crafted) func everyPartLiesInTheText(text: String) {
        let count = text.unicodeScalars.count
        for found in Self.matchers.flatMap({ Found.all(in: text, by: $0) }) {
            let range = found.match.range
            #expect(range.lowerBound >= 0 && range.upperBound <= count && !range.isEmpty)
            #expect(found.match.guesses.log10 >= 0 && found.match.guesses.log10.isFinite)
        }
    }

    /// A dictionary in which every key has words of every length is the worst for what walks through it.
    @Test(arguments: crafted + ["q", "w@", "\\", "た", "が"].map { String(repeating: $0, count: 85) })
    func kanaKeysAreNotFollowedForever(text: String) {
        var writer = DictionaryWriter(order: 1)
        for unit in ["た", "て゛", "ー", "さくら", "q", "q@", "あ"] {
            for count in 1...21 { writer.add(String(repeating: unit, count: count), .word, rank: 1) }
        }
        let file = writer.words(origin: "test")
        let found = Found.all(in: text) { bytes, scalars, matches in
            let words = file.span
            guard let dictionary = try? StrengthDictionary(checking: words) else { return }
            KanaKeysMatcher().find(in: bytes, scalars, dictionary, words, &matches)
        }
        #expect(found.count < 10_000 && found.allSatisfy { $0.match.range.count <= DictionaryKey.maxBytes })
    }

    /// Every text of two or three of these, so that every matcher sees the end of a text wherever it can.
    @Test func aTextMayEndAnywhere() {
        let pieces = ["r", "6", "0", "-", "年", "元", "apr", "+8", "1", "q", "k", "t", "s", "か", "¥", "ちょ"]
        for first in pieces {
            for second in pieces {
                for third in pieces + [""] {
                    for matcher in Self.matchers {
                        for found in Found.all(in: first + second + third, by: matcher) {
                            #expect(!found.part.isEmpty)
                        }
                    }
                }
            }
        }
    }
}

@testable import CredentialPolicy
import Testing

/// What a stranger could type to keep the estimator busy. Times are compared with what a long text of random letters
/// takes, since a debug build is some thirty times as slow as the one that the bound of 5 ms is for.
@Suite struct EstimatorBoundsTests {
    static let crafted: [(name: String, text: String)] = [
        ("one letter", repeated("a")), ("one digit", repeated("7")), ("two letters", repeated("ab")),
        ("every look-alike", repeated("4@8({[<369&#!1/|0$5+7%2")), ("a word in look-alikes", repeated("p4$$w0rd")),
        ("look-alikes of one letter", repeated("1!|")), ("a word", repeated("password")),
        ("digits", repeated("20240401")),
        ("zeros and ones", repeated("0100110111")), ("kana", repeated("かきくけこ")), ("one kanji", repeated("漢")),
        ("combining marks", "a" + repeated("\u{301}")), ("four bytes each", repeated("🗻")),
        ("keys", repeated("qwertyuiop")),
        ("romaji", repeated("kakikukeko")), ("capitals", repeated("PaSsWoRd")), ("eras", repeated("R6S63H31")),
        ("hyphens", repeated("1-2")), ("capitals alone", repeated("A")), ("signs alone", repeated("!?")),
        ("digits in words", repeated("sa1ku2ra")), ("suffixes", repeated("chan")), ("connectors", repeated("tono")),
        ("numerals", repeated("ni2san3")), ("zeros", repeated("00a")), ("rows by turns", repeated("a1b2c3")),
        ("pairs", repeated("aabb")), ("brackets", repeated("(")),
        ("forty by turns", String(repeating: "q8", count: 20)),
        ("forty keys aside", String(repeating: "w7a7i8", count: 6) + "2026"),
        ("forty twice", String(repeating: "xxqq", count: 10)),
        ("255 of one and another", repeated("a").dropLast() + "b"),
    ]

    private static func repeated(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var bytes = 0
        while result.count < 256 {
            for scalar in text.unicodeScalars where result.count < 256 {
                bytes += String(scalar).utf8.count
                guard bytes <= ScalarMap.maxBytes else { return String(result) }
                result.append(scalar)
            }
        }
        return String(result)
    }

    private static func seconds(_ text: String) -> Double {
        (0..<3).map { _ in
            let time = ContinuousClock().measure { _ = EstimatorStand.strength(text, old: String(text.reversed())) }
            return Double(time.components.attoseconds) / 1e18 + Double(time.components.seconds)
        }.min()!
    }

    @Test(arguments: crafted) func aCraftedTextTakesNoLongerThanALongOne(_ row: (name: String, text: String)) {
        let letters = String((0..<256).map { Character(Unicode.Scalar(UInt8(97 + $0 * $0 * 7 % 26))) })
        #expect(Self.seconds(row.text) < 8 * Self.seconds(letters) + 0.05)
    }

    @Test(arguments: crafted) func aCraftedTextHasABoundedNumberOfMatches(_ row: (name: String, text: String)) {
        let strength = EstimatorStand.strength(row.text)
        #expect(strength.parts.count <= 256 && strength.guesses.log10.isFinite && strength.guesses.log10 >= 0)
    }

    @Test func noNumberOfMatchesTakesMoreThanAMegabyte() {
        var matches = StrengthMatches(upTo: 256)
        for index in 0..<1_000_000 {
            matches.add(StrengthMatch(index % 200..<index % 200 + 3, .word, Guesses(log10: 1)))
        }
        #expect(matches.all.count * (MemoryLayout<StrengthMatch>.stride + 4) <= 1 << 20)
    }

    @Test(arguments: [0..<0, 256..<257, 300..<301]) func aMatchOutsideOfTheTextIsLeftOut(_ range: Range<Int>) {
        var matches = StrengthMatches(upTo: 256)
        matches.add(StrengthMatch(range, .word, Guesses(log10: 1)))
        #expect(matches.all.isEmpty)
    }

    /// Or 511 letters `a`, one match too long for the bound, would count as 256 that nothing explains.
    @Test func ofAPartThatGoesOnWhatIsBeforeTheBoundCounts() {
        var matches = StrengthMatches(upTo: 256)
        matches.add(StrengthMatch(250..<257, .repetition, Guesses(log10: 1)))
        #expect(matches.all.map(\.range) == [250..<256])
        let (short, long) = (String(repeating: "a", count: 256), String(repeating: "a", count: 511))
        #expect(EstimatorStand.strength(long).guesses.log10 < EstimatorStand.strength(short).guesses.log10 + 1)
    }

    @Test func whatFollowsThe256thCharacterChangesNothing() {
        let text = (0..<256).map { _ in "x7" }.joined().prefix(256)
        #expect(EstimatorStand.strength(text + "password").guesses == EstimatorStand.strength(String(text)).guesses)
    }
}

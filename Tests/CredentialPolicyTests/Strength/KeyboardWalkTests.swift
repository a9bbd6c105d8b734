import Testing

@testable import CredentialPolicy

@Suite struct KeyboardWalkTests {
    private static let walks = KeyboardWalkMatcher()

    /// With the most guesses (log10) that each may take.
    @Test(arguments: [
        ("qwerty", 3), ("asdfghjk", 3.2), ("poiuy", 3), ("zxcvbnm", 3.2), ("1qaz", 3), ("1qaz2wsx", 5),
        ("1qaz2wsx3edc4rfv", 5.5),
        ("xsw2zaq1", 5), ("zaq12wsx", 6), ("qazwsxedc", 5), ("qweasdzxc", 5),
        ("wsx2edc3", 5.7), ("wsx2edc3rfv4", 6.4),
        ("1q2w3e4r", 5), ("1q2w3e4r5t6y", 5),
        ("!QAZ2wsx", 7),
        ("QWERTY", 3.5), ("[]\\", 3), ("-=[]", 5), ("147258369", 5), ("963852741", 5), ("7896", 4), ("789456", 5),
    ])
    func aWalkOnAnAmericanKeyboardIsOne(text: String, most: Double) throws {
        let match = try #require(Found.whole(text, by: Self.walks))
        #expect(match.kind == .keyboardWalk && match.guesses.log10 <= most)
    }

    @Test(arguments: ["p@[", "!\"#$%&'()", "l;:]", "-^¥", "/\\", "op@[", "0-^¥", "たていすかん", "タテイス", "ちとしは", "つさそ"])
    func aWalkOnAJapaneseKeyboardIsOne(text: String) {
        let count = text.unicodeScalars.count
        #expect((Found.whole(text, by: Self.walks) != nil) == (count >= 3))
    }

    @Test(arguments: ["qp", "qw", "qet", "kx7wq2vz", "k8x2m9qa", "hk38dk2m", "葛飾区役所", "もくしかた", "259", "2074", "aaa"])
    func jumpingFingersAreNoWalk(text: String) {
        #expect(Found.all(in: text, by: Self.walks).isEmpty)
    }

    @Test func aWalkBackwardsCostsTheSame() {
        for text in ["qwerty", "1qaz", "147258"] {
            let there = Found.whole(text, by: Self.walks)?.guesses.log10 ?? 0
            let back = Found.whole(String(text.reversed()), by: Self.walks)?.guesses.log10 ?? 9
            #expect(abs(there - back) < 0.01)
        }
    }

    @Test func turnsThatNobodyForeseesCostMore() throws {
        let straight = try #require(Found.whole("qwertyui", by: Self.walks))
        let zigzag = try #require(Found.whole("1q2w3e4r", by: Self.walks))
        let wild = try #require(Found.whole("qwsedrty", by: Self.walks))
        #expect(straight.guesses < zigzag.guesses && zigzag.guesses < wild.guesses)
    }

    @Test func shiftIsADisguise() throws {
        let plain = try #require(Found.whole("1qaz2wsx", by: Self.walks))
        let shifted = try #require(Found.whole("!QAZ2wsx", by: Self.walks))
        #expect(plain.guesses < shifted.guesses && shifted.disguises == .capitals && plain.disguises == [])
    }

    @Test func aWalkIsFoundAmongOtherCharacters() {
        #expect(Found.all(in: "市役所qwerty9", by: Self.walks).map(\.part) == ["qwerty"])
    }

    /// What comes before a turn, and behind one, may be all that was meant.
    @Test func aWalkEndsBeforeATurnToo() {
        let parts = Found.all(in: "qwertyhn8", by: Self.walks).map(\.part)
        #expect(parts.contains("qwerty") && parts.contains("qwertyhn"))
        #expect(Found.all(in: "4rewq", by: Self.walks).map(\.part).contains("rewq"))
    }

    /// A turn at every key makes the number of walks largest.
    @Test func theLongestWalkHasANumber() throws {
        var long = ""
        for stroke in 0..<64 { long += ["qwsa", "zxds"][stroke % 2] }
        for text in [
            String(repeating: "qasw", count: 64), String(repeating: "qAsW", count: 64), long,
            String(repeating: "qw", count: 128),
        ] {
            for found in Found.all(in: text, by: Self.walks) { #expect(found.match.guesses.log10.isFinite) }
        }
    }
}

import Authenticators
import Testing

/// NFKC (UAX #15) of what was typed.
@Suite struct NormalizationTests {
    private func nfkc(_ bytes: [UInt8]) -> Result<[UInt8], Normalization.Failure> {
        var scratch = [UInt8](repeating: 0xA5, count: Normalization.scratchSize + 64)
        var result = [UInt8](repeating: 0xA5, count: Normalization.limit + 64)
        var count = 0
        do throws(Normalization.Failure) {
            var area = scratch.mutableSpan
            var work = area.extracting(0..<Normalization.scratchSize)
            var whole = result.mutableSpan
            var target = whole.extracting(0..<Normalization.limit)
            count = try Normalization.nfkc(bytes.span, scratch: &work, result: &target)
        } catch {
            #expect(scratch[Normalization.scratchSize...].allSatisfy { $0 == 0xA5 })
            return .failure(error)
        }
        #expect(scratch[Normalization.scratchSize...].allSatisfy { $0 == 0xA5 })
        #expect(result[Normalization.limit...].allSatisfy { $0 == 0xA5 })
        return .success(Array(result[..<count]))
    }

    @Test(arguments: [
        ("plain", "Kani7-yama", "Kani7-yama"), ("full-width", "Ｋａｎｉ７－ｙａｍａ", "Kani7-yama"),
        ("half-width kana", "ｶﾞｷﾞ", "ガギ"), ("decomposed", "か\u{3099}", "が"), ("combining acute", "e\u{301}", "é"),
        ("a ligature", "ﬁ", "fi"), ("a square", "㍻", "平成"), ("ideographic space", "a\u{3000}b", "a b"),
        ("a circled number", "①", "1"), ("marks put in order", "q\u{307}\u{323}", "q\u{323}\u{307}"),
        ("an emoji", "😀", "😀"), ("empty", "", ""), ("hangul", "\u{1112}\u{1161}\u{11AB}", "한"),
        ("a code point that Unicode has not given out", "\u{0378}", "\u{0378}"),
    ]) func aTextBecomesItsNFKC(_ name: String, _ text: String, _ expected: String) throws {
        #expect(try nfkc(Array(text.utf8)).get() == Array(expected.utf8))
    }

    @Test(arguments: [
        ("511 bytes", String(repeating: "a", count: 511), true),
        ("512 bytes", String(repeating: "a", count: 512), false),
        ("511 full-width letters", String(repeating: "ａ", count: 511), true),
        ("512 full-width letters", String(repeating: "ａ", count: 512), false),
        ("170 kana and a letter", String(repeating: "あ", count: 170) + "a", true),
        ("171 kana", String(repeating: "あ", count: 171), false),
        ("one that grows to 18 letters, often", String(repeating: "\u{FDFA}", count: 100), false),
        ("one that grows, beyond the scratch space", String(repeating: "\u{FDFA}", count: 511), false),
        ("10,000 bytes", String(repeating: "a", count: 10_000), false),
        ("1,533 bytes", String(repeating: "a", count: 1533), false),
        ("1,534 bytes", String(repeating: "a", count: 1534), false),
        ("decomposes to more than it is", String(repeating: "\u{1F82}", count: 170), true),
    ]) func onlyWhatFitsLibcryptIsTaken(_ name: String, _ text: String, _ fits: Bool) {
        switch nfkc(Array(text.utf8)) {
        case .success(let bytes): #expect(fits && bytes.count <= Normalization.limit)
        case .failure(let failure): #expect(!fits && failure == .tooLong)
        }
    }

    @Test(
        arguments: [
            ("a lone continuation", [0x80]), ("cut", [0x61, 0xE3, 0x81]), ("overlong", [0xC0, 0xAF]),
            ("a surrogate", [0xED, 0xA0, 0x80]),
            ("beyond Unicode", [0xF4, 0x90, 0x80, 0x80]), ("0xFF", [0x61, 0xFF]),
            ("Latin-1", [0x63, 0x61, 0x66, 0xE9]),
            ("overlong NUL", [0xC0, 0x80]),
        ] as [(String, [UInt8])]) func whatIsNotUTF8IsNotText(_ name: String, _ bytes: [UInt8])
    {
        #expect(nfkc(bytes) == .failure(.notText))
    }

    @Test func everyControlCharacterIsRefusedAndNothingBesideThem() {
        for value in UInt32(0)...0xFF {
            let text = "a" + String(Unicode.Scalar(value)!) + "b"
            let isControl = value < 0x20 || (0x7F...0x9F).contains(value)
            #expect(
                (nfkc(Array(text.utf8)) == .failure(.controlCharacter)) == isControl, "U+\(String(value, radix: 16))")
        }
    }

    @Test func anyBytesAreTextOrRefusedWithinTheirBounds() {
        var state: UInt64 = 42
        func dice(_ sides: UInt64) -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) % sides
        }
        let pieces: [[UInt8]] = [
            [0x61], [0xEF, 0xBC, 0xA1], [0xCC, 0x81], [0xEF, 0xB7, 0xBA], [0xE3, 0x82, 0xAB, 0xE3, 0x82, 0x99], [0xFF],
            [0xF0, 0x9F, 0x98, 0x80], [0xE1, 0xBE, 0x82], [0xEA, 0xB0, 0x80], [0xC3],
        ]
        var texts = 0
        for _ in 0..<3000 {
            let bytes = (0..<dice(600)).flatMap { _ in pieces[Int(dice(dice(8) == 0 ? 10 : 5))] }
            guard case .success(let once) = nfkc(bytes) else { continue }
            texts += 1
            #expect(nfkc(once) == .success(once), "NFKC of NFKC is itself")
        }
        #expect(texts > 100)
    }
}

import CredentialPolicy
import HostSystem
import TestSupport
import Testing

@testable import Enforcement

@Suite struct GeneratedPasswordTests {
    /// Ten bits a word, and no two that are the same with long vowels and doubled consonants taken for short ones.
    @Test func theListHasAThousandWordsThatSoundUnlikeEachOther() {
        let all = PassphraseWords.all
        #expect(all.count >= 1024 && Set(all).count == all.count)
        let sounds = all.map { word in
            word.replacing("ou", with: "o").reduce(into: "") { if $0.last != $1 { $0.append($1) } }
        }
        #expect(Set(sounds).count == all.count)
        for word in all { #expect(word.wholeMatch(of: /[a-z]{3,9}/) != nil, "\(word)") }
    }

    @Test func entropyIsThatOfWhatCanBeDrawn() throws {
        // 31¹² texts but those of 23¹² without a digit and 8¹² without a letter; 1,098⁴ · 64.
        #expect(abs(try GeneratedPassword.characters(12).bits - 59.409) < 0.01)
        let words = try GeneratedPassword.words(4)
        let expected = 4 * Guesses(Double(PassphraseWords.all.count)).log10 / Guesses(2).log10 + 6
        #expect(abs(words.bits - expected) < 0.001 && words.bits > 46)
        #expect(words.text.split(separator: "-").count == 5)
    }
}

/// More numbers than are held in memory at once.
@Suite struct DigestSorterTests {
    @Test(arguments: [1, 2, 3, 7, 100, 5000])
    func portionsAreMergedIntoOneListWithoutRepetitions(_ portion: Int) throws {
        let scratch = try Scratch()
        let path = scratch.path("list")
        let list = try UnnamedFile(for: path, mode: 0o600)
        var sorter = DigestSorter(room: try UnnamedFile(for: path, mode: 0o600), portion: portion)
        var state: UInt64 = 1
        var expected: Set<UInt64> = []
        for _ in 0..<3000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let number = (state >> 33) % 2000 << 40
            expected.insert(number)
            try sorter.add(number)
        }
        let count = try sorter.write(to: list) { _ in }.entries
        #expect(count == UInt64(expected.count))
        try list.publish()
        let bytes = try SafeFile.read(path, limit: 1 << 20)
        let words = stride(from: 0, to: bytes.count, by: 4).map { start in
            (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[start + $1]) << UInt32($1 * 8) }
        }
        let span = words.span
        let blocklist = try Blocklist(checking: span)
        try blocklist.verify(in: span)
        for number in expected {
            let found = try blocklist.contains(number, in: span)
            #expect(found)
        }
    }
}

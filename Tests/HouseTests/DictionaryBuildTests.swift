import Foundation
import TestSupport
import Testing

@testable import CredentialPolicy

/// The dictionary as it is built from Debian's packages.
@Suite struct DictionaryBuildTests {
    private func build(_ scratch: Scratch, _ output: String, _ arguments: [String] = []) throws -> Finished {
        try SmallDictionary.attempt(scratch, scratch.path(output), arguments)
    }

    private func words(_ path: String) throws -> [UInt32] {
        let data = try Data(contentsOf: URL(filePath: path))
        return stride(from: 0, to: data.count - 3, by: 4).map { start in
            (0..<4).reduce(UInt32(0)) { $0 | UInt32(data[start + $1]) << UInt32(8 * $1) }
        }
    }

    private func entry(_ word: String, in words: [UInt32]) throws -> StrengthDictionary.Entry? {
        let dictionary = try StrengthDictionary(checking: words.span)
        var cursor = dictionary.root
        for byte in word.utf8 {
            guard let next = dictionary.step(cursor, byte, in: words.span) else { return nil }
            cursor = next
        }
        return dictionary.entry(cursor, in: words.span)
    }

    @Test func everyListGoesInUnderItsKind() throws {
        let scratch = try Scratch()
        let finished = try build(scratch, "dictionary")
        #expect(finished.status == 0, "\(finished.err)")
        let words = try words(scratch.path("dictionary"))
        let rows: [(String, StrengthKind, UInt32)] = [
            ("123456", .commonPassword, 1), ("password", .commonPassword, 2), ("smith", .surname, 1), ("of", .word, 2),
            ("mary", .givenName, 1), ("zurich", .word, 29_952), ("津波", .japaneseWord, 1), ("つなみ", .japaneseWord, 1),
            ("nhk2", .japaneseWord, 1),
            ("tunami", .japaneseWord, 2), ("tsunami", .japaneseWord, 1), ("hashiru", .japaneseWord, 3),
            ("佐藤", .surname, 1), ("satoh", .surname, 4),
        ]
        for (word, kind, rank) in rows {
            #expect(try entry(word, in: words) == .init(kind: kind, rank: rank), "\(word)")
        }
        for word in ["はしら", "hashira", "word's", "passwords"] { #expect(try entry(word, in: words) == nil, "\(word)") }
    }

    /// For evaluations: a dictionary that has not seen the list that it is tested on.
    @Test func aWordLeftOutIsInNoListAndTeachesNothing() throws {
        let scratch = try Scratch()
        let without = try scratch.write("without", "Password\nTSUNAMI\n")
        #expect(try build(scratch, "whole").status == 0)
        #expect(try build(scratch, "less", ["--without", without]).status == 0)
        let (whole, less) = (try words(scratch.path("whole")), try words(scratch.path("less")))
        for word in ["password", "tsunami"] {
            #expect(try entry(word, in: whole) != nil && entry(word, in: less) == nil, "\(word)")
        }
        #expect(try entry("tunami", in: less)?.rank == 2)
        func cost(_ words: [UInt32]) throws -> Double {
            try StrengthDictionary(checking: words.span).cost(of: 0x77, after: 0x73, 0x73, in: words.span)
        }
        #expect(try cost(whole) < cost(less))
    }

    @Test(arguments: [
        (["--without"], "--without needs a file"), (["--with", "x"], "--with is no option"),
        (["--without", "/nonexistent"], "/nonexistent can't be opened"),
    ])
    func aWrongCommandLineIsNamed(arguments: [String], text: String) throws {
        let finished = try build(try Scratch(), "dictionary", arguments)
        #expect(finished.status == 1 && finished.err.contains(text), "\(finished.err)")
    }

    /// Against what `make` has built: the same packages give the same file.
    @Test func builtTwiceItIsTheSameByteForByte() throws {
        let scratch = try Scratch()
        let again = scratch.path("dictionary")
        let finished = try Run.command(
            House.path("contrib/dictionary/build"), [Built.path("dictionary-builder"), again], timeout: 300)
        #expect(finished.status == 0, "\(finished.err)")
        let (first, second) = try (
            Data(contentsOf: URL(filePath: Built.path("dictionary"))), Data(contentsOf: URL(filePath: again))
        )
        // Not inside: what differs of two files of 16 MB would be shown, byte by byte.
        let isSame = first == second
        #expect(isSame)
        #expect(first.count < 16_000_000 && first.count > 8_000_000)
    }

    @Test func theBuiltOneKnowsJapanese() throws {
        let words = try words(Built.path("dictionary"))
        let dictionary = try StrengthDictionary(checking: words.span)
        try dictionary.verify(words.span)
        #expect(dictionary.count > 1_000_000)
        let rows: [(String, StrengthKind, UInt32)] = [
            ("password", .commonPassword, 2), ("shiyakusho", .municipalWord, 50), ("siyakusyo", .municipalWord, 100),
            ("市役所", .municipalWord, 50), ("katusika", .placeName, 1000), ("tanaka", .surname, 10),
            ("jun'ichirou", .givenName, 5000), ("huzimura", .surname, 5000), ("reiwa", .japaneseWord, 100),
            ("suzuki", .surname, 10), ("watanabe", .surname, 20), ("ぱすわーど", .municipalWord, 300),
        ]
        for (word, kind, most) in rows {
            let entry = try #require(try entry(word, in: words), "\(word)")
            #expect(entry.kind == kind && entry.rank <= most, "\(word): \(entry)")
        }
        let origin = dictionary.origin(in: words.span)
        for name in ["mecab-ipadic ", "python3-zxcvbn ", "wamerican ", "credpolicy "] {
            #expect(origin.contains("\n" + name) || origin.hasPrefix(name), "\(origin)")
        }
    }
}

import Testing

@testable import CredentialPolicy

/// Where the states of a dictionary lie in its file.
@Suite struct StateLayoutTests {
    /// Of more words than those that come first (`StateLayout`), so that there are others.
    static let listed = DictionaryStand.words(40_000)
    static let words = DictionaryStand.dictionary(listed)

    /// Else a check looks at parts all over the file, and each is a page fault.
    @Test func whatTextTypedAtRandomComesToLiesAtTheBeginning() throws {
        let dictionary = try StrengthDictionary(checking: Self.words.span)
        #expect(dictionary.states.count > 100_000)
        let keys = Array("abcdefghijklmnopqrstuvwxyz0123456789".utf8)
        var (reached, furthest) = (0, UInt32(0))
        for first in keys {
            for second in keys {
                guard let letter = dictionary.step(dictionary.root, first, in: Self.words.span) else { continue }
                let pair = dictionary.step(letter, second, in: Self.words.span)
                reached += pair == nil ? 1 : 2
                furthest = max(furthest, letter.state, pair?.state ?? 0)
            }
        }
        #expect(reached > 150 && furthest < 50_000)
        let last = Self.listed.compactMap { Self.state(of: $0, dictionary) }.max() ?? 0
        #expect(last > 100_000, "all lie at the beginning, so nothing was tested")
    }

    @Test func wordsAreFoundWhereverTheirStatesLie() throws {
        let dictionary = try StrengthDictionary(checking: Self.words.span)
        #expect(dictionary.count == Self.listed.count)
        let known = Set(Self.listed)
        var wrong: [String] = []
        for (index, word) in Self.listed.enumerated() {
            let entry = DictionaryStand.entry(word, dictionary, Self.words.span)
            let rank = Double(entry?.rank ?? 0)
            let isRight = entry?.kind == DictionaryStand.kinds[index % 8] && abs(rank / Double(index + 1) - 1) <= 0.008
            if !isRight { wrong.append(word) }
            for other in [word + "x", String(word.dropLast()), "x" + word] where !known.contains(other) {
                if DictionaryStand.entry(other, dictionary, Self.words.span) != nil { wrong.append(other) }
            }
        }
        #expect(wrong == [])
    }

    /// More ways lead to that state than walks begin at the root; readers begin at the first word all the same.
    @Test func theRootComesFirstThoughEveryKanaLeadsToOneState() throws {
        let kana = (UInt32(0x3041)...0x3096).compactMap(Unicode.Scalar.init)
        let listed = kana.map { "\($0)b" } + (0x309B...0x309F).compactMap(Unicode.Scalar.init).map { "\($0)b" }
        let words = DictionaryStand.dictionary(listed)
        let dictionary = try StrengthDictionary(checking: words.span)
        for word in listed {
            let entry = DictionaryStand.entry(word, dictionary, words.span)
            #expect(entry != nil, "\(word)")
        }
    }

    private static func state(of word: String, _ dictionary: StrengthDictionary) -> UInt32? {
        var cursor = dictionary.root
        for byte in word.utf8 {
            guard let next = dictionary.step(cursor, byte, in: words.span) else { return nil }
            cursor = next
        }
        return cursor.state
    }
}

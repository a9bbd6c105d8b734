import Testing

@testable import CredentialPolicy

/// The dictionary file and its reader.
@Suite struct DictionaryTests {
    private func problem(_ words: [UInt32]) -> DictionaryProblem? {
        do throws(DictionaryProblem) {
            _ = try StrengthDictionary(checking: words.span)
            return nil
        } catch {
            return error
        }
    }

    @Test func everyWordIsFoundWithItsKindAndRankAndNoOtherIs() throws {
        let listed = DictionaryStand.words(3000)
        let words = DictionaryStand.dictionary(listed)
        let dictionary = try StrengthDictionary(checking: words.span)
        #expect(dictionary.count == 3000)
        let known = Set(listed)
        for (index, word) in listed.enumerated() {
            let entry = DictionaryStand.entry(word, dictionary, words.span)
            #expect(entry?.kind == DictionaryStand.kinds[index % 8], "\(word)")
            let rank = Double(entry?.rank ?? 0)
            #expect(abs(rank - Double(index + 1)) <= 0.008 * Double(index + 1), "\(word): \(rank)")
            for other in [word + "x", String(word.dropLast()), "x" + word, word + word] where !known.contains(other) {
                let found = DictionaryStand.entry(other, dictionary, words.span)
                #expect(found == nil, "\(other)")
            }
        }
    }

    @Test func charactersAndBytesLeadToTheSamePlace() throws {
        let words = DictionaryStand.dictionary(["aé市𠮷x"])
        let dictionary = try StrengthDictionary(checking: words.span)
        var cursor: StrengthDictionary.Cursor? = dictionary.root
        for scalar in "aé市𠮷x".unicodeScalars {
            cursor = cursor.flatMap { dictionary.step($0, scalar: scalar.value, in: words.span) }
        }
        let rank = cursor.flatMap { dictionary.entry($0, in: words.span)?.rank }
        #expect(rank == 1)
        for scalar in [0x11_0000, UInt32.max] {
            let beyond = dictionary.step(dictionary.root, scalar: scalar, in: words.span)
            #expect(beyond == nil)
        }
    }

    @Test func aFileThatWasCutShortAnywhereIsRefused() {
        let words = DictionaryStand.dictionary(DictionaryStand.words(200))
        for length in 0..<words.count {
            let found = problem(Array(words[..<length]))
            let isShort = length <= DictionaryFormat.headerWords
            #expect(found == (isShort ? .notDictionary : .wrongLength(length, promised: words.count)), "\(length)")
        }
        #expect(problem(words + [0]) == .wrongLength(words.count + 1, promised: words.count))
        #expect(problem(words) == nil)
    }

    @Test func anotherFormatIsRefusedByItsName() {
        var words = DictionaryStand.dictionary(["word"])
        #expect(problem(words.map(\.byteSwapped)) == .notDictionary)
        #expect(problem([UInt32](repeating: 0, count: 500)) == .notDictionary)
        words[DictionaryFormat.Field.version] = 99
        #expect(problem(words) == .otherVersion(99))
    }

    @Test(arguments: [
        DictionaryFormat.Field.states, DictionaryFormat.Field.entries, DictionaryFormat.Field.costs,
        DictionaryFormat.Field.costOrder, DictionaryFormat.Field.origin, DictionaryFormat.Field.originBytes,
        DictionaryFormat.Field.texts,
    ])
    func sectionsThatDoNotAddUpAreRefused(field: Int) {
        for value in [UInt32.max, 0x8000_0000, 7_000] {
            var words = DictionaryStand.dictionary(["word", "words"])
            words[field] = value
            #expect(problem(words) == .wrongSections, "\(value)")
        }
    }

    /// As a power cut leaves it: the length and the header are right, what is behind was never written.
    @Test func zeroedPagesBehindASoundHeaderAreRefused() throws {
        var writer = DictionaryWriter(order: 2, texts: true)
        for (index, word) in DictionaryStand.words(3000).enumerated() {
            writer.add(word, .word, rank: index + 1)
            writer.learn(word, weight: 1)
        }
        let sound = writer.words(origin: "test")
        let whole = try StrengthDictionary(checking: sound.span)
        let sections = [whole.states, whole.entries, whole.model.costs, whole.texts.slots]
        for section in sections {
            let (quarter, middle) = (section.count / 4, section.lowerBound + section.count / 2)
            let ranges = [
                section, section.prefix(quarter), section.suffix(quarter), middle..<middle + quarter,
            ]
            for range in ranges {
                var words = sound
                for index in range { words[index] = 0 }
                #expect(problem(words) == .damaged, "\(range) of \(section)")
            }
        }
        for edge in [whole.states.lowerBound, whole.states.upperBound - 1, whole.entries.upperBound - 1] {
            var words = sound
            words[edge] = 0
            #expect(problem(words) == .damaged, "\(edge)")
        }
    }

    /// A disk may forget bits, and a file may change after it was checked. Every bit of a small file is turned round.
    @Test func anyDamageIsHarmlessAndSeenByWhoeverLooks() throws {
        let sound = DictionaryStand.dictionary(DictionaryStand.words(20))
        let checked = try StrengthDictionary(checking: sound.span)
        try checked.verify(sound.span)
        var steps = 0
        for index in sound.indices {
            for bit in [0, 3, 9, 31] {
                var damaged = sound
                damaged[index] ^= 1 << UInt32(bit)
                steps += DictionaryStand.walk(checked, damaged.span)
                let isSeen = (try? checked.verify(damaged.span)) == nil
                #expect(isSeen, "\(index) \(bit)")
                if let found = try? StrengthDictionary(checking: damaged.span) {
                    steps += DictionaryStand.walk(found, damaged.span)
                    _ = found.origin(in: damaged.span)
                }
            }
        }
        #expect(steps > 300_000)
    }

    /// As the mapped file is after a truncation that left its last page: indices that were right are no more.
    @Test func wordsThatBecameFewerAreNeverLookedFor() throws {
        let sound = DictionaryStand.dictionary(DictionaryStand.words(200))
        let checked = try StrengthDictionary(checking: sound.span)
        for length in stride(from: 0, to: sound.count, by: 7) {
            let shorter = Array(sound[..<length])
            let steps = DictionaryStand.walk(checked, shorter.span)
            let origin = checked.origin(in: shorter.span)
            #expect(steps > 0 && !origin.isEmpty)
        }
    }

    /// States that lead to themselves: a text takes as many steps as it has bytes, whatever they say.
    @Test func statesInACircleEndWithTheText() throws {
        var words = DictionaryStand.dictionary(DictionaryStand.words(200))
        let dictionary = try StrengthDictionary(checking: words.span)
        let loop = DictionaryFormat.State.final | 1 << DictionaryFormat.State.formShift | 0x61 << 8
        for index in dictionary.states { words[index] = (index - dictionary.states.lowerBound) % 2 == 0 ? loop : 0 }
        var cursor = dictionary.root
        var steps = 0
        for _ in 0..<100_000 {
            guard let next = dictionary.step(cursor, 0x61, in: words.span) else { break }
            (cursor, steps) = (next, steps + 1)
            _ = dictionary.entry(cursor, in: words.span)
        }
        #expect(steps == 100_000)
    }

    @Test func theSameWordsInAnotherOrderGiveTheSameFile() {
        let listed = DictionaryStand.words(500).map { ($0, $0.utf8.count) }
        func file(_ list: [(String, Int)]) -> [UInt32] {
            var writer = DictionaryWriter(order: 2)
            for (word, rank) in list { writer.add(word, .word, rank: rank) }
            return writer.words(origin: "test")
        }
        #expect(file(listed) == file(listed.reversed()))
    }

    @Test func aWordOfSeveralListsHasItsSmallestRank() throws {
        var writer = DictionaryWriter(order: 1)
        writer.add("さくら", .surname, rank: 300)
        writer.add("サクラ", .japaneseWord, rank: 20)
        writer.add("さくら", .givenName, rank: 20)
        writer.add("さくら", .placeName, rank: 21)
        let words = writer.words(origin: "")
        let dictionary = try StrengthDictionary(checking: words.span)
        let expected = StrengthDictionary.Entry(kind: .japaneseWord, rank: 20)
        let entry = DictionaryStand.entry("さくら", dictionary, words.span)
        #expect(entry == expected && dictionary.count == 1)
    }

    @Test func ranksLoseLessThanAPercentAndNeverTheirOrder() {
        var last: UInt32 = 0
        for rank in stride(from: UInt32(1), to: DictionaryFormat.largestRank, by: 997) {
            let code = DictionaryFormat.Entry.code(5, rank: rank)
            let kept = DictionaryFormat.Entry.rank(code)
            #expect(code >> 12 == 5 && kept >= last && kept <= rank && Double(kept) > 0.992 * Double(rank))
            last = kept
        }
        for rank in UInt32(0)...128 {
            #expect(DictionaryFormat.Entry.rank(DictionaryFormat.Entry.code(1, rank: rank)) == rank)
        }
    }

    @Test func theOriginIsKeptAsItWasWritten() throws {
        let words = DictionaryStand.dictionary(["word"])
        let origin = try StrengthDictionary(checking: words.span).origin(in: words.span)
        #expect(origin == "test 1\nテスト 2")
    }

    @Test func keysAreSmallLettersAndHiragana() {
        #expect(DictionaryKey.bytes(of: "PassWord") == Array("password".utf8))
        #expect(DictionaryKey.bytes(of: "サクラヴァー漢字Ō") == Array("さくらゔぁー漢字ō".utf8))
    }

    @Test func theWorstWordsAreBuiltIn() throws {
        let words = BuiltInDictionary.words
        let dictionary = try StrengthDictionary(checking: words.span)
        let rows: [(String, StrengthKind)] = [
            ("password", .commonPassword), ("shiyakusho", .municipalWord), ("siyakusyo", .municipalWord),
            ("しやくしょ", .municipalWord), ("sakura", .japaneseWord), ("tanaka", .surname), ("tarou", .givenName),
            ("toukyou", .placeName), ("tokyo", .placeName),
        ]
        for (word, kind) in rows {
            let entry = DictionaryStand.entry(word, dictionary, words.span)
            #expect(entry?.kind == kind, "\(word)")
        }
        #expect(words.count * 4 < 40_000)
    }
}

import Testing

@testable import CredentialPolicy

/// The list of leaked passwords as a reader meets it: right, foreign, cut off, hostile.
@Suite struct BlocklistTests {
    /// A list as it lies in memory.
    private func words(_ digests: [UInt64], atMost bound: UInt64? = nil) -> [UInt32] {
        var writer = BlocklistWriter(atMost: bound ?? UInt64(digests.count))
        for digest in digests { writer.append(digest) }
        writer.finish()
        let bytes = writer.head + writer.pending
        return stride(from: 0, to: bytes.count, by: 4).map { start in
            (0..<4).reduce(0) { $0 | UInt32(bytes[start + $1]) << UInt32($1 * 8) }
        }
    }

    private func contains(_ digest: UInt64, _ words: [UInt32]) throws(BlocklistProblem) -> Bool {
        let span = words.span
        return try Blocklist(checking: span).contains(digest, in: span)
    }

    private func problem(_ words: [UInt32], verify: Bool = false) -> BlocklistProblem? {
        let span = words.span
        do throws(BlocklistProblem) {
            let list = try Blocklist(checking: span)
            if verify { try list.verify(in: span) }
            return nil
        } catch {
            return error
        }
    }

    static let sizes: [(count: Int, bound: UInt64)] = [
        (0, 0), (1, 1), (2, 2), (3, 1 << 17), (1000, 1000), (0, 1 << 17), (0, 1 << 25), (2000, 1 << 17),
        (4000, 1 << 25),
        (70_000, 70_000),
    ]

    @Test(arguments: sizes)
    func whatWasPutInIsFoundAndItsNeighboursAreNot(_ count: Int, _ bound: UInt64) throws {
        var generator = SplitMix(state: UInt64(count) + bound)
        // A third of them close together, so that one prefix holds many.
        let digests = Set(
            (0..<count).map { $0 % 3 == 0 ? 0xABCD_0000_0000_0000 + UInt64($0) * 3 : generator.next() & ~1 }
        ).sorted()
        let list = words(digests, atMost: bound)
        #expect(problem(list, verify: true) == nil)
        let known = Set(digests)
        for digest in digests {
            let found = try contains(digest, list)
            #expect(found)
            let neighbour = try contains(digest ^ 1, list)
            #expect(neighbour == known.contains(digest ^ 1))
        }
        for digest in [0, UInt64.max, 1 << 63] {
            let found = try contains(digest, list)
            #expect(found == known.contains(digest))
        }
    }

    @Test func theSameTwiceIsOneEntry() {
        var writer = BlocklistWriter(atMost: 3)
        for digest: UInt64 in [7, 7, 9] { writer.append(digest) }
        #expect(writer.count == 2)
    }

    @Test func everyCutAndEveryAdditionIsRefused() {
        for bound: UInt64 in [3, 1 << 17] {
            let whole = words([1, 2, 3], atMost: bound)
            #expect(problem([]) == .foreign)
            for size in stride(from: 1, to: whole.count, by: 7) {
                let cut = problem(Array(whole[..<size]))
                #expect(cut == (size < 8 ? .foreign : .size(words: UInt64(whole.count), found: UInt64(size))))
            }
            #expect(problem(whole + [0]) == .size(words: UInt64(whole.count), found: UInt64(whole.count) + 1))
        }
    }

    static let headers: [(name: String, word: Int, value: UInt32, problem: BlocklistProblem)] = [
        ("another program's", 0, 0x464C_457F, .foreign), ("another version's", 1, 1, .version(1)),
        ("a count beyond everything", 3, .max, .damaged), ("a prefix of three bytes", 4, 3, .damaged),
        ("a word that must be zero", 7, 1, .damaged),
    ]

    @Test(arguments: headers)
    func aHeaderThatIsNotOursIsNamed(_ name: String, _ word: Int, _ value: UInt32, _ expected: BlocklistProblem) {
        var list = words([1, 2, 3])
        list[word] = value
        #expect(problem(list) == expected)
    }

    @Test func anUnsortedListIsFoundByReadingItAndBySearchingThere() throws {
        let digests: [UInt64] = (0..<1000).map { UInt64($0) << 54 }
        var list = words(digests)
        #expect(problem(list, verify: true) == nil)
        list.swapAt(8 + 2 * 500 + 1, 8 + 2 * 501 + 1)
        #expect(problem(list, verify: true) == .damaged)
        list = Array(words(digests)[..<8]) + words(digests)[8...].reversed()
        #expect(problem(list, verify: true) == .damaged)
        #expect(throws: BlocklistProblem.damaged) { try contains(900 << 54, list) }
    }

    /// Where it keeps the order, nobody would see it but by the checksum.
    @Test func everyBitThatADiskLosesIsFoundByReadingTheWholeList() {
        for bound: UInt64 in [40, 1 << 17] {
            let whole = words((1...40).map { UInt64($0) * 0x0401_0203_0405_0607 }, atMost: bound)
            let first = whole.count - 40 * (bound == 40 ? 2 : 7) / (bound == 40 ? 1 : 4)
            var kept = 0
            for bit in 0..<(whole.count - first) * 32 {
                var list = whole
                list[first + bit / 32] ^= 1 << UInt32(bit % 32)
                #expect(problem(list, verify: true) == .damaged, "bit \(bit)")
                let span = list.span
                if (try? Blocklist(checking: span).checksum(in: span)) != nil { kept += 1 }
            }
            #expect(kept > 500, "the order alone says little")
            for word in [5, 6] {
                var list = whole
                list[word] ^= 1
                #expect(problem(list, verify: true) == .damaged && problem(list) == nil)
            }
        }
    }

    /// Evenly, as SHA-1 does.
    private static let spread = (0..<100_000).map { UInt64($0) * (.max / 100_000) }

    /// As a power cut leaves it: the length and the header are right, what is behind was never written.
    @Test func zerosBehindASoundHeaderAreRefused() {
        for bound: UInt64 in [3, 1 << 17, 1 << 25] {
            var list = words([1, 2, 3], atMost: bound)
            for index in 8..<list.count { list[index] = 0 }
            #expect(problem(list) == .damaged, "\(bound)")
        }
        var list = words(Self.spread)
        for index in 1024..<list.count { list[index] = 0 }
        #expect(problem(list) == .damaged)
    }

    /// Bytes that no search and no checksum looks at.
    @Test func whatStandsBehindTheLastEntryMustBeZero() {
        let whole = words([1 << 60, 2 << 60, 3 << 60], atMost: 1 << 17)
        #expect(problem(whole, verify: true) == nil && whole[whole.count - 1] >> 8 == 0)
        for bit in 8..<32 {
            var list = whole
            list[list.count - 1] |= 1 << UInt32(bit)
            #expect(problem(list) == .damaged, "\(bit)")
        }
    }

    @Test func aDirectoryThatBeginsOrEndsElsewhereIsRefused() {
        let whole = words([1 << 60, 2 << 60, 3 << 60], atMost: 1 << 17)
        for (word, value) in [(8, UInt32(1)), (9, 1), (8 + 2 * 256, 2), (8 + 2 * 256, 4)] {
            var list = whole
            list[word] = value
            #expect(problem(list) == .damaged, "\(word)")
        }
    }

    /// A page of zeros that no look at the ends of prefixes meets.
    @Test func zerosAreMetBySearchingThere() throws {
        let whole = words(Self.spread)
        let sound = try Blocklist(checking: whole.span)
        let wanted = Self.spread[50_200]
        let (low, high) = try sound.layout.bucket(of: wanted, in: whole.span)
        var list = whole
        for index in (sound.layout.entries + (low * 7 + 3) / 4)..<(sound.layout.entries + high * 7 / 4) {
            list[index] = 0
        }
        #expect(throws: BlocklistProblem.damaged) { try contains(wanted, list) }
        let elsewhere = try contains(Self.spread[10], list)
        #expect(elsewhere)
    }

    /// Or each password behind it would be taken for one that nobody leaked.
    @Test func aPageOfTheDirectoryThatWasNeverWrittenIsMetBySearchingThere() throws {
        var generator = SplitMix(state: 3)
        var list = words(Set((0..<70_000).map { _ in generator.next() }).sorted())
        for index in 8 + 2 * 20..<8 + 2 * 30 { list[index] = 0 }
        #expect(problem(list) == nil)
        #expect(throws: BlocklistProblem.damaged) { try contains(25 << 56, list) }
        let elsewhere = try contains(200 << 56, list)
        #expect(!elsewhere)
    }

    @Test func aDirectoryThatPointsOutsideIsRefusedAndNoTrap() throws {
        let whole = words([1 << 60, 2 << 60, 3 << 60], atMost: 1 << 17)
        for value: UInt32 in [4, 1 << 31, .max] {
            for half in 0..<2 {
                var list = whole
                list[8 + 2 * 0x20 + half] = value
                #expect(problem(list, verify: true) == .damaged)
                #expect(throws: BlocklistProblem.damaged) { try contains(2 << 60, list) }
            }
        }
    }

    @Test func anySearchInAnyContentEnds() throws {
        var generator = SplitMix(state: 1)
        for bound: UInt64 in [500, 1 << 17, 1 << 25] {
            var list = words((0..<500).map { $0 << 50 }, atMost: bound)
            // Checked before it is damaged, or few would be searched at all.
            let checked = try Blocklist(checking: list.span)
            for _ in 0..<(bound < 1 << 20 ? 3_000 : 30) {
                for _ in 0..<20 {
                    list[Int(generator.next() % UInt64(list.count - 8)) + 8] = UInt32(generator.next() >> 32)
                }
                let digest = generator.next()
                #expect(throws: Never.self) {
                    do throws(BlocklistProblem) { _ = try checked.contains(digest, in: list.span) } catch {
                        guard error == .damaged else { throw error }
                    }
                }
            }
        }
    }

    @Test func everyProblemIsSaidInBothLanguages() {
        for problem: BlocklistProblem in [.foreign, .version(2), .size(words: 3, found: 2), .damaged] {
            #expect(!problem.wording.ja.isEmpty && problem.wording.ja != problem.wording.en)
        }
        #expect(BlocklistProblem.remedy.en.contains("acctctl password blocklist build"))
    }

    static let lines: [(text: String, digest: UInt64?, count: UInt64?)] = [
        ("5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:9545824", 0x5BAA_61E4_C9B9_3F3F, 9_545_824),
        ("5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8:1  \r", 0x5BAA_61E4_C9B9_3F3F, 1),
        ("5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8", 0x5BAA_61E4_C9B9_3F3F, nil),
        (" 5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8 :\t5", 0x5BAA_61E4_C9B9_3F3F, 5),
        ("5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8 : ", nil, nil),
        ("5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8 5", nil, nil),
        ("5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:1 2", nil, nil),
        ("5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:99999999999999999999999", 0x5BAA_61E4_C9B9_3F3F, .max),
        ("5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:", nil, nil), ("5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD", nil, nil),
        ("5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:1x", nil, nil),
        ("5BAA61E4C9B93F3F0682250B6CF8331B7EE68FDG:1", nil, nil),
        ("5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8;1", nil, nil), ("", nil, nil),
        ("5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:-1", nil, nil),
    ]

    @Test(arguments: lines)
    func aLineOfACorpusIsFortyDigitsAndACount(_ text: String, _ digest: UInt64?, _ count: UInt64?) {
        let bytes = Array(text.utf8)
        let line = CorpusLine(bytes.span)
        #expect(line?.digest == digest && line?.count == count)
    }

    private static let (sha1, ntlm) = (String(repeating: "0a", count: 20), String(repeating: "F0", count: 16))
    static let files: [(lines: [String], form: CorpusForm)] = [
        ([sha1], .hashes), (["A title", sha1 + ":1"], .hashes), (["two", "lines", sha1], .words),
        (["# one", "# two", "# three", sha1 + ":1"], .hashes), (["# passwords alone"], .words), ([], .words),
        ([ntlm], other(32)), ([ntlm + " : 12 \r"], other(32)), ([ntlm + ":"], .foreign(.record)),
        ([ntlm + ":x"], .foreign(.record)), ([ntlm + "g"], .words), (["title", ntlm + ":1"], other(32)),
        ([String(sha1.dropFirst(5)) + ":3"], other(35)), ([sha1 + sha1], .words),
        ([ntlm + ntlm], other(64)), ([sha1, ntlm], .hashes), ([ntlm, sha1, "a"], other(32)),
        (["12345678", "password", ntlm], .words), (["  " + sha1 + "\t: 3"], .hashes),
        (["yamada:" + ntlm], .foreign(.record)), (["yamada:1001:" + ntlm + ":" + ntlm + ":::"], .foreign(.record)),
        ([sha1 + ":Passwort9"], .foreign(.record)), (["     12 " + sha1], .foreign(.record)),
        (["\"" + sha1 + "\",5"], .foreign(.record)), (["*" + sha1], .foreign(.record)),
        (["0x" + sha1], .foreign(.record)),
        (["{SHA}" + base64], .foreign(.record)), (["uid=7,{SSHA}" + base64 + "abcd"], .foreign(.record)),
        ([base64], .foreign(.record)),
        (["$2y$10$abcdefghijklmnopqrstuv"], .foreign(.record)),
        (["yamada:$y$j9T$abcdefghijklmnop$qrstu:1:"], .foreign(.record)),
        (["     12 password", "      3 two words", "1234567 123456"], .foreign(.counted)),
        (["password:12", "123456:7", "abc,3", "x"], .foreign(.counted)), (["12 monkeys", "7 samurai"], .words),
        (["a@example.jp:secret", "b:c", "d\te", "f", "g"], .foreign(.columns)), (["a:b", "c:d"], .words),
        ([":-)", "(-:", "a:", "::"], .words),
        (["{}", "{a}b", "$x", "$a$b", "correct horse", "p4$$w0rd{x}12345678901234567890"], .words),
        (["2024", "12345678", "1 ", " 7"], .words),
    ]
    private static func other(_ digits: Int) -> CorpusForm { .foreign(.otherHash(digits: digits)) }
    private static let base64 = "W6ph5Mm5Pz8GgiULbPgzG37mj9g="

    @Test(arguments: files)
    func whatHalfOfTheLinesAreTheFileIs(_ lines: [String], _ form: CorpusForm) {
        var evidence = CorpusEvidence()
        for (index, line) in lines.enumerated() {
            let bytes = Array(line.utf8)
            evidence.add(bytes.span, number: index + 1)
        }
        #expect(evidence.form == form)
        #expect((evidence.firstLine == nil) == (form == .words))
    }
}

/// Numbers that are the same in every run (Steele, Lea and Flood, 2014).
private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}

/// What stands behind the name of a place or an office: Setagaya-ku, 滝川市, soumubu, 3 chome. Only behind other letters
/// and, in Latin ones, where no letter follows: two letters alone are in any text.
struct SuffixMatcher: StrengthMatcher {
    /// An attacker tries a handful for each name.
    private static let guesses = Guesses(5)

    private static let tree: PersonalTree = {
        var tree = PersonalTree()
        let suffixes = """
            shi si ku machi mati cho chou tyo tyou mura son ken fu gun shima sima jima zima to do chome choume tyoume \
            tyome dai ka kakari gakari bu shitsu situ kyoku sho syo jo zyo jimusho zimusyo senta shisho sisyo sho chuu kou \
            市 区 町 村 県 府 都 道 郡 島 丁目 課 係 部 室 局 所 署 支所 出張所 事務所 センター
            """
        for suffix in suffixes.split(separator: " ") {
            tree.add(suffix, KnownWord(kind: .municipalWord, guesses: guesses))
        }
        return tree
    }()

    func find(in text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches) {
        let (tree, nothing) = (Self.tree, Span<UInt32>())
        for start in 1..<max(1, scalars.count) {
            var (cursor, end) = (tree.root, start)
            while end < scalars.count,
                let next = tree.step(cursor, scalars.plain(end, of: text), in: nothing)
            {
                (cursor, end) = (next, end + 1)
                guard let word = tree.word(cursor, in: nothing), stands(start..<end, text, scalars) else { continue }
                let factor = Guesses(scalars.capitalsFactor(start..<end, of: text))
                matches.add(
                    StrengthMatch(start..<end, word.kind, word.guesses * factor, factor.log10 > 0 ? .capitals : []))
            }
        }
    }

    private func stands(_ range: Range<Int>, _ text: Span<UInt8>, _ scalars: ScalarMap) -> Bool {
        guard scalars.value(range.lowerBound, of: text) < 0x80 else { return true }
        if range.lowerBound < 3 { return false }
        return range.upperBound == scalars.count || !isLetter(scalars.plain(range.upperBound, of: text))
    }

    private func isLetter(_ value: UInt32) -> Bool { (0x61...0x7A).contains(value) }
}

/// Finds words of a tree: as they are, with capitals, with look-alike characters for letters (l33t), and backwards.
///
/// Walks are bounded. The plain walk from a character takes a step for each further one while words go on like that;
/// look-alikes branch, so all of them together have `leetSteps` (a crafted l33t string keeps python's zxcvbn busy for
/// 1.85 s).
struct WordMatcher<Tree: WordTree> {
    let tree: Tree
    /// Fewer characters than these, ASCII or backwards or with look-alikes, are in any text by chance.
    let shortest: Int

    func find(
        in text: Span<UInt8>, _ scalars: ScalarMap, _ words: Span<UInt32>, _ matches: inout StrengthMatches
    ) {
        var budget = WalkLimit.leetSteps
        for start in 0..<scalars.count {
            walk(tree.root, WordShape(start), text, scalars, words, &budget, &matches)
            walkBack(from: start, text, scalars, words, &matches)
        }
    }

    private func walk(
        _ from: Tree.Cursor, _ so: WordShape, _ text: Span<UInt8>, _ scalars: ScalarMap, _ words: Span<UInt32>,
        _ budget: inout Int, _ matches: inout StrengthMatches
    ) {
        var (cursor, shape) = (from, so)
        while shape.end < scalars.count, shape.length < WalkLimit.longest {
            let value = scalars.value(shape.end, of: text)
            let letters = LookAlikes.letters(for: value)
            // A word that begins with three of them is a number.
            let mayBranch = letters.first != 0 && 2 * shape.lookAlikes <= shape.length + 1
            for letter in [letters.first, letters.second] where mayBranch && letter != 0 && budget > 0 {
                budget -= 1
                guard let next = tree.step(cursor, letter, in: words) else { continue }
                let further = shape.with(value, isLookAlike: true)
                note(next, further, words, &matches)
                walk(next, further, text, scalars, words, &budget, &matches)
            }
            if shape.lookAlikes > 0 {
                budget -= 1
                if budget <= 0 { return }
            }
            guard let next = tree.step(cursor, DictionaryKey.fold(value), in: words) else { return }
            (cursor, shape) = (next, shape.with(value, isLookAlike: false))
            note(cursor, shape, words, &matches)
        }
    }

    private func walkBack(
        from start: Int, _ text: Span<UInt8>, _ scalars: ScalarMap, _ words: Span<UInt32>,
        _ matches: inout StrengthMatches
    ) {
        var (cursor, shape, index) = (tree.root, WordShape(start), start)
        while index >= 0, shape.length < WalkLimit.longest {
            let value = scalars.value(index, of: text)
            guard let next = tree.step(cursor, DictionaryKey.fold(value), in: words) else { return }
            (cursor, shape) = (next, shape.with(value, isLookAlike: false))
            if shape.length > 2, let word = tree.word(cursor, in: words) {
                matches.add(
                    StrengthMatch(
                        index..<start + 1, word.kind, word.guesses * shape.guesses * Guesses(log10: Disguise.reversed),
                        shape.disguises.union(.reversed)))
            }
            index -= 1
        }
    }

    private func note(
        _ cursor: Tree.Cursor, _ shape: WordShape, _ words: Span<UInt32>, _ matches: inout StrengthMatches
    ) {
        guard shape.length >= shortest || !shape.isASCII, shape.isLikely,
            let word = tree.word(cursor, in: words)
        else { return }
        let least = Guesses(log10: shape.isASCII && shape.length == 2 ? Tuning.twoLetters : 0)
        var known = word.guesses.log10
        if shape.isASCII, shape.length == 3 { known += Tuning.threeLetters }
        let guesses = max(Guesses(log10: known), least) * shape.guesses
        let part = PartClass(word.kind, shape.length)
        matches.add(
            StrengthMatch(
                shape.start..<shape.end, word.kind, guesses, shape.disguises,
                as: part == .word && shape.isASCII && shape.length < 4 ? .short : part))
    }
}

private enum WalkLimit {
    static let longest = 64
    static let leetSteps = 4_000
}

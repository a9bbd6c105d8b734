/// Keys that lie side by side, on US and JIS keyboards and the numeric keypad: qwerty, 1qaz2wsx, !"#$%, p@[, 147258.
/// Backwards is a walk too.
struct KeyboardWalkMatcher: StrengthMatcher {
    func find(in text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches) {
        let seen = Seen(text, scalars)
        walk(on: .us, text, scalars, &matches)
        // Letters and digits are in the same places on both.
        if seen.symbols { walk(on: .jis, text, scalars, &matches) }
        walk(on: .phone, text, scalars, &matches)
        if seen.digits { walk(on: .keypad, text, scalars, &matches) }
        if seen.kana { walk(on: .jisKana, text, scalars, &matches) }
    }

    /// Adds every longest walk, what goes before each turn that nobody foresees, and what follows the first.
    private func walk(
        on layout: KeyLayout, _ text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches
    ) {
        var (start, seenTo) = (0, 0)
        while start < scalars.count {
            guard let first = layout.key(key(start, text, scalars)) else {
                start += 1
                continue
            }
            var walk = KeyWalk(at: first)
            while start + walk.length < scalars.count, let next = layout.key(key(start + walk.length, text, scalars)) {
                var longer = walk
                guard longer.advance(to: next, on: layout) else { break }
                // Only for walks that are no part of one before: a crafted text turns at every key.
                if longer.turns > walk.turns, start >= seenTo { add(walk, at: start, on: layout, &matches) }
                walk = longer
            }
            add(walk, at: start, on: layout, &matches)
            seenTo = max(seenTo, start + walk.length - 1)
            // The last key may begin the next walk.
            start += walk.firstTurn ?? max(1, walk.length - 1)
        }
    }

    private func add(_ walk: KeyWalk, at start: Int, on layout: KeyLayout, _ matches: inout StrengthMatches) {
        guard Self.isMeant(walk, on: layout) else { return }
        let disguises: StrengthMatch.Disguises = walk.shifted > 0 ? .capitals : []
        let range = start..<start + walk.length
        matches.add(StrengthMatch(range, .keyboardWalk, walk.guesses(on: layout), disguises))
    }

    /// One random string of ten has three keys side by side somewhere. And of any two keys of a keypad half are
    /// neighbours: there every other step must be foreseen.
    private static func isMeant(_ walk: KeyWalk, on layout: KeyLayout) -> Bool {
        switch layout.shape {
        case .slanted: walk.length >= 4 || walk.length == 3 && walk.turns == 1
        case .grid: walk.length >= 3 && walk.turns <= walk.length / 2
        }
    }

    /// Katakana lie on the keys of hiragana.
    private func key(_ index: Int, _ text: Span<UInt8>, _ scalars: ScalarMap) -> UInt32 {
        let value = scalars.value(index, of: text)
        return value < 0x80 ? value : scalars.plain(index, of: text)
    }

    /// What kinds of keys a text asks for.
    private struct Seen {
        var symbols = false
        var digits = false
        var kana = false

        init(_ text: Span<UInt8>, _ scalars: ScalarMap) {
            for index in 0..<scalars.count {
                switch scalars.folded(index, of: text) {
                case 0x30...0x39: digits = true
                case 0x61...0x7A: break
                case ..<0x100: symbols = true
                case 0x3041...0x30FC: kana = true
                case _: break
                }
            }
        }
    }
}

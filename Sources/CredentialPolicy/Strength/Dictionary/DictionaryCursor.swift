extension StrengthDictionary {
    /// A place in the dictionary: the beginning of at least one key. It belongs to the dictionary that it came from.
    public struct Cursor: Sendable, Hashable {
        /// Counted from the first state.
        var state: UInt32
        /// Keys that come before the first that begins so.
        var passed: UInt32
        /// How many bytes of the state's run were taken.
        var inside: UInt32 = 0
    }

    public struct Entry: Sendable, Hashable {
        public var kind: StrengthKind
        /// Guesses for this word alone, at least 1: its place in its list, likeliest first.
        public var rank: UInt32
    }

    /// The beginning of every key.
    public var root: Cursor { Cursor(state: 0, passed: 0) }

    /// One byte further. Keys are folded UTF-8 (`DictionaryKey.fold`).
    ///
    /// - Returns: nil when no key goes on so.
    public func step(_ cursor: Cursor, _ byte: UInt8, in words: Span<UInt32>) -> Cursor? {
        typealias Format = DictionaryFormat.State
        guard let header = word(cursor.state, in: words) else { return nil }
        let form = header >> Format.formShift & Format.formMask
        if form <= Format.longestRun { return stepInRun(cursor, header, length: form, byte, in: words) }
        guard cursor.inside == 0 else { return nil }
        switch form {
        case Format.choiceOf2: return stepByChoice(cursor, header, of: 2, byte, in: words)
        case Format.choiceOf3: return stepByChoice(cursor, header, of: 3, byte, in: words)
        case Format.many: return stepByMap(cursor, header, byte, in: words)
        default: return nil
        }
    }

    /// One character further, folded by the caller or not.
    public func step(_ cursor: Cursor, scalar: UInt32, in words: Span<UInt32>) -> Cursor? {
        func next(_ from: Cursor?, _ shift: UInt32) -> Cursor? {
            from.flatMap { step($0, UInt8(0x80 | scalar >> shift & 0x3F), in: words) }
        }
        return switch scalar {
        case ..<0x80: step(cursor, UInt8(scalar), in: words)
        case ..<0x800: next(step(cursor, UInt8(0xC0 | scalar >> 6), in: words), 0)
        case ..<0x1_0000: next(next(step(cursor, UInt8(0xE0 | scalar >> 12), in: words), 6), 0)
        case ..<0x11_0000: next(next(next(step(cursor, UInt8(0xF0 | scalar >> 18), in: words), 12), 6), 0)
        default: nil
        }
    }

    /// The key that ends at the cursor; nil when none does.
    public func entry(_ cursor: Cursor, in words: Span<UInt32>) -> Entry? {
        let index = entries.lowerBound + Int(cursor.passed / 2)
        guard cursor.inside == 0, let header = word(cursor.state, in: words),
            header & DictionaryFormat.State.final != 0, Int(cursor.passed) < count, index < words.count
        else { return nil }
        let code = words[index] >> (cursor.passed % 2 * 16) & 0xFFFF
        return DictionaryFormat.kind(code >> DictionaryFormat.Entry.rankBits)
            .map { Entry(kind: $0, rank: max(1, DictionaryFormat.Entry.rank(code))) }
    }

    private func stepInRun(
        _ cursor: Cursor, _ header: UInt32, length: UInt32, _ byte: UInt8, in words: Span<UInt32>
    ) -> Cursor? {
        guard cursor.inside < length, UInt8(truncatingIfNeeded: header >> (8 + 8 * cursor.inside)) == byte else {
            return nil
        }
        // Only a run's first state may be the end of a key.
        let ended = cursor.inside == 0 ? header & DictionaryFormat.State.final : 0
        var next = Cursor(state: cursor.state, passed: cursor.passed &+ ended, inside: cursor.inside + 1)
        if next.inside < length { return next }
        next.inside = 0
        next.state &+= 1
        if header & DictionaryFormat.State.adjacent != 0 { return next }
        guard let target = word(next.state, in: words) else { return nil }
        next.state = target
        return next
    }

    private func stepByChoice(
        _ cursor: Cursor, _ header: UInt32, of count: UInt32, _ byte: UInt8, in words: Span<UInt32>
    ) -> Cursor? {
        for position in 0..<count where UInt8(truncatingIfNeeded: header >> (8 + 8 * position)) == byte {
            guard let target = word(cursor.state &+ max(1, 2 * position), in: words) else { return nil }
            let skip =
                position == 0
                ? header & DictionaryFormat.State.final
                : word(cursor.state &+ 2 &* position &+ 1, in: words)
            return skip.map { Cursor(state: target, passed: cursor.passed &+ $0) }
        }
        return nil
    }

    private func stepByMap(_ cursor: Cursor, _ header: UInt32, _ byte: UInt8, in words: Span<UInt32>) -> Cursor? {
        let block = UInt32(byte >> 5)
        let blocks = header >> 8 & 0xFF
        guard blocks >> block & 1 != 0 else { return nil }
        let before = UInt32((blocks & (1 << block - 1)).nonzeroBitCount)
        guard let map = word(cursor.state &+ 1 &+ before, in: words) else { return nil }
        let bit = UInt32(byte & 31)
        guard map >> bit & 1 != 0 else { return nil }
        var position = UInt32((map & (1 << bit - 1)).nonzeroBitCount)
        for earlier in 0..<before {
            guard let map = word(cursor.state &+ 1 &+ earlier, in: words) else { return nil }
            position &+= UInt32(map.nonzeroBitCount)
        }
        let edge = cursor.state &+ 1 &+ UInt32(blocks.nonzeroBitCount) &+ 2 &* position
        guard let target = word(edge, in: words), let skip = word(edge &+ 1, in: words) else { return nil }
        return Cursor(state: target, passed: cursor.passed &+ skip)
    }

    /// A word of the states; nil outside of them.
    private func word(_ index: UInt32, in words: Span<UInt32>) -> UInt32? {
        guard Int(index) < states.count, states.lowerBound + Int(index) < words.count else { return nil }
        return words[states.lowerBound + Int(index)]
    }
}

extension StrengthDictionary {
    /// A place in the dictionary: the beginning of at least one key. It belongs to the dictionary that it came from.
    public struct Cursor: Sendable, Hashable {
        /// Counted from the first state.
        var state: UInt32
        /// Keys that come before the first that begins so.
        var passed: UInt32
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
        guard let header = word(cursor.state, in: words) else { return nil }
        let passed = cursor.passed &+ header & DictionaryFormat.State.final
        let count = header >> DictionaryFormat.State.countShift & DictionaryFormat.State.countMask
        if count == DictionaryFormat.State.many { return stepByMap(cursor, header, byte, in: words) }
        if count == 1 {
            guard UInt8(truncatingIfNeeded: header >> 8) == byte else { return nil }
            if header & DictionaryFormat.State.adjacent != 0 { return Cursor(state: cursor.state &+ 1, passed: passed) }
            return word(cursor.state &+ 1, in: words).map { Cursor(state: $0, passed: passed) }
        }
        for position in 0..<min(count, 3) where UInt8(truncatingIfNeeded: header >> (8 + 8 * position)) == byte {
            guard let target = word(cursor.state &+ max(1, 2 * position), in: words) else { return nil }
            guard position > 0 else { return Cursor(state: target, passed: passed) }
            return word(cursor.state &+ 2 * position &+ 1, in: words)
                .map { Cursor(state: target, passed: cursor.passed &+ $0) }
        }
        return nil
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
        guard let header = word(cursor.state, in: words), header & DictionaryFormat.State.final != 0,
            Int(cursor.passed) < entries.count, entries.lowerBound + Int(cursor.passed) < words.count
        else { return nil }
        let entry = words[entries.lowerBound + Int(cursor.passed)]
        return DictionaryFormat.kind(entry & 0xFF).map { Entry(kind: $0, rank: max(1, entry >> 8)) }
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

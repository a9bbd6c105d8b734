/// Characters that follow each other in the code: abc, 321, acegi, あいう, by any step up to five.
struct SequenceMatcher: StrengthMatcher {
    private static let shortest = 3

    func find(in text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches) {
        guard scalars.count >= Self.shortest else { return }
        var start = 0
        var step = Self.step(0, text, scalars)
        for index in 1..<scalars.count {
            let next = index + 1 < scalars.count ? Self.step(index, text, scalars) : nil
            if next == step { continue }
            if let step, index - start + 1 >= Self.shortest {
                Self.note(start..<index + 1, step, text, scalars, &matches)
            }
            (start, step) = (index, next)
        }
    }

    /// How far the next character is from this one, nil when it is no step of a sequence.
    private static func step(_ index: Int, _ text: Span<UInt8>, _ scalars: ScalarMap) -> Int? {
        let value = scalars.value(index, of: text)
        let next = scalars.value(index + 1, of: text)
        // On the keyboard 0 comes behind 9.
        if value == 0x39, next == 0x30 { return 1 }
        if value == 0x30, next == 0x39 { return -1 }
        let step = Int(next) - Int(value)
        guard step != 0, abs(step) <= 5, Alphabets.bit(of: value) == Alphabets.bit(of: next) else { return nil }
        return step
    }

    private static func note(
        _ range: Range<Int>, _ step: Int, _ text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches
    ) {
        let first = scalars.value(range.lowerBound, of: text)
        // Between full-size hiragana lie the small and the voiced ones: あいう is a step of two.
        let usual = Alphabets.bit(of: first) == 16 ? abs(step) <= 2 : abs(step) == 1
        let cost =
            firstCost(first) + Guesses(Double(range.count)).log10 + (step < 0 ? 0.3 : 0) + (usual ? 0 : 0.7)
        matches.add(StrengthMatch(range, .sequence, Guesses(log10: cost)))
    }

    /// Sequences begin at an end of the alphabet mostly.
    private static func firstCost(_ value: UInt32) -> Double {
        switch value {
        case 0x61, 0x41, 0x7A, 0x5A, 0x30, 0x31, 0x39, 0x3042, 0x30A2: 0.6
        case 0x30...0x39: 1
        default: 1.4
        }
    }
}

/// Characters that follow each other in the code: abc, 321, acegi, あいう, by any step up to five; each several times
/// (aabbcc, 111222), and two rows by turns (a1b2c3, 1a1b1c).
struct SequenceMatcher: StrengthMatcher {
    private static let shortest = 3

    func find(in text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches) {
        var seen = (pairs: false, threes: false, steps: false)
        for index in 1..<max(1, scalars.count) {
            let value = scalars.value(index, of: text)
            let same = value == scalars.value(index - 1, of: text)
            if same { seen.pairs = true }
            if index < 2 { continue }
            let before = scalars.value(index - 2, of: text)
            if same, value == before { seen.threes = true }
            if value == before + 1 || value + 1 == before { seen.steps = true }
        }
        find(Form(times: 1, rows: 1), in: text, scalars, &matches)
        if seen.steps { find(Form(times: 1, rows: 2), in: text, scalars, &matches) }
        guard seen.pairs else { return }
        for times in 2...(seen.threes ? 3 : 2) {
            for rows in 1...2 { find(Form(times: times, rows: rows), in: text, scalars, &matches) }
        }
    }

    /// How a sequence is laid out: how many times each character stands there, and how many sequences take turns.
    private struct Form {
        let times: Int
        let rows: Int

        /// The fewest characters that are one on purpose.
        var shortest: Int { rows == 1 ? times == 1 ? 3 : 2 * times : times == 1 ? 6 : 4 * times }
    }

    private func find(
        _ form: Form, in text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches
    ) {
        var start = 0
        while start + form.shortest <= scalars.count {
            var elements = 0
            while stands(elements, from: start, form, text, scalars) { elements += 1 }
            let length = elements * form.times
            if length >= form.shortest { note(start..<start + length, form, text, scalars, &matches) }
            // The last elements may begin the next one.
            start += max(1, length - form.rows * form.times)
        }
    }

    /// Whether the element of that number goes on with the sequences that begin at `start`.
    private func stands(
        _ element: Int, from start: Int, _ form: Form, _ text: Span<UInt8>, _ scalars: ScalarMap
    ) -> Bool {
        let place = start + element * form.times
        guard place + form.times <= scalars.count else { return false }
        for copy in 1..<max(1, form.times)
        where scalars.value(place + copy, of: text) != scalars.value(place, of: text) { return false }
        if element < form.rows { return true }
        let distance = form.rows * form.times
        guard let step = Self.step(place - distance, place, form, text, scalars) else { return false }
        return element < 2 * form.rows || step == Self.step(place - 2 * distance, place - distance, form, text, scalars)
    }

    /// How far one character is from the other, nil when it is no step of a sequence.
    private static func step(
        _ index: Int, _ other: Int, _ form: Form, _ text: Span<UInt8>, _ scalars: ScalarMap
    ) -> Int? {
        let (value, next) = (scalars.value(index, of: text), scalars.value(other, of: text))
        // On the keyboard 0 comes behind 9.
        if value == 0x39, next == 0x30 { return 1 }
        if value == 0x30, next == 0x39 { return -1 }
        let step = Int(next) - Int(value)
        guard Alphabets.bit(of: value) == Alphabets.bit(of: next) else { return nil }
        // Of two rows one may stay where it is.
        if step == 0 { return form.rows == 1 ? nil : 0 }
        return abs(step) <= (form.rows == 1 && form.times == 1 ? 5 : 1) ? step : nil
    }

    private func note(
        _ range: Range<Int>, _ form: Form, _ text: Span<UInt8>, _ scalars: ScalarMap,
        _ matches: inout StrengthMatches
    ) {
        var cost = Guesses(Double(range.count / form.times)).log10 + (form.times > 1 ? 0.5 : 0)
        var (digits, moves) = (true, false)
        for row in 0..<form.rows {
            let place = range.lowerBound + row * form.times
            let first = scalars.value(place, of: text)
            digits = digits && Alphabets.bit(of: first) == Alphabets.digit
            let step = Self.step(place, place + form.rows * form.times, form, text, scalars) ?? 0
            moves = moves || step != 0
            // Between full-size hiragana lie the small and the voiced ones: あいう is a step of two.
            let usual = Alphabets.bit(of: first) == 16 ? abs(step) <= 2 : abs(step) <= 1
            cost += Self.firstCost(first) + (step < 0 ? 0.3 : 0) + (usual ? 0 : 0.7)
        }
        // Rows that stay where they are repeat, and that is another thing.
        guard moves else { return }
        let part = digits ? PartClass.number : .walk
        matches.add(StrengthMatch(range, .sequence, Guesses(log10: cost), [], as: part))
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

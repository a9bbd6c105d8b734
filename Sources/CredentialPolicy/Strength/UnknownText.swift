/// What the characters cost that nothing explains: by the trigrams of what people write, and never more than if they
/// were drawn from the alphabet that is in use.
struct UnknownText {
    /// A character, in few bits.
    private struct Mark {
        /// log10 of the guesses for this and all characters before.
        var cost: Double
        var classes: UInt8
        /// What a sign costs by itself: who puts a hyphen between two words puts one between others.
        var sign: Double
        /// From which character on all are of its class.
        var since: Int16
    }

    private var marks: [Mark] = []
    /// log10 of the size of each union of classes.
    private let alphabets: Alphabets

    /// - Parameter count: characters that are looked at, at most 256.
    init(
        _ text: Span<UInt8>, _ scalars: ScalarMap, _ count: Int, _ alphabets: Alphabets,
        _ dictionary: StrengthDictionary, _ words: Span<UInt32>
    ) {
        self.alphabets = alphabets
        marks.reserveCapacity(count)
        var (first, second, sum) = (UInt8(0), UInt8(0), 0.0)
        for index in 0..<count {
            let value = scalars.value(index, of: text)
            let third = UInt8(min(value, 0x80))
            let kind = Alphabets.bit(of: value)
            var cost = dictionary.cost(of: third, after: first, second, in: words)
            // The trigrams know all characters beyond ASCII as one: that it is one, and then which.
            if kind > Alphabets.symbol { cost += alphabets.size(of: kind) }
            let goesOn = marks.last?.classes == kind
            // Numbers in passwords are padded with zeros, end in them, and repeat digits.
            if goesOn, kind == Alphabets.digit, third == 0x30 || third == second { cost = min(cost, Tuning.usualDigit) }
            sum += cost
            marks.append(
                Mark(
                    cost: sum, classes: kind,
                    sign: kind == Alphabets.symbol ? signCost(value, before: index, text, scalars) : 0,
                    since: goesOn ? marks[index - 1].since : Int16(index)))
            (first, second) = (second, third)
        }
    }

    private func signCost(
        _ value: UInt32, before index: Int, _ text: Span<UInt8>, _ scalars: ScalarMap
    ) -> Double {
        var cost = Tuning.signCost
        for earlier in 0..<index where marks[earlier].classes == Alphabets.symbol {
            if scalars.value(earlier, of: text) == value { return Tuning.sameSign }
            cost = Tuning.otherSign
        }
        return cost
    }

    /// The classes of a character, to be united with others'.
    func classes(at index: Int) -> UInt8 { marks[index].classes }

    /// log10 of the guesses for a run of characters of these classes.
    func cost(_ range: Range<Int>, of classes: UInt8) -> Double {
        var cost = Double(range.count) * alphabets.size(of: classes)
        if classes == Self.bothCases { cost = min(cost, capitalized(range)) }
        let before = range.lowerBound == 0 ? 0 : marks[range.lowerBound - 1].cost
        cost = min(cost, marks[range.upperBound - 1].cost - before)
        if classes == Alphabets.digit, range.count < marks.count { return cost + Self.lengthCost(range.count) }
        guard classes == Alphabets.symbol, range.count == 1 else { return cost }
        return min(cost, marks[range.lowerBound].sign)
    }

    /// A capital and small letters, or the other way round: as many as of small letters alone, and that it is so.
    private func capitalized(_ range: Range<Int>) -> Double {
        guard marks[range.upperBound - 1].since <= range.lowerBound + 1 else { return .infinity }
        return Double(range.count) * alphabets.size(of: 1) + 0.301
    }

    /// Small and capital letters.
    private static let bothCases: UInt8 = 3

    /// How many digits there are, beside which: one or two mostly, three or four often, others rarely.
    private static func lengthCost(_ digits: Int) -> Double {
        switch digits {
        case ...2: 0
        case 3, 4: Tuning.digitsMiddle
        case 5: Tuning.digitsOdd
        case _: Tuning.digitsMany
        }
    }
}

/// How many characters there are to choose from, as log10, for every union of classes.
struct Alphabets: Sendable {
    private let sizes: [Double]

    /// Small and capital letters, digits, the symbols on a keyboard, kana, and the kanji taught at school (2,136) for
    /// all the rest.
    private static let counts: InlineArray<6, Double> = [26, 26, 10, 33, 83, 2136]

    init() {
        sizes = (0..<64).map { union in
            var size = 0.0
            for bit in Self.counts.indices where union & (1 << bit) != 0 { size += Self.counts[bit] }
            return Guesses(size).log10
        }
    }

    static let (digit, symbol): (UInt8, UInt8) = (4, 8)

    func size(of union: UInt8) -> Double { sizes[Int(union & 63)] }

    static func bit(of value: UInt32) -> UInt8 {
        switch value {
        case 0x61...0x7A: 1
        case 0x41...0x5A: 2
        case 0x30...0x39: 4
        case ..<0x80: 8
        // ☆ ♪ ※ 「: one of a handful, too.
        case 0x2010...0x27BF, 0x3001...0x301F: 8
        case 0x3041...0x30FF: 16
        default: 32
        }
    }
}

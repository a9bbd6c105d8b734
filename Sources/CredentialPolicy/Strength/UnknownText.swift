/// What the characters cost that nothing explains: by the trigrams of what people write, and never more than if they
/// were drawn from the alphabet that is in use.
struct UnknownText {
    /// log10 of the guesses for all characters before each.
    private var before: [Double] = [0]
    private var classes: [UInt8] = []
    /// Whether the same sign stands somewhere before: who puts a hyphen between two words puts one between others.
    private var again: [Bool] = []
    /// log10 of the size of each union of classes.
    private let alphabets: Alphabets

    /// - Parameter count: characters that are looked at, at most 256.
    init(
        _ text: Span<UInt8>, _ scalars: ScalarMap, _ count: Int, _ alphabets: Alphabets,
        _ dictionary: StrengthDictionary, _ words: Span<UInt32>
    ) {
        self.alphabets = alphabets
        before.reserveCapacity(count + 1)
        classes.reserveCapacity(count)
        again.reserveCapacity(count)
        var (first, second) = (UInt8(0), UInt8(0))
        for index in 0..<count {
            let value = scalars.value(index, of: text)
            let third = UInt8(min(value, 0x80))
            let kind = Alphabets.bit(of: value)
            var cost = dictionary.cost(of: third, after: first, second, in: words)
            // The trigrams know all characters beyond ASCII as one: that it is one, and then which.
            if kind > Alphabets.symbol { cost += alphabets.size(of: kind) }
            // Numbers in passwords are padded with zeros, end in them, and repeat digits.
            let isInNumber = kind == Alphabets.digit && classes.last == kind
            if isInNumber, third == 0x30 || third == second { cost = min(cost, Tuning.usualDigit) }
            again.append(kind == Alphabets.symbol && Self.has(value, before: index, text, scalars, classes))
            classes.append(kind)
            before.append(before[index] + cost)
            (first, second) = (second, third)
        }
    }

    private static func has(
        _ value: UInt32, before index: Int, _ text: Span<UInt8>, _ scalars: ScalarMap, _ classes: [UInt8]
    ) -> Bool {
        for earlier in 0..<index where classes[earlier] == Alphabets.symbol {
            if scalars.value(earlier, of: text) == value { return true }
        }
        return false
    }

    /// The classes of a character, to be united with others'.
    func classes(at index: Int) -> UInt8 { classes[index] }

    /// How many digits there are, beside which: one or two mostly, three or four often, others rarely.
    static func lengthCost(_ digits: Int) -> Double {
        switch digits {
        case ...2: 0
        case 3, 4: Tuning.digitsMiddle
        case _: Tuning.digitsOdd
        }
    }

    /// log10 of the guesses for a run of characters of these classes.
    func cost(_ range: Range<Int>, of classes: UInt8) -> Double {
        var alphabet = Double(range.count) * alphabets.size(of: classes)
        if classes < Alphabets.digit { alphabet = min(alphabet, letters(range, classes)) }
        let trigrams = before[range.upperBound] - before[range.lowerBound]
        let cost = min(alphabet, trigrams)
        if classes == Alphabets.digit, range.count < self.classes.count { return cost + Self.lengthCost(range.count) }
        guard classes == Alphabets.symbol, range.count == 1 else { return cost }
        return min(cost, again[range.lowerBound] ? Tuning.sameSign : Tuning.signCost)
    }

    /// Letters of one case, or a capital and small ones, and that it is so.
    private func letters(_ range: Range<Int>, _ classes: UInt8) -> Double {
        let small = Double(range.count) * alphabets.size(of: 1)
        if classes == 1 { return small }
        let rest = range.dropFirst()
        return rest.allSatisfy { self.classes[$0] == self.classes[range.upperBound - 1] } ? small + 0.301 : .infinity
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

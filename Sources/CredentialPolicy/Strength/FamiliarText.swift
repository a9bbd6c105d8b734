/// What text costs that is in no list but looks like what people write, by the dictionary's `TextModel`: runs of letters
/// or of digits (doraemon, tsukimi, 1192), each guessed as if nothing stood before it, which is what it costs where a word
/// begins.
struct FamiliarText {
    /// Fewer characters look like something by chance.
    static let shortest = 4

    /// For each character of such a run log10 of the guesses from the run's beginning to it, infinity for others.
    private var costs: [Double] = []
    /// Where the run begins that a character is in.
    private var starts: [Int16] = []

    /// - Parameter count: characters that are looked at.
    init(
        _ text: Span<UInt8>, _ scalars: ScalarMap, _ count: Int, _ dictionary: StrengthDictionary, _ words: Span<UInt32>
    ) {
        guard !dictionary.texts.isEmpty, scalars.isASCII(text) else { return }
        var start = 0
        while start < count {
            var end = start + 1
            while end < count, Self.goesOn(scalars.byte(end - 1, of: text), scalars.byte(end, of: text)) { end += 1 }
            if end - start >= Self.shortest, Self.kind(scalars.byte(end - 1, of: text)) != nil {
                add(start..<end, text, scalars, count, dictionary, words)
            }
            start = end
        }
    }

    private mutating func add(
        _ run: Range<Int>, _ text: Span<UInt8>, _ scalars: ScalarMap, _ count: Int, _ dictionary: StrengthDictionary,
        _ words: Span<UInt32>
    ) {
        if costs.isEmpty {
            costs = Array(repeating: .infinity, count: count)
            starts = Array(repeating: -1, count: count)
        }
        var (context, cost) = (TextModel.Context(), 0.0)
        for index in run {
            guard let next = TextModel.folded(scalars.byte(index, of: text)) else { return }
            cost += dictionary.texts.cost(of: next, after: context, in: words)
            (costs[index], starts[index]) = (cost, Int16(run.lowerBound))
            context.append(next)
        }
    }

    /// What the run costs that ends before `end`, and where it begins; nil when none ends there.
    func run(endingAt end: Int) -> (start: Int, cost: Double)? {
        guard end <= costs.count, costs[end - 1] < .infinity, end - Int(starts[end - 1]) >= Self.shortest else {
            return nil
        }
        return (Int(starts[end - 1]), costs[end - 1])
    }

    /// What a run of such characters would be if it were in a list; nil for what none is made of.
    static func kind(_ byte: UInt8) -> PartClass? {
        switch byte {
        case 0x30...0x39: .number
        case 0x41...0x5A, 0x61...0x7A: .word
        case _: nil
        }
    }

    /// Whether a run goes on: from small letters to a capital it doesn't (SakuraHana).
    private static func goesOn(_ before: UInt8, _ next: UInt8) -> Bool {
        guard let kind = kind(next), kind == self.kind(before) else { return false }
        return !((0x41...0x5A).contains(next) && (0x61...0x7A).contains(before))
    }
}

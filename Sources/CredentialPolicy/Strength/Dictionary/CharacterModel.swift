/// How likely a printable character is after the characters before it: a table of costs, one byte each in 1/64 of a
/// power of ten, four in a word. Order 3 looks at two characters before, 2 at one, 1 at none.
struct CharacterModel: Sendable, Hashable {
    /// 0: before the start. 1 to 95: printable ASCII. 96: everything else.
    static let classes = 97
    static let steps = 64.0
    /// No character is likelier than that, as `CharacterTraining` keeps 10 % for surprises: -log10(0.901) is 2.9 steps.
    static let least: UInt32 = 3

    let costs: Range<Int>
    let order: Int

    /// nil when the section is not as long as the order wants.
    init?(_ costs: Range<Int>, order: UInt32) {
        guard (1...3).contains(order), costs.count == Self.words(order: Int(order)) else { return nil }
        (self.costs, self.order) = (costs, Int(order))
    }

    static func cells(order: Int) -> Int { (0..<order).reduce(1) { cells, _ in cells * classes } }
    static func words(order: Int) -> Int { (cells(order: order) + 3) / 4 }

    static func characterClass(_ byte: UInt8) -> Int {
        switch byte {
        case 0: 0
        case 0x20...0x7E: Int(byte) - 0x1F
        default: 96
        }
    }

    /// log10 of 96: as if every character were as likely as any other.
    private static let any = 1.982_271_233

    /// The table's cell for a character after its context.
    static func cell(_ first: Int, _ second: Int, _ third: Int, order: Int) -> Int {
        switch order {
        case 1: third
        case 2: second * classes + third
        default: (first * classes + second) * classes + third
        }
    }

    func cost(of third: UInt8, after first: UInt8, _ second: UInt8, in words: Span<UInt32>) -> Double {
        let cell = Self.cell(
            Self.characterClass(first), Self.characterClass(second), Self.characterClass(third), order: order)
        let index = costs.lowerBound + cell / 4
        // Words that got fewer after the check, or were never written (`hasZeroedPages`).
        guard index < words.count else { return Self.any }
        let cost = words[index] >> UInt32(cell % 4 * 8) & 0xFF
        return cost < Self.least ? Self.any : Double(cost) / Self.steps
    }
}

/// Counts what follows what, for a `CharacterModel`.
struct CharacterTraining {
    let order: Int
    /// Weights by cell, for the order itself and each lower one.
    private var counts: [[Double]]

    init(order: Int) {
        self.order = order
        counts = (1...order).map { Array(repeating: 0, count: CharacterModel.cells(order: $0)) }
    }

    /// A character that is not ASCII counts once, as it does in `CharacterModel`.
    mutating func learn(_ text: some Sequence<UInt8>, _ weight: Double) {
        var (first, second) = (0, 0)
        for byte in text where byte & 0xC0 != 0x80 {
            let third = CharacterModel.characterClass(byte)
            for order in 1...order {
                counts[order - 1][CharacterModel.cell(first, second, third, order: order)] += weight
            }
            (first, second) = (second, third)
        }
    }

    /// A byte for each cell, in steps of 1/64 of a power of ten.
    ///
    /// Each order leans on the one below as far as its context was seen with many different characters (Witten and
    /// Bell, IEEE Transactions on Information Theory 37(4), 1991), the lowest on "any of 96, equally likely".
    func costs() -> [UInt8] {
        let classes = CharacterModel.classes
        var lower = [Double](repeating: 1 / Double(classes - 1), count: classes)
        for counted in counts {
            var probabilities = [Double](repeating: 0, count: counted.count)
            for context in stride(from: 0, to: counted.count, by: classes) {
                let cells = context..<context + classes
                let total = counted[cells].reduce(0, +)
                let different = Double(counted[cells].count { $0 > 0 })
                let trust = total > 0 ? total / (total + Self.doubt * different) : 0
                for cell in cells {
                    let here = total > 0 ? counted[cell] / total : 0
                    probabilities[cell] = trust * here + (1 - trust) * lower[cell % lower.count]
                }
            }
            lower = probabilities
        }
        let uniform = 1 / Double(classes - 1)
        return lower.map { Self.cost((1 - Self.surprise) * $0 + Self.surprise * uniform) }
    }

    /// The weight of one "new character here", in the weights' own unit.
    private static let doubt = 1.0
    /// How often a character has nothing to do with those before it: so none costs more than 2.98.
    private static let surprise = 0.1

    private static func cost(_ probability: Double) -> UInt8 {
        let steps = Guesses(1 / max(probability, 1e-4)).log10 * CharacterModel.steps + 0.5
        return UInt8(min(255, max(0, steps)))
    }
}

/// Counts what follows what, for a `TextModel`.
struct TextTraining {
    /// Weights of characters after contexts of every length (`TextModel.Context.key`).
    private var counts: [UInt64: Double] = [:]

    /// A text with other than printable ASCII says nothing here, nor do capitals: they are folded when a text is read.
    mutating func learn(_ text: some Sequence<UInt8>, _ weight: Double) {
        guard text.allSatisfy({ TextModel.folded($0) == $0 }) else { return }
        var context = TextModel.Context()
        for next in text {
            for length in 0...TextModel.longest { counts[context.key(length, next), default: 0] += weight }
            context.append(next)
        }
    }

    /// The table, empty when nothing was learned. The same counts give the same table.
    func slots() -> [UInt32] {
        guard !counts.isEmpty else { return [] }
        let costs = self.costs()
        var size = 1
        while size < costs.count + costs.count / 2 { size *= 2 }
        while true {
            if let table = Self.table(costs, size) { return table }
            size *= 2
        }
    }

    private static func table(_ costs: [(key: UInt64, cost: UInt32)], _ size: Int) -> [UInt32]? {
        var table = [UInt32](repeating: 0, count: size)
        for entry in costs {
            let (start, fingerprint) = TextModel.place(entry.key, among: size)
            let free = (0..<TextModel.reach).first { table[(start + $0) & (size - 1)] == 0 }
            guard let free else { return nil }
            table[(start + free) & (size - 1)] = fingerprint << 8 | entry.cost
        }
        return table
    }

    /// Each length of context leans on the one below as far as it was seen with many different characters (Witten and
    /// Bell, IEEE Transactions on Information Theory 37(4), 1991), the shortest on "any of 95, equally likely".
    private func costs() -> [(key: UInt64, cost: UInt32)] {
        // Sorted: sums of floating-point numbers depend on their order, and so would the file.
        let keys = counts.keys.sorted()
        var (costs, start) = ([(key: UInt64, cost: UInt32)](), 0)
        var probabilities: [UInt64: Double] = [:]
        while start < keys.count {
            // All characters after one context stand together: the character is in the lowest bits.
            let end = keys[start...].firstIndex { $0 >> 7 != keys[start] >> 7 } ?? keys.count
            let group = keys[start..<end]
            let (total, different) = (group.reduce(0) { $0 + counts[$1]! }, Self.doubt * Double(group.count))
            let rest = Self.cost(different / (total + different))
            let kept = costs.count
            for key in group {
                let lower = Self.shorter(key).map { probabilities[$0]! } ?? 1 / 95
                let probability = (counts[key]! + different * lower) / (total + different)
                probabilities[key] = probability
                let cost = Self.cost(probability)
                if abs(cost - rest - Self.cost(lower)) >= Self.worth { costs.append((key, UInt32(cost))) }
            }
            if costs.count > kept { costs.append((keys[start] & ~0x7F | UInt64(TextModel.backOff), UInt32(rest))) }
            start = end
        }
        return costs
    }

    /// The weight of one "new character here", in the weights' own unit.
    private static let doubt = 1.0
    /// In steps of a cost: what a shorter context says nearly as well is left out. It changes no correlation by more than
    /// 0.001.
    private static let worth = 8

    /// The key with one character of context less; nil for one without any.
    private static func shorter(_ key: UInt64) -> UInt64? {
        let length = key >> 56
        guard length > 0 else { return nil }
        return (length - 1) << 56 | key & (1 << (7 * length) - 1)
    }

    private static func cost(_ probability: Double) -> Int {
        Int(min(255, max(0, Guesses(1 / max(probability, 1e-4)).log10 * TextModel.steps + 0.5)))
    }
}

/// How well a meter orders passwords, as Golla and Dürmuth measure it ("On the Accuracy of Password Strength Meters",
/// CCS 2018): the weighted Spearman correlation of what it says with how often each password is used.
public enum RankCorrelation {
    /// - Parameters:
    ///   - weights: how often each password is used, more than 0; they are the weights and the reference at once.
    ///   - guesses: what the meter says of each, higher for stronger, in any unit.
    /// - Returns: 1 when the meter orders as use does (the most used is the weakest), -1 when the other way round;
    ///   nil when all are alike to one side, or when there are fewer than two.
    public static func weightedSpearman(weights: [Double], guesses: [Double]) -> Double? {
        precondition(weights.count == guesses.count)
        let rarity = ranks(of: weights.map { -$0 }, weights: weights)
        return weightedPearson(rarity, ranks(of: guesses, weights: weights), weights: weights)
    }

    /// The weight of what is smaller and half of the weight of what is equal (itself included).
    static func ranks(of values: [Double], weights: [Double]) -> [Double] {
        let order = values.indices.sorted { values[$0] < values[$1] }
        var ranks = [Double](repeating: 0, count: values.count)
        var (below, start) = (0.0, 0)
        while start < order.count {
            var end = start
            while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
            let tied = order[start..<end].reduce(0) { $0 + weights[$1] }
            for index in order[start..<end] { ranks[index] = below + tied / 2 }
            below += tied
            start = end
        }
        return ranks
    }

    static func weightedPearson(_ first: [Double], _ second: [Double], weights: [Double]) -> Double? {
        let total = weights.reduce(0, +)
        func mean(_ value: (Int) -> Double) -> Double {
            weights.indices.reduce(0) { $0 + weights[$1] * value($1) } / total
        }
        let (middle, other) = (mean { first[$0] }, mean { second[$0] })
        let together = mean { (first[$0] - middle) * (second[$0] - other) }
        let spread = mean { (first[$0] - middle) * (first[$0] - middle) }
        let otherSpread = mean { (second[$0] - other) * (second[$0] - other) }
        guard spread > 0, otherSpread > 0 else { return nil }
        return together / (spread * otherSpread).squareRoot()
    }
}

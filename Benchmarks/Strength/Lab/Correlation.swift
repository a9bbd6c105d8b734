import StrengthSamples

/// Parts of a ranked list on which meters are compared. The lists have ranks and no counts: the r-th password has the
/// weight 1/r (Zipf's law with exponent 1, which password lists follow closely enough; Wang et al., "Zipf's Law in
/// Passwords", IEEE TIFS 2017, found 0.7 to 1).
struct RankedSample {
    let name: String
    let passwords: [String]
    let weights: [Double]

    static func all(of list: [String]) -> [RankedSample] {
        let ranked = list.enumerated().map { (rank: $0.offset + 1, password: $0.element) }
        var random = SeededGenerator(seed: Corpus.seed)
        let halves = ranked.map { ($0, Bool.random(using: &random)) }
        return [
            RankedSample("whole", ranked), RankedSample("first 1,000", Array(ranked.prefix(1000))),
            RankedSample("8 or more characters", ranked.filter { $0.password.unicodeScalars.count >= 8 }),
            RankedSample("a random half", halves.filter(\.1).map(\.0)),
            RankedSample("the other half", halves.filter { !$0.1 }.map(\.0)),
        ]
    }

    private init(_ name: String, _ ranked: [(rank: Int, password: String)]) {
        self.name = name
        passwords = ranked.map(\.password)
        weights = ranked.map { 1 / Double($0.rank) }
    }

    /// - Parameter guesses: of each password of the whole list.
    func correlation(_ guesses: [String: Double]) throws -> Double {
        let found = passwords.map { guesses[$0] ?? .nan }
        guard !found.contains(where: \.isNaN),
            let correlation = RankCorrelation.weightedSpearman(weights: weights, guesses: found)
        else { throw LabFailure("a meter said nothing of the sample \(name)", "look at what it prints") }
        return correlation
    }
}

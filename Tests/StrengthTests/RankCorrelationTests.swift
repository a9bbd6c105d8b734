import Testing

@testable import StrengthSamples

/// Values worked out by hand from the definition (Golla and Dürmuth, CCS 2018).
@Suite struct RankCorrelationTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let weights: [Double]
        let guesses: [Double]
        let correlation: Double?
    }

    static let rows = [
        Row(testDescription: "the same order", weights: [3, 2, 1], guesses: [1, 2, 3], correlation: 1),
        Row(testDescription: "the opposite order", weights: [3, 2, 1], guesses: [9, 8, 7], correlation: -1),
        // Ranks 1.5, 4, 5.5 and 1.5, 4.5, 4.5; both means 3; covariance 2.25, variances 2.5 and 2.25.
        Row(
            testDescription: "a tie of guesses", weights: [3, 2, 1], guesses: [1, 5, 5], correlation: 0.9.squareRoot()),
        // Ranks 1, 3, 3 and 1, 2.5, 3.5; both means 2; covariance 1, variances 1 and 1.125.
        Row(
            testDescription: "a tie of use", weights: [2, 1, 1], guesses: [1, 2, 3],
            correlation: (8.0 / 9).squareRoot()),
        // Ranks 2, 5, 6.5 and 4, 1, 6.5; means 3.5; covariance -1.5 / 7, variances 22.5 / 7.
        Row(
            testDescription: "the first two exchanged", weights: [4, 2, 1], guesses: [2, 1, 3], correlation: -1.0 / 15),
        Row(testDescription: "everything alike", weights: [2, 1], guesses: [4, 4], correlation: nil),
        Row(testDescription: "a single password", weights: [2], guesses: [4], correlation: nil),
        Row(testDescription: "nothing", weights: [], guesses: [], correlation: nil),
    ]

    @Test(arguments: rows) func theCorrelationIsTheOneWorkedOutByHand(_ row: Row) {
        let found = RankCorrelation.weightedSpearman(weights: row.weights, guesses: row.guesses)
        #expect((found == nil) == (row.correlation == nil))
        if let found, let wanted = row.correlation { #expect(abs(found - wanted) < 1e-12) }
    }

    @Test func aRankIsTheWeightBelowAndHalfOfTheTied() {
        #expect(RankCorrelation.ranks(of: [7, 5, 7, 9], weights: [1, 2, 3, 4]) == [4, 1, 4, 8])
    }

    @Test func onlyTheOrderOfGuessesCounts() {
        let weights: [Double] = [8, 4, 2, 1, 1]
        let first = RankCorrelation.weightedSpearman(weights: weights, guesses: [1, 3, 2, 8, 5])
        #expect(first == RankCorrelation.weightedSpearman(weights: weights, guesses: [0.1, 30, 7, 1e9, 40]))
    }
}

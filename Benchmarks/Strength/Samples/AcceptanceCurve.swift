/// What a threshold lets through: the share of weak passwords that are accepted against that of strong ones that are
/// refused.
public struct AcceptanceCurve: Sendable, Equatable {
    public struct Point: Sendable, Equatable {
        /// log10 of the guesses that a password must need.
        public var threshold: Double
        /// Shares from 0 to 1.
        public var weakAccepted: Double
        public var strongRefused: Double

        public init(threshold: Double, weakAccepted: Double, strongRefused: Double) {
            self.threshold = threshold
            self.weakAccepted = weakAccepted
            self.strongRefused = strongRefused
        }
    }

    public var points: [Point]

    public init(points: [Point]) { self.points = points }

    /// - Parameters:
    ///   - weak: log10 guesses of passwords that should be refused.
    ///   - strong: the same of passwords that should be accepted.
    public init(weak: [Double], strong: [Double], thresholds: [Double]) {
        points = thresholds.map { threshold in
            Point(
                threshold: threshold, weakAccepted: Self.share(of: weak) { $0 >= threshold },
                strongRefused: Self.share(of: strong) { $0 < threshold })
        }
    }

    /// What is drawn and tabulated: from what any guesser reaches in a second to what few passwords have.
    public static let thresholds = (0...32).map { 5 + Double($0) / 4 }

    static func share(of values: [Double], _ holds: (Double) -> Bool) -> Double {
        values.isEmpty ? 0 : Double(values.count(where: holds)) / Double(values.count)
    }
}

/// How many guesses an attacker needs who tries the likeliest passwords first, as a power of ten.
public struct Guesses: Sendable, Hashable, Comparable {
    public var log10: Double

    public init(log10: Double) { self.log10 = log10 }

    /// - Parameter number: at least 1.
    public init(_ number: Double) { log10 = Self.logarithm(max(1, number)) }

    public static func < (left: Guesses, right: Guesses) -> Bool { left.log10 < right.log10 }
    /// Guesses for one part, each with all those for another.
    public static func * (left: Guesses, right: Guesses) -> Guesses { Guesses(log10: left.log10 + right.log10) }

    /// The exponent with at most one decimal: `8.5`, `9`.
    public var text: String {
        let tenths = Int((max(0, log10) * 10).rounded(.down))
        return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
    }

    /// The standard library has no logarithm: the exponent, and ln m = 2 artanh((m - 1) / (m + 1)) for 1 ≤ m < 2, whose
    /// series of ten terms is right to 11 digits.
    private static func logarithm(_ number: Double) -> Double {
        let ratio = (number.significand - 1) / (number.significand + 1)
        var (power, sum) = (ratio, 0.0)
        for divisor in stride(from: 1.0, through: 19, by: 2) {
            sum += power / divisor
            power *= ratio * ratio
        }
        return (Double(number.exponent) * 0.693_147_180_559_945_3 + 2 * sum) * 0.434_294_481_903_251_8
    }
}

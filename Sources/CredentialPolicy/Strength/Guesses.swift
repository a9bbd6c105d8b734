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
        let square = ratio * ratio
        // One division, then Horner's scheme: a check asks for a logarithm for each of some fifty words.
        var sum = 1.0 / 19
        sum = sum * square + 1.0 / 17
        sum = sum * square + 1.0 / 15
        sum = sum * square + 1.0 / 13
        sum = sum * square + 1.0 / 11
        sum = sum * square + 1.0 / 9
        sum = sum * square + 1.0 / 7
        sum = sum * square + 1.0 / 5
        sum = sum * square + 1.0 / 3
        sum = sum * square + 1
        return (Double(number.exponent) * 0.693_147_180_559_945_3 + 2 * ratio * sum) * 0.434_294_481_903_251_8
    }
}

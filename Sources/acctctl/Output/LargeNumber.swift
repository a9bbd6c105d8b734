import CredentialPolicy
import Glibc

/// Large numbers as people say them: 約31億回, about 3.1 billion guesses, with two digits that count.
enum LargeNumber {
    /// Beyond it nobody compares any more.
    private static let most = 16.0

    /// - Parameter log10: of the number; below 0 counts as 0.
    static func guesses(log10: Double) -> String {
        if log10 >= most { return say("1京回以上", "over 10,000 trillion guesses") }
        let log10 = max(0, log10)
        let units = say("|万|億|兆", "| thousand| million| billion| trillion").split(
            separator: "|", omittingEmptySubsequences: false)
        let step = CommandLanguage.current == .ja ? 4 : 3
        let index = min(Int(log10) / step, units.count - 1)
        return say("約", "about ") + digits(pow(10, log10 - Double(index * step))) + units[index] + say("回", " guesses")
    }

    /// Rounded down: 3981 is 3900, 31.6 is 31, 3.16 is 3.1.
    private static func digits(_ number: Double) -> String {
        if number < 10 {
            let tenths = Int(number * 10)
            return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
        }
        var unit = 1
        while number / Double(unit) >= 100 { unit *= 10 }
        return "\(Int(number) / unit * unit)"
    }

    /// `1,088,054`.
    static func grouped(_ number: some BinaryInteger) -> String {
        let digits = Array(String(number))
        return digits.indices.map { index in
            let left = digits.count - index
            return (index > 0 && left.isMultiple(of: 3) ? "," : "") + String(digits[index])
        }.joined()
    }
}

public import CredentialPolicy
public import HostSystem

/// A password that a machine drew, to be read aloud and printed. A String, since it is made to be shown.
public struct GeneratedPassword: Sendable, Equatable {
    public enum Form: String, Sendable, CaseIterable { case characters, words }
    public var form: Form
    public var text: String
    /// Each password of this form is equally likely: half of so many guesses find it.
    public var guesses: Guesses

    /// Letters and digits that nobody mistakes for each other: no 0 o 1 l i.
    private static let letters = Array("abcdefghjkmnpqrstuvwxyz")
    private static let digits = Array("23456789")
    private static let group = 4

    /// Letters and digits mixed, in groups of four: `k7mt-q2xa-9uwd`. Twelve are 59 bits.
    /// - Parameter length: without the hyphens; at least 2.
    public static func characters(_ length: Int) throws(SystemFailure) -> GeneratedPassword {
        let alphabet = letters + digits
        while true {
            var drawn: [Character] = []
            for _ in 0..<length { drawn.append(alphabet[try Randomness.number(below: alphabet.count)]) }
            // The rules want both; drawing anew keeps what is left equally likely.
            guard drawn.contains(where: letters.contains), drawn.contains(where: digits.contains) else { continue }
            let groups = stride(from: 0, to: length, by: group).map { String(drawn[$0..<min($0 + group, length)]) }
            return GeneratedPassword(
                form: .characters, text: groups.joined(separator: "-"), guesses: guesses(characters: length))
        }
    }

    /// Words of one list and two digits, which the rules want: `kumo-hashira-taki-umi-47`. Four words are 46 bits.
    public static func words(_ count: Int) throws(SystemFailure) -> GeneratedPassword {
        var parts: [String] = []
        let list = PassphraseWords.all
        for _ in 0..<count { parts.append(list[try Randomness.number(below: list.count)]) }
        var number = ""
        for _ in 0..<2 { number.append(digits[try Randomness.number(below: digits.count)]) }
        let one = Guesses(Double(list.count))
        let guesses = Guesses(log10: Double(count) * one.log10) * Guesses(Double(digits.count * digits.count))
        return GeneratedPassword(form: .words, text: (parts + [number]).joined(separator: "-"), guesses: guesses)
    }

    /// All texts of that length but those without a letter or without a digit.
    private static func guesses(characters length: Int) -> Guesses {
        let (letters, digits) = (Double(letters.count), Double(digits.count))
        var (withoutDigit, withoutLetter) = (1.0, 1.0)
        for _ in 0..<length {
            withoutDigit *= letters / (letters + digits)
            withoutLetter *= digits / (letters + digits)
        }
        let all = Double(length) * Guesses(letters + digits).log10
        // Guesses knows no number below 1: the logarithm of 1 / share is taken away.
        return Guesses(log10: all - Guesses(1 / (1 - withoutDigit - withoutLetter)).log10)
    }

    /// As people compare strengths: log2 of the guesses.
    public var bits: Double { guesses.log10 * 3.321_928_094_887_362 }
}

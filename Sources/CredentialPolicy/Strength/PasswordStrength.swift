/// How hard a password is to guess, and why.
public struct PasswordStrength: Sendable, Hashable {
    public var guesses: Guesses
    /// The cheapest way to put it together, from the first character to the last.
    public var parts: [StrengthMatch]

    public init(guesses: Guesses, parts: [StrengthMatch]) { (self.guesses, self.parts) = (guesses, parts) }
}

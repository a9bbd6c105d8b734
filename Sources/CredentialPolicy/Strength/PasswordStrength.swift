/// How hard a password is to guess, and why.
public struct PasswordStrength: Sendable, Hashable {
    public var guesses: Guesses
    /// The cheapest way to put it together, from the first character to the last.
    public var parts: [StrengthMatch]
    /// Something of the old password stands in it, whatever the cheapest way takes that for: nothing of it may be shown.
    public var sharesOld: Bool

    public init(guesses: Guesses, parts: [StrengthMatch], sharesOld: Bool = false) {
        (self.guesses, self.parts, self.sharesOld) = (guesses, parts, sharesOld)
    }
}

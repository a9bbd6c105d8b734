/// The free numbers of the estimate, all log10. They were chosen by what they do to the correlation with two ranked lists
/// and to weak and strong passwords at once (docs/strength.md), not each to its best for one list.
enum Tuning {
    /// To think of one more word, of a number behind it, of a sign between.
    static let (word, number, sign) = (1.0, 0.5, 0.3)
    /// Which sign: most take one of a handful.
    static let signCost = 0.7
    /// To try characters that are no word: behind other parts (one or several), and at the beginning.
    static let (unknownOne, unknown, unknownFirst) = (1.0, 1.5, 1.0)
    /// The least for a word of two ASCII letters: they are in random text too, and nobody thinks of a lone "is".
    static let twoLetters = 1.7
    /// A zero or the digit before once more, inside a number.
    static let usualDigit = 0.5
}

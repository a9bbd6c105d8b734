/// The free numbers of the estimate, all log10. They were chosen by what they do to the correlation with two ranked lists
/// and to weak and strong passwords at once (docs/strength.md), not each to its best for one list.
enum Tuning {
    /// Which sign: most take one of a handful.
    static let signCost = 0.7
    /// The least for a word of two ASCII letters: they are in random text too, and nobody thinks of a lone "is".
    static let twoLetters = 1.7
    /// A zero or the digit before once more, inside a number.
    static let usualDigit = 0.5
    static let short = 8.0
    static let long = 12.0
    static let jointLong = 0.0
    static let partLong = 1.0
    static let threeLetters = 0.4
    static let reversed = 1.3
    static let leet = 1.4
    static let leetEach = 0.3
    static let digitsOdd = 1.0
    static let digitsMiddle = 0.3
    static let familiarWord = 0.7
    static let familiarDigits = 0.5

    /// What the first part costs, by its class (`PartClass`).
    static let first: [Double] = [0.0, 0.2, 0.2, 0.4, 0.3, 0.9, 0.9, 0.0, 1.5, 1.5, 1.2]
    /// What a part costs behind another: a row for each class of the one before.
    static let next: [Double] = [
        // word, short, walk, number, date, sign, ending, again, suffix, connector, unknown
        0.2, 0.6, 1.5, 0.4, 0.2, 0.4, 0.4, 0.7, 0.5, 0.9, 1.8,  // behind word
        0.4, 0.8, 1.7, 0.6, 0.4, 0.6, 0.6, 0.9, 0.7, 1.1, 2.0,  // behind short
        1.7, 2.1, 1.0, 0.6, 0.4, 0.8, 0.6, 0.7, 1.0, 2.0, 1.8,  // behind walk
        1.0, 1.4, 1.3, 1.2, 1.2, 0.6, 0.8, 0.7, 0.6, 2.0, 1.8,  // behind number
        0.8, 1.2, 1.2, 1.0, 1.5, 0.4, 0.5, 0.7, 1.0, 2.0, 0.8,  // behind date
        0.6, 1.0, 1.0, 0.1, 0.1, 1.5, 0.8, 0.7, 0.5, 2.0, 1.5,  // behind sign
        9.0, 9.4, 9.0, 9.0, 9.0, 9.0, 9.0, 9.0, 1.0, 9.0, 9.0,  // behind ending
        0.5, 0.9, 1.3, 0.5, 0.5, 0.8, 0.6, 1.0, 0.8, 1.0, 1.8,  // behind again
        0.5, 0.9, 1.5, 0.4, 0.4, 0.6, 0.4, 0.7, 1.0, 1.0, 1.8,  // behind suffix
        0.2, 0.6, 1.5, 1.0, 1.0, 2.0, 2.0, 0.5, 1.0, 2.0, 1.8,  // behind connector
        1.8, 2.2, 1.8, 1.0, 0.3, 0.7, 1.1, 1.0, 1.0, 2.0, 1.7,  // behind unknown
    ]
}

/// The free numbers of the estimate, all log10 where nothing else is said. They were chosen together, by coordinate search
/// from guesses by hand, by what they do to the correlation with two ranked lists (each taken out of the dictionary), to
/// generators of weak passwords and to random ones at once (docs/strength.md): not each to its best for one of them.
enum Tuning {
    /// Which sign: most take one of a handful. The same once more; another one.
    static let signCost = 0.3
    static let sameSign = 0.1
    static let otherSign = 1.0
    /// The least for a word of two ASCII letters, and more for one of three: they are in random text too.
    static let twoLetters = 2.1
    static let threeLetters = 0.4
    /// A zero or the digit before once more, inside a number.
    static let usualDigit = 0.1
    /// That a number behind or before something else has three or four digits, five, or more, which number staff and
    /// telephones and stand in random text least of all; one or two are usual.
    static let digitsMiddle = 0.7
    static let digitsOdd = 1.0
    static let digitsMany = 0.2
    /// The only four digits of a password, beside a word.
    static let fourDigits = 2.1
    /// To write a word backwards; to swap letters for look-alikes, and each that is swapped.
    static let reversed = 1.3
    static let leet = 1.4
    static let leetEach = 0.5
    /// That a run of letters, or of digits, is in no list though it looks like what people write.
    static let familiarWord = 0.3
    static let familiarDigits = 0.5

    /// From which guesses on a text is read otherwise than it stands (`TextReading`): what is easier is refused as it is.
    static let otherwise = 9.0
    /// To put two texts together by turns, and not one character of each; to press each key twice; to type one key aside, or a
    /// row.
    static let (turns, turnsOfMore, twice, aside, asideRow) = (1.8, 1.0, 1.0, 2.0, 2.5)

    /// Up to how many characters a text may look by chance like one made of parts; from where it can't; from where its parts are
    /// the most usual ones (`PartCost`).
    static let (short, long, longest) = (8, 12, 14)
    /// Of what joins parts, the share that is left in a text that long: of recognised parts, and of others.
    static let jointLong = 0.0
    static let jointLongUnknown = 0.3
    /// Of what a recognised part costs by itself, the share that is left in a text of `longest` characters: of a word, of others.
    static let (wordLong, partLong) = (0.9, 0.6)

    /// What the first part costs, by its class (`PartClass`).
    static let first: [Double] = [0.0, 0.2, 0.2, 0.4, 0.3, 0.5, 0.9, 0.4, 1.5, 0.6, 0.8]
    /// What a part costs behind another: a row for each class of the one before.
    static let next: [Double] = [
        // a word, a short one, a walk, a number, a date, a sign, an ending, again, a suffix, a connector, unknown
        0.2, 0.6, 1.5, 1.2, 0.2, 0.4, 1.2, 0.7, 1.3, 1.1, 2.6,  // behind a word
        0.4, 0.8, 1.7, 1.0, 0.4, 0.6, 0.6, 0.9, 0.7, 0.7, 2.0,  // behind a short one
        1.7, 2.1, 1.0, 1.0, 0.0, 0.8, 0.6, 0.7, 1.4, 2.0, 1.4,  // behind a walk
        1.0, 1.8, 1.7, 1.2, 1.2, 0.6, 0.4, 1.5, 1.4, 1.0, 1.8,  // behind a number
        0.8, 1.2, 1.2, 1.0, 1.5, 0.4, 0.3, 0.7, 1.0, 2.0, 0.3,  // behind a date
        0.2, 1.0, 1.0, 0.1, 0.0, 1.5, 0.8, 0.7, 0.5, 0.6, 1.1,  // behind a sign
        9.0, 9.4, 9.0, 9.0, 9.0, 9.0, 9.0, 9.0, 1.0, 9.0, 9.0,  // behind an ending
        0.5, 0.9, 1.3, 0.5, 0.5, 0.8, 0.6, 1.0, 0.8, 0.7, 1.8,  // behind what came before
        0.5, 0.9, 1.5, 0.8, 0.4, 0.6, 0.4, 0.7, 1.0, 1.0, 1.8,  // behind a suffix
        0.2, 0.4, 1.5, 1.0, 1.0, 0.6, 2.0, 0.5, 1.0, 0.8, 1.8,  // behind a connector
        1.8, 2.2, 1.8, 1.4, -0.7, 0.5, 1.1, 1.4, 1.0, 2.0, 1.7,  // behind something unknown
    ]
}

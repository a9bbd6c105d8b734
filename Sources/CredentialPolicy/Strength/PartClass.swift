/// What a part is in the structure of a password: not which word, but that there is one.
///
/// An attacker tries structures in the order in which people use them: a word, a word and a number, two words, …; what
/// comes after what is nearly all there is to it (a probabilistic grammar: Weir, Aggarwal, de Medeiros and Glodek,
/// IEEE S&P 2009, with the choice of each part depending on the one before).
enum PartClass: Int, CaseIterable {
    case word
    /// A word of two or three Latin letters: they stand in random text too.
    case short
    /// Keys in a row, letters in order.
    case walk
    case number
    /// A year, a month and a day, a telephone number: so many digits that mean something are no accident.
    case date
    /// A single sign.
    case sign
    /// 1, !, 01: behind everything else.
    case ending
    /// What was there before, again.
    case again
    /// 市, ka, chome: behind a name.
    case suffix
    /// to, love, &: between two names.
    case connector
    /// Letters, signs or both, that nothing explains.
    case unknown

    /// Of a part that was recognised as something, in so many characters.
    init(_ kind: StrengthKind, _ count: Int) {
        switch kind {
        case .commonPassword, .word, .japaneseWord, .personalName, .surname, .givenName, .placeName,
            .kanaRow, .municipalWord:
            self = .word
        case .keyboardWalk, .kanaKeys, .sequence: self = .walk
        case .date, .eraDate, .phoneNumber, .postalCode, .paddedNumber, .birthday: self = count < 6 ? .number : .date
        case .year, .staffNumber: self = .number
        case .commonEnding: self = .ending
        case .repetition, .oldPassword, .loginName, .ownName, .department, .organizationWord: self = .again
        case .byTurns, .otherKeys, .likeMany, .unknown: self = .unknown
        }
    }

    /// Of a run of characters that nothing explains.
    init(unknown classes: UInt8, _ count: Int) {
        switch classes {
        case Alphabets.digit: self = .number
        case Alphabets.symbol where count == 1: self = .sign
        case _: self = .unknown
        }
    }
}

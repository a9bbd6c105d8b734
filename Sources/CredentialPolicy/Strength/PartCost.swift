/// What one more part costs an attacker, as log10: to have thought of a part of that kind there.
enum PartCost {
    /// A part that was recognised, behind another.
    static func of(_ kind: StrengthKind) -> Double {
        switch kind {
        case .commonPassword, .word, .japaneseWord, .personalName, .surname, .givenName, .placeName, .kanaKeys,
            .kanaRow,
            .keyboardWalk:
            Tuning.word
        case .municipalWord, .date, .eraDate, .year, .phoneNumber, .postalCode, .repetition, .sequence, .loginName,
            .ownName, .staffNumber, .department, .birthday, .organizationWord, .oldPassword, .commonEnding:
            Tuning.number
        case .unknown: Tuning.unknown
        }
    }

    /// A run of characters that nothing explains. Digits and a single sign stand behind words as numbers do.
    static func unknown(_ classes: UInt8, _ count: Int, isFirst: Bool) -> Double {
        switch classes {
        case Alphabets.digit: isFirst ? 0 : Tuning.number
        case Alphabets.symbol where count == 1: isFirst ? 0 : Tuning.sign
        case _: isFirst ? Tuning.unknownFirst : count == 1 ? Tuning.unknownOne : Tuning.unknown
        }
    }
}

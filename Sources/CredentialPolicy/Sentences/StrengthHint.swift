/// What would make a password hard to guess, fitting what was found in it.
enum StrengthHint: Sendable, CaseIterable {
    case somethingNew
    case nothingOfYours
    case noPatterns
    case fourWords
    case moreCharacters

    init(_ strength: PasswordStrength) {
        let kinds = strength.parts.map(\.kind)
        if kinds.contains(.oldPassword) {
            self = .somethingNew
        } else if kinds.contains(where: Self.isOwn) {
            self = .nothingOfYours
        } else if kinds.contains(where: Self.isWord) {
            self = .fourWords
        } else if kinds.contains(where: { $0 != .unknown }) {
            self = .noPatterns
        } else {
            self = .moreCharacters
        }
    }

    var wording: Wording {
        switch self {
        case .somethingNew:
            Wording(
                ja: "前と関係のない4語と数字をつなげる方法があります。",
                en: "Four words and a number that have nothing to do with the old one would do.")
        case .nothingOfYours:
            Wording(
                ja: "ご自分や職場と無関係な4語と数字をつなげる方法があります。",
                en: "Four words and a number unrelated to you and your work would do.")
        case .noPatterns:
            Wording(
                ja: "規則的な並びや日付を避け、無関係な4語と数字をつなげる方法があります。",
                en: "Instead of patterns and dates, four unrelated words and a number would do.")
        case .fourWords: Wording(ja: "無関係な4語と数字をつなげる方法があります。", en: "Four unrelated words and a number would do.")
        case .moreCharacters:
            Wording(ja: "文字を増やすか、無関係な4語と数字をつなげてください。", en: "Add characters, or use four unrelated words and a number.")
        }
    }

    private static func isOwn(_ kind: StrengthKind) -> Bool {
        switch kind {
        case .loginName, .ownName, .staffNumber, .department, .birthday, .organizationWord: true
        case .commonPassword, .word, .japaneseWord, .personalName, .surname, .givenName, .placeName, .municipalWord,
            .date, .eraDate, .year, .phoneNumber, .postalCode, .paddedNumber, .keyboardWalk, .kanaRow, .kanaKeys, .repetition,
            .sequence, .commonEnding, .oldPassword, .likeMany, .unknown:
            false
        }
    }

    private static func isWord(_ kind: StrengthKind) -> Bool {
        switch kind {
        case .commonPassword, .word, .japaneseWord, .personalName, .surname, .givenName, .placeName, .municipalWord,
            .kanaKeys:
            true
        case .date, .eraDate, .year, .phoneNumber, .postalCode, .paddedNumber, .keyboardWalk, .kanaRow, .repetition, .sequence,
            .commonEnding,
            .loginName, .ownName, .staffNumber, .department, .birthday, .organizationWord, .oldPassword, .likeMany, .unknown:
            false
        }
    }
}

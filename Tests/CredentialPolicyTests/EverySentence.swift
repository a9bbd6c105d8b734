import CredentialPolicy

/// One of each sentence, and of each finding.
enum EverySentence {
    static let hostile = String(repeating: "\u{1B}[2J\u{202E}課", count: 50)
    /// As wide as the policy lets it be, and wider.
    static let longest = Contact(
        contact: String(repeating: "情報システム課", count: 10), hours: String(repeating: "平日", count: 40),
        afterHours: String(repeating: "宿直室", count: 40))
    private static let time = CivilTime(year: 2027, month: 12, day: 31, hour: 23, minute: 59)
    private static let earlier = CivilTime(year: 2027, month: 10, day: 31, hour: 23, minute: 58)

    static func all(contact: Contact, text: String) -> [Sentence] {
        [
            .passwordPrompt, .currentPasswordPrompt, .newPasswordPrompt, .repeatPasswordPrompt, .refusal(contact),
            .unavailable(nil), .unavailable(contact), .temporaryMustChange, .temporaryExpired(on: time, contact),
            .temporaryNoSession(contact), .lockedByAdministrator(contact), .suspended(contact), .retired(contact),
            .notYetValid(from: time, contact),
            .passwordTooOld, .proofMissing(contact), .passwordChanged, .temporarySet, .passwordsDiffer,
            .passwordNotAccepted, .passwordTriesUsedUp,
            .lastLogin(at: time, from: text, logout: earlier, failures: 1_000_000),
            .lastLogin(at: nil, from: nil, logout: nil, failures: 0),
            .failuresSince(
                count: 1_000_000, first: earlier, last: time, sources: Array(repeating: text, count: 5), more: 100_000,
                contact),
        ] + findings(word: text).map(\.sentence)
    }

    /// The longest names, all of them.
    private static let guessable = PasswordStrength(
        guesses: Guesses(log10: 5),
        parts: [StrengthKind.kanaKeys, .keyboardWalk, .oldPassword].enumerated().map { index, kind in
            StrengthMatch(4 * index..<4 * index + 4, kind, Guesses(log10: 1), [.leet])
        })

    static func findings(word: String) -> [PasswordFinding] {
        [
            .empty, .notText, .controlCharacter, .tooShort(minimum: 8), .tooLong(maximum: 256), .oneCharacterRepeated,
            .containsLoginName, .containsStaffNumber, .containsName, .containsOrganizationWord(word), .sameAsOld,
            .nearlyOld, .usedBefore, .leaked, .temporaryAgain,
            .guessable(guessable, StrengthDemand()),
        ] + CharacterClass.allCases.map { .missing($0) }
    }
}

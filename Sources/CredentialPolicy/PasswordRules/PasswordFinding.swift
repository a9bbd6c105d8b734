/// Why a new password can't be used. It carries no part of the password.
public enum PasswordFinding: Sendable, Hashable {
    case empty
    /// The bytes are no UTF-8.
    case notText
    case controlCharacter
    case tooShort(minimum: Int)
    case tooLong(maximum: Int)
    case missing(CharacterClass)
    case oneCharacterRepeated
    case containsLoginName
    case containsStaffNumber
    case containsName
    case containsOrganizationWord(String)
    case sameAsOld
    case nearlyOld
    /// Found by comparing with stored hashes, not by these rules.
    case usedBefore
    /// In a list of leaked passwords; whoever has the list knows.
    case leaked
    /// What `sameAsOld` is when the old one was temporary; the caller knows.
    case temporaryAgain
    /// Too few guesses find it; where its parts lie and what they are, and what would be enough.
    case guessable(PasswordStrength, StrengthDemand)

    /// The name of the finding for programs (`reasons[].code`).
    public var code: String {
        switch self {
        case .empty: "empty"
        case .notText: "not_text"
        case .controlCharacter: "control_character"
        case .tooShort: "too_short"
        case .tooLong: "too_long"
        case .missing(let kind): "missing_\(kind.rawValue)"
        case .oneCharacterRepeated: "one_character_repeated"
        case .containsLoginName: "contains_login_name"
        case .containsStaffNumber: "contains_staff_number"
        case .containsName: "contains_name"
        case .containsOrganizationWord: "contains_organization_word"
        case .sameAsOld: "same_as_old"
        case .nearlyOld: "nearly_old"
        case .usedBefore: "used_before"
        case .leaked: "leaked"
        case .temporaryAgain: "temporary_again"
        case .guessable: "guessable"
        }
    }

    /// What the person is told.
    public var sentence: Sentence { .finding(self) }
}

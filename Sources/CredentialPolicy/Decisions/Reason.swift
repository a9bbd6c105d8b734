/// Why a step was refused: the code that the log keeps. What the person is told is another matter (see `Sentence`): in
/// `auth` one sentence for all of them.
public enum Reason: String, Sendable, Equatable, CaseIterable {
    // The secret was wrong, or nothing that it could be right for.
    case wrongSecret = "wrong_secret"
    /// The same wrong one as before, from the same place: not counted again.
    case repeatedSecret = "repeated_secret"
    case unknownName = "unknown_name"
    case noPassword = "no_password"
    case controlCharacters = "control_characters"
    /// The bytes are no UTF-8.
    case notText = "not_text"
    case tooLong = "too_long"
    case nobodyAnswered = "nobody_answered"
    // The ID may not be used now.
    case lockedByFailures = "locked_by_failures"
    /// From there: its source tried too many IDs.
    case sourceLocked = "source_locked"
    /// So many failures in a row that only a new password helps.
    case passwordDisabled = "password_disabled"
    case lockedByAdministrator = "locked_by_administrator"
    case pending, suspended, retired
    case unmanaged
    case temporaryExpired = "temporary_expired"
    case temporaryPassword = "temporary_password"
    case passwordTooOld = "password_too_old"
    case proofMissing = "proof_missing"
    case changedMeanwhile = "changed_meanwhile"
    case passwordNotAccepted = "password_not_accepted"
    // Nothing could be decided.
    case busy
    case storeAway = "store_away"
    case diskFull = "disk_full"
    case notSettled = "not_settled"
    case internalError = "internal_error"
}

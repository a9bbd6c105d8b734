/// What programs learn from an exit status (interfaces: a contract).
enum ExitStatus: Int32, Error {
    case done = 0
    /// Refused or found wrong: a weak password, a tampered log, a failed check.
    case refused = 1
    case usage = 2
    case noSuchThing = 3
    /// Conflict with the present state.
    case conflict = 4
    case notPermitted = 5
    case internalError = 70
    /// Store busy or away: try again.
    case busy = 75
}

public import CredentialPolicy

/// Lines for the administrator about something that each login meets anew: one a boot, and one an hour while it lasts. Who
/// guesses must not be able to fill the log with them.
extension Transaction {
    private static let hour = Duration.seconds(3600)

    /// Whether a line about `matter` is due.
    public func isLineDue(about matter: String, at now: Instant) throws(StoreFailure) -> Bool {
        guard let parts = try fact("line " + matter)?.split(separator: " "), let last = Self.instant(parts[...]) else {
            return true
        }
        return last.boot != now.boot || now.elapsed(since: last) >= Self.hour
    }

    public func noteLine(about matter: String, at now: Instant) throws(StoreFailure) {
        try setFact("line " + matter, Self.text(now))
    }
}

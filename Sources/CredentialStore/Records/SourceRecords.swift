public import CredentialPolicy

/// A refusal of an ID, from where and when last; wall-clock microseconds.
public struct RefusedAccount: Sendable, Equatable {
    public var source: String
    public var account: AccountID
    public var at: Int64
}

/// What is known of sources that are stopped.
extension Transaction {
    /// So many of the latest events are looked at: the others are older than any source's lock in all but the largest
    /// attack, and then the number of IDs is only smaller than it was.
    private static let latest: Int64 = 100_000

    public func stoppedSourceSubjects() throws(StoreFailure) -> [Subject] {
        var subjects: [Subject] = []
        for row in try run(ScopeStatement.stopped) {
            if let subject = Subject(number: try row.integer(0), key: []) { subjects.append(subject) }
        }
        return subjects
    }

    public func accountsRefusedLately() throws(StoreFailure) -> [RefusedAccount] {
        guard let head = try run(EventStatement.chain, .text(keys.host)).first?.integer(0) else { return [] }
        var refused: [RefusedAccount] = []
        for row in try run(EventStatement.refusedAccounts, .text(keys.host), .integer(head - Self.latest)) {
            refused.append(
                RefusedAccount(
                    source: try row.text(0), account: AccountID(try row.integer(1)), at: try row.integer(2)))
        }
        return refused
    }
}

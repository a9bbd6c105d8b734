public import CredentialPolicy

/// A session that begins.
public struct NewSession: Sendable {
    /// Who authenticated.
    public var account: AccountID
    /// Whose rights it has: the same login, or the one that `su` and `sudo` change to.
    public var target: String
    public var service: String
    public var interactive: Bool
    public var source: String
    public var proof: String

    public init(
        account: AccountID, target: String, service: String, interactive: Bool, source: String, proof: String
    ) {
        self.account = account
        self.target = target
        self.service = service
        self.interactive = interactive
        self.source = source
        self.proof = proof
    }
}

/// A session that nobody has closed: it goes on, or ended without a word. `opened` is wall-clock microseconds.
public struct OpenSession: Sendable, Equatable {
    public var id: Int64
    /// Whose rights it has.
    public var target: String
    public var service: String
    public var source: String
    public var opened: Int64
}

/// The last interactive session before this one, as its owner is shown it. Wall-clock microseconds.
public struct LastSession: Sendable, Equatable {
    public var opened: Int64
    public var source: String
    /// The latest logout that was seen; a session that never ended properly has none.
    public var closed: Int64?
}

/// Failures since the owner last looked, by source.
public struct UnseenFailures: Sendable, Equatable {
    public var source: String
    public var count: Int
    public var first: Int64
    public var last: Int64
}

extension Transaction {
    public func openSession(_ session: NewSession, at now: Instant) throws(StoreFailure) -> Int64 {
        let id = try nextNumber("sessions")
        try run(
            SessionStatement.open, .integer(id), .integer(session.account.number), .text(session.target),
            .text(session.service), SQLValue(session.interactive), .text(session.source), .text(session.proof),
            .text(keys.host), .text(now.boot), .integer(now.wall))
        return id
    }

    /// - Returns: whose session it was, or nil when there is no open one of that number on this host.
    public func closeSession(_ id: Int64, at now: Instant) throws(StoreFailure) -> AccountID? {
        try run(SessionStatement.close, .integer(id), .integer(now.wall), .text(keys.host)).first
            .map { row throws(StoreFailure) in AccountID(try row.integer(0)) }
    }

    /// Those on this host since it was started, oldest first.
    public func openSessions(of account: AccountID, at now: Instant) throws(StoreFailure) -> [OpenSession] {
        var sessions: [OpenSession] = []
        for row in try run(
            SessionStatement.openOfAccount, .integer(account.number), .text(keys.host), .text(now.boot))
        {
            sessions.append(
                OpenSession(
                    id: try row.integer(0), target: try row.text(1), service: try row.text(2),
                    source: try row.text(3), opened: try row.integer(4)))
        }
        return sessions
    }

    public func lastSession(of account: AccountID) throws(StoreFailure) -> LastSession? {
        guard let row = try run(SessionStatement.last, .integer(account.number)).first else { return nil }
        let closed = try run(SessionStatement.lastClosed, .integer(account.number)).first
        return LastSession(
            opened: try row.integer(0), source: try row.text(1),
            closed: try closed.map { row throws(StoreFailure) in try row.integer(0) })
    }

    /// Counts a failure to be shown; at most eight sources are kept apart, the others count together.
    public func addUnseenFailure(of account: AccountID, source: String, at now: Instant) throws(StoreFailure) {
        let known = try run(TallyStatement.countUnseenSources, .integer(account.number)).first
        let many = try (known?.integer(0) ?? 0) >= 8
        try run(
            TallyStatement.addUnseen, .integer(account.number), .text(many ? "" : source), .integer(now.wall))
    }

    public func unseenFailures(of account: AccountID) throws(StoreFailure) -> [UnseenFailures] {
        var failures: [UnseenFailures] = []
        for row in try run(TallyStatement.unseen, .integer(account.number)) {
            failures.append(
                UnseenFailures(
                    source: try row.text(0), count: Int(try row.integer(1)), first: try row.integer(2),
                    last: try row.integer(3)))
        }
        return failures
    }

    public func forgetUnseenFailures(of account: AccountID) throws(StoreFailure) {
        try run(TallyStatement.forgetUnseen, .integer(account.number))
    }
}

public import CredentialPolicy

/// A one-use token: proof of one step, shown to a later one. Kept as its SHA-256, so that a copy of the store proves
/// nothing.
public struct Token: Sendable, Equatable {
    public enum Purpose: String, Sendable {
        /// From auth to account and session (the hand-over nonce).
        case login
        /// From the checked current password to the change (the ticket).
        case password
    }
    public var purpose: Purpose
    public var account: AccountID
    /// The password's generation when it was proved.
    public var generation: Int64
    public var service: String
    public var source: String
    public var factors: String

    public init(
        purpose: Purpose, account: AccountID, generation: Int64, service: String, source: String, factors: String
    ) {
        self.purpose = purpose
        self.account = account
        self.generation = generation
        self.service = service
        self.source = source
        self.factors = factors
    }
}

extension Transaction {
    /// How long a token is good for, by the boot clock.
    public static var tokenValidity: Duration { .seconds(600) }

    /// - Parameter value: 16 random bytes.
    public func issue(_ token: Token, value: [UInt8], at now: Instant) throws(StoreFailure) {
        try run(
            SessionStatement.forgetTokens, .text(keys.host), .text(now.boot),
            .integer(now.sinceBoot - Self.tokenValidity.inMicroseconds))
        try run(
            SessionStatement.insertToken, .bytes(Digest.sha256(value)), .text(token.purpose.rawValue),
            .integer(token.account.number), .integer(token.generation), .text(token.service), .text(token.source),
            .text(keys.host), .text(now.boot), .integer(now.sinceBoot), .text(token.factors))
    }

    /// The token of that value, if it is known, of this host and boot, and not older than ten minutes.
    public func token(_ value: [UInt8], at now: Instant) throws(StoreFailure) -> Token? {
        guard let row = try run(SessionStatement.token, .bytes(Digest.sha256(value))).first,
            let purpose = Token.Purpose(rawValue: try row.text(0)), try row.text(5) == keys.host,
            try row.text(6) == now.boot,
            now.sinceBoot - (try row.integer(7)) < Self.tokenValidity.inMicroseconds
        else { return nil }
        return Token(
            purpose: purpose, account: AccountID(try row.integer(1)), generation: try row.integer(2),
            service: try row.text(3), source: try row.text(4), factors: try row.text(8))
    }

    /// - Returns: false when it was used already.
    public func consume(_ value: [UInt8]) throws(StoreFailure) -> Bool {
        try run(SessionStatement.consumeToken, .bytes(Digest.sha256(value)))
        return database.changes == 1
    }

    /// Voids what an account has proved so far, but for one value: the login in which its owner has just changed the
    /// password.
    func voidTokens(of account: AccountID, except value: [UInt8]? = nil) throws(StoreFailure) {
        try run(SessionStatement.voidTokens, .integer(account.number), .bytes(value.map(Digest.sha256) ?? []))
    }
}

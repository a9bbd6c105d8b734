public import CredentialPolicy

/// A password as it is stored: what rules look at, and the crypt(5) string.
public struct StoredPassword: Sendable, Equatable {
    public var facts: PasswordFacts
    public var hash: String
    /// Taken over from elsewhere with its hash: compared with what was typed, before any normalisation.
    public var imported: Bool

    public init(facts: PasswordFacts, hash: String, imported: Bool = false) {
        self.facts = facts
        self.hash = hash
        self.imported = imported
    }
}

/// A password that is about to be set.
public struct NewPassword: Sendable {
    public var hash: String
    /// End of a temporary one's validity; nil: permanent.
    public var temporaryUntil: Int64?
    public var imported: Bool
    /// When its owner chose it; nil: now. Wall clock in microseconds UTC.
    public var setAt: Int64?

    public init(hash: String, temporaryUntil: Int64?, imported: Bool = false, setAt: Int64? = nil) {
        self.hash = hash
        self.temporaryUntil = temporaryUntil
        self.imported = imported
        self.setAt = setAt
    }
}

extension Transaction {
    public func password(of account: AccountID) throws(StoreFailure) -> StoredPassword? {
        guard let row = try run(PasswordStatement.read, .integer(account.number)).first else { return nil }
        return StoredPassword(
            facts: PasswordFacts(
                generation: try row.integer(1), temporary: try row.flag(2), setAt: try row.integer(3),
                validUntil: try row.optionalInteger(4)),
            hash: try row.text(0), imported: try row.flag(5))
    }

    /// Sets the first password, or replaces the one of that generation; tokens that saw the old one are void.
    /// - Parameters:
    ///   - history: how many former hashes are kept.
    ///   - keeping: the hand-over nonce of the login in which the owner changes it.
    /// - Returns: false when somebody changed it meanwhile.
    public func setPassword(
        of account: AccountID, hash: String, replacing old: StoredPassword?, temporaryUntil: Int64?, history: Int,
        keeping nonce: [UInt8]? = nil, at now: Instant
    ) throws(StoreFailure) -> Bool {
        try setPassword(
            of: account, NewPassword(hash: hash, temporaryUntil: temporaryUntil), replacing: old, history: history,
            keeping: nonce, at: now)
    }

    /// The same with everything that can be said of the new one.
    public func setPassword(
        of account: AccountID, _ new: NewPassword, replacing old: StoredPassword?, history: Int,
        keeping nonce: [UInt8]? = nil, at now: Instant
    ) throws(StoreFailure) -> Bool {
        let id = SQLValue.integer(account.number)
        let temporary = SQLValue(new.temporaryUntil != nil)
        let setAt = SQLValue.integer(new.setAt ?? now.wall)
        if let old {
            try run(
                PasswordStatement.replace, id, .integer(old.facts.generation), .text(new.hash), temporary, setAt,
                SQLValue(new.temporaryUntil), SQLValue(new.imported))
            guard database.changes == 1 else { return false }
            try run(PasswordStatement.remember, id, .integer(old.facts.generation), .text(old.hash))
            try run(PasswordStatement.forget, id, .integer(Int64(history)))
        } else {
            try run(
                PasswordStatement.insert, id, .text(new.hash), temporary, setAt, SQLValue(new.temporaryUntil),
                SQLValue(new.imported))
        }
        try run(AccountStatement.touch, id)
        try voidTokens(of: account, except: nonce)
        return true
    }

    /// Former hashes, newest first.
    public func passwordHistory(of account: AccountID, atMost count: Int) throws(StoreFailure) -> [String] {
        var hashes: [String] = []
        for row in try run(PasswordStatement.history, .integer(account.number), .integer(Int64(count))) {
            hashes.append(try row.text(0))
        }
        return hashes
    }

    /// Puts another hash of the same password in place, ours from now on; its generation stays, so a login that saw the old hash still
    /// settles.
    /// - Returns: false when the old hash does not stand any more.
    public func upgradeHash(of account: AccountID, from old: String, to new: String) throws(StoreFailure) -> Bool {
        try run(PasswordStatement.upgrade, .integer(account.number), .text(old), .text(new))
        return database.changes == 1
    }
}

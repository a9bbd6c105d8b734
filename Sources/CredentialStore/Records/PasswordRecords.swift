public import CredentialPolicy

/// A password as it is stored: what rules look at, and the crypt(5) string.
public struct StoredPassword: Sendable, Equatable {
    public var facts: PasswordFacts
    public var hash: String
}

extension Transaction {
    public func password(of account: AccountID) throws(StoreFailure) -> StoredPassword? {
        guard let row = try run(PasswordStatement.read, .integer(account.number)).first else { return nil }
        return StoredPassword(
            facts: PasswordFacts(
                generation: try row.integer(1), temporary: try row.flag(2), setAt: try row.integer(3),
                validUntil: try row.optionalInteger(4)),
            hash: try row.text(0))
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
        let id = SQLValue.integer(account.number)
        let temporary = SQLValue(temporaryUntil != nil)
        if let old {
            try run(
                PasswordStatement.replace, id, .integer(old.facts.generation), .text(hash), temporary,
                .integer(now.wall), SQLValue(temporaryUntil))
            guard database.changes == 1 else { return false }
            try run(PasswordStatement.remember, id, .integer(old.facts.generation), .text(old.hash))
            try run(PasswordStatement.forget, id, .integer(Int64(history)))
        } else {
            try run(
                PasswordStatement.insert, id, .text(hash), temporary, .integer(now.wall), SQLValue(temporaryUntil))
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

    /// Puts another hash of the same password in place; its generation stays, so a login that saw the old hash still
    /// settles.
    /// - Returns: false when the old hash does not stand any more.
    public func upgradeHash(of account: AccountID, from old: String, to new: String) throws(StoreFailure) -> Bool {
        try run(PasswordStatement.upgrade, .integer(account.number), .text(old), .text(new))
        return database.changes == 1
    }
}

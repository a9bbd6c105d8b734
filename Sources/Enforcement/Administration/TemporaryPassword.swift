import Authenticators
import CredentialPolicy
import CredentialStore
import HostSystem

/// A temporary password, shown once (K5-2-1-i-e, K5-2-4-i).
public struct IssuedPassword: Sendable, Equatable {
    public var account: String
    public var temporaryPassword: String
    /// Wall-clock microseconds.
    public var validUntil: Int64
}

extension Administration {
    func makePassword() throws(AdministrationFailure) -> (text: String, hash: String) {
        do {
            let text = try GeneratedPassword.characters(12).text
            let bytes = Array(text.utf8)
            guard let hash = PasswordHasher().hash(bytes.span, method: policy.password.hash) else {
                throw AdministrationFailure.hashMethodUnknown
            }
            return (text, hash)
        } catch let failure as AdministrationFailure {
            throw failure
        } catch let failure as SystemFailure {
            throw .system(failure)
        } catch {
            throw .hashMethodUnknown
        }
    }

    /// Issues a new temporary password; the old one, whatever it was, is dead at once.
    public func issuePassword(_ login: String) throws(AdministrationFailure) -> IssuedPassword {
        let record = try account(login)
        guard record.facts.state(at: now()) != .retired else { throw .retired(login) }
        let password = try makePassword()
        let until = try write { transaction, now throws(StoreFailure) in
            try replace(record, by: password.hash, transaction, at: now)
        }
        return IssuedPassword(account: login, temporaryPassword: password.text, validUntil: until)
    }

    /// The old password is dead with the transaction.
    /// - Parameter note: what the log says before the new one was issued.
    /// - Returns: until when the new one is valid.
    func replace(
        _ record: AccountRecord, by hash: String, _ transaction: Transaction, at now: Instant,
        note: () throws(StoreFailure) -> Void = {}
    ) throws(StoreFailure) -> Int64 {
        let until = policy.password.endOfTemporary(for: record.facts, at: now)
        let current = try transaction.password(of: record.facts.id)
        guard
            try transaction.setPassword(
                of: record.facts.id, hash: hash, replacing: current, temporaryUntil: until,
                history: policy.password.history, at: now)
        else { throw .busy }
        try note()
        let subject = try transaction.subject(of: record.facts)
        try transaction.rebind(subject, locks: store.locks, at: now)
        try transaction.log(
            event(.passwordIssued, record.facts, details: [.init("valid_until", "\(until)")]), of: subject, at: now)
        return until
    }
}

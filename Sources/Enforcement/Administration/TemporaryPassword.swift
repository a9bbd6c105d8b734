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

/// Makes temporary passwords that can be read aloud: three groups of four from 31 letters and digits that nobody
/// mistakes for each other (no 0 o 1 l i), 59 bits. A String, since it is made to be printed; the store gets its hash
/// only.
enum TemporaryPassword {
    private static let alphabet = Array("abcdefghjkmnpqrstuvwxyz23456789")

    static func make() throws(SystemFailure) -> String {
        while true {
            var groups: [String] = []
            for _ in 0..<3 {
                var group = ""
                for _ in 0..<4 { group.append(alphabet[try Randomness.number(below: UInt8(alphabet.count))]) }
                groups.append(group)
            }
            let text = groups.joined(separator: "-")
            if text.contains(where: \.isNumber) && text.contains(where: \.isLetter) { return text }
        }
    }
}

extension Administration {
    func makePassword() throws(AdministrationFailure) -> (text: String, hash: String) {
        do {
            let text = try TemporaryPassword.make()
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
            let until = policy.password.endOfTemporary(for: record.facts, at: now)
            let current = try transaction.password(of: record.facts.id)
            guard
                try transaction.setPassword(
                    of: record.facts.id, hash: password.hash, replacing: current, temporaryUntil: until,
                    history: policy.password.history, at: now)
            else { throw .busy }
            try transaction.log(
                event(.passwordIssued, record.facts, details: [.init("valid_until", "\(until)")]),
                of: try transaction.subject(of: record.facts), at: now)
            return until
        }
        return IssuedPassword(account: login, temporaryPassword: password.text, validUntil: until)
    }
}

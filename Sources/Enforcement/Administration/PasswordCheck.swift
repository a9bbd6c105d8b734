public import CredentialPolicy
import CredentialStore
public import HostSystem

/// What the rules say about a password that nobody has set yet. Needs no store: everybody may ask.
public enum PasswordCheck {
    /// What a change of password to this one would be refused for; empty: accepted.
    public static func findings(
        _ password: [UInt8], _ settings: PasswordSettings, _ facts: PersonalFacts
    ) throws(SystemFailure) -> [PasswordFinding] {
        do {
            return try Candidate(bytes: password).findings(
                settings, facts, old: Candidate.impossible(.nobodyAnswered))
        } catch {
            throw error as? SystemFailure ?? SystemFailure("secret memory", 0)
        }
    }
}

extension Administration {
    /// The same for an account: names and numbers of its owner are looked for.
    public func findings(_ password: [UInt8], for login: String) throws(AdministrationFailure) -> [PasswordFinding] {
        let person = try summary(login).person
        let facts = PersonalFacts(
            loginName: login, staffNumber: person?.staffNumber ?? "", name: person?.name ?? "",
            words: policy.organization.words)
        do {
            return try PasswordCheck.findings(password, policy.password, facts)
        } catch {
            throw .system(error)
        }
    }
}

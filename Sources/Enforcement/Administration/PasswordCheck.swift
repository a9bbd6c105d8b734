public import CredentialPolicy
import CredentialStore
public import HostSystem

/// What the rules say about a password that nobody has set yet. Needs no store: everybody may ask.
public struct PasswordCheck {
    private let judge: PasswordJudge

    /// For nobody in particular.
    public init(_ policy: Policy, at moment: Int64) {
        self.init(policy, PersonalFacts(loginName: "", words: policy.organization.words), at: moment)
    }

    fileprivate init(_ policy: Policy, _ facts: PersonalFacts, at moment: Int64) {
        let year = TimeZoneRules(name: policy.organization.timezone).civil(moment).year
        judge = PasswordJudge(policy.password, facts, in: year)
    }

    /// Files that the policy names and that can't be used.
    public var faults: [StrengthFileFault] { judge.files.faults }

    /// Fewer guesses are not accepted.
    public var least: Guesses { judge.settings.minGuesses }

    /// How a change of password to this one would end.
    public func check(_ password: [UInt8]) throws(SystemFailure) -> CheckedPassword {
        do {
            let candidate = try Candidate(bytes: password)
            let judgement = candidate.judged(by: judge, old: Candidate.impossible(.nobodyAnswered))
            var reasons: [(String, Sentence)] = []
            for finding in judgement.findings { reasons.append((finding.code, candidate.sentence(for: finding))) }
            var parts: [String] = []
            if let strength = judgement.strength { parts = candidate.parts(of: strength) }
            return CheckedPassword(reasons: reasons, strength: judgement.strength, parts: parts)
        } catch {
            throw error as? SystemFailure ?? SystemFailure("secret memory", 0)
        }
    }
}

/// What was found out about a password; it holds parts of it, for whoever asked.
public struct CheckedPassword: Sendable {
    /// Codes and sentences; empty: it would be accepted.
    public let reasons: [(code: String, sentence: Sentence)]
    /// nil for what can't be judged at all.
    public let strength: PasswordStrength?
    /// The characters of each of the strength's parts.
    public let parts: [String]
}

extension Administration {
    /// The same for an account: names and numbers of its owner are looked for.
    public func passwordCheck(for login: String) throws(AdministrationFailure) -> PasswordCheck {
        let found = try summary(login)
        let facts = PersonalFacts(login, found.person, department: found.department, policy)
        return PasswordCheck(policy, facts, at: clock.now().wall)
    }
}

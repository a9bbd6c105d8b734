/// One rule about a new password. It sees the password where it lies (NFKC, UTF-8, at most 511 bytes) and may keep
/// no copy of any part of it.
protocol PasswordRule: Sendable {
    func findings(_ new: Span<UInt8>, _ scalars: ScalarMap, old: Span<UInt8>?) -> [PasswordFinding]
}

/// What the rules say about one password.
public struct PasswordJudgement: Sendable, Hashable {
    /// Everything that is wrong with it, empty when nothing is.
    public var findings: [PasswordFinding]
    /// nil for what can't be judged at all: nothing, too many bytes, no UTF-8.
    public var strength: PasswordStrength?

    public init(findings: [PasswordFinding], strength: PasswordStrength? = nil) {
        (self.findings, self.strength) = (findings, strength)
    }
}

/// The rules for new passwords: 8 or more characters, letters and digits mixed, hard to guess (K3-2-2-i).
public struct PasswordRules: Sendable {
    private let maxLength: Int
    private let demand: StrengthDemand
    private let rules: [any PasswordRule]
    private let estimator: PasswordEstimator

    /// - Parameter year: the present one; dates near it are guessed first.
    public init(settings: PasswordSettings, facts: PersonalFacts, year: Int) {
        maxLength = settings.maxLength
        demand = StrengthDemand(settings)
        estimator = PasswordEstimator(facts: facts, year: year)
        rules = [
            LengthRule(settings: settings),
            CharacterRule(required: settings.require),
            RepetitionRule(),
            PersonalRule(facts: facts),
            OrganizationWordRule(words: facts.words),
            OldPasswordRule(),
        ]
    }

    /// Judges `new`; `old` is the current password, where it is known. That it is easy to guess comes last: it is the
    /// hardest to act on.
    ///
    /// Both are NFKC-normalised UTF-8. Nothing of them outlives the call. Text that can't be judged further
    /// (nothing, too many bytes, no UTF-8) gives the one finding that says so.
    /// - Parameter words: those that the dictionary was checked against.
    public func judge(
        _ new: Span<UInt8>, old: Span<UInt8>?, dictionary: StrengthDictionary, words: Span<UInt32>
    ) -> PasswordJudgement {
        guard !new.isEmpty else { return PasswordJudgement(findings: [.empty]) }
        guard new.count <= ScalarMap.maxBytes else {
            return PasswordJudgement(findings: [.tooLong(maximum: LengthRule.maximum(of: new, setting: maxLength))])
        }
        guard let scalars = ScalarMap(new) else { return PasswordJudgement(findings: [.notText]) }
        var found: [PasswordFinding] = []
        for rule in rules { found += rule.findings(new, scalars, old: old) }
        let strength = estimator.strength(of: new, old: old, dictionary: dictionary, words: words)
        if strength.guesses < demand.least { found.append(.guessable(strength, demand)) }
        return PasswordJudgement(findings: found, strength: strength)
    }
}

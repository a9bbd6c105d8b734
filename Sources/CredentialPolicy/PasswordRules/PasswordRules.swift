/// What is known about the person (and the organisation) that a password must not lean on. None of it is secret.
/// As the password is, it should be NFKC-normalised.
public struct PersonalFacts: Sendable {
    public var loginName: String
    public var staffNumber: String
    public var name: String
    /// The organisation's own words.
    public var words: [String]

    public init(loginName: String, staffNumber: String = "", name: String = "", words: [String] = []) {
        self.loginName = loginName
        self.staffNumber = staffNumber
        self.name = name
        self.words = words
    }
}

/// One rule about a new password. It sees the password where it lies (NFKC, UTF-8, at most 511 bytes) and may keep
/// no copy of any part of it.
protocol PasswordRule: Sendable {
    func findings(_ new: Span<UInt8>, _ scalars: ScalarMap, old: Span<UInt8>?) -> [PasswordFinding]
}

/// The rules for new passwords: 8 or more characters, letters and digits mixed, hard to guess (K3-2-2-i).
public struct PasswordRules: Sendable {
    private let maxLength: Int
    private let rules: [any PasswordRule]

    public init(settings: PasswordSettings, facts: PersonalFacts) {
        maxLength = settings.maxLength
        rules = [
            LengthRule(settings: settings),
            CharacterRule(required: settings.require),
            RepetitionRule(),
            PersonalRule(facts: facts),
            OrganizationWordRule(words: facts.words),
            OldPasswordRule(),
            // An estimator of guesses is one more rule and stands here, last: its reasons are the hardest to act on.
        ]
    }

    /// Everything that is wrong with `new`, empty when nothing is. `old` is the current password, where it is known.
    ///
    /// Both are NFKC-normalised UTF-8. Nothing of them outlives the call. Text that can't be judged further
    /// (nothing, too many bytes, no UTF-8) gives the one finding that says so.
    public func findings(_ new: Span<UInt8>, old: Span<UInt8>?) -> [PasswordFinding] {
        guard !new.isEmpty else { return [.empty] }
        guard new.count <= ScalarMap.maxBytes else {
            return [.tooLong(maximum: LengthRule.maximum(of: new, setting: maxLength))]
        }
        guard let scalars = ScalarMap(new) else { return [.notText] }
        var found: [PasswordFinding] = []
        for rule in rules { found += rule.findings(new, scalars, old: old) }
        return found
    }
}

import CredentialPolicy
import CredentialStore

/// Judges new passwords of one person by the policy, with the files of this host.
struct PasswordJudge {
    let settings: PasswordSettings
    let files: StrengthFiles
    private let rules: PasswordRules

    init(_ settings: PasswordSettings, _ facts: PersonalFacts, in year: Int) {
        self.settings = settings
        files = StrengthFiles(settings)
        rules = PasswordRules(settings: settings, facts: facts, year: year)
    }

    /// - Parameters: both passwords NFKC-normalised.
    func judge(_ new: Span<UInt8>, old: Span<UInt8>?) -> PasswordJudgement {
        var judgement = files.withDictionary { dictionary, words in
            rules.judge(new, old: old, dictionary: dictionary, words: words)
        }
        if judgement.strength != nil, files.isLeaked(new) { judgement.findings.append(.leaked) }
        return judgement
    }
}

extension PersonalFacts {
    /// What the store and the policy know of whoever sets a password.
    init(_ login: String, _ person: Person?, department: String, _ policy: Policy) {
        self.init(
            loginName: login, staffNumber: person?.staffNumber ?? "", name: person?.name ?? "",
            readings: person.map { $0.reading.isEmpty ? [] : [$0.reading] } ?? [], department: department,
            birthday: person?.birthday, words: policy.organization.words)
    }
}

import Authenticators
import CredentialPolicy
import HostSystem

/// A password in the two forms in which it is compared.
struct TypedPassword: ~Copyable {
    /// NFKC: what new hashes are made of.
    let normalized: Secret
    /// What arrived: hashes that came from elsewhere were made of that.
    let typed: Secret
}

/// A secret in the form in which it is judged and compared.
enum Candidate: ~Copyable {
    case password(TypedPassword)
    /// Can never be anybody's password.
    case impossible(Reason)

    init(_ answer: consuming Answer) throws {
        switch consume answer {
        case .nobody: self = .impossible(.nobodyAnswered)
        case .tooLong: self = .impossible(.tooLong)
        case .secret(let secret): self = try Self.normalized(secret)
        }
    }

    private static func normalized(_ secret: consuming Secret) throws -> Candidate {
        if secret.count == 0 { return .impossible(.nobodyAnswered) }
        var scratch = try Secret(capacity: Normalization.scratchSize)
        var result = try Secret(capacity: Normalization.limit)
        do {
            try secret.withSpan { (text) throws(Normalization.Failure) in
                try scratch.fill { (work: inout MutableSpan<UInt8>) throws(Normalization.Failure) in
                    try result.fill { (target: inout MutableSpan<UInt8>) throws(Normalization.Failure) in
                        try Normalization.nfkc(text, scratch: &work, result: &target)
                    }
                    return 0
                }
            }
        } catch {
            return switch error {
            case .tooLong: .impossible(.tooLong)
            case .notText: .impossible(.notText)
            case .controlCharacter: .impossible(.controlCharacters)
            }
        }
        return .password(TypedPassword(normalized: result, typed: secret))
    }

    /// Nil for what can't be a password.
    func hash(_ method: HashMethod) -> String? {
        switch self {
        case .impossible: nil
        case .password(let password): password.normalized.withSpan { PasswordHasher().hash($0, method: method) }
        }
    }

    var problem: Reason? {
        switch self {
        case .password: nil
        case .impossible(let reason): reason
        }
    }

    func equals(_ other: borrowing Candidate) -> Bool {
        switch self {
        case .impossible: false
        case .password(let mine):
            switch other {
            case .impossible: false
            case .password(let theirs): mine.normalized.equals(theirs.normalized)
            }
        }
    }

    init(bytes: [UInt8]) throws {
        var secret = try Secret(capacity: max(1, bytes.count))
        secret.fill { target in
            for index in bytes.indices { target[index] = bytes[index] }
            return bytes.count
        }
        self = try Self.normalized(secret)
    }

    /// How it would do as a new password; `old` is what it replaces, when that was typed.
    func judged(by judge: PasswordJudge, old: borrowing Candidate) -> PasswordJudgement {
        switch self {
        case .impossible(let reason):
            PasswordJudgement(findings: [Self.finding(reason, judge.settings)], strength: nil)
        case .password(let password):
            password.normalized.withSpan { new in
                switch old {
                case .password(let former): former.normalized.withSpan { judge.judge(new, old: $0) }
                case .impossible: judge.judge(new, old: nil)
                }
            }
        }
    }

    /// The parts of what was estimated, for whoever typed this.
    func parts(of strength: PasswordStrength) -> [String] {
        switch self {
        case .impossible: []
        case .password(let password): password.normalized.withSpan(strength.texts)
        }
    }

    /// What is said about a finding to whoever typed this.
    func sentence(for finding: PasswordFinding) -> Sentence {
        guard case .guessable(let strength, let demand) = finding else { return .finding(finding) }
        let sentence = StrengthSentence(strength, demand)
        return switch self {
        case .impossible: .finding(finding)
        case .password(let password):
            password.normalized.withSpan { text in
                .guessable(
                    Wording(ja: sentence.text(quoting: text, in: .ja), en: sentence.text(quoting: text, in: .en)))
            }
        }
    }

    private static func finding(_ reason: Reason, _ settings: PasswordSettings) -> PasswordFinding {
        if reason == .tooLong { return .tooLong(maximum: settings.maxLength) }
        if reason == .notText { return .notText }
        return reason == .nobodyAnswered ? .empty : .controlCharacter
    }
}

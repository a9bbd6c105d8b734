import CredentialPolicy
import HostSystem

/// What was typed for another module to check, and what can be said of it here. Nothing is normalised and hardly anything
/// ruled out: what makes a password there is not ours to say.
enum OverlaySecret: ~Copyable {
    case typed(Secret)
    /// Nobody's password anywhere, or no answer at all.
    case impossible(Reason)

    init(_ answer: consuming Answer) {
        switch consume answer {
        case .nobody: self = .impossible(.nobodyAnswered)
        case .tooLong: self = .impossible(.tooLong)
        case .secret(let secret):
            let problem = secret.withSpan(Self.problem)
            self = if let problem { .impossible(problem) } else { .typed(secret) }
        }
    }

    /// sshd submits control characters for users that it considers invalid: they must not count against anybody.
    private static func problem(_ text: Span<UInt8>) -> Reason? {
        if text.isEmpty { return .nobodyAnswered }
        for index in text.indices where text[index] < 0x20 || text[index] == 0x7F { return .controlCharacters }
        return nil
    }
}

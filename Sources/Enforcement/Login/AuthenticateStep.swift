import Authenticators
import CredentialPolicy
import CredentialStore
import HostSystem

/// pam_authenticate: ask, prove, answer. One sentence, one code and one time for every refusal.
struct AuthenticateStep {
    let context: LoginContext

    func run() throws -> Verdict {
        let candidate = try Candidate(try context.ask(.password, .passwordPrompt))
        switch PasswordProof(context: context, purpose: .login).prove(candidate) {
        case .proved(let token, let account, let password):
            if password.imported || PasswordHasher.isOutdated(password.hash, for: context.policy.password.hash) {
                context.afterwards = HashUpgrade(candidate: candidate, account: account, hash: password.hash)
            }
            return Verdict(.allow, nonce: token)
        case .refused:
            try context.dialogue.show(.refusal(context.contact), .error)
            return Verdict(.authenticationError)
        case .undecided(let isLasting):
            try context.dialogue.show(.unavailable(context.contact), .error)
            return Verdict(isLasting ? .unable : .authenticationError)
        }
    }
}

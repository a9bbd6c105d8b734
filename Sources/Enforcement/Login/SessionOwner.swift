import CredentialPolicy
import CredentialStore

/// Whose session it is: who authenticated (docs/ARCHITECTURE.md), which is not always PAM_USER.
struct SessionOwner {
    let account: AccountFacts
    let proof: Proof
    /// Who the log says did it.
    let actor: String

    /// nil: nobody of ours.
    static func of(
        _ context: LoginContext, _ transaction: Transaction, at now: Instant
    ) throws(StoreFailure) -> SessionOwner? {
        if context.authenticatesCaller, let caller = try caller(context, transaction, at: now) { return caller }
        guard let account = try context.account(transaction)?.facts else { return nil }
        let proof = try context.proof(of: account, transaction, at: now)
        // Root becoming somebody (su), or somebody who is not ours (sudo, doas): not the one whom they become.
        let isAnother = proof == .root || context.authenticatesCaller
        return SessionOwner(
            account: account, proof: proof,
            actor: isAnother ? CommandActor.of(context.caller) : "login:\(account.login.text)")
    }

    /// The one that the nonce names, or (sudo's ticket, NOPASSWD, doas's nopass) PAM_RUSER.
    private static func caller(
        _ context: LoginContext, _ transaction: Transaction, at now: Instant
    ) throws(StoreFailure) -> SessionOwner? {
        if let nonce = context.request.nonce, let token = try transaction.token(nonce, at: now),
            token.purpose == .login, token.service == context.request.service,
            let account = try transaction.account(id: token.account)?.facts
        {
            return SessionOwner(account: account, proof: token.proof, actor: "login:\(account.login.text)")
        }
        guard let name = context.request.requestingUser.flatMap({ LoginName($0) }),
            let account = try transaction.account(login: name)?.facts
        else { return nil }
        return SessionOwner(account: account, proof: .none, actor: "login:\(account.login.text)")
    }
}

extension LoginContext {
    /// sudo and doas authenticate who calls them and name the target, whose rights the command gets, as PAM_USER only
    /// when they open the session. They are root by then: that proves nothing about who is asking.
    var authenticatesCaller: Bool { ["sudo", "sudo-i", "doas"].contains(request.service) }
}

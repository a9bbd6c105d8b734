import CredentialPolicy
import CredentialStore
import HostSystem

/// pam_acct_mgmt: may this ID be used here and now, whatever let it in (`AccountRule` decides).
struct AccountStep {
    let context: LoginContext

    func run() throws -> Verdict {
        let now = context.clock.now()
        let found: (account: AccountFacts, password: PasswordFacts?, proof: Proof)?
        do {
            found = try context.store().read { transaction throws(StoreFailure) in
                guard let account = try context.account(transaction)?.facts else { return nil }
                return (
                    account, try transaction.password(of: account.id)?.facts,
                    try context.proof(of: account, transaction, at: now)
                )
            }
        } catch {
            return try undecided(error)
        }
        guard let found else { return try stranger(at: now) }
        let decision = AccountRule.decide(
            account: found.account, password: found.password, serviceClass: context.serviceClass, proof: found.proof,
            maxAge: context.policy.password.maxAge, at: now)
        switch decision {
        case .allow: return Verdict(.allow)
        case .changePassword(let reason):
            try context.dialogue.show(reason == .passwordTooOld ? .passwordTooOld : .temporaryMustChange, .info)
            return Verdict(.newPasswordRequired)
        case .deny(let reason):
            return try deny(reason, found.account, found.password, isProved: found.proof != .none, at: now)
        }
    }

    private func deny(
        _ reason: Reason, _ account: AccountFacts, _ password: PasswordFacts?, isProved: Bool, at now: Instant
    ) throws -> Verdict {
        do {
            try context.write { transaction throws(StoreFailure) in
                let subject = try transaction.subject(of: account)
                try transaction.logRefusal(
                    context.event(.accountRefused, account, reason: reason), of: subject, at: now)
            }
        } catch {
            context.tell(error)
        }
        let sentence =
            isProved
            ? context.sentence(for: reason, account, password) : Sentence.refusal(context.contact)
        try context.dialogue.show(sentence, .error)
        return Verdict(reason.endsAccount ? .accountExpired : .permissionDenied)
    }

    /// An ID that is not in the store: theirs, or nobody's.
    private func stranger(at now: Instant) throws -> Verdict {
        if context.isUnmanaged { return Verdict(.ignore) }
        SystemLog.note("\(context.request.service): an ID that is not in the store was refused by the account step")
        try context.dialogue.show(.refusal(context.contact), .error)
        return Verdict(.permissionDenied)
    }

    private func undecided(_ failure: StoreFailure) throws -> Verdict {
        context.tell(failure)
        if Fallback.leavesToOthers(context.request) { return Verdict(.ignore) }
        try context.dialogue.show(.unavailable(context.contact), .error)
        return Verdict(failure.isLasting ? .unable : .permissionDenied)
    }
}

extension Reason {
    /// Those that PAM calls an expired account; the others are a permission refused.
    var endsAccount: Bool {
        switch self {
        case .retired, .pending, .suspended, .temporaryExpired: true
        case .wrongSecret, .repeatedSecret, .unknownName, .noPassword, .controlCharacters, .notText, .tooLong,
            .nobodyAnswered,
            .lockedByFailures, .sourceLocked, .passwordDisabled, .lockedByAdministrator, .unmanaged, .temporaryPassword,
            .passwordTooOld, .proofMissing, .changedMeanwhile,
            .passwordNotAccepted, .busy, .storeAway, .diskFull, .notSettled, .internalError:
            false
        }
    }
}

extension LoginContext {
    /// What this login has proved: our own nonce, sshd's word, or that root is asking.
    func proof(of account: AccountFacts, _ transaction: Transaction, at now: Instant) throws(StoreFailure) -> Proof {
        if let nonce = request.nonce, let token = try transaction.token(nonce, at: now), isOurs(token, account) {
            return token.proof
        }
        if serviceClass == .ssh, let proof = sshdsWord { return proof }
        if serviceClass == .elevation, caller.realUID == 0, !authenticatesCaller { return .root }
        return .none
    }

    /// sshd gives a line for each method that was passed (sshd_config(5), ExposeAuthInfo), but for the last one only
    /// once the session opens. There a login by a host's key or a ticket is refused, and sshd then forwards nothing.
    private var sshdsWord: Proof? {
        guard let methods = request.sshAuthInfo?.split(separator: "\n") else { return nil }
        if methods.contains(where: { $0.hasPrefix("publickey ") }) { return .publicKey }
        // What was named and is no key will not become one: only a login by one method alone has none yet.
        return request.phase == .account && methods.isEmpty ? .namedLater : nil
    }

    private func isOurs(_ token: Token, _ account: AccountFacts) -> Bool {
        token.purpose == .login && token.account == account.id && token.service == request.service
            && token.source == source
    }

    /// The precise sentence, for somebody who has proved who they are.
    func sentence(for reason: Reason, _ account: AccountFacts, _ password: PasswordFacts?) -> Sentence {
        switch reason {
        case .lockedByAdministrator: .lockedByAdministrator(contact)
        case .suspended: .suspended(contact)
        case .retired: .retired(contact)
        case .pending: .notYetValid(from: zone.civil(account.validFrom), contact)
        case .temporaryExpired: .temporaryExpired(on: zone.civil(password?.validUntil ?? 0), contact)
        case .temporaryPassword: .temporaryNoSession(contact)
        case .passwordTooOld: .passwordTooOld
        case .proofMissing: .proofMissing(contact)
        case .busy, .storeAway, .diskFull, .internalError: .unavailable(contact)
        case .wrongSecret, .repeatedSecret, .unknownName, .noPassword, .controlCharacters, .notText, .tooLong,
            .nobodyAnswered,
            .lockedByFailures, .sourceLocked, .passwordDisabled, .unmanaged, .changedMeanwhile, .passwordNotAccepted,
            .notSettled:
            .refusal(contact)
        }
    }
}

extension Token {
    /// What whoever shows it has proved.
    var proof: Proof { checker == .overlay ? .overlay : .ours }

    /// Who compared the password.
    var checker: Checker { factors == Checker.overlay.factors ? .overlay : .ours }
}

/// What holds when policy or store can't be read: a batch job of root or the system's own users is not ours to stop
/// (docs/ARCHITECTURE.md); everybody else is refused.
enum Fallback {
    static func leavesToOthers(_ request: Request) -> Bool {
        guard request.phase == .account || request.phase == .openSession,
            ServiceClass.of(service: request.service, rules: []) == .batch
        else { return false }
        let name = String(decoding: request.name, as: UTF8.self)
        return UnmanagedRule.standard.contains { $0.matches(name: name, uid: request.uid) }
    }
}

extension StoreFailure {
    /// True where the store is as good as gone until somebody repairs it, which is what break-glass is for. What load
    /// brings about (500 logins at once) is none of that: an attacker could.
    var isLasting: Bool {
        switch self {
        case .busy, .diskFull(reserveLeft: true): false
        case .missing, .damaged, .laterVersion, .earlierVersion, .readOnly, .diskFull(reserveLeft: false), .suspect,
            .system:
            true
        }
    }
}

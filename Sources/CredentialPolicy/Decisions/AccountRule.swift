/// What was proved in this login before the account step.
public enum Proof: Sendable, Equatable {
    /// Our own auth step, shown by its hand-over nonce.
    case ours
    /// Another module's check of its own password, which our auth step counted and settled (`overlay=`).
    case overlay
    /// A public key, which sshd names in SSH_AUTH_INFO_0.
    case publicKey
    /// sshd let somebody in by a method of its own and has not named it yet: it fills SSH_AUTH_INFO_0 after the account
    /// step (OpenSSH 9.2, monitor.c: mm_answer_pam_account comes before auth2_update_session_info). Enough for the
    /// account step; the session step, where the method has its name, has no such proof.
    case namedLater
    /// Real uid 0: root becoming somebody.
    case root
    case none

    public var code: String {
        switch self {
        case .ours: "password"
        case .overlay: "overlay"
        case .publicKey: "publickey"
        case .namedLater: "sshd"
        case .root: "root"
        case .none: "none"
        }
    }
}

/// The account step's answer.
public enum AccountDecision: Sendable, Equatable {
    case allow
    /// Allowed only to change the password (PAM_NEW_AUTHTOK_REQD).
    case changePassword(Reason)
    case deny(Reason)
}

/// The one decision for every entry path: ssh keys, cron and sudo's tickets skip PAM's auth step, so the account step
/// decides by service class × proof seen (docs/ARCHITECTURE.md, service classes).
public enum AccountRule {
    public static func decide(
        account: AccountFacts, password: PasswordFacts?, serviceClass: ServiceClass, proof: Proof,
        maxAge: Duration?, at now: Instant
    ) -> AccountDecision {
        if let reason = unusable(account, at: now) { return .deny(reason) }
        if !isProved(serviceClass, proof) { return .deny(.proofMissing) }
        // Whoever proved another module's password has not used ours, temporary or old as it may be.
        guard let password, proof != .overlay else { return .allow }
        if password.temporary { return temporary(password, serviceClass, at: now) }
        if password.isOlder(than: maxAge, at: now) { return tooOld(serviceClass) }
        return .allow
    }

    /// Why this ID can't be used at all, whoever asks; nil when it can.
    public static func unusable(_ account: AccountFacts, at now: Instant) -> Reason? {
        switch account.state(at: now) {
        case .retired: .retired
        case .pending: .pending
        case .suspended: .suspended
        case .active: account.lockedByAdministrator ? .lockedByAdministrator : nil
        }
    }

    /// Why nobody may become this ID, as `sudo -u` would; nil when it can be used. A temporary password is nobody's
    /// yet, so neither is the ID.
    public static func unusableAsTarget(
        _ account: AccountFacts, _ password: PasswordFacts?, at now: Instant
    ) -> Reason? {
        unusable(account, at: now) ?? (password?.temporary == true ? .temporaryPassword : nil)
    }

    private static func isProved(_ serviceClass: ServiceClass, _ proof: Proof) -> Bool {
        switch serviceClass {
        case .console, .other: proof == .ours || proof == .overlay
        case .ssh: proof == .ours || proof == .overlay || proof == .publicKey || proof == .namedLater
        // sudo decided by its own ticket or rule; su by root has nothing to prove. Recorded with that reason.
        case .elevation, .batch, .change: true
        }
    }

    private static func temporary(
        _ password: PasswordFacts, _ serviceClass: ServiceClass, at now: Instant
    ) -> AccountDecision {
        if password.hasExpired(at: now) { return .deny(.temporaryExpired) }
        return switch serviceClass {
        case .change: .allow
        case .console, .ssh, .elevation: .changePassword(.temporaryPassword)
        case .batch, .other: .deny(.temporaryPassword)
        }
    }

    private static func tooOld(_ serviceClass: ServiceClass) -> AccountDecision {
        switch serviceClass {
        case .console, .ssh, .elevation: .changePassword(.passwordTooOld)
        case .batch, .change: .allow
        case .other: .deny(.passwordTooOld)
        }
    }
}

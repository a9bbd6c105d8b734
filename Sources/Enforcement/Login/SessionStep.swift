import CredentialPolicy
import CredentialStore
import HostSystem

/// pam_open_session: refused while the password is temporary; recorded; the owner is shown what happened since the last
/// time.
struct OpenSessionStep {
    let context: LoginContext

    private enum Opening {
        case opened(Int64, last: LastSession?, failures: [UnseenFailures], isInteractive: Bool)
        case refused(Sentence)
        case notOurs
    }

    func run() throws -> Verdict {
        let now = context.clock.now()
        let opening: Opening
        do {
            opening = try context.write { transaction throws(StoreFailure) in try open(transaction, at: now) }
        } catch {
            return try undecided(error)
        }
        switch opening {
        case .opened(let session, let last, let failures, let isInteractive):
            if isInteractive { try show(last, failures) }
            return Verdict(.allow, session: session)
        case .refused(let sentence):
            try context.dialogue.show(sentence, .error)
            return Verdict(.permissionDenied)
        case .notOurs where context.isUnmanaged: return Verdict(.ignore)
        case .notOurs:
            try context.dialogue.show(.refusal(context.contact), .error)
            return Verdict(.permissionDenied)
        }
    }

    private func open(_ transaction: Transaction, at now: Instant) throws(StoreFailure) -> Opening {
        guard let owner = try SessionOwner.of(context, transaction, at: now) else { return .notOurs }
        let account = owner.account
        let password = try transaction.password(of: account.id)?.facts
        if let reason = refusal(owner, password, at: now) {
            try log(.sessionRefused, owner, reason: reason, transaction, at: now)
            return .refused(
                owner.proof == .none ? .refusal(context.contact) : context.sentence(for: reason, account, password))
        }
        if let reason = try refusalOfTarget(owner, transaction, at: now) {
            try log(.sessionRefused, owner, reason: reason, transaction, at: now)
            return .refused(.refusal(context.contact))
        }
        let isInteractive = context.serviceClass == .console || context.serviceClass == .ssh
        let last = isInteractive ? try transaction.lastSession(of: account.id) : nil
        let failures = isInteractive ? try transaction.unseenFailures(of: account.id) : []
        let session = try transaction.openSession(
            NewSession(
                account: account.id, target: target, service: Printable.escaped(context.request.service),
                interactive: isInteractive, source: context.source, proof: owner.proof.code),
            at: now)
        if !failures.isEmpty { try transaction.forgetUnseenFailures(of: account.id) }
        try log(.sessionOpened, owner, details: [.init("session", "\(session)")], transaction, at: now)
        if let nonce = context.request.nonce {
            try rememberPlace(nonce, owner, transaction, at: now)
            // One use: whoever shows it again has proved nothing.
            _ = try transaction.consume(nonce)
        }
        return .opened(session, last: last, failures: failures, isInteractive: isInteractive)
    }

    /// The login is whole by now: every module of the stack has let it in.
    private func rememberPlace(
        _ nonce: [UInt8], _ owner: SessionOwner, _ transaction: Transaction, at now: Instant
    ) throws(StoreFailure) {
        guard let token = try transaction.token(nonce, at: now), token.purpose == .login,
            token.account == owner.account.id
        else { return }
        let subject = try token.checker.subject(of: owner.account, transaction)
        // As auth saw it: sudo is root by now, and its caller was not.
        try transaction.remember(sourceOf: token.source, of: subject, mayOust: true, at: now)
    }

    /// Whose rights the session has.
    private var target: String { Printable.escaped(String(decoding: context.request.name, as: UTF8.self)) }

    private func log(
        _ kind: EventKind, _ owner: SessionOwner, reason: Reason? = nil, details: [Event.Detail] = [],
        _ transaction: Transaction, at now: Instant
    ) throws(StoreFailure) {
        var event = context.event(
            kind, owner.account, reason: reason,
            details: details + [.init("proof", owner.proof.code), .init("target", target)])
        event.actor = owner.actor
        try transaction.log(event, of: try transaction.subject(of: owner.account), at: now)
    }

    /// The same decision as in the account step, which a host may forget to ask: a session is opened for nobody whom
    /// that step would not let in without a condition.
    private func refusal(_ owner: SessionOwner, _ password: PasswordFacts?, at now: Instant) -> Reason? {
        let decision = AccountRule.decide(
            account: owner.account, password: password, serviceClass: context.serviceClass, proof: owner.proof,
            maxAge: context.policy.password.maxAge, at: now)
        return switch decision {
        case .allow: nil
        case .changePassword(let reason), .deny(let reason): reason
        }
    }

    /// With `sudo -u` the command gets another ID's rights: one that may not be used runs nothing, whoever asks, and
    /// nor does one that is in no store.
    private func refusalOfTarget(
        _ owner: SessionOwner, _ transaction: Transaction, at now: Instant
    ) throws(StoreFailure) -> Reason? {
        guard let other = try context.account(transaction)?.facts else {
            return context.isUnmanaged ? nil : .unknownName
        }
        if other.id == owner.account.id { return nil }
        return AccountRule.unusableAsTarget(other, try transaction.password(of: other.id)?.facts, at: now)
    }

    private func show(_ last: LastSession?, _ failures: [UnseenFailures]) throws {
        let count = failures.reduce(0) { $0 + $1.count }
        try context.dialogue.show(
            .lastLogin(
                at: last.map { context.zone.civil($0.opened) }, from: last?.source,
                logout: last?.closed.map(context.zone.civil), failures: count),
            .info)
        guard count > 0, let first = failures.map(\.first).min(), let latest = failures.map(\.last).max() else {
            return
        }
        let sources = failures.map(\.source).filter { !$0.isEmpty }
        try context.dialogue.show(
            .failuresSince(
                count: count, first: context.zone.civil(first), last: context.zone.civil(latest), sources: sources,
                more: failures.count - sources.count, context.contact),
            .info)
    }

    private func undecided(_ failure: StoreFailure) throws -> Verdict {
        context.tell(failure)
        if Fallback.leavesToOthers(context.request) { return Verdict(.ignore) }
        try context.dialogue.show(.unavailable(context.contact), .error)
        return Verdict(failure.isLasting ? .unable : .permissionDenied)
    }
}

/// pam_close_session: best effort, whoever calls it.
struct CloseSessionStep {
    let context: LoginContext

    func run() throws -> Verdict {
        guard let session = context.request.session else { return Verdict(.allow) }
        let now = context.clock.now()
        do {
            try context.write { transaction throws(StoreFailure) in
                guard let id = try transaction.closeSession(session, at: now),
                    let account = try transaction.account(id: id)?.facts
                else { return }
                try transaction.log(
                    context.event(.sessionClosed, account, details: [.init("session", "\(session)")]),
                    of: try transaction.subject(of: account), at: now)
            }
        } catch {
            SystemLog.fault("\(context.request.service): the end of a session was not recorded: \(error)")
            return Verdict(.sessionError)
        }
        return Verdict(.allow)
    }
}

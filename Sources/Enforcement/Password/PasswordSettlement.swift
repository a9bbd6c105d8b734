import CredentialPolicy
import CredentialStore
import HostSystem

/// The second of a login's two transactions: what the comparison found becomes a fact together with its event, before
/// anybody is told.
struct PasswordSettlement {
    let context: LoginContext
    let store: Store
    let checker: Checker
    let purpose: Token.Purpose

    /// A failure to settle refuses and counts, and looks like any refusal: it must not say that the guess was right.
    /// - Returns: a one-use token of the wanted purpose; nil: refused.
    func settle(_ ticket: PasswordProof.Ticket, _ outcome: PasswordProof.Outcome) -> [UInt8]? {
        let now = context.clock.now()
        do {
            let token = try Randomness.bytes(16)
            return try context.write { transaction throws(StoreFailure) in
                if outcome == .right, try succeed(ticket, token, transaction, at: now) { return token }
                try refuse(ticket, outcome, transaction, at: now)
                return nil
            }
        } catch {
            SystemLog.fault("\(context.request.service): login refused, its record could not be completed: \(error)")
            return nil
        }
    }

    /// False when anything that the attempt relied on has changed meanwhile.
    private func succeed(
        _ ticket: PasswordProof.Ticket, _ value: [UInt8], _ transaction: Transaction, at now: Instant
    ) throws(StoreFailure) -> Bool {
        guard let account = ticket.account, let sequence = ticket.sequence,
            try transaction.account(id: account.id)?.facts.version == account.version,
            AccountRule.unusable(account, at: now) == nil
        else { return false }
        switch checker {
        case .overlay: break
        case .ours:
            guard let password = ticket.password, try transaction.password(of: account.id)?.facts == password.facts
            else { return false }
        }
        var stored = try transaction.tally(ticket.subject, locks: store.locks, own: ticket.liveness, at: now)
        guard context.lockout(for: account).settleSuccess(sequence, in: &stored.tally, at: now) else { return false }
        if let source = ticket.source {
            var counted = try transaction.tally(source.subject, locks: store.locks, own: ticket.liveness, at: now)
            guard context.policy.sourceLockout.settleSuccess(source.sequence, in: &counted.tally, at: now) else {
                return false
            }
            try transaction.store(counted, lease: nil)
        }
        try transaction.store(stored, lease: nil)
        try transaction.remember(sourceOf: context.source, of: ticket.subject, mayOust: false, at: now)
        try transaction.issue(
            Token(
                purpose: purpose, account: account.id, generation: ticket.password?.facts.generation ?? 0,
                service: context.request.service, source: context.source, factors: checker.factors),
            value: value, at: now)
        try transaction.log(
            context.event(
                .loginAccepted, account, details: [.init("factors", checker.factors), .init("for", purpose.rawValue)]),
            of: ticket.subject, at: now)
        return true
    }

    private func refuse(
        _ ticket: PasswordProof.Ticket, _ outcome: PasswordProof.Outcome, _ transaction: Transaction, at now: Instant
    ) throws(StoreFailure) {
        try transaction.logRefusal(
            event(ticket, reason(ticket, outcome), transaction), of: ticket.subject, at: now)
        // What a lock refused unseen was tried as well: the owner shall know.
        if let account = ticket.account {
            try transaction.addUnseenFailure(of: account.id, source: context.source, at: now)
        }
        guard let sequence = ticket.sequence else { return }
        switch outcome {
        case .right: try fail(ticket, sequence, tag: nil, transaction, at: now)
        case .wrong(let tag):
            try context.noteGuess(transaction, at: now)
            try fail(ticket, sequence, tag: tag, transaction, at: now)
        case .silent: try fail(ticket, sequence, tag: nil, transaction, at: now)
        case .repeated: try withdraw(ticket, sequence, transaction, at: now)
        }
    }

    private func fail(
        _ ticket: PasswordProof.Ticket, _ sequence: Int64, tag: UInt32?, _ transaction: Transaction, at now: Instant
    ) throws(StoreFailure) {
        var stored = try transaction.tally(ticket.subject, locks: store.locks, own: ticket.liveness, at: now)
        let rule = context.lockout(for: ticket.account)
        if let change = rule.settleFailure(sequence, tag: tag, in: &stored.tally, at: now) {
            try transaction.store(stored, lease: nil)
            try context.log(
                change, of: ticket.subject, ticket.account, details: checker.details, transaction, at: now)
        }
        if let source = ticket.source { try fail(source, ticket, transaction, at: now) }
    }

    private func withdraw(
        _ ticket: PasswordProof.Ticket, _ sequence: Int64, _ transaction: Transaction, at now: Instant
    ) throws(StoreFailure) {
        let own = (ticket.subject, sequence)
        for (subject, sequence) in [own] + (ticket.source.map { [($0.subject, $0.sequence)] } ?? []) {
            var stored = try transaction.tally(subject, locks: store.locks, own: ticket.liveness, at: now)
            Lockout.withdraw(sequence, from: &stored.tally)
            try transaction.store(stored, lease: nil)
        }
    }

    private func fail(
        _ source: PasswordProof.SourceAttempt, _ ticket: PasswordProof.Ticket, _ transaction: Transaction,
        at now: Instant
    ) throws(StoreFailure) {
        var stored = try transaction.tally(source.subject, locks: store.locks, own: ticket.liveness, at: now)
        let rule = context.policy.sourceLockout
        guard let change = rule.settleFailure(source.sequence, in: &stored.tally, at: now) else { return }
        try transaction.store(stored, lease: nil)
        try context.log(change, of: source.subject, nil, transaction, at: now)
    }

    private func reason(_ ticket: PasswordProof.Ticket, _ outcome: PasswordProof.Outcome) -> Reason {
        switch ticket.comparison {
        case .dummy(.unknownName): context.isUnmanaged ? .unmanaged : .unknownName
        case .dummy(let reason): reason
        case .real:
            switch outcome {
            case .right: .changedMeanwhile
            case .wrong: .wrongSecret
            case .repeated: .repeatedSecret
            case .silent: .notSettled
            }
        }
    }

    /// A name that is no account's is often a password typed too early: only its keyed hash is kept.
    private func event(
        _ ticket: PasswordProof.Ticket, _ reason: Reason, _ transaction: Transaction
    ) -> Event {
        var event = context.event(.loginRefused, ticket.account, reason: reason, details: checker.details)
        if case .unknown(_, let key) = ticket.subject {
            event.details.append(.init("name_hmac", Digest.hex(key)))
        }
        return event
    }
}

extension Transaction {
    /// Makes the place behind a source known to whoever logged in from there, if it can be.
    func remember(
        sourceOf source: String, of subject: Subject, mayOust: Bool, at now: Instant
    ) throws(StoreFailure) {
        let place = Place.name(ofSource: source)
        if Place.canBeKnown(place) { try remember(place, of: subject, mayOust: mayOust, at: now) }
    }
}

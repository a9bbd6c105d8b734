import Authenticators
import CredentialPolicy
import CredentialStore
import HostSystem

/// Sets a new password that the rules accept: the history (one hash each), then one transaction that consumes the
/// ticket.
struct PasswordChange {
    enum Outcome {
        case done
        case weak([PasswordFinding])
        /// The ticket does not hold any more, or the store can't say.
        case void
    }

    let context: LoginContext
    let holder: TicketHolder

    func set(_ new: borrowing Candidate) throws -> Outcome {
        switch new {
        case .impossible: .void
        case .password(let password): set(password)
        }
    }

    private func set(_ new: borrowing TypedPassword) -> Outcome {
        do {
            let store = try context.store()
            let slot = try context.hashSlot(store)
            defer { store.locks.release(slot) }
            let hasher = PasswordHasher()
            // A hash that was imported is of what was typed; which of the former ones were, nobody remembers.
            let isNormal = new.normalized.equals(new.typed)
            let used = try formerHashes(store).firstIndex { former in
                new.normalized.withSpan { hasher.verify($0, against: former) }
                    || !isNormal && new.typed.withSpan { hasher.verify($0, against: former) }
            }
            if let used {
                let finding: PasswordFinding = used == 0 && holder.isTemporary ? .temporaryAgain : .usedBefore
                note([finding])
                return .weak([finding])
            }
            let hash = new.normalized.withSpan { hasher.hash($0, method: context.policy.password.hash) }
            // The module has given up by then, and told the person that nothing was changed.
            guard let hash, context.deadline.remaining > .zero else { return .void }
            return try replace(with: hash) ? .done : .void
        } catch {
            context.tell(error)
            return .void
        }
    }

    /// The current hash (a temporary password among them) and those remembered. Not for root: whether somebody else
    /// used a password before is none of its business.
    private func formerHashes(_ store: Store) throws(StoreFailure) -> [String] {
        if context.setsForAnother { return [] }
        return try store.read { transaction throws(StoreFailure) in
            let current = try transaction.password(of: holder.account.id).map { [$0.hash] } ?? []
            let count = max(0, context.policy.password.history - 1)
            return current + (try transaction.passwordHistory(of: holder.account.id, atMost: count))
        }
    }

    private func replace(with hash: String) throws(StoreFailure) -> Bool {
        let now = context.clock.now()
        return try context.write { transaction throws(StoreFailure) in
            let current = try transaction.password(of: holder.account.id)
            // All that the ticket stands for must still hold: a person may have thought about the new password for an
            // hour.
            guard try transaction.token(holder.ticket, at: now) == holder.token, try transaction.consume(holder.ticket),
                (current?.facts.generation ?? 0) == holder.token.generation,
                let account = try transaction.account(id: holder.account.id)?.facts,
                AccountRule.unusable(account, at: now) == nil || context.setsForAnother
            else { return false }
            let temporaryUntil =
                context.setsForAnother ? context.policy.password.endOfTemporary(for: holder.account, at: now) : nil
            guard
                try transaction.setPassword(
                    of: holder.account.id, hash: hash, replacing: current, temporaryUntil: temporaryUntil,
                    history: context.policy.password.history, keeping: context.request.nonce, at: now)
            else { return false }
            let subject = try transaction.subject(of: holder.account)
            try transaction.rebind(subject, locks: try context.store().locks, at: now)
            try transaction.log(event(temporaryUntil), of: subject, at: now)
            return true
        }
    }

    private func event(_ temporaryUntil: Int64?) -> Event {
        let proof = Event.Detail("proof", holder.token.factors)
        guard let temporaryUntil else { return context.event(.passwordChanged, holder.account, details: [proof]) }
        var event = context.event(
            .passwordIssued, holder.account, details: [proof, .init("valid_until", "\(temporaryUntil)")])
        event.actor = CommandActor.of(context.caller)
        return event
    }

    /// The log keeps the codes of what was wrong, never the password.
    func note(_ findings: [PasswordFinding]) {
        let codes = findings.map(\.code).joined(separator: ",")
        let now = context.clock.now()
        do {
            try context.write { transaction throws(StoreFailure) in
                try transaction.log(
                    context.event(
                        .passwordRefused, holder.account, reason: .passwordNotAccepted,
                        details: [.init("findings", codes)]),
                    of: try transaction.subject(of: holder.account), at: now)
            }
        } catch {
            context.tell(error)
        }
    }
}

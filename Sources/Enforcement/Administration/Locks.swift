import CredentialPolicy
import CredentialStore
import HostSystem

extension Administration {
    /// An administrator's lock stops every path: password, key, cron.
    public func lock(_ login: String) throws(AdministrationFailure) {
        let record = try account(login)
        guard record.facts.state(at: now()) != .retired else { throw .retired(login) }
        if record.facts.lockedByAdministrator { throw .alreadyLocked(login) }
        try write { transaction, now throws(StoreFailure) in
            try transaction.setAdministratorLock(record.facts.id, true)
            try transaction.log(
                event(.accountLocked, record.facts), of: try transaction.subject(of: record.facts), at: now)
        }
    }

    /// How an administrator made sure who asks to be unlocked.
    public enum IdentityCheck: String, Sendable, CaseIterable {
        case staffCard = "staff-card"
        case inPerson = "in-person"
        case superior
    }

    /// Ends a lock, whoever set it, and clears the count of failures.
    public func unlock(_ login: String, checked: IdentityCheck?) throws(AdministrationFailure) {
        let record = try account(login)
        guard record.facts.state(at: now()) != .retired else { throw .retired(login) }
        let standing = try allowGuessesAnew(record, checked)
        let wasLocked = try write { transaction, now throws(StoreFailure) in
            let subject = try transaction.subject(of: record.facts)
            let counted = [subject, try transaction.overlaySubject(of: record.facts)]
            var hasUnlocked = record.facts.lockedByAdministrator
            for authenticator in counted {
                var stored = try transaction.tally(authenticator, locks: store.locks, at: now)
                hasUnlocked = hasUnlocked || !stored.tally.scopes.isEmpty || !stored.tally.attempts.isEmpty
                Lockout.unlock(&stored.tally)
                try transaction.store(stored, lease: nil)
            }
            guard hasUnlocked else { return false }
            if record.facts.lockedByAdministrator { try transaction.setAdministratorLock(record.facts.id, false) }
            let details = [.init("identity_checked", checked?.rawValue ?? "")] + standing
            try transaction.log(event(.accountUnlocked, record.facts, details: details), of: subject, at: now)
            return true
        }
        if !wasLocked { throw .notLocked(login) }
    }

    /// Another module's password was bound anew: set anew where that module keeps it. Nobody tells us, so the failures in
    /// a row of the former one count until somebody says so. Locks last as long as they were set for.
    public func rebind(_ login: String, checked: IdentityCheck?) throws(AdministrationFailure) {
        let record = try account(login)
        guard record.facts.state(at: now()) != .retired else { throw .retired(login) }
        let standing = try allowGuessesAnew(record, checked)
        let hadFailures = try write { transaction, now throws(StoreFailure) in
            let subject = try transaction.overlaySubject(of: record.facts)
            let tally = try transaction.peekTally(subject, locks: store.locks, at: now)
            guard tally.unknownPlaces.consecutive > 0 || tally.knownPlaces.consecutive > 0 else { return false }
            try transaction.rebind(subject, locks: store.locks, at: now)
            let details: [Event.Detail] = [
                .init("authenticator", CountedAuthenticator.overlay.rawValue),
                .init("failures", "\(tally.unknownPlaces.consecutive + tally.knownPlaces.consecutive)"),
                .init("identity_checked", checked?.rawValue ?? ""),
            ]
            try transaction.log(
                event(.authenticatorRebound, record.facts, details: details + standing), of: subject, at: now)
            return true
        }
        if !hadFailures { throw .nothingToRebind(login) }
    }
}

import CredentialPolicy
import CredentialStore

/// Writes down which locks have ended by themselves. After a login's answer, after an administrator's command, and by
/// `acctctl housekeeping` where hardly anybody comes.
enum EndedLocks {
    /// Looks first, without a lock that anybody waits for: as a rule there is nothing to write.
    static func note(_ store: Store, at now: Instant) throws(StoreFailure) {
        let subjects = try store.read { transaction throws(StoreFailure) in
            try transaction.subjectsWithEndedLocks(at: now)
        }
        if subjects.isEmpty { return }
        try store.write { transaction throws(StoreFailure) in
            try transaction.endLocks(of: subjects, locks: store.locks, at: now)
        }
    }
}

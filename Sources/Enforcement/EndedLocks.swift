import CredentialPolicy
import CredentialStore

/// Writes down which locks have ended by themselves, after a login's answer and after an administrator's command. Those that it
/// leaves (there are too many, or the wall clock was set back) the sweep comes past.
enum EndedLocks {
    /// Looks first, without a lock that anybody waits for: as a rule there is nothing to write.
    /// - Returns: how many tallies can't be read.
    static func note(_ store: Store, at now: Instant) throws(StoreFailure) -> Int {
        let subjects = try store.read { transaction throws(StoreFailure) in
            try transaction.subjectsWithEndedLocks(at: now)
        }
        if subjects.isEmpty { return 0 }
        return try store.write { transaction throws(StoreFailure) in
            try transaction.endLocks(of: subjects, locks: store.locks, at: now)
        }
    }
}

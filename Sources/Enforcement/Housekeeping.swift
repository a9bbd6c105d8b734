import CredentialPolicy
import CredentialStore

/// What logins and commands leave over, done when whoever waited for them has their answer.
enum Housekeeping {
    /// A store that lives on its reserve is left alone but for what frees room.
    /// - Throws: `.damaged` also where all was done but for what could not be read.
    static func afterAnAnswer(_ store: Store, _ policy: Policy, at now: Instant) throws(StoreFailure) {
        let tidiesUp = store.tidiesUp
        if tidiesUp { try store.tidy() }
        if store.usesReserve { return }
        var unreadable = try EndedLocks.note(store, at: now)
        if tidiesUp { unreadable = max(unreadable, try StoreSweep.step(store, policy, at: now)) }
        try report(unreadable)
    }

    /// All there is to do, however long it takes.
    /// - Throws: `.damaged` also where all was done but for what could not be read.
    static func throughout(_ store: Store, _ policy: Policy, at now: Instant) throws(StoreFailure) {
        if store.tidiesUp { try store.tidy() }
        let unreadable = try StoreSweep.round(store, policy, at: now)
        if store.tidiesUp { try store.tidy() }
        try report(unreadable)
    }

    private static func report(_ unreadable: Int) throws(StoreFailure) {
        if unreadable > 0 { throw .damaged("counts of failed logins that can't be read: \(unreadable)") }
    }
}

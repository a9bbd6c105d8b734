import CredentialPolicy
import CredentialStore

/// What logins and commands leave over, done when whoever waited for them has their answer.
enum Housekeeping {
    /// A store that lives on its reserve is left alone but for what frees room.
    static func afterAnAnswer(_ store: Store, _ policy: Policy, at now: Instant) throws(StoreFailure) {
        let tidiesUp = store.tidiesUp
        if tidiesUp { try store.tidy() }
        if store.usesReserve { return }
        try EndedLocks.note(store, at: now)
        if tidiesUp { _ = try StoreSweep.step(store, policy, at: now) }
    }
}

public import CredentialPolicy
public import CredentialStore
import HostSystem

/// Commands that work on a store that may not be there, or not be sound.
public enum StoreCare {
    /// Makes directory, keys (of wrong passwords too, `TagKey`) and store, or brings an earlier store up to date; safe to repeat.
    public static func prepare(_ policy: Policy) throws(AdministrationFailure) -> StorePreparation {
        do {
            try SafeDirectory.create(StoreAccess.directory(of: policy.store.path))
        } catch {
            throw .file(error)
        }
        let key: [UInt8]
        let host: String
        let clock: SystemClock
        do {
            key = try Randomness.bytes(32)
            host = Digest.hex(try Randomness.bytes(8))
            clock = try SystemClock()
        } catch {
            throw .system(error)
        }
        TagKey.prepare()
        do {
            return try Store.prepare(
                path: policy.store.path, nameKey: key, host: host, deadline: policy.store.deadline, at: clock.now())
        } catch {
            throw .store(error)
        }
    }

    /// Looks at every page and every record, and lifts the suspicion after a failed write when all is sound.
    public static func verify(_ policy: Policy) throws(AdministrationFailure) -> StoreFinding {
        do {
            try SafeDirectory.check(StoreAccess.directory(of: policy.store.path))
        } catch {
            throw .file(error)
        }
        do {
            return try Store.verify(path: policy.store.path, deadline: policy.store.deadline)
        } catch {
            throw .store(error)
        }
    }
}

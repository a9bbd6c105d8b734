import Authenticators
import CredentialPolicy
import CredentialStore
import HostSystem

/// A right password whose hash is of an older method or cost than the policy's, or came from elsewhere: hashed anew, in
/// its normal form, after the answer, when nobody waits (docs/ARCHITECTURE.md).
struct HashUpgrade: ~Copyable {
    let candidate: Candidate
    let account: AccountFacts
    /// What it replaces, if it still stands by then.
    let hash: String

    func run(_ context: LoginContext) throws {
        let store = try context.store()
        let slot = try context.hashSlot(store)
        defer { store.locks.release(slot) }
        guard let better = candidate.hash(context.policy.password.hash) else { return }
        try context.write { transaction throws(StoreFailure) in
            guard try transaction.upgradeHash(of: account.id, from: hash, to: better) else { return }
            try transaction.log(
                context.event(.passwordHashUpgraded, account), of: try transaction.subject(of: account),
                at: context.clock.now())
        }
    }
}

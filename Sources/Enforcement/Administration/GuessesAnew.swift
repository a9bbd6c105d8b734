import CredentialPolicy
import CredentialStore
import HostSystem

extension Administration {
    /// Those of a privileged ID are for another person to give (K5-2-1-u-i): whoever sits at an unlocked keyboard must not
    /// give them to themselves. Where nobody knows who asks (root without a login), they have to say at least how they made
    /// sure of the owner; no more, or a rescue shell could help nobody.
    func allowGuessesAnew(_ record: AccountRecord, _ checked: IdentityCheck?) throws(AdministrationFailure) {
        let all = try read { transaction, _ throws(StoreFailure) in try transaction.accounts() }
        let privileged = all.filter { Self.areCountedTogether($0.facts, record.facts) && isPrivileged($0.facts) }
        guard let first = privileged.first else { return }
        guard let actor = CommandActor.person(CallingUser.current()) else {
            if checked == nil { throw .nobodyIdentified(first.facts.login.text) }
            return
        }
        for candidate in privileged {
            guard let person = candidate.person else { continue }
            guard !all.contains(where: { $0.person == person && Self.isOf(actor, $0.facts) }) else {
                throw .ownPrivilegedID(candidate.facts.login.text)
            }
        }
    }

    /// IDs that are one POSIX user share one count (`Transaction.subject(of:)`), so that unlocking one unlocks all of them.
    private static func areCountedTogether(_ one: AccountFacts, _ other: AccountFacts) -> Bool {
        one.id == other.id || one.uid != nil && one.uid == other.uid
    }

    private func isPrivileged(_ account: AccountFacts) -> Bool {
        account.kind == .privileged && account.state(at: now()) != .retired
    }

    /// Whether an ID is that POSIX user's: as hosts said when its password was tried, or as this one says now. Of an ID
    /// whose POSIX user came later, and that logs in by key, the store knows no uid.
    private static func isOf(_ uid: UInt32, _ account: AccountFacts) -> Bool {
        account.uid == uid || PosixAccounts.uid(of: account.login.text) == uid
    }
}

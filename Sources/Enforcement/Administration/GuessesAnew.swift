import CredentialPolicy
import CredentialStore
import HostSystem

extension Administration {
    /// Those of a privileged ID are for another person to give (K5-2-1-u-i): whoever sits at an unlocked keyboard must not
    /// give them to themselves. Where nobody knows who asks (root without a login or as root, an ID of no person), they have to
    /// say at least how they made sure of the owner; no more, or a rescue shell could help nobody.
    /// - Returns: what the log has to say of it.
    func allowGuessesAnew(
        _ record: AccountRecord, _ checked: IdentityCheck?
    ) throws(AdministrationFailure) -> [Event.Detail] {
        let all = try read { transaction, _ throws(StoreFailure) in try transaction.accounts() }
        let privileged = all.filter { Self.areCountedTogether($0.facts, record.facts) && isPrivileged($0.facts) }
        guard let first = privileged.first else { return [] }
        let actor = CommandActor.person(CallingUser.current())
        for candidate in privileged {
            let itsOwners = all.filter {
                $0.facts.id == candidate.facts.id || $0.person != nil && $0.person == candidate.person
            }
            if let actor, itsOwners.contains(where: { Self.isOf(actor, $0.facts) }) {
                throw .ownPrivilegedID(candidate.facts.login.text)
            }
        }
        let own = actor.map { idsInUse(of: $0, all) } ?? []
        if Self.tellWhose(own), privileged.allSatisfy({ $0.person != nil }) { return [] }
        if checked == nil { throw .nobodyIdentified(first.facts.login.text) }
        return actor == nil ? [] : [.init("actor_person", "unknown")]
    }

    /// IDs that are one POSIX user share one count (`Transaction.subject(of:)`), so that unlocking one unlocks all of them.
    private static func areCountedTogether(_ one: AccountFacts, _ other: AccountFacts) -> Bool {
        one.id == other.id || one.uid != nil && one.uid == other.uid
    }

    private func isPrivileged(_ account: AccountFacts) -> Bool {
        account.kind == .privileged && account.state(at: now()) != .retired
    }

    /// One lookup by uid, and not one for each of 100,000 names. A leaver's uid may be another's by now.
    private func idsInUse(of uid: UInt32, _ all: [AccountRecord]) -> [AccountRecord] {
        let name = PosixAccounts.name(of: uid)
        return all.filter {
            ($0.facts.uid == uid || $0.facts.login.text == name) && $0.facts.state(at: now()) != .retired
        }
    }

    /// Whether the IDs of whoever asks say which person that is. Imported ones have none; a shared one has a person who answers
    /// for it, and is anybody's.
    private static func tellWhose(_ own: [AccountRecord]) -> Bool {
        !own.isEmpty && own.allSatisfy { $0.person != nil && isOnePersons($0.facts.kind) }
    }

    private static func isOnePersons(_ kind: AccountKind) -> Bool {
        switch kind {
        case .personal, .privileged: true
        case .shared, .service: false
        }
    }

    /// Whether an ID is that POSIX user's: as hosts said when its password was tried, or as this one says now. Of an ID
    /// whose POSIX user came later, and that logs in by key, the store knows no uid.
    private static func isOf(_ uid: UInt32, _ account: AccountFacts) -> Bool {
        account.uid == uid || PosixAccounts.uid(of: account.login.text) == uid
    }
}

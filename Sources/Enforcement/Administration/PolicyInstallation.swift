public import CredentialPolicy
import CredentialStore
import HostSystem

/// A policy file that is about to be put in place: what it says, and whom it would shut out. Nothing is changed before
/// `install`.
public struct PolicyInstallation {
    public let reading: PolicyReading
    public let impact: PolicyImpact
    private let new: Policy
    /// What is in force now; nil where that can't be understood, and so refuses everybody.
    private let old: Policy?
    private let text: [UInt8]
    private let target: String
    private let stores: (old: Store?, new: Store?)
    private let clock: SystemClock

    /// - Throws: `.policy` with every error of a wrong file.
    public init(draft: String, target: String) throws(AdministrationFailure) {
        do {
            text = try PolicyFile.text(draft)
        } catch {
            throw .policy(error)
        }
        reading = PolicyReader.read(text, file: draft)
        let zone = reading.policy.map { TimeZoneRules.exists($0.organization.timezone) } ?? true
        guard let policy = reading.policy, zone else {
            let line = reading.lines["organization.timezone"] ?? 0
            let unknown = reading.policy.map {
                [PolicyProblem.unknownTimeZone($0.organization.timezone, file: draft, line: line)]
            }
            throw .policy(.wrong(reading.problems + (unknown ?? [])))
        }
        do {
            clock = try SystemClock()
        } catch {
            throw .system(error)
        }
        (new, self.target) = (policy, target)
        old = try? PolicyFile.load(target)
        let newStore = try? StoreAccess.open(policy.store)
        let isSameStore = old?.store.path == policy.store.path
        stores = (isSameStore ? newStore : old.flatMap { try? StoreAccess.open($0.store) }, newStore)
        impact = Self.impact(old, policy, stores, at: clock.now())
    }

    private static func impact(
        _ old: Policy?, _ new: Policy, _ stores: (old: Store?, new: Store?), at now: Instant
    ) -> PolicyImpact {
        // Without a policy that can be understood nobody could log in: there is nothing to compare with.
        guard let old else { return PolicyImpact(before: 0, after: 0, shutOut: []) }
        return PolicyImpact.compare(ids(stores, at: now), from: old, to: new, at: now)
    }

    /// Everybody whom the present store or the host knows.
    private static func ids(_ stores: (old: Store?, new: Store?), at now: Instant) -> [IDStandings] {
        let (before, after) = (standings(stores.old, at: now), standings(stores.new, at: now))
        let users = PosixAccounts.all()
        let uids = Dictionary(users.map { ($0.name, $0.uid) }) { first, _ in first }
        var names: [String] = (before ?? [:]).keys.sorted()
        for user in users where before?[user.name] == nil { names.append(user.name) }
        return names.map { name in
            IDStandings(
                login: name, uid: uids[name], before: before.map { $0[name] ?? .absent } ?? .storeAway,
                after: after.map { $0[name] ?? .absent } ?? .storeAway)
        }
    }

    /// Nil where the store can't be used.
    private static func standings(_ store: Store?, at now: Instant) -> [String: LoginStanding]? {
        guard let store else { return nil }
        return try? store.read { transaction throws(StoreFailure) in
            var standings: [String: LoginStanding] = [:]
            for record in try transaction.accounts() {
                let subject = try transaction.subject(of: record.facts)
                standings[record.facts.login.text] = .known(
                    record.facts, try transaction.password(of: record.facts.id)?.facts,
                    try transaction.peekTally(subject, locks: store.locks, at: now))
            }
            return standings
        }
    }

    /// Puts the file in place and records the change, as one: the record is committed after the file stands there, and
    /// not at all when it does not.
    /// - Returns: false when no store could take the record. The next login that reaches the store writes it then.
    public func install() throws(AdministrationFailure) -> Bool {
        guard let first = stores.new ?? stores.old else {
            try put()
            SystemLog.note("\(target): another policy was put in place; no store could record it")
            return false
        }
        try record(in: first, placing: true)
        if let other = stores.old, other !== first { try record(in: other, placing: false) }
        return true
    }

    private func record(in store: Store, placing: Bool) throws(AdministrationFailure) {
        var failure: AdministrationFailure?
        do {
            try store.write { transaction throws(StoreFailure) in
                try PolicyNote.write(new, text, actor: CommandActor.current(), transaction, at: clock.now())
                guard placing else { return }
                do throws(AdministrationFailure) {
                    try put()
                } catch {
                    failure = error
                    throw .system("\(target) was not replaced")
                }
            }
        } catch {
            throw failure ?? .store(error)
        }
    }

    private func put() throws(AdministrationFailure) {
        do {
            try SafeFile.replace(target, with: text, mode: 0o640)
        } catch {
            throw .file(error)
        }
    }
}

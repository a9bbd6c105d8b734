public import CredentialPolicy
public import CredentialStore
import HostSystem

/// A policy file that is about to be put in place: what it says, and whom it would shut out. Nothing is changed before
/// `install`.
public struct PolicyInstallation {
    public let reading: PolicyReading
    public let impact: Impact
    private let new: Policy
    private let text: [UInt8]
    private let target: String
    private let old: Policy?
    private let clock: SystemClock

    /// Whom it would shut out.
    public enum Impact: Sendable, Equatable {
        case known(PolicyImpact)
        /// What is in force is there, but it or its store can't be read: nobody can count who gets in today.
        case unknown(AdministrationFailure)
    }

    /// The stores that the policy in force and the new one name: one, mostly. No policy in force: no old store.
    private struct Stores {
        var old: Result<Store, StoreFailure>?
        var new: Result<Store, StoreFailure>
    }

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
        let old = Result { () throws(PolicyFile.Failure) in try PolicyFile.load(target) }
        self.old = try? old.get()
        // Closed again before anybody is asked: on a full disk an open store keeps everybody else out.
        impact = Self.impact(old, policy, Self.stores(self.old, policy), at: clock.now())
    }

    private static func stores(_ old: Policy?, _ new: Policy) -> Stores {
        func open(_ policy: Policy) -> Result<Store, StoreFailure> {
            Result { () throws(StoreFailure) in try StoreAccess.open(policy.store) }
        }
        let newStore = open(new)
        return Stores(old: old.map { $0.store.path == new.store.path ? newStore : open($0) }, new: newStore)
    }

    private static func impact(
        _ old: Result<Policy, PolicyFile.Failure>, _ new: Policy, _ stores: Stores, at now: Instant
    ) -> Impact {
        switch old {
        case .failure(.file(let refusal)) where refusal.reason == .missing:
            // Nobody can log in without a policy: there is nobody to shut out.
            return .known(PolicyImpact(before: 0, after: 0, shutOut: []))
        case .failure(let failure): return .unknown(.policy(failure))
        case .success(let old):
            do {
                return .known(PolicyImpact.compare(try ids(stores, at: now), from: old, to: new, at: now))
            } catch {
                return .unknown(.store(error))
            }
        }
    }

    /// Everybody whom the present store or the host knows.
    /// - Throws: what keeps the present store from being read. A store that is not there is none: nobody in it gets in.
    private static func ids(_ stores: Stores, at now: Instant) throws(StoreFailure) -> [IDStandings] {
        var before: [String: LoginStanding]?
        do {
            before = try stores.old.map { opened throws(StoreFailure) in try standings(opened.get(), at: now) }
        } catch {
            guard error == .missing else { throw error }
        }
        // A new store that can't be read lets nobody in; that is what is then said.
        let after = try? standings(stores.new.get(), at: now)
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

    private static func standings(_ store: Store, at now: Instant) throws(StoreFailure) -> [String: LoginStanding] {
        try store.read { transaction throws(StoreFailure) in
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
    /// - Returns: nil when it is recorded; else why no store could take the record: the first write to a store that can
    ///   be used again writes it then.
    public func install() throws(AdministrationFailure) -> StoreFailure? {
        let stores = Self.stores(old, new)
        let (old, failure) = (try? stores.old?.get(), stores.new.failure)
        guard let first = (try? stores.new.get()) ?? old else {
            try put()
            let why = failure ?? .missing
            SystemLog.note("\(target): another policy was put in place; no store could record it: \(why)")
            return why
        }
        let unrecorded = try record(in: first, placing: true)
        if let old, old !== first { _ = try record(in: old, placing: false) }
        return unrecorded
    }

    /// - Returns: why the file stands in its place and its record does not.
    private func record(in store: Store, placing: Bool) throws(AdministrationFailure) -> StoreFailure? {
        var failure: AdministrationFailure?
        var isPlaced = false
        do {
            try store.write { transaction throws(StoreFailure) in
                try PolicyNote.write(new, text, actor: CommandActor.current(), transaction, at: clock.now())
                guard placing else { return }
                do throws(AdministrationFailure) {
                    try put()
                    isPlaced = true
                } catch {
                    failure = error
                    throw .system("\(target) was not replaced")
                }
            }
            return nil
        } catch {
            if isPlaced { return error }
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

extension Result {
    fileprivate var failure: Failure? {
        switch self {
        case .success: nil
        case .failure(let failure): failure
        }
    }
}

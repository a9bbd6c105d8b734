/// What is known of an ID where one policy looks for it.
public enum LoginStanding: Sendable, Equatable {
    /// In the store that the policy names.
    case known(AccountFacts, PasswordFacts?, Tally)
    /// Not in it.
    case absent
    /// Nobody can say: the store is missing, damaged or not to be trusted.
    case storeAway
}

/// An ID under the policy in force and under another one.
public struct IDStandings: Sendable {
    public var login: String
    /// The POSIX uid, where the host knows one.
    public var uid: UInt32?
    public var before: LoginStanding
    public var after: LoginStanding

    public init(login: String, uid: UInt32?, before: LoginStanding, after: LoginStanding) {
        self.login = login
        self.uid = uid
        self.before = before
        self.after = after
    }
}

/// What somebody brings to a PAM service.
public enum EntryWay: String, Sendable, CaseIterable {
    case password
    /// A public key that sshd accepted.
    case key
    /// Root becoming somebody.
    case root
    /// Nothing: cron, a NOPASSWD rule, a sudo ticket.
    case nothing
}

extension Policy {
    /// Why a login of that ID by that service would be refused, but for locks by failures, which come and go; nil: it would be
    /// let in (to a change of password, perhaps), or is left to other modules.
    func refusal(
        of id: IDStandings, _ standing: LoginStanding, service: String, way: EntryWay, at now: Instant
    ) -> Reason? {
        switch standing {
        case .storeAway:
            let isBatch = ServiceClass.of(service: service, rules: []) == .batch
            return isBatch && id.isUnmanaged(UnmanagedRule.standard) ? nil : .storeAway
        case .absent: return id.isUnmanaged(host.unmanaged) ? nil : .unknownName
        case .known(let account, let password, _):
            let serviceClass = ServiceClass.of(service: service, rules: host.serviceClasses)
            if way == .password, password == nil { return .noPassword }
            let decision = AccountRule.decide(
                account: account, password: password, serviceClass: serviceClass, proof: way.proof(in: serviceClass),
                maxAge: self.password.maxAge, at: now)
            return switch decision {
            case .allow, .changePassword: nil
            case .deny(let reason): reason
            }
        }
    }

    /// Whether failures keep the ID's password from being looked at, from somewhere new or from a place that it is known at. What
    /// a stranger's failures stop at the stranger's own place is no loss of the ID's.
    func isLocked(_ standing: LoginStanding, at now: Instant) -> Bool {
        guard case .known(let account, _, let tally) = standing else { return false }
        let rule = lockout(for: account.kind)
        let places = Set(tally.attempts.map(\.place).filter(\.isKnown) + [Place("")])
        return places.contains { place in
            var copy = tally
            return rule.reserve(from: place, in: &copy, at: now).admission == .locked
        }
    }
}

extension IDStandings {
    fileprivate func isUnmanaged(_ rules: [UnmanagedRule]) -> Bool {
        rules.contains { $0.matches(name: login, uid: uid) }
    }
}

extension EntryWay {
    /// What the account step sees of it: keys count where sshd calls, root where somebody becomes another.
    fileprivate func proof(in serviceClass: ServiceClass) -> Proof {
        switch self {
        case .password: .ours
        case .key: serviceClass == .ssh ? .publicKey : .none
        case .root: serviceClass == .elevation ? .root : .none
        case .nothing: .none
        }
    }
}

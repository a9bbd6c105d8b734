/// An ID that could log in under one policy and can't under another, and where.
public struct ShutOut: Sendable, Equatable {
    public struct Loss: Sendable, Equatable {
        /// PAM services, in the order of the table of service classes.
        public var services: [String]
        public var way: EntryWay
        public var reason: Reason

        public init(services: [String], way: EntryWay, reason: Reason) {
            self.services = services
            self.way = way
            self.reason = reason
        }
    }
    public var login: String
    /// False for the host's own, which were left to other modules.
    public var isRegistered: Bool
    public var losses: [Loss]

    public init(login: String, isRegistered: Bool, losses: [Loss]) {
        self.login = login
        self.isRegistered = isRegistered
        self.losses = losses
    }
}

/// What putting another policy in place would do to the people who can log in now. A policy can be right, line by
/// line, and refuse everybody: another store, a service in another class, an ID that was left to other modules.
public struct PolicyImpact: Sendable, Equatable {
    /// How many registered IDs can log in (console, ssh, other services, by password or key) under the policy in
    /// force, and how many of these still can under the other.
    public var before: Int
    public var after: Int
    /// Who loses a way in, in the order of the IDs given.
    public var shutOut: [ShutOut]

    public init(before: Int, after: Int, shutOut: [ShutOut]) {
        self.before = before
        self.after = after
        self.shutOut = shutOut
    }

    public static func compare(
        _ ids: [IDStandings], from old: Policy, to new: Policy, at now: Instant
    ) -> PolicyImpact {
        let services = services(old, new)
        var impact = PolicyImpact(before: 0, after: 0, shutOut: [])
        for id in ids {
            var (could, can) = (false, false)
            var losses: [ShutOut.Loss] = []
            let lock: Reason? =
                !old.isLocked(id.before, at: now) && new.isLocked(id.after, at: now) ? .lockedByFailures : nil
            for way in EntryWay.allCases {
                for service in services {
                    let was = old.refusal(of: id, id.before, service: service, way: way, at: now)
                    let will =
                        new.refusal(of: id, id.after, service: service, way: way, at: now)
                        ?? (way == .password ? lock : nil)
                    could = could || was == nil && old.isLogin(service, way)
                    can = can || will == nil && new.isLogin(service, way)
                    if was == nil, let will { losses.add(service, way, will) }
                }
            }
            let isRegistered = if case .known = id.before { true } else { false }
            impact.before += could && isRegistered ? 1 : 0
            impact.after += could && can && isRegistered ? 1 : 0
            if losses.isEmpty { continue }
            impact.shutOut.append(ShutOut(login: id.login, isRegistered: isRegistered, losses: losses))
        }
        return impact
    }

    /// A name for each row of the table of service classes that either policy knows; `other` stands for the rest.
    static func services(_ policies: Policy...) -> [String] {
        let rules = ServiceClassRule.builtIn + policies.flatMap(\.host.serviceClasses)
        var names: [String] = []
        for name in rules.map(\.example) + ["other"] where !names.contains(name) { names.append(name) }
        return names
    }
}

extension Policy {
    /// Whether a person comes in that way, and does not only change what they are or have something run for them.
    fileprivate func isLogin(_ service: String, _ way: EntryWay) -> Bool {
        guard way == .password || way == .key else { return false }
        return switch ServiceClass.of(service: service, rules: host.serviceClasses) {
        case .console, .ssh, .other: true
        case .elevation, .batch, .change: false
        }
    }
}

extension ServiceClassRule {
    /// A service that the rule speaks of.
    fileprivate var example: String {
        guard pattern.utf8.last == UInt8(ascii: "*") else { return pattern }
        return pattern.utf8.count == 1 ? "other" : String(pattern.dropLast())
    }
}

extension [ShutOut.Loss] {
    fileprivate mutating func add(_ service: String, _ way: EntryWay, _ reason: Reason) {
        if let index = firstIndex(where: { $0.way == way && $0.reason == reason }) {
            self[index].services.append(service)
        } else {
            append(ShutOut.Loss(services: [service], way: way, reason: reason))
        }
    }
}

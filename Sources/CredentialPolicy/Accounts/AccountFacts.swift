/// What the store knows of an account at one moment.
public struct AccountFacts: Sendable, Equatable {
    public var id: AccountID
    public var login: LoginName
    public var kind: AccountKind
    /// First moment at which the ID may be used, wall clock in microseconds UTC.
    public var validFrom: Int64
    /// First moment at which it may no longer; nil: no end.
    public var validUntil: Int64?
    /// First moment at which its owner has retired; nil: not retired.
    public var retiredFrom: Int64?
    public var suspended: Bool
    public var lockedByAdministrator: Bool
    /// Rises with every change of the facts above; settling an attempt compares it.
    public var version: Int64
    /// The POSIX uid, where the host knows one: accounts with the same uid share one count of failures.
    public var uid: UInt32?

    public init(
        id: AccountID, login: LoginName, kind: AccountKind, validFrom: Int64, validUntil: Int64? = nil,
        retiredFrom: Int64? = nil, suspended: Bool = false, lockedByAdministrator: Bool = false, version: Int64 = 1,
        uid: UInt32? = nil
    ) {
        self.id = id
        self.login = login
        self.kind = kind
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.retiredFrom = retiredFrom
        self.suspended = suspended
        self.lockedByAdministrator = lockedByAdministrator
        self.version = version
        self.uid = uid
    }

    /// The state at `now`: retirement first, since nothing brings a leaver back; then the dates; then suspension.
    public func state(at now: Instant) -> AccountState {
        if let retiredFrom, retiredFrom <= now.wall { return .retired }
        if let validUntil, validUntil <= now.wall { return .retired }
        if now.wall < validFrom { return .pending }
        return suspended ? .suspended : .active
    }
}

/// What the store knows of an account's password, but for the hash itself.
public struct PasswordFacts: Sendable, Equatable {
    /// Rises with every change; a ticket or an attempt that saw another generation is void.
    public var generation: Int64
    public var temporary: Bool
    /// When it was set, wall clock in microseconds UTC.
    public var setAt: Int64
    /// End of a temporary password's validity; nil for a permanent one.
    public var validUntil: Int64?

    public init(generation: Int64, temporary: Bool, setAt: Int64, validUntil: Int64? = nil) {
        self.generation = generation
        self.temporary = temporary
        self.setAt = setAt
        self.validUntil = validUntil
    }

    public func hasExpired(at now: Instant) -> Bool { temporary && (validUntil ?? .max) <= now.wall }

    public func isOlder(than maxAge: Duration?, at now: Instant) -> Bool {
        guard let maxAge, !temporary else { return false }
        return now.wall - setAt >= maxAge.inMicroseconds
    }
}

extension PasswordSettings {
    /// Until when a temporary password set at `now` is valid, wall clock in microseconds UTC: its time starts when it
    /// can first be used, now or on the ID's first valid day.
    public func endOfTemporary(for account: AccountFacts, at now: Instant) -> Int64 {
        max(now.wall, account.validFrom) + temporaryValid.inMicroseconds
    }
}

public import CredentialPolicy

/// What the log can say happened. The raw value is the machine's name for it.
public enum EventKind: String, Sendable, CaseIterable {
    case storeCreated = "store.created"
    case policyChanged = "policy.changed"
    case clockStepped = "clock.stepped"
    case loginAccepted = "login.accepted"
    case loginRefused = "login.refused"
    case loginRefusedAgain = "login.refused_again"
    case accountRefused = "account.refused"
    case lockSet = "lock.set"
    case lockEnded = "lock.ended"
    case attackSuspected = "attack.suspected"
    case passwordDisabled = "password.disabled"
    case sessionOpened = "session.opened"
    case sessionRefused = "session.refused"
    case sessionClosed = "session.closed"
    case passwordIssued = "password.issued"
    case passwordChanged = "password.changed"
    case passwordRefused = "password.refused"
    case passwordHashUpgraded = "password.hash_upgraded"
    case accountJoined = "account.joined"
    case accountImported = "account.imported"
    case accountRetired = "account.retired"
    case accountLocked = "account.locked"
    case accountUnlocked = "account.unlocked"
    case authenticatorRebound = "authenticator.rebound"
    case sourceUnlocked = "source.unlocked"
    case incidentOpened = "incident.opened"
    case processesEnded = "processes.ended"
    case breakGlassUsed = "breakglass.used"
}

/// One entry of the log. Text from callers must have been escaped (`Printable`) before it gets here.
public struct Event: Sendable, Equatable {
    public var kind: EventKind
    /// Who did it: `login:NAME` for a person at a login, `uid:N` for a command.
    public var actor: String
    public var account: AccountID?
    /// The login name, if it is an account's; a name that is none's appears as a keyed hash.
    public var login: String
    public var source: String
    public var service: String
    public var reason: String
    /// Further facts, `key` and value, in the order in which they are hashed.
    public var details: [Detail]

    public struct Detail: Sendable, Equatable {
        public var key: String
        public var value: String
        public init(_ key: String, _ value: String) {
            self.key = key
            self.value = value
        }
    }

    public init(
        _ kind: EventKind, actor: String, account: AccountID? = nil, login: String = "", source: String = "",
        service: String = "", reason: String = "", details: [Detail] = []
    ) {
        self.kind = kind
        self.actor = actor
        self.account = account
        self.login = login
        self.source = source
        self.service = service
        self.reason = reason
        self.details = details
    }
}

/// An event as it stands in the chain.
public struct LoggedEvent: Sendable, Equatable {
    public var sequence: Int64
    public var version: Int64
    public var at: Instant
    /// The kind as text: a later version may know kinds that this one does not.
    public var kind: String
    public var actor: String
    public var account: Int64?
    public var login: String
    public var source: String
    public var service: String
    public var reason: String
    /// `key=value` lines.
    public var details: String
    public var hash: [UInt8]
}

/// The rules of one host, as they are in force: what policy.conf says, raised to the standard where it is weaker.
///
/// `Policy()` is what an empty policy.conf means. Values are read by `PolicyReader` alone; a program that
/// embeds the rules may also build one by hand.
public struct Policy: Sendable, Equatable {
    public var organization = OrganizationSettings()
    public var store = StoreSettings()
    public var host = HostSettings()
    public var password = PasswordSettings()
    public var lockout = LockoutSettings(
        maxFailures: 5, duration: .time(.seconds(15 * 60)), maxFailuresTotal: 20)
    public var privilegedLockout = LockoutSettings(
        maxFailures: 3, duration: .untilUnlocked, maxFailuresTotal: 3)
    public var lifecycle = LifecycleSettings()

    public init() {}

    /// Every effective value, one `section.key = value` a line in the table's order. Whoever hashes it
    /// notices a change of the rules and of nothing else.
    public var canonicalText: String {
        PolicyKey.all.map { "\($0.name) = \(Printable.escaped($0.format(self)))\n" }.joined()
    }
}

/// `[organization]`: who the municipality is and where its staff ask.
public struct OrganizationSettings: Sendable, Equatable {
    public var name = ""
    /// Words of its own that a password must not contain.
    public var words: [String] = []
    /// A name of the time zone database, of which only the shape is checked here.
    public var timezone = "Asia/Tokyo"
    public var language = LanguageSetting.auto
    public var contact = ""
    public var contactHours = ""
    public var afterHours = ""

    public init() {}
}

/// The language in which people are spoken to; `auto` follows the caller's locale.
public enum LanguageSetting: String, Sendable, CaseIterable {
    case ja, en, auto
}

/// `[store]`: where state is kept and how long a login waits for it.
public struct StoreSettings: Sendable, Equatable {
    /// Absolute path of the SQLite database (`url = sqlite:/…`).
    public var path = "/var/lib/credpolicy/credpolicy.db"
    public var deadline = Duration.seconds(3)

    public init() {}
}

/// `[host]`: this machine.
public struct HostSettings: Sendable, Equatable {
    /// Its name in records; empty means the machine's own.
    public var name = ""
    /// IDs that are not ours to judge.
    public var unmanaged: [UnmanagedRule] = UnmanagedRule.standard
    /// Tried before the built-in table of `ServiceClass`.
    public var serviceClasses: [ServiceClassRule] = []

    public init() {}
}

/// `[lifecycle]`.
public struct LifecycleSettings: Sendable, Equatable {
    /// Whether acctctl also creates and changes POSIX accounts.
    public var posixAccounts = false

    public init() {}
}

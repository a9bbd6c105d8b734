/// `[lockout]` and `[lockout privileged]`: how many wrong entries, counted how long, stop an ID for how long.
public struct LockoutSettings: Sendable, Equatable {
    public var maxFailures: Int
    /// How long a failure counts; nil: until a success or an unlock clears it.
    public var window: Duration?
    public var duration: LockDuration
    /// Wrong entries against one ID from all places together that it never logged in from.
    public var maxFailuresTotal: Int
    /// Wrong entries from one source against all IDs that never logged in from it, within `sourceWindow`.
    public var sourceMaxFailures = 50
    public var sourceWindow = Duration.seconds(10 * 60)

    public init(
        maxFailures: Int, window: Duration? = .seconds(15 * 60), duration: LockDuration, maxFailuresTotal: Int
    ) {
        self.maxFailures = maxFailures
        self.window = window
        self.duration = duration
        self.maxFailuresTotal = maxFailuresTotal
    }
}

/// How long a lock by failures lasts.
public enum LockDuration: Sendable, Hashable {
    case time(Duration)
    /// Until an administrator unlocks the ID.
    case untilUnlocked
    /// 30 s, then 1, 2, 4 … minutes, up to an hour, until a success or an unlock.
    case progressive
}

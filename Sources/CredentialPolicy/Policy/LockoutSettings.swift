/// `[lockout]` and `[lockout privileged]`: how many wrong entries, counted how long, stop an ID for how long.
public struct LockoutSettings: Sendable, Equatable {
    public var maxFailures: Int
    /// How long a failure counts; nil: until a success or an unlock clears it.
    public var window: Duration?
    public var duration: LockDuration

    public init(maxFailures: Int, window: Duration? = .seconds(15 * 60), duration: LockDuration) {
        self.maxFailures = maxFailures
        self.window = window
        self.duration = duration
    }
}

/// How long a lock by failures lasts.
public enum LockDuration: Sendable, Hashable {
    case time(Duration)
    /// Until an administrator unlocks the ID.
    case untilUnlocked
}

/// Whether so many logins are refused that somebody must be trying the whole site: then one alarm is raised, instead of a
/// line for each lock.
///
/// Pure: takes the count and the time, says whether to raise the alarm now.
public struct SiteWatch: Sendable, Equatable {
    /// When the first of the refusals that are counted was.
    public var since: Instant
    public var refusals: Int
    public var alarmedAt: Instant?

    public init(since: Instant, refusals: Int = 0, alarmedAt: Instant? = nil) {
        (self.since, self.refusals, self.alarmedAt) = (since, refusals, alarmedAt)
    }

    /// Refusals are counted from the first one for this long, then anew.
    public static let window = Duration.seconds(10 * 60)
    /// What typing errors don't come to on a Monday morning: this many, and one for ten IDs.
    public static let fewest = 100
    /// One alarm an hour while it goes on.
    private static let hour = Duration.seconds(3600)

    /// - Parameter ids: how many IDs were ever made here.
    /// - Returns: whether to raise the alarm.
    public mutating func noteRefusal(ids: Int64, at now: Instant) -> Bool {
        (since, alarmedAt) = (since.notAhead(of: now), alarmedAt?.notAhead(of: now))
        if now.elapsed(since: since) >= Self.window { (since, refusals) = (now, 0) }
        refusals += 1
        guard refusals >= Self.fewest, Int64(refusals) >= ids / 10, !isAlarmed(at: now) else { return false }
        alarmedAt = now
        return true
    }

    /// Whether an alarm was raised within the last hour.
    public func isAlarmed(at now: Instant) -> Bool {
        alarmedAt.map { now.elapsed(since: $0) < Self.hour } ?? false
    }
}

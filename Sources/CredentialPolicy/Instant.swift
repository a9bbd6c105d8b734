/// A moment as the host knew it: what the wall clock said, and how long this boot had run.
///
/// The wall clock alone can be set back; `CLOCK_BOOTTIME` alone ends with the boot. Rules ask for the time
/// that *passed* between two instants, and get the boot clock's answer whenever both lie in one boot.
public struct Instant: Sendable, Hashable {
    /// Microseconds since 1970-01-01 00:00 UTC.
    public var wall: Int64
    /// The kernel's boot id (`/proc/sys/kernel/random/boot_id`), as text.
    public var boot: String
    /// Microseconds of `CLOCK_BOOTTIME` in that boot.
    public var sinceBoot: Int64

    public init(wall: Int64, boot: String, sinceBoot: Int64) {
        self.wall = wall
        self.boot = boot
        self.sinceBoot = sinceBoot
    }

    /// Time that passed from `earlier` to this instant, never negative: by the boot clock within one boot
    /// (no step of the wall clock shortens or stretches it), by the wall clock across boots.
    public func elapsed(since earlier: Instant) -> Duration {
        let microseconds = boot == earlier.boot ? sinceBoot - earlier.sinceBoot : wall - earlier.wall
        return .microseconds(max(0, microseconds))
    }

    /// This moment; or `now`, where another boot's clock had it ahead of that: then the one of them was wrong, and nobody
    /// knows when it was. What is counted from it ends in its own time from now on, and not when a wrong clock says.
    public func notAhead(of now: Instant) -> Instant { boot != now.boot && wall > now.wall ? now : self }

    /// How far the wall clock was stepped between `earlier` and this instant (positive: forward); nil across boots,
    /// where nobody can tell a step from a night switched off.
    public func clockStep(since earlier: Instant) -> Duration? {
        guard boot == earlier.boot else { return nil }
        return .microseconds((wall - earlier.wall) - (sinceBoot - earlier.sinceBoot))
    }
}

extension Duration {
    /// Whole microseconds, the unit in which every stored time and every deadline is kept.
    public var inMicroseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000_000 + attoseconds / 1_000_000_000_000
    }
}

import CLinux
import Glibc
public import CredentialPolicy

/// The machine's clocks. Read once per decision; rules get the value.
public struct SystemClock: Sendable {
    private let boot: String

    /// - Throws: `SystemFailure` when /proc is not there: without a boot id nobody can say what a stored time means.
    public init() throws(SystemFailure) {
        let path = "/proc/sys/kernel/random/boot_id"
        let descriptor = unsafe cp_open(path, O_RDONLY | O_CLOEXEC, 0)
        guard descriptor >= 0 else { throw SystemFailure("open \(path)", errno) }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 36)
        guard unsafe Glibc.read(descriptor, &buffer, 36) == 36 else { throw SystemFailure("read \(path)", errno) }
        boot = String(decoding: buffer, as: UTF8.self)
    }

    public func now() -> Instant {
        Instant(wall: Self.microseconds(CLOCK_REALTIME), boot: boot, sinceBoot: Self.microseconds(CLOCK_BOOTTIME))
    }

    /// How long `work` takes. (Swift's `ContinuousClock` would bring the library of its concurrency into the helper.)
    public static func duration(of work: () -> Void) -> Duration {
        let started = microseconds(CLOCK_MONOTONIC)
        work()
        return .microseconds(microseconds(CLOCK_MONOTONIC) - started)
    }

    /// Microseconds since some moment, for rates and remaining times.
    public static func monotonic() -> Int64 { microseconds(CLOCK_MONOTONIC) }

    static func microseconds(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        unsafe clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
    }
}

/// A moment of `CLOCK_MONOTONIC` past which an operation gives up. Monotonic, so that a suspended laptop
/// does not find every operation overdue when it wakes.
public struct Deadline: Sendable {
    /// Microseconds of CLOCK_MONOTONIC.
    public let moment: Int64

    public init(in duration: Duration) { moment = SystemClock.microseconds(CLOCK_MONOTONIC) + duration.inMicroseconds }
    private init(moment: Int64) { self.moment = moment }

    public var remaining: Duration { .microseconds(max(0, moment - SystemClock.microseconds(CLOCK_MONOTONIC))) }
    public func earlier(_ other: Deadline) -> Deadline { Deadline(moment: min(moment, other.moment)) }

    /// Sleeps until the deadline (used to pad refusals to one floor).
    public func sleep() {
        var time = timespec(tv_sec: Int(moment / 1_000_000), tv_nsec: Int(moment % 1_000_000) * 1000)
        while unsafe clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, nil) == EINTR {}
    }
}

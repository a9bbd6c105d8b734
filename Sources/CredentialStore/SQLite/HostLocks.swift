import CLinux
import Glibc

/// The store's locks on this host: byte ranges of one file, held as OFD locks (fcntl(2)), so that the kernel frees them
/// when their holder dies, however it dies and in whatever namespace.
///
///     0              the gate: one writer at a time, before BEGIN IMMEDIATE
///     1              the turnstile: whoever is next for a hash slot
///     2              nobody's, ever: an attempt under its number is dead from the beginning
///     16 … 1039      hash slots
///     4096 … 8191    lanes of sources: one that sends 500 logins delays itself, not others
///     8192 … 12287   lanes of login names: 500 sources that guess at one delay that one
///     2³² …          attempts: the byte of its random number is locked while an attempt's process lives
public final class HostLocks: Sendable {
    private let descriptor: Int32

    private let laneKey: [UInt8]

    /// - Parameter laneKey: a secret of the store's.
    init(path: String, laneKey: [UInt8]) throws(StoreFailure) {
        self.laneKey = laneKey
        descriptor = unsafe cp_open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw errno == EROFS || errno == EACCES
                ? .readOnly : .system("open of the lock file: \(unsafe String(cString: strerror(errno)))")
        }
    }

    deinit { close(descriptor) }

    /// A byte that stays locked until `release` or until its process dies. Not until nobody looks at this value any more:
    /// with a `deinit` that unlocks, the optimiser let slots go before the hash began.
    public struct Held: Sendable {
        fileprivate let offset: Int64
    }

    public func release(_ held: Held) {
        var released = range(held.offset, Int16(F_UNLCK))
        _ = unsafe cp_fcntl_lock(descriptor, F_OFD_SETLK, &released)
    }

    func gate(within timeout: Duration) throws(StoreFailure) -> Held { try hold(0, within: timeout) }

    /// One of the host's places for a hash in progress, fair by source and by login name: a source's processes queue in
    /// the source's lane, the first of each in the lane of its name, the first of each of these at the turnstile. In
    /// that order: who waits for a name that is attacked holds up their own source, never the other way round.
    public func hashSlot(
        source: String, name: [UInt8], slots: Int, within timeout: Duration
    ) throws(StoreFailure) -> Held {
        let end = Self.now() + timeout.inMicroseconds
        let (sources, names) = (lane(4096, Array(source.utf8)), lane(8192, name))
        let first = try hold(sources, within: timeout)
        defer { release(first) }
        let second = try hold(names, within: .microseconds(end - Self.now()))
        defer { release(second) }
        let turnstile = try hold(1, within: .microseconds(end - Self.now()))
        defer { release(turnstile) }
        while true {
            for slot in 0..<Int64(min(slots, 1024)) where tryLock(16 + slot) { return Held(offset: 16 + slot) }
            guard Self.now() < end else { throw .busy }
            usleep(500)
        }
    }

    /// One of the 4,096 from `start` on. Keyed, so that nobody can work out what shares a lane with somebody else's.
    private func lane(_ start: Int64, _ what: [UInt8]) -> Int64 {
        let digest = Digest.hmac(key: laneKey, what)
        return start + Int64(digest[0]) << 4 + Int64(digest[1] & 15)
    }

    /// Under which an attempt counts as failed as soon as somebody looks at it.
    public static let nobody: Int64 = 2

    /// Marks an attempt as alive.
    public func liveness(of number: Int64) throws(StoreFailure) -> Held { try hold(number, within: .zero) }

    /// True while some process holds the attempt's byte.
    func isAlive(_ number: Int64) -> Bool {
        var query = range(number, Int16(F_RDLCK))
        guard unsafe cp_fcntl_lock(descriptor, F_OFD_GETLK, &query) == 0 else { return true }
        return query.l_type != Int16(F_UNLCK)
    }

    /// Waits until the attempt's process lets go of it. Shared, so that many can wait for one.
    /// - Returns: false when the time ran out.
    public func waitForEnd(of number: Int64, within timeout: Duration) -> Bool {
        var wanted = range(number, Int16(F_RDLCK))
        guard unsafe cp_lock_wait(descriptor, &wanted, timeout.inMicroseconds) == 0 else { return false }
        release(Held(offset: number))
        return true
    }

    private func hold(_ offset: Int64, within timeout: Duration) throws(StoreFailure) -> Held {
        var wanted = range(offset, Int16(F_WRLCK))
        guard unsafe cp_lock_wait(descriptor, &wanted, timeout.inMicroseconds) == 0 else {
            throw errno == EAGAIN ? .busy : .system("lock: \(unsafe String(cString: strerror(errno)))")
        }
        return Held(offset: offset)
    }

    private func tryLock(_ offset: Int64) -> Bool {
        var wanted = range(offset, Int16(F_WRLCK))
        return unsafe cp_fcntl_lock(descriptor, F_OFD_SETLK, &wanted) == 0
    }

    private func range(_ offset: Int64, _ type: Int16) -> flock {
        flock(l_type: type, l_whence: Int16(SEEK_SET), l_start: Int(offset), l_len: 1, l_pid: 0)
    }

    private static func now() -> Int64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
    }
}

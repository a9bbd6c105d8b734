import Foundation
import Synchronization
import TestSupport

/// Looks at the helpers of one machine while something goes on, and remembers the most that it saw at one moment. It
/// comes before everybody else on its processor: among a thousand others its looks would take seconds.
final class HelperMemory: Sendable {
    struct Peak {
        var helpers = 0
        /// Those with a hash's memory, not only their own few pages.
        var hashing = 0
        /// What all together had of their own, in KiB.
        var anonymous = 0
        /// How often it was looked quickly enough to count.
        var looks = 0
        /// How long, in all, not even this ran: the machine itself stood still, and whoever had a deadline missed it.
        var standstill = Duration.zero
    }

    /// More than a helper ever has of its own without a hash, less than yescrypt 5 takes (16 MiB).
    private static let hash = 12 * 1024
    private let peak = Mutex(Peak())
    private let ended = Atomic(false)
    private let work: Mutex<Background<Void>?> = Mutex(nil)

    init(of host: RealHost) {
        let program = host.scratch.path("pam-helper")
        let looking = Background { [self] in
            var first = sched_param(sched_priority: 1)
            pthread_setschedparam(pthread_self(), SCHED_FIFO, &first)
            while !ended.load(ordering: .relaxed) {
                look(program)
                let began = ContinuousClock.now
                usleep(200_000)
                let late = ContinuousClock.now - began - .milliseconds(200)
                if late > .milliseconds(100) { peak.withLock { $0.standstill += late } }
            }
        }
        work.withLock { $0 = looking }
    }

    /// The most of everything; to be called once.
    func finish() throws -> Peak {
        ended.store(true, ordering: .relaxed)
        try work.withLock { $0 }?.value()
        return peak.withLock { $0 }
    }

    private func look(_ program: String) {
        let helpers = ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).filter {
            // Read from a chroot, a path in another machine's mounts begins outside it; the scratch name is unique.
            $0.utf8.first.map { (48...57).contains($0) } == true
                && (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\($0)/exe"))?.hasSuffix(program)
                    == true
        }
        let began = ContinuousClock.now
        let sizes = helpers.compactMap(Self.own)
        // While a look lasts, slots change hands: a slow one sees more hashes than there ever were at one moment.
        guard ContinuousClock.now - began < .milliseconds(10) else { return }
        peak.withLock { peak in
            peak.helpers = max(peak.helpers, sizes.count)
            peak.hashing = max(peak.hashing, sizes.count { $0 > Self.hash })
            peak.anonymous = max(peak.anonymous, sizes.reduce(0, +))
            peak.looks += 1
        }
    }

    /// KiB of a process that are nobody else's: what is resident without what is some file's (proc(5), statm).
    private static func own(_ process: String) -> Int? {
        guard let file = fopen("/proc/\(process)/statm", "r") else { return nil }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 128)
        guard fgets(&line, 128, file) != nil else { return nil }
        let pages = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self).split(separator: " ")
        return pages.count < 3 ? nil : (Int(pages[1])! - Int(pages[2])!) * 4
    }
}

import Foundation
import Synchronization
import TestSupport

/// Looks at the helpers of one machine while something goes on, and remembers the most that it saw at one moment.
final class HelperMemory: Sendable {
    struct Peak {
        var helpers = 0
        /// Those with a hash's memory, not only their own few pages.
        var hashing = 0
        /// What all together had of their own, and their fair share of everything, in KiB.
        var anonymous = 0
        var proportional = 0
    }

    /// More than a helper ever has of its own without a hash, less than yescrypt 5 takes (16 MiB).
    private static let hash = 12 * 1024
    private let peak = Mutex(Peak())
    private let ended = Atomic(false)
    private let work: Mutex<Background<Void>?> = Mutex(nil)

    init(of host: RealHost) {
        let program = host.scratch.path("pam-helper")
        let looking = Background { [self] in
            while !ended.load(ordering: .relaxed) {
                look(program)
                usleep(200_000)
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
        var now = Peak()
        for process in (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? [] {
            guard process.utf8.first.map({ (48...57).contains($0) }) == true,
                // Read from a chroot, a path in another machine's mounts begins outside it; the scratch name is unique.
                (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/exe"))?.hasSuffix(program)
                    == true,
                let memory = try? String(contentsOfFile: "/proc/\(process)/smaps_rollup", encoding: .utf8)
            else { continue }
            let anonymous = Self.number("Anonymous:", memory)
            now.helpers += 1
            now.hashing += anonymous > Self.hash ? 1 : 0
            now.anonymous += anonymous
            now.proportional += Self.number("Pss:", memory)
        }
        peak.withLock { peak in
            peak.helpers = max(peak.helpers, now.helpers)
            peak.hashing = max(peak.hashing, now.hashing)
            peak.anonymous = max(peak.anonymous, now.anonymous)
            peak.proportional = max(peak.proportional, now.proportional)
        }
    }

    private static func number(_ name: String, _ text: String) -> Int {
        let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
        return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    }
}

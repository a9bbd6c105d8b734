import Foundation
import TestSupport
import Testing

/// What lockout adds to a login: less than a millisecond, and one synchronised write, whose time is the disk's.
@Suite(.serialized) struct LockoutTime {
    private static let pairs = 200

    private static func tell(_ share: LockoutShare, _ kind: String) {
        figure(
            String(
                format: "a login's transactions \(kind), median of \(pairs): %.3f ms with lockout, "
                    + "%.3f ms without, %.3f ms added; a synchronised write alone %.3f ms",
                share.with, share.without, share.added, share.sync))
    }

    @Test func lockoutAddsLessThanAMillisecondToALogin() throws {
        let share = try LockoutShare(.memory, pairs: Self.pairs)
        Self.tell(share, "in memory")
        #expect(share.added < 1)
    }

    /// How long it takes depends on who else writes to that disk: 0.5 ms on a quiet one here, 8 ms beside three builds. So
    /// what is demanded is their number, that of the reservation being the one more.
    @Test func onADiskItIsOneSynchronisedWriteMore() throws {
        Self.tell(try LockoutShare(.disk, pairs: Self.pairs), "on a disk")
        let scratch = try Scratch(.memory)
        try scratch.makeDirectory("store", mode: 0o700)
        let policy = try scratch.write(
            "policy.conf", "[store]\nurl = sqlite:\(scratch.path("store/credpolicy.db"))\n", mode: 0o640)
        let seeder = Built.test("store-seeder")
        _ = try Run.command(seeder, [policy, "many", "9", "u", "Kitsune-Lantern-4711-qx8vkz"])
        let trace = ["-f", "-e", "trace=fsync,fdatasync", "-o", scratch.path("trace"), seeder, policy, "login"]
        var syncs: [String: [Int]] = [:]
        for number in 1...9 {
            for way in ["with", "without"] {
                let finished = try Run.command("/usr/bin/strace", trace + ["u\(number)", way])
                try #require(finished.status == 0, "\(finished.err)")
                let lines = (scratch.read("trace") ?? "").split(separator: "\n")
                syncs[way, default: []].append(lines.count { $0.contains("sync(") })
            }
        }
        // Now and then one carries the log over, after its answer; the median has none of these.
        let medians = ["with", "without"].map { syncs[$0]!.sorted()[4] }
        figure("synchronised writes of a login: \(medians[0]) with lockout, \(medians[1]) without")
        #expect(medians[1] > 0 && medians[0] == medians[1] + 1, "\(syncs)")
    }
}

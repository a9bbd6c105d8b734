import Foundation

/// What lockout adds to a login: its transactions with and without what lockout does in them, by turns, a process for
/// each (Tests/Seeder/LockoutCost.swift). It is one transaction more, the reservation, and so one synchronised write more;
/// what such a write takes there is measured in between. Medians, in milliseconds.
public struct LockoutShare: Sendable {
    public let with: Double
    public let without: Double
    /// Of the differences of neighbours.
    public let added: Double
    /// Of 16 KB written over and fdatasync(2), as a transaction ends.
    public let sync: Double

    public init(_ place: Scratch.Place, pairs: Int) throws {
        let scratch = try Scratch(place)
        try scratch.makeDirectory("store", mode: 0o700)
        let policy = try scratch.write(
            "policy.conf", "[store]\nurl = sqlite:\(scratch.path("store/credpolicy.db"))\n", mode: 0o640)
        _ = try Self.seeder(policy, "many", "\(2 * pairs)", "u", "Kitsune-Lantern-4711-qx8vkz")
        let file = open(scratch.path("written-over"), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        defer { close(file) }
        var (with, without, sync): ([Double], [Double], [Double]) = ([], [], [])
        for pair in 0..<pairs {
            with.append(try Self.seeder(policy, "login", "u\(2 * pair + 1)", "with"))
            sync.append(Self.milliseconds { Self.writeOver(file) })
            without.append(try Self.seeder(policy, "login", "u\(2 * pair + 2)", "without"))
        }
        (self.with, self.without, self.sync) = (Self.median(with), Self.median(without), Self.median(sync))
        added = Self.median(zip(with, without).map { $0 - $1 })
    }

    /// - Returns: the milliseconds that it printed, if any.
    private static func seeder(_ words: String...) throws -> Double {
        let finished = try Run.command(Built.test("store-seeder"), words)
        guard finished.status == 0 else { throw RunError.cannotStart("store-seeder: \(finished.err)", errno: 0) }
        return (finished.lines.first.flatMap { Double($0) } ?? .nan) / 1000
    }

    private static func writeOver(_ file: Int32) {
        let bytes = [UInt8](repeating: 7, count: 16_384)
        precondition(pwrite(file, bytes, bytes.count, 0) == bytes.count && fdatasync(file) == 0)
    }

    private static func milliseconds(_ body: () -> Void) -> Double {
        let spent = ContinuousClock().measure(body).components
        return Double(spent.seconds) * 1000 + Double(spent.attoseconds) / 1e15
    }

    private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}

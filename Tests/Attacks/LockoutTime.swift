import Foundation
import TestSupport
import Testing

/// What lockout adds to a login: its transactions with and without what lockout does in them, by turns, a process for
/// each (Tests/Seeder/LockoutCost.swift). On a disk this is one synchronised write more: the reservation.
@Suite(.serialized) struct LockoutTime {
    private static let pairs = 200

    @Test(arguments: [Scratch.Place.memory, .disk]) func lockoutAddsLessThanAMillisecondToALogin(
        place: Scratch.Place
    ) throws {
        let scratch = try Scratch(place)
        try scratch.makeDirectory("store", mode: 0o700)
        let policy = try scratch.write(
            "policy.conf", "[store]\nurl = sqlite:\(scratch.path("store/credpolicy.db"))\n", mode: 0o640)
        let filled = try Run.command(
            Built.test("store-seeder"), [policy, "many", "1000", "u", "Kitsune-Lantern-4711-qx8vkz"])
        try #require(filled.status == 0, "\(filled.err)")
        var times: [String: [Double]] = [:]
        for pair in 0..<Self.pairs {
            for (way, number) in [("with", 2 * pair + 1), ("without", 2 * pair + 2)] {
                let finished = try Run.command(Built.test("store-seeder"), [policy, "login", "u\(number)", way])
                times[way, default: []].append(
                    try #require(finished.lines.first.flatMap { Double($0) }, "\(finished.err)"))
            }
        }
        let (with, without) = (times["with"]!, times["without"]!)
        let added = zip(with, without).map { $0 - $1 }.sorted()[Self.pairs / 2]
        figure(
            String(
                format: "a login's transactions in \(place == .disk ? "a disk" : "memory"), median of \(Self.pairs): "
                    + "%.3f ms with lockout, %.3f ms without, %.3f ms added",
                with.sorted()[Self.pairs / 2] / 1000, without.sorted()[Self.pairs / 2] / 1000, added / 1000))
        #expect(added < 1000)
    }
}

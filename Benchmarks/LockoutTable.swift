import CredentialPolicy
import Foundation
import TestSupport

/// What lockout stops beside pam_faillock, and what it costs.
enum LockoutTable {
    static func text() throws -> String {
        let (peer, ours) = (try Spray.peer(), try Spray.ours())
        let rows = [
            ("one source, a guess at each of \(Spray.ids) IDs: compared", "\(peer.compared)", "\(ours.compared)"),
            (
                "five more at each; owners let in from elsewhere, of \(Spray.owners)", "\(peer.entered)",
                "\(ours.entered)"
            ),
            (
                "4 guesses, then waiting until they are forgotten, for a year: compared", "\(try peerInAYear())",
                "\(oursInAYear())"
            ),
        ]
        let (memory, disk) = (try LockoutShare(.memory, pairs: 200), try LockoutShare(.disk, pairs: 200))
        var lines = ["## Patience and many IDs, limit 5", ""]
        lines += ["| attack | pam_faillock + pam_unix | ours |", "|---|---|---|"]
        lines += rows.map { "| \($0.0) | \($0.1) | \($0.2) |" }
        lines += ["", "| what | demanded | found |", "|---|---|---|"]
        let found = String(
            format: "%.2f ms; on a disk %.2f ms, where one write alone takes %.2f ms", memory.added, disk.added,
            disk.sync)
        lines.append("| what lockout adds to a login | < 1 ms | \(found) |")
        return lines.joined(separator: "\n") + "\n"
    }

    private static let (year, pause) = (365 * 86_400, 901)

    /// From what 25 rounds let through.
    private static func peerInAYear() throws -> Int {
        let (peer, rounds) = (try FaillockPeer(people: ["mori"]), 25)
        for round in 0..<rounds {
            try peer.logIn((0..<4).map { ("mori", "wrong-guess-\(round)-\($0)") }, from: "203.0.113.1", lanes: 1)
            try peer.wait(UInt64(pause))
        }
        return peer.compared * year / (rounds * pause)
    }

    /// The rule itself, with a clock that is an argument.
    private static func oursInAYear() -> Int {
        let (rule, place) = (Policy().lockout(for: .personal), Place("203.0.113.1"))
        var (tally, compared) = (Tally(), 0)
        for second in stride(from: 0, to: Int64(year), by: pause) {
            let now = Instant(wall: second * 1_000_000, boot: "first", sinceBoot: second * 1_000_000)
            for _ in 0..<4 {
                let admission = rule.reserve(from: place, in: &tally, at: now).admission
                guard case .reserved(let sequence) = admission else { break }
                _ = rule.settleFailure(sequence, in: &tally, at: now)
                compared += 1
            }
        }
        return compared
    }
}

import CredentialPolicy
import StrengthSamples
import TestSupport
import Testing

/// What must hold of the estimator, measured beside its peers in one run (docs/strength.md says on what).
@Suite(.serialized) struct MeasuredTests {
    /// A table that strength-lab prints: cells by column, row by row.
    private struct Table {
        let rows: [[String: String]]

        init(_ command: String) throws {
            let finished = try Run.command(Built.test("strength-lab"), [command], timeout: 900)
            try #require(finished.status == 0, "\(finished.err)")
            let lines = finished.lines.filter { $0.hasPrefix("|") }.map { line in
                line.split(separator: "|").map {
                    String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
                }
            }
            let head = try #require(lines.first)
            rows = lines.dropFirst(2).map { Dictionary(uniqueKeysWithValues: zip(head, $0)) }
            for row in rows { figure("\(command): " + head.map { "\($0) \(row[$0] ?? "")" }.joined(separator: ", ")) }
        }

        static func number(_ row: [String: String], _ column: String) throws -> Double {
            try #require(Double((row[column] ?? "").prefix { $0 != " " }), "no number in the column \(column)")
        }
    }

    private static let peers = Result { try Table("peers") }

    @Test func weakOnesAreRefusedAndStrongOnesAccepted() throws {
        let table = try Self.peers.get()
        let ours = try #require(table.rows.first { $0["meter"] == "credpolicy" })
        #expect(table.rows.count == 5)
        let accepted = try Table.number(ours, "weak accepted")
        #expect(accepted <= 2)
        for half in ["", " put aside"] {
            let refused = try Table.number(ours, "strong\(half) refused")
            #expect(refused <= 1)
        }
    }

    /// What was put aside is a forecast, so it is held against the peers that let strong passwords through.
    @Test func ofHabitsThatWerePutAsideFarFewerAreAcceptedThanByAnyPeerThatSparesStrongOnes() throws {
        let rows = try Self.peers.get().rows
        let ours = try #require(rows.first { $0["meter"] == "credpolicy" })
        let usable = try rows.filter { try $0["meter"] != "credpolicy" && Table.number($0, "strong refused") <= 5 }
        try #require(!usable.isEmpty)
        let accepted = try Table.number(ours, "weak put aside accepted")
        for peer in usable {
            let theirs = try Table.number(peer, "weak put aside accepted")
            #expect(accepted * 8 <= theirs, "\(peer)")
        }
    }

    /// The other meters fail one side or the other by far: so the passwords are neither all easy nor all hard to judge.
    @Test func noPeerGetsBothSidesRight() throws {
        for peer in try Self.peers.get().rows where peer["meter"] != "credpolicy" {
            let accepted = try Table.number(peer, "weak accepted")
            let refused = try Table.number(peer, "strong refused")
            #expect(accepted > 10 || refused > 10, "\(peer)")
        }
    }

    @Test func itOrdersPasswordsAsUseDoesBetterThanZxcvbnOnEachList() throws {
        let table = try Table("correlation")
        #expect(Set(table.rows.map { $0["list"] }) == ["john", "zxcvbn"])
        for row in table.rows {
            let (ours, peer) = (try Table.number(row, "credpolicy"), try Table.number(row, "zxcvbn"))
            #expect(ours > peer, "\(row)")
        }
    }

    /// On a slow machine, or a busy one, zxcvbn-c is slower too.
    @Test func itJudgesSixtyThousandASecondOrAsManyAsZxcvbnInC() throws {
        let table = try Table("speed")
        let speeds = try table.rows.map { try Table.number($0, "checks a second") }
        try #require(speeds.count == 2)
        figure("speed: ours / zxcvbn-c = \(speeds[0] / speeds[1])")
        #expect(speeds[0] >= 60_000 || speeds[0] >= speeds[1])
    }
}

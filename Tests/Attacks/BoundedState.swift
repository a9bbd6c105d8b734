import CredentialPolicy
import CredentialStore
import Foundation
import TestSupport
import Testing

/// What an attacker makes us remember is bounded, for an ID and for a source, however many sources and IDs there are.
@Suite(.serialized) struct BoundedState {
    private static let tries = 10_000

    /// What `[lockout]` says, and how fast the tries come.
    struct Pace: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let window: Duration?
        let total: Int
        let seconds: Int64
        /// Failures that may be remembered at any time. What is too many goes with the next reservation, so it is one more
        /// than the rule keeps.
        let most: Int
        /// The owner gets a new password whenever the ceiling is reached: else that ends it all.
        let isBoundAnew: Bool
    }

    static let paces = [
        Pace(
            testDescription: "as shipped, within ten minutes", window: .seconds(900), total: 20, seconds: 0, most: 20,
            isBoundAnew: false),
        Pace(
            testDescription: "as shipped, one a minute", window: .seconds(900), total: 20, seconds: 60, most: 20,
            isBoundAnew: true),
        Pace(
            testDescription: "no window, one a minute", window: nil, total: 20, seconds: 60, most: 201,
            isBoundAnew: true),
    ]

    @Test(arguments: paces) func tenThousandFailuresFromTenThousandSourcesAreFewRows(_ pace: Pace) throws {
        let stage = try Stage()
        try stage.add(["mori"])
        let account = try stage.account("mori")
        let rule = Lockout(
            settings: LockoutSettings(
                maxFailures: 5, window: pace.window, duration: .time(.seconds(900)), maxFailuresTotal: pace.total),
            kind: .ordinary)
        let before = try stage.bytes(of: ["attempts", "scopes", "places", "tallies"])
        var (compared, most) = (0, 0)
        for batch in stride(from: 0, to: Self.tries, by: 100) {
            try stage.store.write { transaction throws(StoreFailure) in
                for number in batch..<batch + 100 {
                    let place = Place("2001:db8:\(String(number, radix: 16))::/64")
                    let now = stage.moment(Int64(number) * pace.seconds)
                    let subject = Subject.account(account.id)
                    if try Self.fail(rule, subject, from: place, transaction, stage, at: now) {
                        compared += 1
                    } else if pace.isBoundAnew {
                        try transaction.rebind(subject, locks: stage.store.locks, at: now)
                    }
                }
            }
            most = max(most, try stage.rows("attempts"))
        }
        let grown = try stage.bytes(of: ["attempts", "scopes", "places", "tallies"]) - before
        let scopes = try stage.rows("scopes")
        let rebound = pace.isBoundAnew ? ", a new password whenever the ceiling is reached" : ""
        figure(
            "\(Self.tries) wrong guesses at one ID from as many sources, \(pace.testDescription)\(rebound): "
                + "\(compared) compared, \(most) failures and \(scopes) scopes remembered, \(grown) bytes for the ID")
        #expect(compared >= pace.total)
        #expect(most <= pace.most && scopes <= pace.most + 2)
        #expect(grown <= pace.most * 256)
    }

    /// One source against ever more IDs: at one moment, and just slowly enough never to be stopped.
    @Test(arguments: [Int64(0), 13]) func tenThousandIDsAreFewRowsOfASource(seconds: Int64) throws {
        let stage = try Stage()
        let rule = Policy().sourceLockout
        let (source, place) = try stage.store.read { transaction throws(StoreFailure) in
            (transaction.sourceSubject("203.0.113.9"), Place("203.0.113.9"))
        }
        var (compared, most) = (0, 0)
        for batch in stride(from: 0, to: Self.tries, by: 100) {
            try stage.store.write { transaction throws(StoreFailure) in
                for number in batch..<batch + 100 {
                    let now = stage.moment(Int64(number) * seconds)
                    if try Self.fail(rule, source, from: place, transaction, stage, at: now) { compared += 1 }
                }
            }
            most = max(most, try stage.rows("attempts"))
        }
        figure(
            "one source against \(Self.tries) IDs, one each \(seconds) s: \(compared) compared, \(most) failures and "
                + "\(try stage.rows("scopes")) scopes remembered of it")
        #expect(most <= 50)
        #expect(try stage.rows("scopes") <= 1)
        #expect(compared == (seconds == 0 ? 50 : Self.tries))
    }

    /// Sources share 65,536 counts, so that their number is bounded too.
    @Test func tenThousandSourcesTakeSoMuchEach() throws {
        let stage = try Stage()
        let rule = Policy().sourceLockout
        let tables = ["attempts", "scopes", "places", "tallies"]
        let before = try (stage.bytes(of: tables), stage.rows("tallies"))
        for batch in stride(from: 0, to: Self.tries, by: 100) {
            try stage.store.write { transaction throws(StoreFailure) in
                for number in batch..<batch + 100 {
                    let place = Place("2001:db8:\(String(number, radix: 16))::/64")
                    let subject = transaction.sourceSubject(place.name)
                    _ = try Self.fail(rule, subject, from: place, transaction, stage, at: stage.moment(0))
                }
            }
        }
        let (grown, counts) = try (stage.bytes(of: tables) - before.0, stage.rows("tallies") - before.1)
        figure(
            "one wrong guess from each of \(Self.tries) sources: \(counts) counts of 65,536, "
                + "\(grown / Self.tries) bytes for each source")
        #expect(counts < Self.tries && counts > Self.tries / 2)
        #expect(grown / Self.tries < 512)
    }

    /// A guess as reservation and settlement make it; whether it was compared.
    private static func fail(
        _ rule: Lockout, _ subject: Subject, from place: Place, _ transaction: Transaction, _ stage: Stage,
        at now: Instant
    ) throws(StoreFailure) -> Bool {
        var stored = try transaction.tally(subject, locks: stage.store.locks, at: now)
        let admission = rule.reserve(from: place, in: &stored.tally, at: now).admission
        try transaction.store(stored, lease: Lease(until: .max, liveness: 1 << 33))
        guard case .reserved(let sequence) = admission else { return false }
        stored = try transaction.tally(subject, locks: stage.store.locks, own: 1 << 33, at: now)
        _ = rule.settleFailure(sequence, tag: 7, in: &stored.tally, at: now)
        try transaction.store(stored, lease: nil)
        return true
    }
}

extension Stage {
    fileprivate func moment(_ second: Int64) -> Instant {
        Instant(wall: 1_800_000_000_000_000 + second * 1_000_000, boot: "first", sinceBoot: second * 1_000_000)
    }

    fileprivate func rows(_ table: String) throws -> Int { try number("SELECT COUNT(*) FROM \(table)") }

    /// What the rows of these tables take, with their indexes, without pages' free space.
    fileprivate func bytes(of tables: [String]) throws -> Int {
        let names = tables.map { "'\($0)'" }.joined(separator: ", ")
        return try number(
            "SELECT SUM(payload) FROM dbstat WHERE name IN "
                + "(SELECT name FROM sqlite_schema WHERE tbl_name IN (\(names)))")
    }

    private func number(_ query: String) throws -> Int {
        let finished = try Run.command("/usr/bin/sqlite3", [scratch.path("store/credpolicy.db"), query])
        guard let number = finished.lines.first.flatMap({ Int($0) }) else {
            throw RunError.cannotStart("sqlite3: \(finished.err)", errno: 0)
        }
        return number
    }
}

import CredentialPolicy
import Testing

@testable import CredentialStore

/// The sweep meets everything that anybody ever left in a store, and others who write meanwhile.
@Suite struct SweepRoundTests {
    private static let year = 365 * 86_400.0
    private static let ids = Lockout(
        settings: LockoutSettings(
            maxFailures: 5, window: .seconds(900), duration: .time(.seconds(900)), maxFailuresTotal: 20),
        kind: .ordinary)
    private static let sources = Lockout(settings: ids.settings, kind: .source)

    private static func rule(_ subject: Subject, _ transaction: Transaction) -> Lockout? {
        switch subject {
        case .account, .overlay, .unknown: ids
        case .source: sources
        }
    }

    /// Failed guesses from one place, one after the other.
    private func fail(_ store: Store, _ subject: Subject, times: Int, at now: Instant) throws {
        for _ in 0..<times {
            try store.write { transaction throws(StoreFailure) in
                let rule = Self.rule(subject, transaction) ?? Self.ids
                var stored = try transaction.tally(subject, locks: store.locks, at: now)
                let admission = rule.reserve(from: Place("desk"), in: &stored.tally, at: now).admission
                guard case .reserved(let number) = admission else {
                    Issue.record("\(admission)")
                    return
                }
                try transaction.store(stored, lease: Lease(until: .max, liveness: 1 << 40))
                stored = try transaction.tally(subject, locks: store.locks, own: 1 << 40, at: now)
                _ = rule.settleFailure(number, in: &stored.tally, at: now)
                try transaction.store(stored, lease: nil)
            }
        }
    }

    private func tally(_ stand: StoreStand, _ subject: Subject, at now: Instant) throws -> Tally {
        try stand.store.read { transaction throws(StoreFailure) in
            try transaction.peekTally(subject, locks: stand.store.locks, at: now)
        }
    }

    private func count(_ stand: StoreStand, _ table: String) throws -> Int64 {
        guard case .integer(let count)? = try stand.ask("SELECT COUNT(*) FROM \(table)").first?.first else { return -1 }
        return count
    }

    /// Between the sweep's look and its write another unknown name takes the bucket, and is guessed at.
    @Test(arguments: [true, false]) func aNameThatTakesABucketMeanwhileKeepsItsCount(inOneStep: Bool) throws {
        let stand = try StoreStand()
        let other = try Store(path: stand.path, deadline: .seconds(3))
        let former = Subject.unknown(bucket: 7, key: [UInt8](repeating: 1, count: 32))
        let newcomer = Subject.unknown(bucket: 7, key: [UInt8](repeating: 2, count: 32))
        try fail(stand.store, former, times: 2, at: moment(0))
        var hasCome = false
        func comes(_ subject: Subject, _ transaction: Transaction) throws(StoreFailure) -> Lockout? {
            if !hasCome {
                do { try fail(other, newcomer, times: 3, at: moment(1000)) } catch { Issue.record(error) }
                hasCome = true
            }
            return Self.ids
        }
        if inOneStep {
            _ = try stand.store.sweep(at: moment(1000), rule: comes)
        } else {
            #expect(try stand.store.sweepAll(at: moment(1000), rule: comes) == 0)
        }
        #expect(hasCome)
        #expect(try tally(stand, newcomer, at: moment(1000)).attempts.count == 3)
        let owner = try stand.ask("SELECT name_key FROM tallies WHERE subject = -8")
        #expect(owner == [[.bytes([UInt8](repeating: 2, count: 32))]])
    }

    @Test func aTallyThatCantBeReadKeepsNoOther() throws {
        let stand = try StoreStand()
        for bucket in 0..<3 { try fail(stand.store, .source(bucket: Int64(bucket)), times: 50, at: moment(0)) }
        #expect(try count(stand, "scopes WHERE lock_wall IS NOT NULL") == 3)
        // The hand comes past -4099 first, and the index of ends has it first as well.
        try stand.tamper("UPDATE scopes SET scope = 'of a later version', lock_wall = 1 WHERE subject = -4099")
        let ended = try stand.store.read { transaction throws(StoreFailure) in
            try transaction.subjectsWithEndedLocks(at: moment(700))
        }
        #expect(ended.first == -4099 && ended.count == 3)
        let unreadable = try stand.store.write { transaction throws(StoreFailure) in
            try transaction.endLocks(of: ended, locks: stand.store.locks, at: moment(700))
        }
        #expect(try unreadable == 1 && count(stand, "events WHERE kind = 'lock.ended'") == 2)
        #expect(try stand.store.sweep(at: moment(700), rule: Self.rule).unreadable == 1)
        #expect(try stand.store.sweepAll(at: moment(700), rule: Self.rule) == 1)
        #expect(try stand.ask("SELECT DISTINCT subject FROM attempts") == [[.integer(-4099)]])
        let finding = try Store.verify(path: stand.path, deadline: .seconds(3))
        #expect(finding.damage.count == 1 && finding.damage.first?.contains("-4099") == true, "\(finding.damage)")
        try stand.tamper("DELETE FROM scopes")
        #expect(try Store.verify(path: stand.path, deadline: .seconds(3)).isSound)
    }

    /// Each commit waits for the disk.
    @Test func aRoundPastWhatCountsCommitsNothing() throws {
        let stand = try StoreStand()
        for bucket in 0..<200 { try fail(stand.store, .source(bucket: Int64(bucket)), times: 2, at: moment(0)) }
        let watcher = try Database(path: stand.path, busyTimeout: .seconds(3))
        let before = try watcher.run("PRAGMA data_version")
        #expect(try stand.store.sweepAll(at: moment(100), rule: Self.rule) == 0)
        #expect(try watcher.run("PRAGMA data_version") == before)
        #expect(try stand.store.sweepAll(at: moment(700), rule: Self.rule) == 0)
        #expect(try watcher.run("PRAGMA data_version") != before && count(stand, "attempts") == 0)
    }

    /// A clock ten years ahead, then a start with the right one. Of a source that nobody tries again.
    @Test(arguments: [2, 50]) func aMomentAheadOfAllClocksBeginsToPass(_ failures: Int) throws {
        let stand = try StoreStand()
        try fail(stand.store, .source(bucket: 1), times: failures, at: moment(10 * Self.year))
        #expect(try count(stand, "scopes WHERE lock_wall IS NOT NULL") == (failures == 50 ? 1 : 0))
        for (second, left) in [(5.0, Int64(failures)), (604, Int64(failures)), (606, 0)] {
            _ = try stand.store.sweepAll(at: moment(second, boot: "second"), rule: Self.rule)
            #expect(try count(stand, "attempts") == left, "\(second)")
        }
    }

    /// Whoever looks at locks by the wall clock does not see that they have ended.
    @Test func aLockThatEndedWhileTheClockWasSetBackIsWrittenDown() throws {
        let stand = try StoreStand()
        let account = try stand.account("taro").id
        try fail(stand.store, .account(account), times: 5, at: moment(0))
        let now = moment(901, stepped: -Self.year)
        let seen = try stand.store.read { transaction throws(StoreFailure) in
            try transaction.subjectsWithEndedLocks(at: now)
        }
        #expect(seen.isEmpty)
        _ = try stand.store.sweepAll(at: now, rule: Self.rule)
        let until = moment(900, stepped: -Self.year).wall
        #expect(
            try stand.ask("SELECT details FROM events WHERE kind = 'lock.ended'")
                == [[.text("until=\(until)\nscope=place:desk")]])
    }
}

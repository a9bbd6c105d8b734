import CredentialPolicy
import Testing

@testable import CredentialStore

/// UID twins: one count for one POSIX user, whatever the host says and when.
@Suite struct SharedTallyTests {
    private static let rule = lockout(5, .untilUnlocked)

    private func facts(_ stand: StoreStand, _ id: Int64) throws -> AccountFacts {
        let record = try stand.store.read { transaction throws(StoreFailure) in
            try transaction.account(id: AccountID(id))
        }
        return try #require(record).facts
    }

    private func tally(_ stand: StoreStand, _ id: Int64, overlay: Bool = false) throws -> Tally {
        let account = try facts(stand, id)
        return try stand.store.read { transaction throws(StoreFailure) in
            let subject = try overlay ? transaction.overlaySubject(of: account) : transaction.subject(of: account)
            return try transaction.peekTally(subject, locks: stand.store.locks, at: moment(100))
        }
    }

    private func count(_ stand: StoreStand, _ id: Int64) throws -> Int {
        try tally(stand, id).failures(within: nil, at: moment(100))
    }

    private func fail(
        _ stand: StoreStand, _ id: Int64, times: Int, rule: Lockout = Self.rule, overlay: Bool = false
    ) throws {
        let account = try facts(stand, id)
        for _ in 0..<times {
            try stand.store.write { transaction throws(StoreFailure) in
                let subject = try overlay ? transaction.overlaySubject(of: account) : transaction.subject(of: account)
                var stored = try transaction.tally(subject, locks: stand.store.locks, at: moment(100))
                let admission = rule.reserve(in: &stored.tally, at: moment(100)).admission
                try transaction.store(stored, lease: Lease(until: 1, liveness: 1 << 33))
                guard case .reserved(let sequence) = admission else { return }
                stored = try transaction.tally(subject, locks: stand.store.locks, at: moment(100))
                _ = rule.settleFailure(sequence, in: &stored.tally, at: moment(100))
                try transaction.store(stored, lease: nil)
            }
        }
    }

    private func note(_ stand: StoreStand, _ uid: UInt32, of id: Int64) throws {
        let account = try facts(stand, id)
        try stand.store.write { transaction throws(StoreFailure) in try transaction.noteUID(uid, of: account) }
    }

    /// Account 1 is older than account 2; `known` has its uid, the other gets the same one later.
    @Test(arguments: [(known: Int64(1), late: Int64(2)), (known: 2, late: 1)])
    func aTwinKnownLaterBringsItsFailuresAlong(_ known: Int64, _ late: Int64) throws {
        let stand = try StoreStand()
        try stand.account("a", uid: known == 1 ? 1000 : nil)
        try stand.account("b", uid: known == 2 ? 1000 : nil)
        try fail(stand, 1, times: 2)
        try fail(stand, 2, times: 2)
        try note(stand, 1000, of: late)
        #expect(try [count(stand, 1), count(stand, 2)] == [4, 4])
        try fail(stand, late, times: 1)
        #expect(try tally(stand, known).lock != nil && tally(stand, late).lock != nil)
    }

    /// What another module compares is counted apart, and comes along as well; where nothing was tried, there is nothing.
    @Test(arguments: [(known: Int64(1), late: Int64(2)), (known: 2, late: 1)])
    func theCountOfAnotherModulesPasswordsComesAlong(_ known: Int64, _ late: Int64) throws {
        let stand = try StoreStand()
        try stand.account("a", uid: known == 1 ? 1000 : nil)
        try stand.account("b", uid: known == 2 ? 1000 : nil)
        try fail(stand, late, times: 3, overlay: true)
        try note(stand, 1000, of: late)
        for id in [Int64(1), 2] {
            #expect(try tally(stand, id, overlay: true).failures(within: nil, at: moment(100)) == 3)
            #expect(try count(stand, id) == 0)
        }
        try fail(stand, known, times: 2, overlay: true)
        #expect(try tally(stand, late, overlay: true).lock != nil && tally(stand, late).lock == nil)
    }

    @Test(arguments: [
        (known: Int64(1), locked: Int64(2)), (known: 1, locked: 1), (known: 2, locked: 1), (known: 2, locked: 2),
    ])
    func aLockHoldsForBothTwinsWhicheverHadIt(_ known: Int64, _ locked: Int64) throws {
        let stand = try StoreStand()
        try stand.account("a", uid: known == 1 ? 1000 : nil)
        try stand.account("b", uid: known == 2 ? 1000 : nil)
        try fail(stand, locked, times: 5)
        #expect(try tally(stand, 3 - locked).lock == nil)
        try note(stand, 1000, of: 3 - known)
        #expect(try tally(stand, 1).lock != nil && tally(stand, 2).lock != nil)
        // Long past every window, the lock alone still holds.
        let admission = Self.rule.reserve(in: &(try tallyCopy(stand, 1)).value, at: moment(9_000_000)).admission
        #expect(admission == .locked)
    }

    private final class Box {
        var value: Tally
        init(_ value: Tally) { self.value = value }
    }
    private func tallyCopy(_ stand: StoreStand, _ id: Int64) throws -> Box { Box(try tally(stand, id)) }

    @Test func ofTwoLocksTheOneThatEndsLaterStays() throws {
        let brief = lockout(1, .time(.seconds(60)))
        let long = lockout(1, .time(.seconds(600)))
        for (first, second) in [(brief, long), (long, brief)] {
            let stand = try StoreStand()
            try stand.account("a", uid: 1000)
            try stand.account("b")
            try fail(stand, 1, times: 1, rule: first)
            try fail(stand, 2, times: 1, rule: second)
            try note(stand, 1000, of: 2)
            #expect(try tally(stand, 2).lock?.duration == .seconds(600))
        }
    }

    @Test(arguments: [Int64(1), 2])
    func whenATwinGetsAnotherUIDBothKeepTheCount(_ leaving: Int64) throws {
        let stand = try StoreStand()
        try stand.account("a", uid: 1000)
        try stand.account("b", uid: 1000)
        try fail(stand, 1, times: 1)
        try fail(stand, 2, times: 2)
        try note(stand, 2000, of: leaving)
        #expect(try [count(stand, 1), count(stand, 2)] == [3, 3])
        try fail(stand, leaving, times: 1)
        #expect(try count(stand, 3 - leaving) == 3)
    }

    @Test func movedAttemptsCollideWithNoneAndNumbersKeepRising() throws {
        let stand = try StoreStand()
        try stand.account("a", uid: 1000)
        try stand.account("b")
        let number: Int64 = 1 << 40
        let other = try Store(path: stand.path, deadline: .seconds(3))
        let alive = try other.locks.liveness(of: number)
        for id in [Int64(1), 2] {
            try fail(stand, id, times: 2)
            try stand.tamper(
                "INSERT INTO attempts VALUES (\(id), 90, NULL, 0, 'first', \(moment(100).sinceBoot), \(Int64.max), \(number),"
                    + "'desk', 0, 0, NULL);"
                    + "UPDATE tallies SET sequence = 90 WHERE subject = \(id)")
        }
        try note(stand, 1000, of: 2)
        let merged = try tally(stand, 1)
        #expect(merged.attempts.count == 6 && Set(merged.attempts.map(\.sequence)).count == 6)
        #expect(merged.openAttempts == 2 && merged.failures(within: nil, at: moment(100)) == 4)
        #expect(merged.attempts.allSatisfy { $0.sequence <= merged.sequence })
        other.locks.release(alive)
        // The attempt that was under way when it moved is not found under its number any more: it counts, and never
        // succeeds.
        var copy = merged
        #expect(!Self.rule.settleSuccess(95, in: &copy, at: moment(101)))
        // Settled before a success of 90, and yet not cleared by it: their order was never known.
        #expect(Self.rule.settleSuccess(90, in: &copy, at: moment(101)))
        #expect(copy.failures(within: nil, at: moment(101)) == 2)
    }

    @Test(arguments: 1...6) func noUIDThatTheHostEverNamesLowersAnybodysCount(_ seed: UInt64) throws {
        let stand = try StoreStand()
        for login in ["a", "b", "c", "d"] { try stand.account(login) }
        var state = seed &* 0x9E37_79B9_7F4A_7C15
        func dice(_ sides: UInt64) -> Int64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int64((state >> 33) % sides)
        }
        let many = lockout(100_000, .untilUnlocked)
        for _ in 0..<40 {
            let id = dice(4) + 1
            if dice(3) > 0 {
                let before = try count(stand, id)
                try fail(stand, id, times: 1, rule: many)
                #expect(try count(stand, id) == before + 1)
            } else {
                let before = try (1...4).map { try count(stand, $0) }
                try note(stand, UInt32(1000 + dice(3)), of: id)
                let after = try (1...4).map { try count(stand, $0) }
                #expect(zip(before, after).allSatisfy { $0 <= $1 })
            }
        }
        let rows = try stand.ask(
            "SELECT COUNT(*) FROM attempts a JOIN tallies t USING (subject) WHERE a.sequence > t.sequence")
        #expect(rows == [[.integer(0)]])
    }
}

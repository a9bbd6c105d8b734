import CredentialPolicy
import Testing

@testable import CredentialStore

/// What the store holds of wrong passwords: 32 bits of sixteen of them, and none longer than their failures count.
@Suite struct WrongTagStoreTests {
    private let one = Subject.account(AccountID(1))
    private let rule = lockout(100, .untilUnlocked)

    /// A store in which 20 failures of one ID stand, by second 20.
    private func stand() throws -> StoreStand {
        let stand = try StoreStand()
        try stand.account("mori")
        for number in 1...20 {
            try attempt(stand, at: Double(number)) { sequence, tally in
                _ = rule.settleFailure(
                    sequence, tag: .max - UInt32(number), in: &tally, at: moment(Double(number)))
            }
        }
        return stand
    }

    /// Reserves an attempt in one transaction and has it settled in another, as a login does.
    private func attempt(
        _ stand: StoreStand, at seconds: Double, _ settle: (Int64, inout Tally) -> Void
    ) throws {
        var sequence: Int64 = 0
        try change(stand, at: seconds) { tally in
            _ = rule.reserve(in: &tally, at: moment(seconds))
            sequence = tally.sequence
        }
        try change(stand, at: seconds) { settle(sequence, &$0) }
    }

    private func change(_ stand: StoreStand, at seconds: Double, _ body: (inout Tally) -> Void) throws {
        try stand.store.write { transaction throws(StoreFailure) in
            var stored = try transaction.tally(one, locks: stand.store.locks, own: 1 << 40, at: moment(seconds))
            body(&stored.tally)
            try transaction.store(stored, lease: Lease(until: .max, liveness: 1 << 40))
        }
    }

    private func tags(_ stand: StoreStand) throws -> Int {
        try stand.ask("SELECT tag FROM attempts WHERE tag IS NOT NULL").count
    }

    @Test func sixteenAreKeptOfThirtyTwoBitsEach() throws {
        let stand = try stand()
        #expect(try tags(stand) == 16)
        #expect(
            try stand.ask("SELECT MIN(tag) >= 0, MAX(tag) < 4294967296 FROM attempts") == [[.integer(1), .integer(1)]])
    }

    @Test func aSuccessErasesThem() throws {
        let stand = try stand()
        try attempt(stand, at: 21) { sequence, tally in
            #expect(rule.settleSuccess(sequence, in: &tally, at: moment(21)))
        }
        #expect(try tags(stand) == 0)
    }

    @Test func anUnlockErasesThem() throws {
        let stand = try stand()
        try change(stand, at: 21) { Lockout.unlock(&$0) }
        #expect(try tags(stand) == 0)
    }

    @Test func aNewPasswordErasesThemAndTheFailuresStay() throws {
        let stand = try stand()
        try stand.store.write { transaction throws(StoreFailure) in
            try transaction.rebind(one, locks: stand.store.locks, at: moment(21))
        }
        #expect(try tags(stand) == 0)
        #expect(try stand.ask("SELECT COUNT(*) FROM attempts") == [[.integer(20)]])
    }

    /// With the window of a quarter of an hour.
    @Test func whatNoLongerCountsIsErasedByTheNextAttempt() throws {
        let stand = try stand()
        try attempt(stand, at: 910) { sequence, tally in Lockout.withdraw(sequence, from: &tally) }
        #expect(try tags(stand) == 10)
        try attempt(stand, at: 2000) { sequence, tally in Lockout.withdraw(sequence, from: &tally) }
        #expect(try tags(stand) == 0)
    }
}

@testable import CredentialPolicy
import Testing

/// Reserving, counting, locking (K5-2-3).
@Suite struct LockoutTests {
    @Test(arguments: [1, 3, 5])
    func theBudgetIsReservedExactlyAndTheLastFailureLocks(_ maximum: Int) {
        let rule = lockout(maximum)
        var tally = Tally()
        for number in 1...maximum {
            let sequence = rule.reserved(&tally, at: moment(Double(number)))
            #expect(sequence != nil, "guess \(number)")
            let change = rule.settleFailure(sequence ?? 0, in: &tally, at: moment(Double(number)))
            #expect((change?.set.isEmpty == false) == (number == maximum), "guess \(number)")
        }
        #expect(rule.reserve(in: &tally, at: moment(10)).admission == .locked)
        #expect(tally.lock?.duration == .seconds(30))
    }

    @Test(arguments: [1, 3, 5])
    func openAttemptsAloneMakeANewcomerWaitAndNeverLock(_ maximum: Int) {
        let rule = lockout(maximum)
        var tally = Tally()
        for _ in 1...maximum { #expect(rule.reserved(&tally, at: moment(0)) != nil) }
        let (admission, change) = rule.reserve(in: &tally, at: moment(1))
        #expect(admission == .wait(for: 1))
        #expect(change == Lockout.LockChange())
        #expect(tally.openAttempts == maximum && tally.lock == nil)
    }

    @Test func failuresAndOpenAttemptsShareTheBudget() {
        let rule = lockout(3)
        var tally = Tally()
        rule.fail(&tally, at: moment(0))
        #expect(rule.reserved(&tally, at: moment(1)) != nil)
        #expect(rule.reserved(&tally, at: moment(1)) != nil)
        #expect(rule.reserve(in: &tally, at: moment(1)).admission == .wait(for: 3))
    }

    @Test func attemptsWhoseProcessesDiedAreFailures() {
        let rule = lockout(3)
        var tally = Tally()
        for _ in 1...3 { tally.kill(rule.reserved(&tally, at: moment(0)) ?? 0) }
        let (admission, change) = rule.reserve(in: &tally, at: moment(1))
        #expect(admission == .locked)
        #expect(change.set.map(\.lock) == [tally.lock])
        #expect(tally.failures(within: .seconds(60), at: moment(1)) == 3)
    }

    @Test func oneDeadAttemptLeavesTheRestOfTheBudget() {
        let rule = lockout(3)
        var tally = Tally()
        tally.kill(rule.reserved(&tally, at: moment(0)) ?? 0)
        #expect(rule.fail(&tally, at: moment(1)) != .locked)
        #expect(rule.fail(&tally, at: moment(1)) != .locked)
        #expect(rule.fail(&tally, at: moment(1)) == .locked)
    }

    @Test(arguments: [
        ("a microsecond before its end", 59.999999, 1), ("at its end", 60.0, 0), ("long after", 3600.0, 0),
    ])
    func aFailureCountsUntilTheWindowHasPassed(_ name: String, _ later: Double, _ counted: Int) {
        let rule = lockout(2)
        var tally = Tally()
        rule.fail(&tally, at: moment(100))
        #expect(tally.failures(within: .seconds(60), at: moment(100 + later)) == counted)
        rule.fail(&tally, at: moment(100 + later))
        #expect((tally.lock != nil) == (counted == 1))
    }

    @Test func withoutAWindowAFailureCountsUntilItIsCleared() {
        let rule = lockout(2, window: nil)
        var tally = Tally()
        rule.fail(&tally, at: moment(0))
        rule.fail(&tally, at: moment(400 * 86_400))
        #expect(tally.lock != nil)
    }

    @Test func theWindowRunsFromTheReservationSoThatASlowDeathDoesNotStretchIt() {
        let rule = lockout(2)
        var tally = Tally()
        tally.kill(rule.reserved(&tally, at: moment(0)) ?? 0)
        #expect(rule.reserved(&tally, at: moment(60)) != nil)
        #expect(tally.failures(within: .seconds(60), at: moment(60)) == 0)
    }

    @Test(arguments: [("a microsecond before", 29.999999, true), ("on time", 30.0, false)])
    func aLockEndsOnTimeAndItsFailuresAreSpent(_ name: String, _ later: Double, _ locked: Bool) {
        let rule = lockout(3)
        var tally = Tally()
        for _ in 1...3 { rule.fail(&tally, at: moment(100)) }
        let lock = tally.lock
        let (admission, change) = rule.reserve(in: &tally, at: moment(100 + later))
        #expect((admission == .locked) == locked)
        #expect(change.ended.map(\.lock) == (locked ? [] : [lock]))
        #expect(tally.failures(within: nil, at: moment(100 + later)) == (locked ? 3 : 0))
    }

    @Test func aFailureSettledAfterTheLockOutlivesIt() {
        let rule = lockout(2)
        var tally = Tally()
        let slow = rule.reserved(&tally, at: moment(0)) ?? 0
        rule.fail(&tally, at: moment(0))
        // The policy was made stricter while `slow` was open: the one failure locks.
        #expect(lockout(1).reserve(in: &tally, at: moment(1)).admission == .locked)
        #expect(rule.settleFailure(slow, in: &tally, at: moment(2)) == Lockout.LockChange())
        #expect(rule.reserved(&tally, at: moment(40)) != nil)
        #expect(tally.failures(within: nil, at: moment(40)) == 1)
    }

    @Test func aLockUntilUnlockedNeverEndsByItself() {
        let rule = lockout(1, duration: .untilUnlocked)
        var tally = Tally()
        rule.fail(&tally, at: moment(0))
        #expect(tally.lock?.until == nil)
        #expect(rule.reserve(in: &tally, at: moment(3650 * 86_400)).admission == .locked)
        Lockout.unlock(&tally)
        #expect(rule.reserved(&tally, at: moment(3650 * 86_400)) != nil)
    }

    @Test func aLockKeepsTheEndThatItWasSetWith() {
        var tally = Tally()
        lockout(1, duration: .time(.seconds(30))).fail(&tally, at: moment(0))
        let longer = lockout(1, duration: .untilUnlocked)
        #expect(longer.reserve(in: &tally, at: moment(29)).admission == .locked)
        #expect(longer.reserved(&tally, at: moment(30)) != nil)
    }

    @Test func aStricterPolicyLocksByWhatWasCountedBefore() {
        var tally = Tally()
        for _ in 1...3 { lockout(5).fail(&tally, at: moment(0)) }
        let (admission, change) = lockout(3).reserve(in: &tally, at: moment(1))
        #expect(admission == .locked && change.set.count == 1)
    }
}

@testable import CredentialPolicy
import Testing

/// Settling, unlocking and the clocks (K5-2-3).
@Suite struct LockoutSettlementTests {
    @Test func onlyAnOpenAttemptCanBeSettled() {
        let rule = lockout(3)
        var tally = Tally()
        let sequence = rule.reserved(&tally, at: moment(0)) ?? 0
        #expect(rule.settleFailure(sequence + 1, in: &tally, at: moment(1)) == nil)
        #expect(rule.settleFailure(sequence, in: &tally, at: moment(1)) == Lockout.LockChange())
        let before = tally
        #expect(rule.settleFailure(sequence, in: &tally, at: moment(2)) == nil)
        #expect(!rule.settleSuccess(sequence, in: &tally, at: moment(2)))
        #expect(tally == before)
    }

    @Test func anAttemptCountedAsDeadNeverSucceeds() {
        let rule = lockout(3)
        var tally = Tally()
        let late = rule.reserved(&tally, at: moment(0)) ?? 0
        tally.kill(late)
        #expect(!rule.settleSuccess(late, in: &tally, at: moment(1)))
        #expect(rule.reserved(&tally, at: moment(2)) != nil)
        #expect(!rule.settleSuccess(late, in: &tally, at: moment(3)))
        #expect(tally.failures(within: nil, at: moment(3)) == 1)
    }

    @Test func aSuccessClearsOnlyFailuresSettledBeforeItsReservation() {
        let rule = lockout(5)
        var tally = Tally()
        rule.fail(&tally, at: moment(0))
        let overlapping = rule.reserved(&tally, at: moment(1)) ?? 0
        let right = rule.reserved(&tally, at: moment(2)) ?? 0
        _ = rule.settleFailure(overlapping, in: &tally, at: moment(3))
        rule.fail(&tally, at: moment(3))
        let open = rule.reserved(&tally, at: moment(3)) ?? 0
        #expect(rule.settleSuccess(right, in: &tally, at: moment(4)))
        #expect(tally.failures(within: nil, at: moment(4)) == 2)
        #expect(tally.attempts.map(\.sequence).contains(open) && tally.openAttempts == 1)
    }

    @Test(arguments: [("in force", 10.0, false), ("ended", 31.0, true)])
    func aSuccessUnderALockIsRefusedWhileItIsInForce(_ name: String, _ at: Double, _ accepted: Bool) {
        var tally = Tally()
        let right = lockout(5).reserved(&tally, at: moment(0)) ?? 0
        lockout(5).fail(&tally, at: moment(0))
        _ = lockout(1).reserve(in: &tally, at: moment(0))
        #expect(tally.lock != nil)
        #expect(lockout(5).settleSuccess(right, in: &tally, at: moment(at)) == accepted)
    }

    @Test func unlockingForgetsFailuresAndLockButNoOpenAttempt() {
        let rule = lockout(2)
        var tally = Tally()
        let open = rule.reserved(&tally, at: moment(0)) ?? 0
        rule.fail(&tally, at: moment(0))
        _ = lockout(1).reserve(in: &tally, at: moment(0))
        let sequence = tally.sequence
        Lockout.unlock(&tally)
        #expect(tally.lock == nil && tally.failures(within: nil, at: moment(0)) == 0)
        #expect(tally.attempts.map(\.sequence) == [open])
        #expect(tally.sequence == sequence)
    }

    /// Both are one POSIX user with one count, and the ordinary one has the shorter memory.
    @Test func whatCountsForAPrivilegedIDIsForgottenByNoTryOfItsOrdinaryTwin() {
        let policy = read("[lockout]\nwindow = 15m\n[lockout privileged]\nwindow = never\nmax-failures = 3\n").policy!
        var tally = Tally()
        var compared = 0
        for hour in 0..<60 {
            let now = moment(Double(hour) * 3600)
            let (ordinary, privileged) = (policy.lockout(for: .personal), policy.lockout(for: .privileged))
            if privileged.fail(&tally, from: Place("203.0.113.\(hour)"), at: now) != .locked { compared += 1 }
            if let own = ordinary.reserved(&tally, from: desk, at: now) {
                #expect(ordinary.settleSuccess(own, in: &tally, at: now))
            }
            ordinary.forget(in: &tally, at: now)
        }
        #expect(compared == 3)
    }

    struct Clock: Sendable, CustomTestStringConvertible {
        let name: String, later: Instant, ended: Bool
        var testDescription: String { name }
    }

    /// A lock of 30 s set at second 100 of the boot `first`.
    @Test(arguments: [
        Clock(name: "set back an hour, 29 s passed", later: moment(129, stepped: -3600), ended: false),
        Clock(name: "set back an hour, 30 s passed", later: moment(130, stepped: -3600), ended: true),
        Clock(name: "set forward a day, 1 s passed", later: moment(101, stepped: 86_400), ended: false),
        Clock(name: "rebooted, clock 29 s on", later: moment(5, boot: "second", stepped: 124), ended: false),
        Clock(name: "rebooted, clock 30 s on", later: moment(5, boot: "second", stepped: 125), ended: true),
        Clock(
            name: "rebooted, clock a year back", later: moment(5, boot: "second", stepped: -31_536_000), ended: false),
    ])
    func aLockLastsByTheTimeThatPassed(_ clock: Clock) {
        let rule = lockout(1)
        var tally = Tally()
        rule.fail(&tally, at: moment(100))
        #expect((rule.reserve(in: &tally, at: clock.later).admission != .locked) == clock.ended)
    }

    @Test(arguments: [
        Clock(name: "set forward a day, 59 s passed", later: moment(159, stepped: 86_400), ended: false),
        Clock(name: "set back a day, 60 s passed", later: moment(160, stepped: -86_400), ended: true),
        Clock(
            name: "rebooted, clock before the failure", later: moment(1, boot: "second", stepped: -500), ended: false),
    ])
    func aFailureCountsByTheTimeThatPassed(_ clock: Clock) {
        let rule = lockout(2)
        var tally = Tally()
        rule.fail(&tally, at: moment(100))
        #expect((tally.failures(within: .seconds(60), at: clock.later) == 0) == clock.ended)
        rule.fail(&tally, at: clock.later)
        #expect((tally.lock == nil) == clock.ended)
    }

    @Test func noNumberIsGivenTwiceOrTakenBack() {
        let rule = lockout(3)
        var tally = Tally()
        var seen: [Int64] = []
        for second in 0..<200 {
            let sequence = rule.reserved(&tally, at: moment(Double(second))) ?? 0
            if sequence > 0 { seen.append(sequence) }
            if second.isMultiple(of: 3) { _ = rule.settleSuccess(sequence, in: &tally, at: moment(Double(second))) }
            if second % 3 == 1 { _ = rule.settleFailure(sequence, in: &tally, at: moment(Double(second))) }
            if second % 3 == 2 { tally.kill(sequence) }
        }
        #expect(seen.count > 60)
        #expect(zip(seen, seen.dropFirst()).allSatisfy(<))
    }

    /// Whoever looks at a stopped source sees what it was stopped for, up to the end; then it is spent.
    @Test func whatASourceWasStoppedForIsKeptUntilItMayTryAgain() {
        var settings = LockoutSettings(maxFailures: 9, duration: .untilUnlocked, maxFailuresTotal: 9)
        (settings.sourceMaxFailures, settings.sourceWindow) = (3, .seconds(60))
        let rule = Lockout(settings: settings, kind: .source)
        var tally = Tally()
        for second in [0.0, 20, 40] { rule.fail(&tally, at: moment(second)) }
        #expect(rule.fail(&tally, at: moment(99)) == .locked && tally.attempts.count == 3)
        #expect(rule.reserved(&tally, at: moment(100)) != nil)
        #expect(tally.attempts.count == 1 && rule.failures(tally, at: moment(100)) == 0)
    }

    /// By the boot clock, and in the wall clock's present words.
    @Test(arguments: [0.0, -3600, 86_400]) func aLockTellsWhenItEnded(_ stepped: Double) {
        let lock = FailureLock(since: moment(10), duration: .seconds(30), sequence: 1)
        #expect(lock.end(at: moment(39, stepped: stepped)) == nil)
        #expect(lock.end(at: moment(500, stepped: stepped)) == moment(40, stepped: stepped).wall)
        #expect(FailureLock(since: moment(10), duration: nil, sequence: 1).end(at: moment(500)) == nil)
    }
}

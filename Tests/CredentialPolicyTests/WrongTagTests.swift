@testable import CredentialPolicy
import Testing

/// By what wrong secrets are known again, and when that is forgotten.
@Suite struct WrongTagTests {
    private static func fail(_ tally: inout Tally, tag: UInt32, from place: Place = desk, at now: Instant) {
        let rule = lockout(100, total: 100)
        let sequence = rule.reserved(&tally, from: place, at: now)!
        _ = rule.settleFailure(sequence, tag: tag, in: &tally, at: now)
    }

    private static func tags(_ tally: Tally) -> [UInt32] { tally.attempts.compactMap(\.tag) }

    @Test func theLatestSixteenAreKept() {
        var tally = Tally()
        for tag in 1...40 { Self.fail(&tally, tag: UInt32(tag), at: moment(Double(tag))) }
        #expect(Self.tags(tally) == Array(25...40))
        #expect(tally.attempts.count == 40)
    }

    @Test func aSuccessForgetsThoseOfItsPlace() {
        var tally = Tally()
        Self.fail(&tally, tag: 1, at: moment(1))
        Self.fail(&tally, tag: 2, from: Place("inn"), at: moment(2))
        let rule = lockout(100, total: 100)
        let sequence = rule.reserved(&tally, at: moment(3))!
        #expect(rule.settleSuccess(sequence, in: &tally, at: moment(4)))
        #expect(Self.tags(tally) == [2])
    }

    @Test func theyGoWithTheWindowAnUnlockAndANewPassword() {
        var tally = Tally()
        Self.fail(&tally, tag: 1, at: moment(1))
        let before = tally
        Self.fail(&tally, tag: 2, at: moment(62))
        #expect(Self.tags(tally) == [2])
        tally = before
        Lockout.unlock(&tally)
        #expect(Self.tags(tally) == [])
        tally = before
        Lockout.rebind(&tally)
        #expect(Self.tags(tally) == [] && tally.attempts.count == 1)
    }

    @Test func whoDiesIsNotKnownAgain() {
        var tally = Tally()
        let rule = lockout(100)
        tally.kill(rule.reserved(&tally, at: moment(1))!)
        _ = rule.reserve(in: &tally, at: moment(2))
        #expect(Self.tags(tally) == [] && tally.attempts.count == 2)
    }
}

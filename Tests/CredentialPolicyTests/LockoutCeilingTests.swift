@testable import CredentialPolicy
import Testing

/// Failures in a row, whatever windows, locks and unlocks forget (K5-2-3).
@Suite struct LockoutCeilingTests {
    /// NIST SP 800-63B-4, 3.2.2: no more than a hundred in a row, whatever is unlocked meanwhile.
    @Test(arguments: [(false, 60), (true, 40)])
    func unlockingNeverLiftsTheCeilingAndANewPasswordDoes(isKnown: Bool, ceiling: Int) {
        let rule = lockout(5)
        var tally = Tally()
        var (compared, disabled) = (0, 0)
        for number in 0..<300 {
            let place = Place("\(number % 7)", isKnown: isKnown)
            let (admission, _) = rule.reserve(from: place, in: &tally, at: moment(Double(number)))
            if case .reserved(let sequence) = admission {
                compared += 1
                let change = rule.settleFailure(sequence, in: &tally, at: moment(Double(number)))
                if change?.disabled != nil { disabled += 1 }
            }
            if number % 3 == 0 { Lockout.unlock(&tally) }
        }
        #expect(compared == ceiling && disabled == 1)
        Lockout.unlock(&tally)
        #expect(rule.reserve(from: Place("0", isKnown: isKnown), in: &tally, at: moment(999)).admission == .locked)
        #expect(rule.reserved(&tally, from: Place("0", isKnown: !isKnown), at: moment(999)) != nil)
        Lockout.rebind(&tally)
        #expect(rule.reserved(&tally, from: Place("0", isKnown: isKnown), at: moment(999)) != nil)
    }

    /// What is in a row ends by a success from the same side: not by time, by the end of a lock or by the other side.
    @Test func aSuccessBeginsTheCeilingOfItsOwnSideAnewAndNothingElseDoes() {
        let rule = lockout(5, total: 20)
        let (home, inn) = (Place("home", isKnown: true), Place("inn"))
        var (tally, second) = (Tally(), 0.0)
        for number in 0..<59 {
            second += 400
            rule.fail(&tally, from: Place("\(number)"), at: moment(second))
            if number < 39 { rule.fail(&tally, from: home, at: moment(second)) }
        }
        second += 30 * 86_400
        #expect(rule.failures(tally, at: moment(second)) == 0, "a month later none counts for a budget")
        #expect(tally.unknownPlaces.consecutive == 59 && tally.knownPlaces.consecutive == 39)
        let right = rule.reserved(&tally, from: inn, at: moment(second)) ?? 0
        #expect(rule.settleSuccess(right, in: &tally, at: moment(second)))
        #expect(tally.unknownPlaces.consecutive == 0 && tally.knownPlaces.consecutive == 39)
        rule.fail(&tally, from: home, at: moment(second))
        let other = rule.reserved(&tally, from: inn, at: moment(second)) ?? 0
        #expect(rule.settleSuccess(other, in: &tally, at: moment(second)))
        for later in [0.0, 86_400, 3_000_000] {
            #expect(rule.reserve(from: home, in: &tally, at: moment(second + later)).admission == .locked)
        }
        #expect(rule.disabledSides(tally) == [.knownPlaces])
    }

    /// What failed while it was open stays in the row.
    @Test func aSuccessTakesOutOfTheRowOnlyWhatFailedBeforeIt() {
        let rule = lockout(100)
        var tally = Tally()
        for number in 0..<10 { rule.fail(&tally, from: Place("\(number)"), at: moment(0)) }
        let right = rule.reserved(&tally, from: Place("home"), at: moment(1)) ?? 0
        for number in 10..<17 { rule.fail(&tally, from: Place("\(number)"), at: moment(2)) }
        #expect(rule.settleSuccess(right, in: &tally, at: moment(3)))
        #expect(tally.unknownPlaces.consecutive == 7)
    }

    @Test func openAttemptsNeverPassTheCeiling() {
        let rule = lockout(100)
        var tally = Tally()
        for number in 0..<59 { rule.fail(&tally, from: Place("\(number)"), at: moment(0)) }
        #expect(rule.reserved(&tally, from: Place("x"), at: moment(1)) != nil)
        #expect(rule.reserve(from: Place("y"), in: &tally, at: moment(1)).admission == .wait(for: 119))
    }
}

@testable import CredentialPolicy
import Testing

/// Who is counted with whom: places of one ID, and one source against many IDs.
@Suite struct LockoutBudgetTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var kind = Lockout.Kind.ordinary
        /// Wrong guesses that are tried, each from its place: capitals are known places.
        let tried: String
        /// Which of them were compared.
        let compared: String
        /// Who is still let in then, by the right password.
        let open: String
        let shut: String
    }

    /// max-failures 3, max-failures-total 5 (privileged 2 and 3).
    static let rows = [
        Row(
            testDescription: "one place is stopped, others are not", tried: "aaaaa", compared: "aaa", open: "bK",
            shut: "a"),
        Row(
            testDescription: "all unknown places together have one budget", tried: "abcdefgh", compared: "abcde",
            open: "KL", shut: "abz"),
        Row(
            testDescription: "a known place has its own", tried: "KKKKabcdef", compared: "KKKabcde", open: "L",
            shut: "Kz"),
        Row(
            testDescription: "each known place has its own", tried: "KKKKLLLLMMMM", compared: "KKKLLLMMM", open: "Na",
            shut: "KLM"),
        Row(
            testDescription: "privileged: known places share one", kind: .privileged, tried: "KLMKa", compared: "KLa",
            open: "b", shut: "KLMN"),
        Row(
            testDescription: "privileged: remote guesses don't shut out the known", kind: .privileged,
            tried: "abcd", compared: "abc", open: "K", shut: "az"),
        Row(
            testDescription: "a source has one for all", kind: .source, tried: "abcdabcdabcd", compared: "abcdabc",
            open: "", shut: "abz"),
    ]

    @Test(arguments: rows) func eachBudgetIsExact(_ row: Row) {
        let rule = Self.rule(row.kind)
        var tally = Tally()
        let compared = row.tried.filter { name in
            if case .reserved = rule.fail(&tally, from: Self.place(name), at: moment(0)) { true } else { false }
        }
        #expect(compared == row.compared)
        for (names, isOpen) in [(row.open, true), (row.shut, false)] {
            for name in names {
                var copy = tally
                #expect((rule.reserved(&copy, from: Self.place(name), at: moment(1)) != nil) == isOpen, "\(name)")
            }
        }
    }

    /// However large the budget is, and however often single places are locked meanwhile. The owner's successes keep the
    /// ceiling away.
    @Test(arguments: [20, 150, 300, 1000]) func aLargeTotalIsAsExactAsASmallOne(_ total: Int) {
        let rule = lockout(5, window: nil, total: total)
        var (tally, compared, second) = (Tally(), 0, 0.0)
        while tally.lock(of: .unknownPlaces) == nil, compared <= total {
            second += 1
            if case .reserved = rule.fail(&tally, from: Place("\(Int(second) % 40)"), at: moment(second)) {
                compared += 1
            }
            guard Int(second).isMultiple(of: 30) else { continue }
            if let sequence = rule.reserved(&tally, from: Place("owner's"), at: moment(second)) {
                _ = rule.settleSuccess(sequence, in: &tally, at: moment(second))
            }
        }
        #expect(compared == total)
    }

    private static func rule(_ kind: Lockout.Kind) -> Lockout {
        var settings = LockoutSettings(
            maxFailures: kind == .privileged ? 2 : 3, duration: .time(.seconds(30)),
            maxFailuresTotal: kind == .privileged ? 3 : 5)
        settings.sourceMaxFailures = 7
        return Lockout(settings: settings, kind: kind)
    }

    private static func place(_ name: Character) -> Place { Place(String(name), isKnown: name.isUppercase) }

    @Test func aSuccessClearsItsOwnPlaceAndNothingElse() {
        let rule = lockout(3, total: 5)
        var tally = Tally()
        for name in ["home", "home", "inn", "inn"] { rule.fail(&tally, from: Place(name), at: moment(0)) }
        rule.fail(&tally, at: moment(0))
        let right = rule.reserved(&tally, from: Place("home"), at: moment(1)) ?? 0
        #expect(rule.settleSuccess(right, in: &tally, at: moment(2)))
        #expect(rule.failures(in: .unknownPlaces, tally, at: moment(2)) == 2)
        #expect(rule.failures(in: .place("home"), tally, at: moment(2)) == 0)
        #expect(tally.failures(within: nil, at: moment(2)) == 1)
    }

    @Test func aSuccessClearsNothingOfASource() {
        let rule = Self.rule(.source)
        var tally = Tally()
        for _ in 1...6 { rule.fail(&tally, at: moment(0)) }
        let right = rule.reserved(&tally, at: moment(1)) ?? 0
        #expect(rule.settleSuccess(right, in: &tally, at: moment(1)))
        rule.fail(&tally, at: moment(2))
        #expect(rule.reserve(in: &tally, at: moment(3)).admission == .locked)
        #expect(rule.reserved(&tally, at: moment(602)) != nil)
    }

    /// The end of a short lock of one place must not give the places together a new budget.
    @Test func theEndOfOnePlacesLockForgivesNothingOfAllPlacesTogether() {
        let rule = lockout(2, window: .seconds(900), duration: .time(.seconds(1)), total: 5)
        var tally = Tally()
        var compared = 0
        for second in 0..<100 {
            if case .reserved = rule.fail(&tally, from: Place("inn"), at: moment(Double(second))) { compared += 1 }
        }
        // The lock of all unknown places lasts a second too, and spends its five.
        #expect(compared > 5)
        let longer = Lockout(
            settings: LockoutSettings(maxFailures: 2, duration: .untilUnlocked, maxFailuresTotal: 5), kind: .ordinary)
        tally = Tally()
        for second in 0..<4 { rule.fail(&tally, from: Place("inn"), at: moment(Double(second))) }
        for second in 4..<100 { longer.fail(&tally, from: Place("inn"), at: moment(Double(second))) }
        #expect(longer.failures(in: .unknownPlaces, tally, at: moment(100)) == 5)
    }

    @Test func progressiveLocksDoubleUpToAnHourAndBeginAnewAfterASuccess() {
        let rule = lockout(2, duration: .progressive)
        var tally = Tally()
        var (time, lengths) = (0.0, [Int64]())
        for _ in 0..<9 {
            for _ in 1...2 { rule.fail(&tally, at: moment(time)) }
            let seconds = tally.lock?.duration?.components.seconds ?? 0
            lengths.append(seconds)
            #expect(rule.reserve(in: &tally, at: moment(time + Double(seconds) - 0.1)).admission == .locked)
            time += Double(seconds)
        }
        #expect(lengths == [30, 60, 120, 240, 480, 960, 1920, 3600, 3600])
        let right = rule.reserved(&tally, at: moment(time)) ?? 0
        #expect(rule.settleSuccess(right, in: &tally, at: moment(time)))
        for _ in 1...2 { rule.fail(&tally, at: moment(time)) }
        #expect(tally.lock?.duration == .seconds(30))
        let (open, _) = rule.reserve(in: &tally, at: moment(time + 86_400))
        #expect(open != .locked && tally.scopes.allSatisfy { $0.locks == 0 })
    }

    /// What is remembered of an ID under a siege of a year from ever new places.
    @Test func whatIsRememberedIsBounded() {
        let rule = lockout(2, window: nil, duration: .progressive, total: 20)
        var (tally, most) = (Tally(), 0)
        for number in 0..<6_000 {
            let place = Place("\(number)", isKnown: number.isMultiple(of: 50))
            let now = moment(Double(number) * 1500)
            let (admission, _) = rule.reserve(from: place, in: &tally, at: now)
            if case .reserved(let sequence) = admission {
                if number.isMultiple(of: 150) {
                    _ = rule.settleSuccess(sequence, in: &tally, at: now)
                } else {
                    _ = rule.settleFailure(sequence, in: &tally, at: now)
                }
            }
            most = max(most, tally.attempts.count + tally.scopes.count)
        }
        #expect(most <= 400)
    }
}

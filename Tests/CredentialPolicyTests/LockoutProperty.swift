@testable import CredentialPolicy
import Testing

/// Random histories against the model that reads each of them from its beginning (`LockoutHistory`).
@Suite struct LockoutProperty {
    struct Setting: Sendable, CustomTestStringConvertible {
        let kind: Lockout.Kind
        let maximum: Int, total: Int, window: Int?, duration: Int?
        var testDescription: String {
            "\(kind), max \(maximum) and \(total), window \(window.map(String.init) ?? "never"), "
                + "lock \(duration.map(String.init) ?? "for ever")"
        }
        var rule: Lockout {
            var rule = lockout(
                maximum, window: window.map { .seconds($0) },
                duration: duration.map { .time(.seconds($0)) } ?? .untilUnlocked, total: total, kind: kind)
            guard kind == .source, let window else { return rule }
            var settings = rule.settings
            (settings.sourceMaxFailures, settings.sourceWindow) = (maximum, .seconds(window))
            rule = Lockout(settings: settings, kind: .source)
            return rule
        }
    }

    @Test(arguments: [
        Setting(kind: .ordinary, maximum: 1, total: 3, window: 60, duration: 30),
        Setting(kind: .ordinary, maximum: 3, total: 5, window: 60, duration: 30),
        Setting(kind: .ordinary, maximum: 5, total: 20, window: 60, duration: 90),
        Setting(kind: .ordinary, maximum: 5, total: 12, window: nil, duration: 30),
        Setting(kind: .ordinary, maximum: 3, total: 5, window: 20, duration: nil),
        Setting(kind: .ordinary, maximum: 5, total: 2, window: 60, duration: nil),
        Setting(kind: .privileged, maximum: 3, total: 3, window: 60, duration: 30),
        Setting(kind: .privileged, maximum: 3, total: 3, window: nil, duration: nil),
        Setting(kind: .source, maximum: 7, total: 0, window: 60, duration: 60),
    ])
    func noBudgetIsExceededAndEveryAnswerIsTheModels(_ setting: Setting) {
        var dice = Dice(state: UInt64(setting.maximum * 1000 + (setting.window ?? 7) * 10 + (setting.duration ?? 3)))
        var (reserved, locked, waited, disabled) = (0, 0, 0, 0)
        for number in 0..<120 {
            // In a siege nobody knows the password, and somebody unlocks again and again.
            var run = Run(setting, isSiege: number.isMultiple(of: 40))
            for _ in 0..<(run.isSiege ? 600 : 100) { run.step(&dice) }
            reserved += run.history.guesses.count
            (locked, waited, disabled) = (locked + run.locked, waited + run.waited, disabled + run.disabled)
        }
        #expect(reserved > 400 && locked > 100 && waited > 20)
        if setting.kind == .ordinary, setting.duration == 30, setting.maximum > 1 { #expect(disabled > 0) }
    }

    private struct Run {
        let rule: Lockout
        let isSiege: Bool
        var history: LockoutHistory
        var tally = Tally()
        var now = 0
        var (locked, waited, disabled) = (0, 0, 0)

        init(_ setting: Setting, isSiege: Bool) {
            rule = setting.rule
            self.isSiege = isSiege
            history = LockoutHistory(
                setting.kind, maximum: setting.maximum, total: setting.total, window: setting.window,
                duration: setting.duration)
        }

        mutating func step(_ dice: inout Dice) {
            switch Int.random(in: 0..<26, using: &dice) {
            case 0..<10: reserve(&dice)
            case 10..<18: settle(&dice)
            case 18..<20: kill(&dice)
            case 20..<23: now += Int.random(in: 1...25, using: &dice)
            // Whoever tidies up changes no answer.
            case 23..<25: rule.forget(in: &tally, at: moment(Double(now)))
            default: forgive(&dice)
            }
        }

        mutating func reserve(_ dice: inout Dice) {
            let names = ["desk", "home", "inn", "north", "south", "east", "west"]
            let name = Int.random(in: 0..<names.count, using: &dice)
            // One place becomes known on the way, or is forgotten again.
            let isKnown = name == 2 ? Bool.random(using: &dice) : name < 2
            let place = Place(names[name], isKnown: isKnown)
            let expected = history.answer(to: place, at: now)
            let admission = rule.reserve(from: place, in: &tally, at: moment(Double(now))).admission
            switch admission {
            case .locked:
                #expect(expected == .locked)
                locked += 1
                disabled += rule.isDisabled(place, tally) ? 1 : 0
            case .wait(let oldest):
                #expect(expected == .wait && history.guesses[oldest]?.isOpen == true)
                waited += 1
            case .reserved(let sequence):
                #expect(expected == .reserved)
                history.reserve(sequence, place, wrong: isSiege || Int.random(in: 0..<5, using: &dice) > 0, at: now)
                #expect(history.isWithinBudgets(of: place, at: now))
            }
        }

        mutating func settle(_ dice: inout Dice) {
            guard let sequence = history.open.randomElement(using: &dice), let guess = history.guesses[sequence],
                !guess.dead
            else { return }
            if guess.wrong {
                let set = rule.settleFailure(sequence, in: &tally, at: moment(Double(now)))?.set.map(\.scope)
                let expected = history.settleFailure(sequence, at: now)
                #expect(set == expected)
            } else {
                let expected = history.settleSuccess(sequence, at: now)
                #expect(rule.settleSuccess(sequence, in: &tally, at: moment(Double(now))) == expected)
            }
        }

        mutating func kill(_ dice: inout Dice) {
            guard let sequence = history.open.randomElement(using: &dice) else { return }
            history.guesses[sequence]?.dead = true
            tally.kill(sequence)
        }

        /// Now and then somebody unlocks, or a new password is set.
        mutating func forgive(_ dice: inout Dice) {
            switch Int.random(in: 0..<12, using: &dice) {
            case 0..<(isSiege ? 8 : 2):
                history.unlock()
                Lockout.unlock(&tally)
            case 11:
                history.rebind()
                Lockout.rebind(&tally)
            default: break
            }
        }
    }
}

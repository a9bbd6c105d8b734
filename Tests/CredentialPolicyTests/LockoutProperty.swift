import CredentialPolicy
import Testing

/// The whole history of one subject, judged from its beginning at every question: slow, and hard to get wrong.
private struct History {
    struct Guess {
        let reservedAt: Int
        let reservedOrder: Int
        let wrong: Bool
        var dead = false
        /// When it became a failure, in the order of all happenings; nil while open or after it succeeded.
        var failedOrder: Int?
        var succeededOrder: Int?
        var isOpen: Bool { failedOrder == nil && succeededOrder == nil }
    }
    let maximum: Int
    let window: Int?
    let duration: Int?
    var guesses: [Int64: Guess] = [:]
    /// Orders at which everything settled up to then was forgiven: ends of locks (as of their setting), unlocks.
    var amnesties: [Int] = []
    var lock: (since: Int, order: Int)?
    var order = 0

    mutating func tick() -> Int {
        order += 1
        return order
    }

    /// A failure stands until an amnesty after it, a success reserved after it, or the end of the window.
    func stands(_ guess: Guess, at now: Int) -> Bool {
        guard let failed = guess.failedOrder else { return false }
        if amnesties.contains(where: { $0 >= failed }) { return false }
        if guesses.values.contains(where: { $0.succeededOrder != nil && $0.reservedOrder > failed }) { return false }
        return window.map { now - guess.reservedAt < $0 } ?? true
    }

    mutating func expected(at now: Int) -> String {
        if let lock {
            guard let duration, now - lock.since >= duration else { return "locked" }
            amnesties.append(lock.order)
            self.lock = nil
        }
        for (number, guess) in guesses where guess.isOpen && guess.dead {
            let buried = tick()
            guesses[number]?.failedOrder = buried
        }
        let failures = guesses.values.count { stands($0, at: now) }
        if failures >= maximum {
            lock = (now, tick())
            return "locked"
        }
        return failures + guesses.values.count(where: \.isOpen) >= maximum ? "wait" : "reserved"
    }
}

/// Random histories against the model.
@Suite struct LockoutProperty {
    struct Setting: Sendable, CustomTestStringConvertible {
        let maximum: Int, window: Int?, duration: Int?
        var testDescription: String {
            "max \(maximum), window \(window.map(String.init) ?? "never"), lock \(duration.map(String.init) ?? "for ever")"
        }
        var rule: Lockout {
            lockout(
                maximum, window: window.map { .seconds($0) },
                duration: duration.map { .time(.seconds($0)) } ?? .untilUnlocked)
        }
    }

    @Test(arguments: [
        Setting(maximum: 1, window: 60, duration: 30), Setting(maximum: 3, window: 60, duration: 30),
        Setting(maximum: 5, window: 60, duration: 90), Setting(maximum: 5, window: nil, duration: 30),
        Setting(maximum: 3, window: 20, duration: nil), Setting(maximum: 5, window: 60, duration: nil),
    ])
    func neverMoreThanMaxFailuresComparedWrongGuessesStandAndEveryAnswerIsTheModels(_ setting: Setting) {
        var dice = Dice(state: UInt64(setting.maximum * 1000 + (setting.window ?? 7) * 10 + (setting.duration ?? 3)))
        var reserved = 0
        for _ in 0..<120 {
            var run = Run(setting)
            for _ in 0..<80 { run.step(&dice) }
            reserved += run.history.guesses.count
        }
        #expect(reserved > 400)
    }

    private struct Run {
        let rule: Lockout
        var history: History
        var tally = Tally()
        var now = 0

        init(_ setting: Setting) {
            rule = setting.rule
            history = History(maximum: setting.maximum, window: setting.window, duration: setting.duration)
        }

        mutating func step(_ dice: inout Dice) {
            switch Int.random(in: 0..<20, using: &dice) {
            case 0..<8: reserve(wrong: Int.random(in: 0..<4, using: &dice) > 0)
            case 8..<14: settle(&dice)
            case 14..<16: kill(&dice)
            case 16..<19: now += Int.random(in: 1...25, using: &dice)
            default: unlock(&dice)
            }
        }

        mutating func reserve(wrong: Bool) {
            let expected = history.expected(at: now)
            let admission = rule.reserve(in: &tally, at: moment(Double(now))).admission
            switch admission {
            case .locked: #expect(expected == "locked")
            case .wait: #expect(expected == "wait")
            case .reserved(let sequence):
                #expect(expected == "reserved")
                history.guesses[sequence] = .init(reservedAt: now, reservedOrder: history.tick(), wrong: wrong)
                // Pessimistic: whatever is reserved is compared at once.
                let compared = history.guesses.values.count { $0.wrong && ($0.isOpen || history.stands($0, at: now)) }
                #expect(compared <= history.maximum)
            }
        }

        mutating func settle(_ dice: inout Dice) {
            let open = history.guesses.filter { $0.value.isOpen }.keys.sorted()
            guard let sequence = open.randomElement(using: &dice), let guess = history.guesses[sequence] else { return }
            if guess.wrong || guess.dead {
                // The dead settle nothing; a process that lives counts its own failure.
                guard !guess.dead else { return }
                let order = history.tick()
                history.guesses[sequence]?.failedOrder = order
                let set = rule.settleFailure(sequence, in: &tally, at: moment(Double(now)))?.set
                let failures = history.guesses.values.count { history.stands($0, at: now) }
                let locks = history.lock == nil && failures >= history.maximum
                #expect((set != nil) == locks)
                if locks { history.lock = (now, history.tick()) }
            } else {
                let inForce =
                    history.lock.map { lock in history.duration.map { now - lock.since < $0 } ?? true } ?? false
                #expect(rule.settleSuccess(sequence, in: &tally, at: moment(Double(now))) == !inForce)
                let order = history.tick()
                if !inForce { history.guesses[sequence]?.succeededOrder = order }
            }
        }

        mutating func kill(_ dice: inout Dice) {
            let open = history.guesses.filter { $0.value.isOpen }.keys.sorted()
            guard let sequence = open.randomElement(using: &dice) else { return }
            history.guesses[sequence]?.dead = true
            tally.kill(sequence)
        }

        mutating func unlock(_ dice: inout Dice) {
            guard Int.random(in: 0..<3, using: &dice) == 0 else { return }
            history.lock = nil
            history.amnesties.append(history.tick())
            Lockout.unlock(&tally)
        }
    }
}

@testable import CredentialPolicy

/// The whole history of one subject, judged from its beginning at every question: slow, and hard to get wrong.
struct LockoutHistory {
    struct Guess {
        let place: Place
        let reservedAt: Int
        let reservedOrder: Int
        let wrong: Bool
        var dead = false
        /// When it became a failure, in the order of all happenings; nil while open or after it succeeded.
        var failedOrder: Int?
        var succeededOrder: Int?
        var isOpen: Bool { failedOrder == nil && succeededOrder == nil }
    }
    enum Answer { case reserved, wait, locked }

    private let kind: Lockout.Kind
    private let maximum: Int, total: Int
    private let window: Int?, duration: Int?
    var guesses: [Int64: Guess] = [:]
    /// For each scope the orders at which what had failed by then was forgiven by the end of a lock.
    private var amnesties: [LockoutScope: [Int]] = [:]
    private var unlocks: [Int] = []
    private var rebindings: [Int] = []
    private var locks: [LockoutScope: (since: Int, order: Int)] = [:]
    private var order = 0

    init(_ kind: Lockout.Kind, maximum: Int, total: Int, window: Int?, duration: Int?) {
        self.kind = kind
        (self.maximum, self.total, self.window, self.duration) = (maximum, total, window, duration)
    }

    var open: [Int64] { guesses.filter { $0.value.isOpen }.keys.sorted() }

    private mutating func tick() -> Int {
        order += 1
        return order
    }

    private func limits(_ place: Place) -> [(LockoutScope, Int)] {
        switch (kind, place.isKnown) {
        case (.source, _): [(.everything, maximum)]
        case (.ordinary, true): [(.place(place.name), maximum)]
        case (.privileged, true): [(.knownPlaces, maximum)]
        case (_, false): [(.place(place.name), maximum), (.unknownPlaces, total)]
        }
    }

    private func isCounted(_ guess: Guess, in scope: LockoutScope) -> Bool {
        limits(guess.place).contains { $0.0 == scope }
    }

    /// A failure stands in a scope until a lock of it has ended, an unlock, a success from its place reserved after it,
    /// or the end of the window.
    private func stands(_ guess: Guess, in scope: LockoutScope, at now: Int) -> Bool {
        guard let failed = guess.failedOrder, isCounted(guess, in: scope) else { return false }
        if (amnesties[scope] ?? []).contains(where: { $0 >= failed }) { return false }
        if unlocks.contains(where: { $0 >= failed }) { return false }
        let isCleared = guesses.values.contains {
            $0.succeededOrder != nil && $0.reservedOrder > failed && $0.place.name == guess.place.name
        }
        if kind != .source, isCleared { return false }
        return window.map { now - guess.reservedAt < $0 } ?? true
    }

    private func failures(_ scope: LockoutScope, at now: Int) -> Int {
        guesses.values.count { stands($0, in: scope, at: now) }
    }

    private func openOnes(_ scope: LockoutScope) -> Int {
        guesses.values.count { $0.isOpen && isCounted($0, in: scope) }
    }

    /// Failures of a side since the last success from it or the last new password.
    private func consecutive(_ place: Place) -> Int {
        guesses.values.count { guess in
            guard let failed = guess.failedOrder, guess.place.isKnown == place.isKnown else { return false }
            if rebindings.contains(where: { $0 >= failed }) { return false }
            return !guesses.values.contains {
                $0.succeededOrder != nil && $0.reservedOrder > failed && $0.place.isKnown == place.isKnown
            }
        }
    }

    private func ceiling(_ place: Place) -> Int { kind == .source ? .max : place.isKnown ? 40 : 60 }

    private func inForce(_ scope: LockoutScope, at now: Int) -> Bool {
        guard let lock = locks[scope] else { return false }
        let length = kind == .source ? window : duration
        return length.map { now - lock.since < $0 } ?? true
    }

    mutating func answer(to place: Place, at now: Int) -> Answer {
        for (scope, lock) in locks where !inForce(scope, at: now) {
            amnesties[scope, default: []].append(lock.order)
            locks[scope] = nil
        }
        for number in open where guesses[number]?.dead == true {
            let order = tick()
            guesses[number]?.failedOrder = order
        }
        for (scope, limit) in limits(place) where locks[scope] == nil && failures(scope, at: now) >= limit {
            locks[scope] = (now, tick())
        }
        if limits(place).contains(where: { locks[$0.0] != nil }) || consecutive(place) >= ceiling(place) {
            return .locked
        }
        let full = limits(place).contains { failures($0.0, at: now) + openOnes($0.0) >= $0.1 }
        let side = guesses.values.count { $0.isOpen && $0.place.isKnown == place.isKnown }
        return full || (kind != .source && consecutive(place) + side >= ceiling(place)) ? .wait : .reserved
    }

    mutating func reserve(_ sequence: Int64, _ place: Place, wrong: Bool, at now: Int) {
        guesses[sequence] = Guess(place: place, reservedAt: now, reservedOrder: tick(), wrong: wrong)
    }

    /// Pessimistic: whatever was reserved was compared at once.
    func isWithinBudgets(of place: Place, at now: Int) -> Bool {
        limits(place).allSatisfy { scope, limit in
            guesses.values.count {
                $0.wrong && ($0.isOpen && isCounted($0, in: scope) || stands($0, in: scope, at: now))
            } <= limit
        }
    }

    /// - Returns: the scopes that are locked by it.
    mutating func settleFailure(_ sequence: Int64, at now: Int) -> [LockoutScope] {
        guard let guess = guesses[sequence] else { return [] }
        let order = tick()
        guesses[sequence]?.failedOrder = order
        var set: [LockoutScope] = []
        for (scope, limit) in limits(guess.place) where locks[scope] == nil && failures(scope, at: now) >= limit {
            locks[scope] = (now, tick())
            set.append(scope)
        }
        return set
    }

    mutating func settleSuccess(_ sequence: Int64, at now: Int) -> Bool {
        guard let guess = guesses[sequence], !limits(guess.place).contains(where: { inForce($0.0, at: now) }),
            consecutive(guess.place) < ceiling(guess.place)
        else {
            return false
        }
        let order = tick()
        guesses[sequence]?.succeededOrder = order
        return true
    }

    mutating func unlock() {
        unlocks.append(tick())
        locks = [:]
    }

    mutating func rebind() {
        rebindings.append(tick())
    }
}

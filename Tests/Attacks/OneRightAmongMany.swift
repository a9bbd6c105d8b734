import CredentialPolicy
import TestSupport
import Testing

/// Counted by entries, not by hashes: whoever has 200 candidates of which one is right gets in as often as five draws
/// do.
@Suite(.serialized) struct OneRightAmongMany {
    static let rounds = 500
    static let candidates = 200
    /// Side by side, each with a store of its own: the padding of refusals must not add up.
    static let lanes = 4

    @Test(arguments: [false, true])
    func anAttackerEntersAsOftenAsFiveDrawsOfTwoHundred(overlay: Bool) throws {
        var entries = try Self.entries(rounds: Self.rounds, overlay)
        var interval = Self.interval(rounds: Self.rounds)
        let what = "one right among 200 at once\(overlay ? ", compared by another module" : "")"
        figure("\(what), \(Self.rounds) rounds: \(entries) entries, 99 % interval \(interval)")
        // Chance alone leaves the interval once in a hundred runs; twice the rounds then decide.
        if !interval.contains(entries) {
            entries += try Self.entries(rounds: Self.rounds, overlay)
            interval = Self.interval(rounds: 2 * Self.rounds)
            figure("\(what), \(2 * Self.rounds) rounds: \(entries) entries, 99 % interval \(interval)")
        }
        #expect(interval.contains(entries))
    }

    private static func entries(rounds: Int, _ overlay: Bool) throws -> Int {
        let lanes = (0..<lanes).map { _ in
            Background {
                var settings = Stage.Settings()
                settings.hash = "yescrypt 1"
                settings.wrapped = false
                let stage = try Stage(settings)
                let users = (0..<rounds / Self.lanes).map { "user\($0)" }
                try stage.add(users, password: overlay ? nil : Stage.password)
                if overlay { try stage.overlay() }
                return try users.reduce(0) { try $0 + Self.round(stage, $1) }
            }
        }
        return try lanes.reduce(0) { try $0 + $1.value() }
    }

    private static func round(_ stage: Stage, _ user: String) throws -> Int {
        var guesses = (0..<candidates).map { "wrong-guess-\($0)" }
        guesses[Int.random(in: 0..<candidates)] = Stage.password
        let finished = try stage.tryAtOnce(user, guesses)
        return finished.lines.count { $0.contains(" PAM_SUCCESS ") }
    }

    /// The central 99 % of a binomial distribution with p = 5/200.
    static func interval(rounds: Int) -> ClosedRange<Int> {
        let chance = 5.0 / Double(candidates)
        var term = 1.0
        for _ in 0..<rounds { term *= 1 - chance }
        var (sum, low, high) = (0.0, -1, -1)
        for entries in 0...rounds {
            sum += term
            if low < 0, sum > 0.005 { low = entries }
            if high < 0, sum >= 0.995 { high = entries }
            term *= Double(rounds - entries) / Double(entries + 1) * chance / (1 - chance)
        }
        return low...high
    }
}

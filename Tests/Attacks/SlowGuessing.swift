import CredentialPolicy
import TestSupport
import Testing

/// Patience instead of speed: a few guesses, then waiting until they are forgotten or the lock has ended, for a year.
@Suite(.serialized) struct SlowGuessing {
    private static let year: Int64 = 365 * 86_400

    /// What somebody does again and again, and what the owner does meanwhile.
    struct Patience: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let kind: AccountKind
        /// Guesses from each of these places, then so many seconds of waiting.
        let places: [(place: Place, guesses: Int)]
        let pause: Int64
        /// Where the owner logs in once a day.
        let owner: Place?
        /// At most so many guesses between two logins of the owner.
        let daily: Int
        /// Of a year, as compared.
        let compared: Int

        init(
            _ name: String, kind: AccountKind = .personal, _ places: [(Place, Int)], pause: Int64 = 901,
            owner: Place? = nil, daily: Int = .max, compared: Int
        ) {
            (testDescription, self.kind, self.places, self.pause) = (name, kind, places, pause)
            (self.owner, self.daily, self.compared) = (owner, daily, compared)
        }
    }

    private static func elsewhere(_ number: Int) -> Place { Place("203.0.113.\(number)") }
    private static let home = Place("198.51.100.7", isKnown: true)
    private static let everywhere = (1...5).map { (elsewhere($0), $0 < 5 ? 4 : 3) }

    static let ways = [
        Patience("4 in each window from one place", [(elsewhere(1), 4)], compared: 60),
        Patience("5, then the end of the lock", [(elsewhere(1), 5)], compared: 60),
        Patience("19 in each window from five places", everywhere, compared: 60),
        Patience("4 in each window at a known place", [(home, 4)], compared: 40),
        Patience("both at once", everywhere + [(home, 4)], compared: 100),
        Patience("the owner at home each day, 19 from five places", everywhere, owner: home, compared: 60),
        Patience("a privileged ID, 2 in each window", kind: .privileged, [(elsewhere(1), 2)], compared: 60),
        Patience("a privileged ID, 2 in each window at a known place", kind: .privileged, [(home, 2)], compared: 40),
        // What remains (docs/known-attacks.md): a success is what ends a row of failures.
        Patience(
            "the owner known nowhere, each day, 59 a day", [(elsewhere(1), 4)], owner: elsewhere(9), daily: 59,
            compared: 59 * 365),
        Patience(
            "at a place that the owner uses each day, 39 a day", [(home, 4)], owner: home, daily: 39,
            compared: 39 * 365),
    ]

    /// A year with the shipped settings, the rule itself and a clock that is an argument. What a source may try at all IDs
    /// together is left out: an attacker has as many sources as it takes.
    @Test(arguments: ways) func aYearOfPatienceEndsAtTheCeiling(_ way: Patience) {
        let rule = Policy().lockout(for: way.kind)
        var tally = Tally()
        var (compared, today, entered, days) = (0, 0, 0, 0)
        var nextLogin: Int64 = 0
        for second in stride(from: 0, to: Self.year, by: Int(way.pause)) {
            if let owner = way.owner, Int64(second) >= nextLogin {
                (days, nextLogin, today) = (days + 1, nextLogin + 86_400, 0)
                if Self.logIn(rule, &tally, owner, at: Int64(second)) { entered += 1 }
            }
            for (place, guesses) in way.places {
                for _ in 0..<guesses where today < way.daily {
                    guard Self.guess(rule, &tally, place, at: Int64(second)) else { break }
                    (compared, today) = (compared + 1, today + 1)
                }
            }
        }
        let owner = way.owner == nil ? "" : ", the owner in on \(entered) of \(days) days"
        figure("a year of \(way.testDescription): \(compared) compared\(owner)")
        #expect(compared == way.compared)
        #expect(entered == days)
    }

    /// Without any patience: everybody's guesses of one window, each second from a place that was never seen.
    @Test(arguments: [
        (LockDuration.time(.seconds(900)), 20), (.progressive, 60), (.time(.seconds(1)), 60), (.untilUnlocked, 20),
    ]) func theGuessesOfOneWindow(duration: LockDuration, compared expected: Int) {
        var settings = Policy().lockout
        settings.duration = duration
        let rule = Lockout(settings: settings, kind: .ordinary)
        var (tally, compared) = (Tally(), 0)
        for second in 0..<900 where Self.guess(rule, &tally, Self.elsewhere(second), at: Int64(second)) {
            compared += 1
        }
        figure("a guess each second of a window from ever new places, locks of \(duration): \(compared) compared")
        #expect(compared == expected)
    }

    private static func moment(_ second: Int64) -> Instant {
        Instant(wall: 1_800_000_000_000_000 + second * 1_000_000, boot: "first", sinceBoot: second * 1_000_000)
    }

    /// Whether it was compared.
    private static func guess(_ rule: Lockout, _ tally: inout Tally, _ place: Place, at second: Int64) -> Bool {
        let admission = rule.reserve(from: place, in: &tally, at: moment(second)).admission
        guard case .reserved(let sequence) = admission else { return false }
        return rule.settleFailure(sequence, in: &tally, at: moment(second)) != nil
    }

    private static func logIn(_ rule: Lockout, _ tally: inout Tally, _ place: Place, at second: Int64) -> Bool {
        let admission = rule.reserve(from: place, in: &tally, at: moment(second)).admission
        guard case .reserved(let sequence) = admission else { return false }
        return rule.settleSuccess(sequence, in: &tally, at: moment(second))
    }

    /// Debian's own settings but for deny=5: fail_interval is 15 minutes, unlock_time 10.
    @Test(.needsMountNamespaces, arguments: [(each: 4, wait: 901), (each: 5, wait: 601)])
    func pamFaillockForgetsForEver(each: Int, wait: Int) throws {
        let peer = try FaillockPeer(people: ["mori"])
        let rounds = 25
        for round in 0..<rounds {
            try peer.logIn(
                (0..<each).map { ("mori", "wrong-guess-\(round)-\($0)") }, from: "203.0.113.1", lanes: 1)
            try peer.wait(UInt64(wait))
        }
        let compared = peer.compared
        figure(
            "peer pam_faillock + pam_unix, deny=5, \(each) guesses every \(wait) s: \(compared) of \(each * rounds) compared, "
                + "\(compared * Int(Self.year) / (rounds * wait)) a year")
        #expect(compared == each * rounds)
    }
}

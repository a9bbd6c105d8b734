import CredentialPolicy
import Testing

/// How many wrong guesses the shipped settings leave to whoever makes the most of them: the figures that docs/known-attacks.md
/// and policy.conf(5) state are those of an attacker who tries at every moment, from everywhere.
@Suite struct GuessSumTests {
    /// Whoever guesses: as soon as anything is open to them, from ever new places and from all that the ID is known at.
    private struct Siege {
        let rule: Lockout
        var knownPlaces = 0
        /// Whether somebody unlocks the ID as soon as it is locked.
        var isUnlockedAlways = false
        /// Whether the owner, known nowhere, logs in before each round.
        var ownerComes = false
        private var tally = Tally()
        private var compared = 0
        private var fresh = 0

        init(_ rule: Lockout, knownPlaces: Int = 0, isUnlockedAlways: Bool = false, ownerComes: Bool = false) {
            (self.rule, self.knownPlaces) = (rule, knownPlaces)
            (self.isUnlockedAlways, self.ownerComes) = (isUnlockedAlways, ownerComes)
        }

        /// - Returns: what is compared within so many seconds.
        mutating func run(_ seconds: Int) -> Int {
            for second in stride(from: 0, to: seconds, by: 30) {
                let now = Instant(wall: Int64(second) * 1_000_000, boot: "a", sinceBoot: Int64(second) * 1_000_000)
                if ownerComes { comeIn(at: now) }
                for number in 0..<knownPlaces {
                    while tries(Place("known\(number)", isKnown: true), at: now) {}
                }
                repeat { fresh += 1 } while tries(Place("new\(fresh)"), at: now)
                if isUnlockedAlways { Lockout.unlock(&tally) }
            }
            return compared
        }

        private mutating func tries(_ place: Place, at now: Instant) -> Bool {
            guard case .reserved(let sequence) = rule.reserve(from: place, in: &tally, at: now).admission else {
                return false
            }
            compared += 1
            return rule.settleFailure(sequence, in: &tally, at: now) != nil
        }

        private mutating func comeIn(at now: Instant) {
            guard case .reserved(let sequence) = rule.reserve(from: Place("name:"), in: &tally, at: now).admission
            else { return }
            _ = rule.settleSuccess(sequence, in: &tally, at: now)
        }
    }

    struct Sum: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// The line of the table in docs/known-attacks.md.
        let line: String
        let simulate: @Sendable (Policy) -> Int
    }

    static let day = 86_400

    static let sums = [
        Sum(testDescription: "outside", line: "everywhere but the places where the ID is known, within 15 minutes") {
            var siege = Siege($0.lockout(for: .personal))
            return siege.run(15 * 60)
        },
        Sum(testDescription: "everywhere", line: "there, and at all eight places where it is known, within 15 minutes")
        {
            var siege = Siege($0.lockout(for: .personal), knownPlaces: 8)
            return siege.run(15 * 60)
        },
        Sum(
            testDescription: "privileged", line: "the same against a privileged ID, until somebody unlocks it"
        ) {
            var siege = Siege($0.lockout(for: .privileged), knownPlaces: 8)
            return siege.run(2 * day)
        },
        Sum(
            testDescription: "without a success",
            line:
                "the same against any ID, however long and however often somebody unlocks it, while its owner does not log in"
        ) {
            var (ordinary, privileged) = (
                Siege($0.lockout(for: .personal), knownPlaces: 8, isUnlockedAlways: true),
                Siege($0.lockout(for: .privileged), knownPlaces: 8, isUnlockedAlways: true)
            )
            let (one, other) = (ordinary.run(2 * day), privileged.run(2 * day))
            return one == other ? one : -1
        },
        Sum(
            testDescription: "a day",
            line: "everywhere, in a day on which the owner, known nowhere, logs in all the time"
        ) {
            var siege = Siege($0.lockout(for: .personal), ownerComes: true)
            return siege.run(day)
        },
        Sum(
            testDescription: "a source",
            line: "one source against all IDs that never logged in from it, within 10 minutes"
        ) {
            var siege = Siege($0.sourceLockout)
            return siege.run(10 * 60)
        },
        Sum(
            testDescription: "beside the owner",
            line: "the place that the owner comes from, for each of the owner's logins there"
        ) { besideTheOwner($0.lockout(for: .personal), logins: 100) / 100 },
        Sum(
            testDescription: "progressive",
            line: "the first line with `duration = progressive`, if the owner, known nowhere, keeps logging in"
        ) {
            var policy = $0
            policy.lockout.duration = .progressive
            var siege = Siege(policy.lockout(for: .personal), ownerComes: true)
            return siege.run(15 * 60)
        },
    ]

    /// Guesses where the owner logs in from, as many as leave the owner a try.
    private static func besideTheOwner(_ rule: Lockout, logins: Int) -> Int {
        let (place, now) = (Place("office", isKnown: true), Instant(wall: 0, boot: "a", sinceBoot: 0))
        var (tally, compared, succeeded) = (Tally(), 0, 0)
        for _ in 0..<logins {
            while rule.failures(in: .place(place.name), tally, at: now) < rule.settings.maxFailures - 1,
                case .reserved(let sequence) = rule.reserve(from: place, in: &tally, at: now).admission
            {
                compared += rule.settleFailure(sequence, in: &tally, at: now) == nil ? 0 : 1
            }
            guard case .reserved(let sequence) = rule.reserve(from: place, in: &tally, at: now).admission else {
                continue
            }
            succeeded += rule.settleSuccess(sequence, in: &tally, at: now) ? 1 : 0
        }
        return succeeded == logins ? compared : -1
    }

    @Test(arguments: sums) func whatIsStatedIsWhatTheWorstAttackerReaches(_ sum: Sum) throws {
        let simulated = sum.simulate(Policy())
        let line = try #require(
            try House.text("docs/known-attacks.md").split(separator: "\n").first { $0.hasPrefix("| \(sum.line) | ") })
        let stated = line.split(separator: "|").last.flatMap { Int($0.filter { $0.isNumber }) }
        print("figure: \(sum.line): \(stated ?? -1) stated, \(simulated) simulated")
        #expect(stated == simulated)
        let manual = try House.text("docs/man/policy.conf.5")
        #expect(manual.contains(".It \(simulated)\n"))
    }
}

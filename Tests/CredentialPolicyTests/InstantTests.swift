import CredentialPolicy
import Testing

@Suite struct InstantTests {
    private let start = Instant(wall: 1_000_000_000, boot: "a", sinceBoot: 500)

    @Test func aClockSetBackDoesNotShortenWhatPassed() {
        let later = Instant(wall: 0, boot: "a", sinceBoot: 60_000_500)
        #expect(later.elapsed(since: start) == .seconds(60))
        #expect(later.clockStep(since: start) == .microseconds(-1_060_000_000))
    }

    @Test func aClockSetForwardDoesNotStretchWhatPassed() {
        let later = Instant(wall: 9_000_000_000_000, boot: "a", sinceBoot: 1_000_500)
        #expect(later.elapsed(since: start) == .seconds(1))
    }

    @Test func acrossBootsTheWallClockDecidesAndNeverRunsBackwards() {
        #expect(Instant(wall: 1_005_000_000, boot: "b", sinceBoot: 1).elapsed(since: start) == .seconds(5))
        #expect(Instant(wall: 1, boot: "b", sinceBoot: 1).elapsed(since: start) == .zero)
        #expect(Instant(wall: 1, boot: "b", sinceBoot: 1).clockStep(since: start) == nil)
    }

    @Test func whatAnotherBootHadAheadOfNowIsTakenForNow() {
        let now = Instant(wall: 1000, boot: "b", sinceBoot: 7)
        #expect(start.notAhead(of: now) == now)
        #expect(Instant(wall: 999, boot: "a", sinceBoot: 9).notAhead(of: now).boot == "a")
        // This boot's clock was set, and is known.
        #expect(Instant(wall: 2000, boot: "b", sinceBoot: 5).notAhead(of: now).wall == 2000)
    }
}

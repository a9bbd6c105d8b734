import CredentialPolicy
import Testing

@Suite struct SiteWatchTests {
    /// Moments (in seconds) at which `every` seconds' refusals raise an alarm.
    private static func alarms(every: Double, until end: Double, ids: Int64) -> [Double] {
        var watch = SiteWatch(since: moment(0))
        return stride(from: 0, to: end, by: every).filter { watch.noteRefusal(ids: ids, at: moment($0)) }
    }

    @Test func oneAlarmAnHourWhileAnAttackGoesOn() {
        #expect(Self.alarms(every: 1, until: 8000, ids: 50) == [99, 3699, 7299])
    }

    @Test func typingErrorsOfAMorningAreNoAttack() {
        #expect(Self.alarms(every: 7, until: 20_000, ids: 50) == [])
        // 200 in ten minutes of 3,000 IDs.
        #expect(Self.alarms(every: 3, until: 20_000, ids: 3000) == [])
        #expect(Self.alarms(every: 1, until: 600, ids: 3000) == [299])
    }

    @Test func theClockSetBackEndsNoAlarm() {
        var watch = SiteWatch(since: moment(0), refusals: 99)
        let isRaised = watch.noteRefusal(ids: 1, at: moment(1))
        #expect(isRaised)
        #expect(watch.isAlarmed(at: moment(3600, stepped: -100_000)))
        #expect(!watch.isAlarmed(at: moment(3602, stepped: -100_000)))
    }

    /// A clock that was ten years ahead, and right again after the next boot.
    @Test func aMomentOfTheFutureKeepsTheWatchQuietForNoMoreThanAnHour() {
        var watch = SiteWatch(since: moment(315_000_000), refusals: 99)
        let isRaised = watch.noteRefusal(ids: 1, at: moment(315_000_001))
        #expect(isRaised)
        let alarms = (0..<8000).filter { watch.noteRefusal(ids: 1, at: moment(Double($0), boot: "second")) }
        #expect(alarms == [3699, 7299])
    }
}

import Testing

@testable import HostSystem

@Suite(.serialized) struct TimeZoneTests {
    @Test(arguments: [
        ("Tokyo", "Asia/Tokyo", 2026, 4, 1, 0, "2026-04-01T00:00:00+09:00"),
        ("Tokyo, inclusive end", "Asia/Tokyo", 2026, 3, 31, 1, "2026-04-01T00:00:00+09:00"),
        ("end of a year", "Asia/Tokyo", 2026, 12, 31, 1, "2027-01-01T00:00:00+09:00"),
        ("leap day", "Asia/Tokyo", 2028, 2, 28, 1, "2028-02-29T00:00:00+09:00"),
        ("UTC", "UTC", 2026, 1, 1, 0, "2026-01-01T00:00:00Z"),
        ("before summer time", "Europe/Berlin", 2026, 3, 29, 0, "2026-03-29T00:00:00+01:00"),
        ("after it began", "Europe/Berlin", 2026, 3, 29, 1, "2026-03-30T00:00:00+02:00"),
        ("west", "America/New_York", 2026, 7, 1, 0, "2026-07-01T00:00:00-04:00"),
        ("half hours", "Asia/Kolkata", 2026, 7, 1, 0, "2026-07-01T00:00:00+05:30"),
        ("west by half hours", "America/St_Johns", 2026, 1, 1, 0, "2026-01-01T00:00:00-03:30"),
        ("midnight does not exist", "America/Sao_Paulo", 2018, 11, 4, 0, "2018-11-04T01:00:00-02:00"),
        ("midnight comes twice", "America/Havana", 2026, 11, 1, 0, "2026-11-01T00:00:00-04:00"),
        ("before 1970", "Asia/Tokyo", 1969, 12, 31, 0, "1969-12-31T00:00:00+09:00"),
        ("an era's last day", "Asia/Tokyo", 1989, 1, 7, 0, "1989-01-07T00:00:00+09:00"),
    ])
    func aDayBeginsAtItsFirstMomentInItsZone(
        _ name: String, _ zone: String, _ year: Int, _ month: Int, _ day: Int, _ later: Int, _ expected: String
    ) {
        let rules = TimeZoneRules(name: zone)
        let start = rules.startOfDay(year: year, month: month, day: day, daysLater: later)
        #expect(start.map(rules.rfc3339) == expected)
    }

    @Test(arguments: [
        (2026, 2, 31), (2026, 2, 29), (2026, 4, 31), (2026, 13, 1), (2026, 0, 1), (2026, 1, 0), (2026, 1, 32),
        (0, 1, 1), (10_000, 1, 1), (2100, 2, 29),
    ]) func aDateThatDoesNotExistIsNone(_ year: Int, _ month: Int, _ day: Int) {
        #expect(TimeZoneRules(name: "Asia/Tokyo").startOfDay(year: year, month: month, day: day) == nil)
    }

    @Test func aDayThatAZoneLeftOutIsNone() {
        #expect(TimeZoneRules(name: "Pacific/Apia").startOfDay(year: 2011, month: 12, day: 30) == nil)
    }

    @Test func civilTimeIsTheZones() {
        let rules = TimeZoneRules(name: "Asia/Tokyo")
        #expect(rules.rfc3339(-1) == "1970-01-01T08:59:59+09:00")
        let civil = rules.civil(1_775_000_000_000_000)
        #expect([civil.year, civil.month, civil.day, civil.hour, civil.minute] == [2026, 4, 1, 8, 33])
    }
}

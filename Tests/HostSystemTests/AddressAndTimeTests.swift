import Testing

@testable import HostSystem

@Suite struct SourceAddressTests {
    @Test(arguments: [
        ("IPv4", "192.0.2.1", "192.0.2.1"), ("IPv6 by its /64", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("another of that /64", "2001:DB8:1:2::9", "2001:db8:1:2::/64"), ("mapped", "::ffff:192.0.2.1", "192.0.2.1"),
        ("mapped, in hexadecimal", "::ffff:c000:201", "192.0.2.1"),
        ("link-local with a zone", "fe80::1%eth0", "fe80::/64"),
        ("loopback", "::1", "::/64"), ("a host name", "pc1.example.jp", "name:pc1.example.jp"),
        ("an octal trick", "0300.0.2.1", "name:0300.0.2.1"), ("a number", "3221225985", "name:3221225985"),
        ("a short form", "192.0.513", "name:192.0.513"), ("IPv4 with a zone", "192.0.2.1%x", "name:192.0.2.1%x"),
        ("a leading space", " 192.0.2.1", "name: 192.0.2.1"), ("hostile", "x\n192.0.2.1", "name:x\n192.0.2.1"),
        ("NUL after an address", "192.0.2.1\0x", "name:192.0.2.1\0x"),
        ("NUL after IPv6", "2001:db8::1\0x", "name:2001:db8::1\0x"),
    ]) func aRemoteHostIsItsAddressOrALabelThatIsNone(_ name: String, _ rhost: String, _ expected: String) {
        #expect(SourceAddress.describe(rhost: rhost, tty: "tty1", realUID: 0) == expected)
    }

    /// What an administrator types, from a list, a log or a firewall.
    @Test(arguments: [
        ("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"), ("2001:db8:1:2::/64", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("uid:1000", "uid:1000"), ("name:", "name:"), ("tty1", "tty1"),
        ("", ""), ("/64", "/64"),
    ]) func aSourceIsNamedByAnyAddressOfIt(_ text: String, _ expected: String) {
        #expect(SourceAddress.name(ofArgument: text) == expected)
    }

    @Test(
        arguments: [
            ("root's tty", "/dev/tty1", 0, "tty1"), ("somebody's tty", "/dev/pts/3", 1000, "pts/3 uid:1000"),
            ("no tty", nil, 0, "local"), ("an empty one", "", 1000, "local uid:1000"),
            ("without /dev", "ssh", 0, "ssh"),
        ] as [(String, String?, UInt32, String)])
    func aLocalLoginIsItsTerminalAndWhoSitsThere(_ name: String, _ tty: String?, _ uid: UInt32, _ expected: String) {
        #expect(SourceAddress.describe(rhost: nil, tty: tty, realUID: uid) == expected)
        #expect(SourceAddress.describe(rhost: "", tty: tty, realUID: uid) == expected)
    }
}

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

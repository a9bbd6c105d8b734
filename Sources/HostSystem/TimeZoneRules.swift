import CLinux
import Glibc
public import CredentialPolicy

/// The organisation's time zone, from the system's zone files (tzset(3)).
public struct TimeZoneRules: Sendable {
    /// Sets the process's zone: this program has one organisation, and one thread that reads times.
    public init(name: String) {
        unsafe setenv("TZ", ":" + name, 1)
        tzset()
    }

    public func civil(_ wall: Int64) -> CivilTime {
        let fields = broken(wall)
        return CivilTime(
            year: Int(fields.year), month: Int(fields.month), day: Int(fields.day), hour: Int(fields.hour),
            minute: Int(fields.minute))
    }

    /// 00:00 of that day in the zone, `daysLater` days on; nil for a date that does not exist (31 February).
    public func startOfDay(year: Int, month: Int, day: Int, daysLater: Int = 0) -> Int64? {
        guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        let check = cp_civil_time(cp_midnight(Int32(year), Int32(month), Int32(day)))
        guard Int(check.month) == month, Int(check.day) == day else { return nil }
        return cp_midnight(Int32(year), Int32(month), Int32(day + daysLater)) * 1_000_000
    }

    /// RFC 3339 with the zone's offset, whole seconds.
    public func rfc3339(_ wall: Int64) -> String {
        let fields = broken(wall)
        let offset = abs(fields.offset)
        let sign = fields.offset < 0 ? "-" : "+"
        let zone = offset == 0 ? "Z" : "\(sign)\(two(offset / 60)):\(two(offset % 60))"
        let date = "\(fields.year)-\(two(fields.month))-\(two(fields.day))"
        return "\(date)T\(two(fields.hour)):\(two(fields.minute)):\(two(fields.second))\(zone)"
    }

    private func broken(_ wall: Int64) -> cp_civil { cp_civil_time(wall.quotientRoundingDown(1_000_000)) }

    private func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension Int64 {
    fileprivate func quotientRoundingDown(_ divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}

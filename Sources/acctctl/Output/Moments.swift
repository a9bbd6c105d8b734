import HostSystem

/// Moments as administrators read them: the organisation's time, with the year, so that they sort.
struct Moments {
    let zone: TimeZoneRules

    /// `2027-04-01 17:02`.
    func minute(_ wall: Int64) -> String {
        let (day, time) = parts(wall)
        return "\(day) \(time.prefix(5))"
    }

    /// `2027-04-01 17:02:45`.
    func second(_ wall: Int64) -> String {
        let (day, time) = parts(wall)
        return "\(day) \(time.prefix(8))"
    }

    /// The last day before an end that is the first moment after it: what `--until` was given.
    func lastDay(before end: Int64) -> String { String(parts(end - 1).day) }

    /// RFC 3339 with offset: for programs.
    func machine(_ wall: Int64) -> JSON { .text(zone.rfc3339(wall)) }
    func machine(_ wall: Int64?) -> JSON { wall.map(machine) ?? .null }

    private func parts(_ wall: Int64) -> (day: Substring, time: Substring) {
        let both = zone.rfc3339(wall).split(separator: "T", maxSplits: 1)
        return (both[0], both[1])
    }
}

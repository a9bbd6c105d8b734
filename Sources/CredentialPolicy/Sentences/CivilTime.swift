/// A date and a time of day in the organisation's time zone, as a person reads it. Whoever knows the zone converts.
public struct CivilTime: Sendable, Hashable {
    public var year: Int
    public var month: Int
    public var day: Int
    public var hour: Int
    public var minute: Int

    public init(year: Int, month: Int, day: Int, hour: Int, minute: Int) {
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
    }

    /// Whether both are on one day.
    func isSameDay(as other: CivilTime) -> Bool {
        (year, month, day) == (other.year, other.month, other.day)
    }

    /// `4月8日`, `8 April`.
    func date(in language: Language) -> String {
        switch language {
        case .ja: "\(month)月\(day)日"
        case .en: "\(day) \(Self.months.indices.contains(month - 1) ? Self.months[month - 1] : "?")"
        }
    }

    /// `17:02`.
    var clock: String {
        let padded = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        return "\(padded(hour)):\(padded(minute))"
    }

    /// `4月8日 17:02`, `8 April 17:02`.
    func moment(in language: Language) -> String { "\(date(in: language)) \(clock)" }

    /// This moment for somebody who has just read `earlier`: the time of day alone on the same day.
    func moment(after earlier: CivilTime, in language: Language) -> String {
        isSameDay(as: earlier) ? clock : moment(in: language)
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}

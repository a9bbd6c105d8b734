/// What is known about the person (and the organisation) that a password must not lean on. None of it is secret.
/// As the password is, it should be NFKC-normalised.
public struct PersonalFacts: Sendable {
    public var loginName: String
    public var staffNumber: String
    public var name: String
    /// The name's readings, in kana or romaji, surname and given name with a blank between them or one by one.
    public var readings: [String]
    public var department: String
    public var birthday: Birthday?
    /// The organisation's own words.
    public var words: [String]

    public init(
        loginName: String, staffNumber: String = "", name: String = "", readings: [String] = [],
        department: String = "", birthday: Birthday? = nil, words: [String] = []
    ) {
        (self.loginName, self.staffNumber, self.name) = (loginName, staffNumber, name)
        (self.readings, self.department, self.birthday, self.words) = (readings, department, birthday, words)
    }
}

/// A day of the Gregorian calendar.
public struct Birthday: Sendable, Hashable {
    public var year: Int
    public var month: Int
    public var day: Int

    /// nil when there is no such day.
    public init?(year: Int, month: Int, day: Int) {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths: InlineArray<12, Int> = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1868...2999).contains(year), (1...12).contains(month), (1...lengths[month - 1]).contains(day) else {
            return nil
        }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// From `YYYY-MM-DD` (RFC 3339, full-date).
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2], parts.allSatisfy({ $0.utf8.allSatisfy(ASCII.isDigit) }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// `YYYY-MM-DD`.
    public var text: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(year)-\(two(month))-\(two(day))"
    }
}

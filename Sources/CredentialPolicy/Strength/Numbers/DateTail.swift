/// What can stand behind a year and make it a date.
enum DateTail: CaseIterable {
    case nothing, yearUnit, fiscalYear, compactMonth, compactDay, separatedMonth, separatedDay, unitMonth, unitDay

    /// A month and a day, each 0 where there is none, and how many times less usual than digits alone the form is.
    struct Reading {
        var end: Int
        var month = 0
        var day = 0
        var rarity = 1.0
    }

    /// What stands at `index` in this form. The day may still be one that the month has not.
    func read(at index: Int, in text: Span<UInt8>, _ scalars: ScalarMap) -> Reading? {
        switch self {
        case .nothing: return Reading(end: index)
        case .yearUnit: return Self.unit(.year, index, text, scalars)
        case .fiscalYear: return Self.unit(.fiscalYear, index, text, scalars)
        case .compactMonth:
            return scalars.number(index, digits: 2, of: text).flatMap {
                (1...12).contains($0) ? Reading(end: index + 2, month: $0) : nil
            }
        case .compactDay:
            guard let number = scalars.number(index, digits: 4, of: text) else { return nil }
            return Reading(end: index + 4, month: number / 100, day: number % 100)
        case .separatedMonth, .separatedDay:
            guard let mark = DateSeparator(scalars.mark(index, of: text)) else { return nil }
            guard let month = Self.number(at: index + 1, upTo: 12, text, scalars) else { return nil }
            let reading = Reading(end: month.end, month: month.number, rarity: 2)
            if self == .separatedMonth { return reading }
            guard mark == DateSeparator(scalars.mark(month.end, of: text)) else { return nil }
            return Self.day(at: month.end + 1, after: reading, text, scalars)
        case .unitMonth, .unitDay:
            guard let year = DateUnit.year.end(at: index, in: text, scalars) else { return nil }
            guard let month = Self.month(at: year.end, text, scalars) else { return nil }
            return self == .unitMonth ? month : Self.dayWithUnit(at: month.end, after: month, text, scalars)
        }
    }

    /// A month with its unit: 4月, 4gatsu.
    static func month(at index: Int, _ text: Span<UInt8>, _ scalars: ScalarMap) -> Reading? {
        guard let month = number(at: index, upTo: 12, text, scalars) else { return nil }
        guard let unit = DateUnit.month.end(at: month.end, in: text, scalars) else { return nil }
        return Reading(end: unit.end, month: month.number, rarity: unit.rarity)
    }

    static func dayWithUnit(
        at index: Int, after month: Reading, _ text: Span<UInt8>, _ scalars: ScalarMap
    ) -> Reading? {
        guard var reading = day(at: index, after: month, text, scalars) else { return nil }
        if let unit = DateUnit.day.end(at: reading.end, in: text, scalars) { reading.end = unit.end }
        return reading
    }

    static func day(at index: Int, after month: Reading, _ text: Span<UInt8>, _ scalars: ScalarMap) -> Reading? {
        guard let day = number(at: index, upTo: 31, text, scalars) else { return nil }
        return Reading(end: day.end, month: month.month, day: day.number, rarity: month.rarity)
    }

    /// A number from 1 to `limit` in one or two digits or in kanji; two digits where both could be.
    static func number(
        at index: Int, upTo limit: Int, _ text: Span<UInt8>, _ scalars: ScalarMap
    ) -> (number: Int, end: Int)? {
        if let two = scalars.number(index, digits: 2, of: text), (1...limit).contains(two) { return (two, index + 2) }
        if let one = scalars.digit(index, of: text) { return one > 0 ? (one, index + 1) : nil }
        guard let kanji = KanjiNumber(at: index, in: text, scalars) else { return nil }
        return kanji.value <= limit ? (kanji.value, kanji.end) : nil
    }

    private static func unit(
        _ unit: DateUnit, _ index: Int, _ text: Span<UInt8>, _ scalars: ScalarMap
    ) -> Reading? {
        unit.end(at: index, in: text, scalars).map { Reading(end: $0.end, rarity: $0.rarity) }
    }
}

/// What people put between the numbers of a date; the same twice.
enum DateSeparator: UInt32 {
    case space = 0x20
    case hyphen = 0x2D
    case dot = 0x2E
    case slash = 0x2F
    case underscore = 0x5F

    init?(_ value: UInt32) { self.init(rawValue: value) }
}

/// A number from 1 to 99 as it is read: 六, 十一, 三十一.
struct KanjiNumber {
    private(set) var value = 0
    private(set) var end: Int

    init?(at index: Int, in text: Span<UInt8>, _ scalars: ScalarMap) {
        end = index
        var unit = Self.digit(scalars.plain(end, of: text))
        if unit > 0 { end += 1 }
        if scalars.plain(end, of: text) == 0x5341 {  // 十
            value = max(1, unit) * 10
            end += 1
            unit = Self.digit(scalars.plain(end, of: text))
            if unit > 0 { end += 1 }
        }
        value += unit
        if value == 0 { return nil }
    }

    private static func digit(_ value: UInt32) -> Int {
        switch value {
        case 0x4E00: 1
        case 0x4E8C: 2
        case 0x4E09: 3
        case 0x56DB: 4
        case 0x4E94: 5
        case 0x516D: 6
        case 0x4E03: 7
        case 0x516B: 8
        case 0x4E5D: 9
        case _: 0
        }
    }
}

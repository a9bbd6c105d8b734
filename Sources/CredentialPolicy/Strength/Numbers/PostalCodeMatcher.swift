/// Postal codes: 123-4567, 1234567, 〒123-4567.
///
/// About 120,000 places and 23,000 offices have one (Japan Post's list), but who puts one in takes that of the home
/// or the office: those of a prefecture, some 3,000, are tried before the rest.
struct PostalCodeMatcher: StrengthMatcher {
    func find(in text: Span<UInt8>, _ scalars: ScalarMap, _ matches: inout StrengthMatches) {
        for start in 0..<scalars.count {
            guard let area = scalars.number(start, digits: 3, of: text), Self.isArea(area) else { continue }
            let hyphen = scalars.mark(start + 3, of: text) == 0x2D
            let second = hyphen ? start + 4 : start + 3
            guard let rest = scalars.number(second, digits: 4, of: text) else { continue }
            // Without a hyphen any seven digits would be one, so these must stand by themselves.
            let alone = scalars.digit(start - 1, of: text) == nil && scalars.digit(second + 4, of: text) == nil
            guard hyphen || alone else { continue }
            // 〒 says that the rest is one and adds nothing.
            let begin = scalars.plain(start - 1, of: text) == 0x3012 ? start - 1 : start
            // Any seven digits would be one: 120,000 of ten million are.
            let number = Self.numbers(rest) * (hyphen ? 1 : 8)
            let part = hyphen ? PartClass.date : .number
            matches.add(StrengthMatch(begin..<second + 4, .postalCode, Guesses(number), [], as: part))
        }
    }

    /// 000, 008 and 009 begin no code.
    private static func isArea(_ area: Int) -> Bool { area > 0 && area != 8 && area != 9 }

    /// Guesses for a code with these last four digits: those of the town blocks of cities (00xx) come first, those of
    /// large offices (8xxx: 105-8501) next, then the rest.
    private static func numbers(_ rest: Int) -> Double {
        switch rest {
        case ..<100: 3e3
        case 8000...8999: 5e3
        case _: 1e4
        }
    }
}

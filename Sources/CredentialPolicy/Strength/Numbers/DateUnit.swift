/// 年, 年度, 月 and 日, as such, in kana and in the spellings of romaji.
enum DateUnit {
    case year, fiscalYear, month, day

    /// Where the unit ends that stands at `index`, and how many times less usual than digits alone it makes a date.
    func end(at index: Int, in text: Span<UInt8>, _ scalars: ScalarMap) -> (end: Int, rarity: Double)? {
        for word in Self.words.candidates(at: index, in: text, scalars) where Self.words.meaning(of: word) == self {
            if let end = Self.words.end(of: word, at: index, in: text, scalars) {
                return (end, scalars.plain(index, of: text) < 0x80 ? 3 : 2)
            }
        }
        return nil
    }

    private static let words = WordTable<DateUnit>([
        ("年", .year), ("nen", .year), ("ねん", .year),
        ("年度", .fiscalYear), ("nendo", .fiscalYear), ("ねんど", .fiscalYear),
        ("月", .month), ("gatsu", .month), ("gatu", .month), ("がつ", .month),
        ("日", .day), ("nichi", .day), ("niti", .day), ("にち", .day),
    ])
}

/// 年, 年度, 月 and 日, as such, in kana and in the spellings of romaji.
enum DateUnit: Int {
    case year, fiscalYear, month, day

    /// Where the unit ends that stands at `index`, and how many times less usual than digits alone it makes a date.
    func end(at index: Int, in text: Span<UInt8>, _ scalars: ScalarMap) -> (end: Int, rarity: Double)? {
        for word in Self.words.candidates(at: index, in: text, scalars) where Self.words.number(of: word) == rawValue {
            if let end = Self.words.end(of: word, at: index, in: text, scalars) {
                return (end, scalars.plain(index, of: text) < 0x80 ? 3 : 2)
            }
        }
        return nil
    }

    /// In the order of the cases.
    private static let words = WordTable("年/nen/ねん 年度/nendo/ねんど 月/gatsu/gatu/がつ 日/nichi/niti/にち")
}

/// The lengths at which one of the organisation's words or a part of a name says something: two kanji or kana are
/// a place or a surname (葛飾, 山田), two Latin letters are in every password.
enum OrganizationWord {
    static func lengths(of word: String) -> ClosedRange<Int> {
        word.utf8.allSatisfy { $0 < 0x80 } ? 3...64 : 2...64
    }
}

/// A word without its vowels, as people shorten it: kbysh, tky, mtsmt.
struct Skeleton {
    var consonants: String
    var rank: Int

    /// Fewer letters stand in any text.
    private static let shortest = 3
    /// Of each list those that come to mind.
    private static let most = 3000
    /// How many words are tried as they are before one is tried so; ranks of skeletons are dear, as three or four
    /// consonants in a row are in random text too.
    private static let rarity = 30

    /// - Parameter spellings: a reading and its spellings, the usual one first, or one word as it is written.
    /// - Returns: nil for a word that is too rare, or has too few consonants or no vowel in Latin letters.
    init?(of spellings: [String], rank: Int, _ source: Lessons.Source) {
        guard rank <= Self.most, Self.shortens(source) else { return nil }
        guard let word = spellings.count > 1 ? spellings[1] : spellings.first else { return nil }
        guard word.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else { return nil }
        consonants = String(word.unicodeScalars.filter { !"aeiou".unicodeScalars.contains($0) })
        self.rank = rank * Self.rarity
        guard consonants.utf8.count >= Self.shortest, consonants.utf8.count < word.utf8.count else { return nil }
    }

    /// Not names of America, nor the end of the dictionary.
    private static func shortens(_ source: Lessons.Source) -> Bool {
        switch source {
        case .passwords, .english, .spokenEnglish, .japanese, .own: true
        case .surnames, .maleNames, .femaleNames, .rareEnglish: false
        }
    }
}

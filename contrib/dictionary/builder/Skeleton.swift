import CredentialPolicy

/// A word of a list without its vowels, as people shorten it: kbysh, tky, mtsmt.
struct Skeleton {
    var consonants: String
    var rank: Int

    /// Of each list those that come to mind.
    private static let most = 3000
    /// How many words are tried as they are before one is tried so; dear, as three or four consonants in a row are in random
    /// text too.
    private static let rarity = 30

    /// - Parameter spellings: a reading and its spellings, the usual one first, or one word as it is written.
    /// - Returns: nil for a word that is too rare, and for one that nobody shortens so.
    init?(of spellings: [String], rank: Int, _ source: Lessons.Source) {
        guard rank <= Self.most, Self.shortens(source), let word = spellings.prefix(2).last,
            let consonants = DictionaryKey.consonants(of: word)
        else { return nil }
        (self.consonants, self.rank) = (consonants, rank * Self.rarity)
    }

    /// Not names of America, nor the end of the dictionary.
    private static func shortens(_ source: Lessons.Source) -> Bool {
        switch source {
        case .passwords, .english, .spokenEnglish, .japanese, .own: true
        case .surnames, .maleNames, .femaleNames, .rareEnglish: false
        }
    }
}

/// Words in a tree that is walked character by character, from the first, the last or any other character of a
/// password. Cursors hold no character.
protocol WordTree: Sendable {
    associatedtype Cursor

    var root: Cursor { get }
    /// The place behind one more character (folded as `DictionaryKey` does), nil when no word goes on like that.
    func step(_ cursor: Cursor, _ character: UInt32, in words: Span<UInt32>) -> Cursor?
    /// The word that ends here.
    func word(_ cursor: Cursor, in words: Span<UInt32>) -> KnownWord?
}

/// What is known of a word: what it is, and how many guesses find it.
struct KnownWord: Sendable, Hashable {
    var kind: StrengthKind
    var guesses: Guesses
}

/// The dictionary as such a tree.
struct DictionaryTree: WordTree {
    let dictionary: StrengthDictionary

    var root: StrengthDictionary.Cursor { dictionary.root }

    func step(
        _ cursor: StrengthDictionary.Cursor, _ character: UInt32, in words: Span<UInt32>
    ) -> StrengthDictionary.Cursor? { dictionary.step(cursor, scalar: character, in: words) }

    func word(_ cursor: StrengthDictionary.Cursor, in words: Span<UInt32>) -> KnownWord? {
        dictionary.entry(cursor, in: words).map { KnownWord(kind: $0.kind, guesses: Guesses(Double($0.rank))) }
    }
}

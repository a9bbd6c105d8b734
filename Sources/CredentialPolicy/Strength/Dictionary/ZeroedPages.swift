/// A power cut can leave a file its length and its first page while pages behind it are zeros. Read as they are, zeros
/// would make every character free of charge (so no password good enough) and every word unknown.
extension StrengthDictionary {
    /// How many places of each section are looked at, spread evenly from its first words to its last: so zeros over a quarter
    /// of one are seen. Each place is a page fault for whoever changes a password: with 64, most of what a check took.
    private static let places = 6

    /// Looks for zeros where no writer puts them, at a number of words that doesn't depend on the file's size. Pages
    /// between those places are not seen: `verify` sees them, and `CharacterModel` doesn't believe them.
    func hasZeroedPages(in words: Span<UInt32>) -> Bool {
        if count > 0 {
            // The root of no key at all would be 0, and so would the last word of no state: a target, or a skip over
            // the keys of those before.
            if words[states.lowerBound] == 0 || words[states.upperBound - 1] == 0 { return true }
            // The first skip of a state may be 0; what is behind it is a target, and those never are.
            if Self.isZeroed(states, width: 2, words) { return true }
            // Every key has a kind, and kinds begin at 1.
            if Self.isZeroed(entries, width: 1, words) { return true }
        }
        // A table of texts is filled by a sixth or more, without order: (5/6)^128 is 7e-11.
        return Self.isZeroed(model.costs, width: 1, words) || Self.isZeroed(texts.slots, width: 128, words)
    }

    /// Whether as many words as `width` are all zeros at one of the places.
    private static func isZeroed(_ section: Range<Int>, width: Int, _ words: Span<UInt32>) -> Bool {
        let width = min(width, section.count)
        guard width > 0 else { return false }
        for place in 0..<places {
            var index = section.lowerBound + (section.count - width) * place / (places - 1)
            let end = index + width
            while index < end, words[index] == 0 { index += 1 }
            if index == end { return true }
        }
        return false
    }
}

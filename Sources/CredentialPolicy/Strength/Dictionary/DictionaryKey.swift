/// How keys are written: ASCII letters small, katakana as hiragana, the rest as NFKC leaves it.
public enum DictionaryKey {
    /// Longer ones are in no list that is worth guessing through.
    public static let maxBytes = 64

    /// One character (Unicode scalar) as keys have it. The long-vowel mark ー stays.
    public static func fold(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x41...0x5A: scalar + 0x20
        case 0x30A1...0x30F6, 0x30FD, 0x30FE: scalar - 0x60
        case 0x100, 0x112, 0x12A, 0x14C, 0x16A: scalar + 1  // Ā Ē Ī Ō Ū, of romaji
        default: scalar
        }
    }

    /// A word of a list (nothing secret) as a key.
    public static func bytes(of word: some StringProtocol) -> [UInt8] {
        var folded = String.UnicodeScalarView()
        for scalar in word.unicodeScalars { folded.append(Unicode.Scalar(fold(scalar.value)) ?? scalar) }
        return Array(String(folded).utf8)
    }

    /// A word of a list without its vowels (kobayashi: kbysh).
    ///
    /// - Returns: nil when fewer than three letters are left (they are in any text), and for a word that has no vowel or other
    ///   characters than small Latin letters.
    public static func consonants(of word: some StringProtocol) -> String? {
        var consonants = String.UnicodeScalarView()
        for scalar in word.unicodeScalars {
            guard ("a"..."z").contains(scalar) else { return nil }
            switch scalar {
            case "a", "e", "i", "o", "u": continue
            case _: consonants.append(scalar)
            }
        }
        let isShortened = consonants.count >= 3 && consonants.count < word.unicodeScalars.count
        return isShortened ? String(consonants) : nil
    }
}

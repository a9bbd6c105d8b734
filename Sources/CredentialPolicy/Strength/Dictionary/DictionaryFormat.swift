/// What the words of a dictionary file mean. The file is little-endian UInt32 words, so that a mapped file is read in
/// place through `Span<UInt32>`; a machine of the other byte order sees a wrong first word and refuses.
///
///     header   magic, version, words in all, words of each section, entries, order of the character model, checksum
///     states   the automaton of the keys; its first word is the root (see `StrengthDictionary.step`)
///     entries  half a word for each key, in the keys' order (`Entry`)
///     costs    one byte for each character after its context (see `CharacterModel`)
///     texts    a hash table of characters after longer contexts (see `TextModel`)
///     origin   UTF-8: which packages, in which versions, the words come from
enum DictionaryFormat {
    static let magic: UInt32 = 0x6469_7063  // "cpid"
    static let version: UInt32 = 2
    static let headerWords = 11

    /// Where in the header something stands.
    enum Field {
        static let magic = 0
        static let version = 1
        static let words = 2
        static let states = 3
        static let entries = 4
        static let costs = 5
        static let costOrder = 6
        static let origin = 7
        static let originBytes = 8
        static let checksum = 9
        static let texts = 10
    }

    /// The first word of a state.
    ///
    ///     bit 0        a key ends here
    ///     bits 1...3   what leads on: `end`, a run of 1 to 3 bytes, a choice of 2 or 3 bytes, or `many`
    ///     bit 4        the run leads to the state in the next word
    ///     bits 8...31  the bytes themselves, or, with `many`, in bits 8...15 which blocks of 32 byte values have any
    ///
    /// A run that leads elsewhere is followed by its target. A choice is followed by the first target, then a target
    /// and a skip for each other. Many are followed by a bitmap for each block, then a target and a skip for each byte.
    /// A target counts from the first state; a skip says how many keys of this state come before those that go on with
    /// the byte.
    enum State {
        static let final: UInt32 = 1
        static let formShift: UInt32 = 1
        static let formMask: UInt32 = 7
        static let end: UInt32 = 0
        static let longestRun: UInt32 = 3
        static let choiceOf2: UInt32 = 4
        static let choiceOf3: UInt32 = 5
        static let many: UInt32 = 7
        static let adjacent: UInt32 = 1 << 4
    }

    /// A key's kind in 4 bits and its rank in 12: up to 127 exactly, beyond that as 8 bits and how far to shift them.
    /// Ranks are estimates; what is lost is 0.8 % of one.
    enum Entry {
        static let rankBits: UInt32 = 12

        static func code(_ kind: UInt32, rank: UInt32) -> UInt32 {
            let shift = rank < 128 ? 0 : UInt32(25 - rank.leadingZeroBitCount)
            let bits = shift == 0 ? rank : (shift << 7) | (rank >> (shift - 1) & 0x7F)
            return kind << rankBits | bits
        }

        static func rank(_ code: UInt32) -> UInt32 {
            let shift = code >> 7 & 0x1F
            return shift == 0 ? code & 0x7F : (code & 0x7F | 0x80) << min(shift - 1, 16)
        }
    }

    /// The largest rank that an entry holds.
    static let largestRank: UInt32 = 0xFF_FFFF

    /// Kinds of words; a number never gets another meaning.
    static func kind(_ code: UInt32) -> StrengthKind? {
        switch code {
        case 1: .commonPassword
        case 2: .word
        case 3: .japaneseWord
        case 4: .personalName
        case 5: .surname
        case 6: .givenName
        case 7: .placeName
        case 8: .municipalWord
        default: nil
        }
    }

    static func code(_ kind: StrengthKind) -> UInt32? { (1...8).first { self.kind($0) == kind } }

    /// FNV-1a over words, the checksum's own left out: against a damaged disk, not against an attacker, who would
    /// have to be root to write the file at all.
    static func checksum(_ words: Span<UInt32>) -> UInt32 {
        var sum: UInt32 = 0x811C_9DC5
        for index in words.indices where index != Field.checksum { sum = (sum ^ words[index]) &* 0x0100_0193 }
        return sum
    }
}

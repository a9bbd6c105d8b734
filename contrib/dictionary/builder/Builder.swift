import CredentialPolicy

/// Enters all lists into one dictionary.
struct Builder {
    var writer = DictionaryWriter(texts: true)
    private var lessons = Lessons()
    /// Folded; neither entered nor learned.
    private let excluded: Set<[UInt8]>
    /// Characters of a Japanese word or reading. Longer ones are put together from others that are entered.
    private static let longest = 10

    init(without lines: [Substring]) { excluded = Set(lines.map { DictionaryKey.bytes(of: $0) }) }

    /// Common passwords, English words and American names.
    mutating func add(_ lists: FrequencyLists, english: [Substring]) throws(BuildFailure) {
        add(try lists.list("passwords"), .commonPassword, .passwords, Self.written)
        add(try lists.list("english_wikipedia"), .word, .english, Self.written)
        add(try lists.list("us_tv_and_film"), .word, .spokenEnglish, Self.written)
        add(try lists.list("surnames"), .surname, .surnames, Self.written)
        add(try lists.list("male_names"), .givenName, .maleNames, Self.written)
        add(try lists.list("female_names"), .givenName, .femaleNames, Self.written)
        // Not ranked: all behind the ranked ones.
        let words = english.filter { !$0.utf8.contains(UInt8(ascii: "'")) }
        let rank = 30_000 + words.count / 2
        for word in words { enter(String(word), .word, rank: rank, .rareEnglish, 1) }
    }

    /// Japanese words, names and places, as they are written and in every spelling of their readings.
    mutating func add(_ ipadic: Ipadic) {
        func short(_ costs: [String: Int]?) -> [String: Int] {
            (costs ?? [:]).filter { $0.key.unicodeScalars.count <= Self.longest }
        }
        for kind in [StrengthKind.surname, .givenName, .personalName, .placeName, .japaneseWord] {
            add(RankedList(costs: short(ipadic.surfaces[kind])), kind, .japanese) { [$0] }
            add(RankedList(costs: short(ipadic.readings[kind])), kind, .japanese, Self.read)
        }
    }

    /// This project's own lists, the commonest of each kind first.
    mutating func add(_ own: OwnLists) {
        for kind in OwnLists.kinds.values.sorted(by: { $0.rawValue < $1.rawValue }) {
            add(RankedList(ordered: own.written[kind] ?? []), kind, .own) { [$0] }
            add(RankedList(ordered: own.readings[kind] ?? []), kind, .own, Self.read)
        }
        add(RankedList(ordered: own.latin), .word, .own, Self.written)
    }

    /// The file's words.
    func words(origin: String) -> [UInt32] {
        var writer = writer
        lessons.teach(&writer)
        return writer.words(origin: origin)
    }

    private mutating func add(
        _ list: RankedList, _ kind: StrengthKind, _ source: Lessons.Source, _ spellings: (String) -> [String]
    ) {
        /// Where a word is left out, those behind it move up.
        var missing = 0
        for (word, place) in list.words {
            if excluded.contains(DictionaryKey.bytes(of: word)) { missing += 1 }
            let rank = max(1, place - missing)
            // Zipf's law once more: the k-th spelling is about k times as rare as the first.
            let spellings = spellings(word)
            for (index, spelling) in spellings.enumerated() {
                // A reading and its first spelling teach; the others would teach the same again.
                let weight = index <= 1 ? Lessons.weight(rank, of: list.words.count) : 0
                enter(spelling, kind, rank: rank * max(1, index), source, weight)
            }
            guard let skeleton = Skeleton(of: spellings, rank: rank, source) else { continue }
            enter(skeleton.consonants, kind, rank: skeleton.rank, source, 0)
        }
    }

    private mutating func enter(
        _ word: String, _ kind: StrengthKind, rank: Int, _ source: Lessons.Source, _ weight: Double
    ) {
        guard !excluded.contains(DictionaryKey.bytes(of: word)) else { return }
        writer.add(word, kind, rank: rank)
        if weight > 0 { lessons.add(word, source, weight) }
    }

    private static func written(_ word: String) -> [String] { [word] }

    /// A reading, then its spellings in Latin letters. Of a long one few: nobody types them, and its parts are words.
    private static func read(_ reading: String) -> [String] {
        [reading] + Romaji.spellings(of: reading, limit: reading.unicodeScalars.count > 7 ? 3 : 16)
    }
}

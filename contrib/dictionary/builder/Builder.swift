import CredentialPolicy

/// Enters all lists into one dictionary.
struct Builder {
    var writer = DictionaryWriter(texts: true)
    /// Folded; neither entered nor learned.
    private let excluded: Set<[UInt8]>
    /// Characters of a Japanese word or reading. Longer ones are put together from others that are entered.
    private static let longest = 10

    init(without lines: [Substring]) { excluded = Set(lines.map { DictionaryKey.bytes(of: $0) }) }

    /// Common passwords, English words and American names.
    mutating func add(_ lists: FrequencyLists, english: [Substring]) throws(BuildFailure) {
        add(try lists.list("passwords"), .commonPassword, Self.written)
        add(try lists.list("english_wikipedia"), .word, Self.written)
        add(try lists.list("us_tv_and_film"), .word, Self.written)
        add(try lists.list("surnames"), .surname, Self.written)
        add(try lists.list("male_names"), .givenName, Self.written)
        add(try lists.list("female_names"), .givenName, Self.written)
        // Not ranked: all behind the ranked ones.
        let words = english.filter { !$0.utf8.contains(UInt8(ascii: "'")) }
        let rank = 30_000 + words.count / 2
        for word in words { enter(String(word), .word, rank: rank, learn: 0.05) }
    }

    /// Japanese words, names and places, as they are written and in every spelling of their readings.
    mutating func add(_ ipadic: Ipadic) {
        func short(_ costs: [String: Int]?) -> [String: Int] {
            (costs ?? [:]).filter { $0.key.unicodeScalars.count <= Self.longest }
        }
        for kind in [StrengthKind.surname, .givenName, .personalName, .placeName, .japaneseWord] {
            add(RankedList(costs: short(ipadic.surfaces[kind])), kind) { [$0] }
            add(RankedList(costs: short(ipadic.readings[kind])), kind, Self.read)
        }
    }

    /// This project's own lists: `kind written reading`, the commonest of each kind first.
    mutating func add(own lines: [Substring]) throws(BuildFailure) {
        var written: [StrengthKind: [Substring]] = [:]
        var readings: [StrengthKind: [Substring]] = [:]
        for line in lines where line.utf8.first != UInt8(ascii: "#") {
            let fields = line.split(separator: " ")
            guard fields.count == 3, let kind = Self.ownKinds[fields[0]],
                !Romaji.spellings(of: String(fields[2])).isEmpty
            else { throw BuildFailure("not a kind, a word and its reading: \(line)") }
            written[kind, default: []].append(fields[1])
            readings[kind, default: []].append(fields[2])
        }
        for kind in Self.ownKinds.values.sorted(by: { $0.rawValue < $1.rawValue }) {
            add(RankedList(ordered: written[kind] ?? []), kind) { [$0] }
            add(RankedList(ordered: readings[kind] ?? []), kind, Self.read)
        }
    }

    private static let ownKinds: [Substring: StrengthKind] = [
        "municipal": .municipalWord, "surname": .surname, "given-name": .givenName, "place": .placeName,
        "word": .japaneseWord,
    ]

    private mutating func add(_ list: RankedList, _ kind: StrengthKind, _ spellings: (String) -> [String]) {
        for (word, rank) in list.words {
            // Zipf's law once more: the k-th spelling is about k times as rare as the first.
            for (index, spelling) in spellings(word).enumerated() {
                enter(spelling, kind, rank: rank * max(1, index), learn: index <= 1 ? Self.weight(rank, list, kind) : 0)
            }
        }
    }

    private mutating func enter(_ word: String, _ kind: StrengthKind, rank: Int, learn weight: Double) {
        guard !excluded.contains(DictionaryKey.bytes(of: word)) else { return }
        writer.add(word, kind, rank: rank)
        if weight > 0 { learn(word, weight) }
    }

    /// The lists have small letters alone; people write capitals at the start, sometimes everywhere.
    private mutating func learn(_ word: String, _ weight: Double) {
        writer.learn(word, weight: weight)
        writer.learn(word.prefix(1).uppercased() + word.dropFirst(), weight: weight * 0.1)
        writer.learn(word.uppercased(), weight: weight * 0.02)
    }

    /// What is in no list resembles the lists' ends as much as their heads, so the fourth root of Zipf's law; and it
    /// resembles passwords more than words. Measured on every tenth password of the list, left out of the training:
    /// 1.17 for a character (the square root and equal weights: 1.26; any of 95: 1.98).
    private static func weight(_ rank: Int, _ list: RankedList, _ kind: StrengthKind) -> Double {
        let zipf = (Double(list.words.count) / Double(rank)).squareRoot().squareRoot()
        return kind == .commonPassword ? zipf : 0.1 * zipf
    }

    private static func written(_ word: String) -> [String] { [word] }

    /// A reading, then its spellings in Latin letters. Of a long one few: nobody types them, and its parts are words.
    private static func read(_ reading: String) -> [String] {
        [reading] + Romaji.spellings(of: reading, limit: reading.unicodeScalars.count > 7 ? 3 : 16)
    }
}

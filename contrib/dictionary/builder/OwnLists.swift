import CredentialPolicy

/// This project's own lists. A line is `kind written reading`, `kana` with readings, or `latin` with words as they are typed;
/// `#` begins what is for people.
struct OwnLists {
    private(set) var written: [StrengthKind: [Substring]] = [:]
    private(set) var readings: [StrengthKind: [Substring]] = [:]
    private(set) var latin: [Substring] = []

    static let kinds: [Substring: StrengthKind] = [
        "municipal": .municipalWord, "surname": .surname, "given-name": .givenName, "place": .placeName,
        "word": .japaneseWord,
    ]

    /// - Throws: for a line of another form, and for a reading that has no spelling in Latin letters.
    init(_ lines: [Substring]) throws(BuildFailure) {
        for line in lines where line.utf8.first != UInt8(ascii: "#") {
            let fields = line.split(separator: " ")
            switch fields[0] {
            case "latin": latin += fields[1...]
            case "kana": for reading in fields[1...] { try add(reading, .japaneseWord, line) }
            default:
                guard fields.count == 3, let kind = Self.kinds[fields[0]] else {
                    throw BuildFailure("not a kind, a word and its reading: \(line)")
                }
                written[kind, default: []].append(fields[1])
                try add(fields[2], kind, line)
            }
        }
    }

    private mutating func add(_ reading: Substring, _ kind: StrengthKind, _ line: Substring) throws(BuildFailure) {
        guard !Romaji.spellings(of: String(reading)).isEmpty else {
            throw BuildFailure("\(reading) is no reading in kana: \(line)")
        }
        readings[kind, default: []].append(reading)
    }
}

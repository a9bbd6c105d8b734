/// A password does not contain the organisation's own words (`[organization] words`).
struct OrganizationWordRule: PasswordRule {
    private let words: [(word: String, needles: Needles)]

    init(words: [String]) {
        self.words = words.compactMap { word in
            guard OrganizationWord.lengths(of: word).contains(word.unicodeScalars.count) else { return nil }
            return (word, Needles(words: [Needles.folded(word)]))
        }
    }

    func findings(_ new: Span<UInt8>, _ scalars: ScalarMap, old: Span<UInt8>?) -> [PasswordFinding] {
        var found: [PasswordFinding] = []
        for entry in words where entry.needles.occur(in: new, scalars) {
            found.append(.containsOrganizationWord(entry.word))
        }
        return found
    }
}

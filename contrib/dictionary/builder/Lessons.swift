import CredentialPolicy

/// What teaches the character models, and how much.
struct Lessons {
    enum Source: CaseIterable {
        case passwords, english, spokenEnglish, surnames, maleNames, femaleNames, rareEnglish, japanese, own

        /// Of all lessons, beside each other. Fixed, since a list's length says nothing about how often passwords are
        /// made of it, and what is missing when a list is left out must not be made up for by another: romaji alone would
        /// be nine tenths. Correlation with two ranked lists, each left out: 0.745 and 0.526; by the lists' lengths
        /// 0.756 and 0.511, with half as much for the passwords 0.721 and 0.527.
        var share: Double {
            switch self {
            case .passwords: 0.6
            case .english: 0.2
            case .spokenEnglish, .rareEnglish: 0.1
            case .surnames, .maleNames, .femaleNames, .japanese: 0.05
            case .own: 0.02
            }
        }
    }

    private var lessons: [Source: [(word: String, weight: Double)]] = [:]
    /// The weight of a share of 1, in which the models' doubt is 1.
    private static let whole = 1e6

    mutating func add(_ word: String, _ source: Source, _ weight: Double) {
        lessons[source, default: []].append((word, weight))
    }

    /// What is in no list resembles the lists' ends as much as their heads, so the fourth root of Zipf's law.
    static func weight(_ rank: Int, of count: Int) -> Double {
        (Double(count) / Double(rank)).squareRoot().squareRoot()
    }

    /// The lists have small letters alone; people write capitals at the start, sometimes everywhere.
    func teach(_ writer: inout DictionaryWriter) {
        for source in Source.allCases {
            let words = lessons[source] ?? []
            let scale = source.share * Self.whole / max(1, words.reduce(0) { $0 + $1.weight })
            for (word, weight) in words {
                writer.learn(word, weight: weight * scale)
                writer.learn(word.prefix(1).uppercased() + word.dropFirst(), weight: weight * scale * 0.1)
                writer.learn(word.uppercased(), weight: weight * scale * 0.02)
            }
        }
    }
}

@testable import CredentialPolicy

/// A small dictionary, and what the estimator says with it.
enum EstimatorStand {
    static let words: [UInt32] = {
        var writer = DictionaryWriter(order: 2)
        let lists: [(StrengthKind, String)] = [
            (.commonPassword, "123456 password qwerty letmein"), (.word, "the house correct horse battery staple at"),
            (.surname, "tanaka 田中 たなか suzuki"), (.placeName, "katsushika 葛飾 かつしか"),
            (.municipalWord, "zeimuka 税務課"),
        ]
        for (kind, list) in lists {
            for (index, word) in list.split(separator: " ").enumerated() {
                writer.add(word, kind, rank: 10 * (index + 1))
                writer.learn(word, weight: 1)
            }
        }
        return writer.words(origin: "test")
    }()

    static func strength(
        _ text: String, old: String? = nil, facts: PersonalFacts = PersonalFacts(loginName: "")
    ) -> PasswordStrength { strength(Array(text.utf8), old: old.map { Array($0.utf8) }, facts: facts) }

    static func strength(
        _ bytes: [UInt8], old: [UInt8]? = nil, facts: PersonalFacts = PersonalFacts(loginName: "")
    ) -> PasswordStrength {
        let span = words.span
        let text = bytes.span
        guard let dictionary = try? StrengthDictionary(checking: span) else { preconditionFailure("no dictionary") }
        let estimator = PasswordEstimator(facts: facts, year: 2027)
        guard let old else { return estimator.strength(of: text, old: nil, dictionary: dictionary, words: span) }
        let former = old.span
        return estimator.strength(of: text, old: former, dictionary: dictionary, words: span)
    }

    /// `part kind` for each part, with its disguises.
    static func parts(_ text: String, _ strength: PasswordStrength) -> [String] {
        let scalars = Array(text.unicodeScalars)
        return strength.parts.map { part in
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[part.range])
            let marks = [(StrengthMatch.Disguises.capitals, "C"), (.leet, "L"), (.reversed, "R")]
            let disguises = marks.filter { part.disguises.contains($0.0) }.map(\.1).joined()
            return "\(String(view)) \(part.kind.rawValue)" + (disguises.isEmpty ? "" : " \(disguises)")
        }
    }
}

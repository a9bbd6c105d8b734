/// What the policy asks of a password's strength, as far as it decides what to advise.
public struct StrengthDemand: Sendable, Hashable {
    /// Fewer guesses are refused.
    public var least: Guesses
    /// The most characters that a password may have.
    public var maxLength: Int

    public init(_ settings: PasswordSettings = PasswordSettings()) {
        (least, maxLength) = (settings.minGuesses, settings.maxLength)
    }
}

/// What would make a password hard to guess, fitting what was found in it and what the policy asks.
struct StrengthHint: Sendable, Hashable {
    enum Reason: Sendable, CaseIterable {
        case somethingNew
        case nothingOfYours
        case noPatterns
        case words
        case moreCharacters
    }

    /// What is enough.
    enum Remedy: Sendable, Hashable {
        /// So many words, and a number.
        case words(Int)
        /// So many letters and digits, where the policy has no room for words.
        case characters(Int)
    }

    let reason: Reason
    let remedy: Remedy

    init(_ strength: PasswordStrength, _ demand: StrengthDemand = StrengthDemand()) {
        reason = Reason(strength.parts.map(\.kind))
        remedy = Remedy(demand)
    }

    var wording: Wording {
        let enough = remedy.wording
        return switch reason {
        case .somethingNew:
            Wording(
                ja: "前と関係のない\(enough.ja)方法があります。",
                en: "\(enough.en) that have nothing to do with the old one would do.")
        case .nothingOfYours:
            Wording(ja: "ご自分や職場と無関係な\(enough.ja)方法があります。", en: "\(enough.en) unrelated to you and your work would do.")
        case .noPatterns:
            Wording(
                ja: "規則的な並びや日付を避け、無関係な\(enough.ja)方法があります。",
                en: "Instead of patterns and dates, \(remedy.unrelated.lowercased()) would do.")
        case .words: Wording(ja: "無関係な\(enough.ja)方法があります。", en: "\(remedy.unrelated) would do.")
        case .moreCharacters:
            switch remedy {
            case .words(let count):
                Wording(
                    ja: "文字を増やすか、無関係な\(count)語と数字をつなげてください。",
                    en: "Add characters, or use \(remedy.unrelated.lowercased()).")
            case .characters: Wording(ja: "無関係な\(enough.ja)方法があります。", en: "\(remedy.unrelated) would do.")
            }
        }
    }
}

extension StrengthHint.Reason {
    fileprivate init(_ kinds: [StrengthKind]) {
        if kinds.contains(.oldPassword) {
            self = .somethingNew
        } else if kinds.contains(where: Self.isOwn) {
            self = .nothingOfYours
        } else if kinds.contains(where: Self.isWord) {
            self = .words
        } else if kinds.contains(where: { $0 != .unknown }) {
            self = .noPatterns
        } else {
            self = .moreCharacters
        }
    }

    private static func isOwn(_ kind: StrengthKind) -> Bool {
        switch kind {
        case .loginName, .ownName, .staffNumber, .department, .birthday, .organizationWord: true
        case .commonPassword, .word, .japaneseWord, .personalName, .surname, .givenName, .placeName, .municipalWord,
            .date, .eraDate, .year, .phoneNumber, .postalCode, .paddedNumber, .keyboardWalk, .kanaRow, .kanaKeys,
            .repetition, .sequence, .commonEnding, .oldPassword, .byTurns, .likeMany, .otherKeys, .unknown:
            false
        }
    }

    private static func isWord(_ kind: StrengthKind) -> Bool {
        switch kind {
        case .commonPassword, .word, .japaneseWord, .personalName, .surname, .givenName, .placeName, .municipalWord,
            .kanaKeys, .otherKeys, .likeMany:
            true
        case .date, .eraDate, .year, .phoneNumber, .postalCode, .paddedNumber, .keyboardWalk, .kanaRow, .repetition,
            .sequence, .commonEnding, .loginName, .ownName, .staffNumber, .department, .birthday, .organizationWord,
            .oldPassword, .byTurns, .unknown:
            false
        }
    }
}

extension StrengthHint.Remedy {
    /// log10 of the guesses that a word drawn from some thousand adds, and a letter or digit drawn at random, as the estimator
    /// counts all but one of 200 such passwords (docs/strength.md).
    private static let (word, character) = (2.7, 1.0)
    /// Characters of a word with what separates it.
    private static let wordLength = 7

    fileprivate init(_ demand: StrengthDemand) {
        func enough(_ each: Double) -> Int { Int((demand.least.log10 / each).rounded(.up)) }
        let words = max(4, enough(Self.word))
        if words * Self.wordLength <= demand.maxLength {
            self = .words(words)
        } else {
            self = .characters(min(demand.maxLength, max(8, enough(Self.character))))
        }
    }

    /// Behind an adjective, which says what to keep away from.
    fileprivate var wording: Wording {
        switch self {
        case .words(let count): Wording(ja: "\(count)語と数字をつなげる", en: "\(Self.number(count)) words and a number")
        case .characters(let count):
            Wording(ja: "英数字をでたらめに\(count)文字並べる", en: "\(Self.number(count)) letters and digits drawn at random")
        }
    }

    fileprivate var unrelated: String {
        switch self {
        case .words(let count): "\(Self.number(count)) unrelated words and a number"
        case .characters: wording.en
        }
    }

    private static func number(_ number: Int) -> String {
        let words = ["Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven"]
        return words.indices.contains(number - 4) ? words[number - 4] : String(number)
    }
}

/// A password does not contain the person's login name, staff number or name, nor their parts, in either direction.
struct PersonalRule: PasswordRule {
    private let loginName: Needles
    private let staffNumber: Needles
    private let name: Needles

    /// The shortest run of an ID that is looked for; three letters of one are in too many words.
    private static let run = 4
    /// The shortest ID, or part of one between separators, that is looked for.
    private static let whole = 3

    init(facts: PersonalFacts) {
        loginName = Self.parts(of: facts.loginName)
        staffNumber = Self.parts(of: facts.staffNumber)
        name = Self.words(of: facts.name)
    }

    func findings(_ new: Span<UInt8>, _ scalars: ScalarMap, old: Span<UInt8>?) -> [PasswordFinding] {
        var found: [PasswordFinding] = []
        if loginName.occur(in: new, scalars) { found.append(.containsLoginName) }
        if staffNumber.occur(in: new, scalars) { found.append(.containsStaffNumber) }
        if name.occur(in: new, scalars) { found.append(.containsName) }
        return found
    }

    /// The parts of an ID: every run of four characters (which finds all longer ones too), the whole of a shorter
    /// one, and what stands between `.`, `_`, `-`, `@` and digits when it has three letters.
    private static func parts(of text: String) -> Needles {
        let characters = Array(Needles.folded(text).prefix(LongestID.characters))
        var needles = Needles()
        if characters.count == whole { needles.addBothWays(characters) }
        for start in 0..<max(0, characters.count - run + 1) {
            needles.addBothWays(characters[start..<start + run])
        }
        for part in characters.split(whereSeparator: { !isLetter($0) }) where part.count == whole {
            needles.addBothWays(part)
        }
        return needles
    }

    /// The words of a name; one kanji alone is in too many other words.
    private static func words(of text: String) -> Needles {
        var needles = Needles()
        for word in text.unicodeScalars.split(whereSeparator: { !$0.properties.isAlphabetic }) {
            let part = String(String.UnicodeScalarView(word))
            if OrganizationWord.lengths(of: part).contains(word.count) {
                needles.addBothWays(Needles.folded(part))
            }
        }
        return needles
    }

    private static func isLetter(_ value: UInt32) -> Bool {
        Unicode.Scalar(value)?.properties.isAlphabetic ?? false
    }
}

/// Login names have at most 64 characters (`LoginName`); longer text would only cost time.
private enum LongestID {
    static let characters = 64
}

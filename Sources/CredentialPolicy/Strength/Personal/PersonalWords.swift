/// What people make of their own data in a password, and how early an attacker who knows them tries it.
enum PersonalWords {
    static func tree(of facts: PersonalFacts) -> PersonalTree {
        var tree = PersonalTree()
        addIDs(facts, &tree)
        addNames(facts, &tree)
        addWork(facts, &tree)
        if let birthday = facts.birthday {
            for (index, form) in BirthdayForms(birthday: birthday).all.enumerated() {
                add([form], .birthday, index < 6 ? 0.5 : 1.3, &tree)
            }
        }
        return tree
    }

    /// Whoever keeps the directory may write anything into it: nobody has more readings, or longer ones (bytes).
    private static let (readings, longestReading) = (8, 120)
    /// log10 of the guesses for the whole of something that is known, and for a part of it.
    private static let (whole, part, initials) = (0.0, 0.7, 1.0)

    /// The login name and the staff number: whole, their parts, the digits without leading zeros, the last four.
    private static func addIDs(_ facts: PersonalFacts, _ tree: inout PersonalTree) {
        for (id, kind) in [(facts.loginName, StrengthKind.loginName), (facts.staffNumber, .staffNumber)] {
            add([id], kind, whole, &tree)
            let parts = id.unicodeScalars.split { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
            add(parts.map(text), kind, part, &tree)
            add(id.unicodeScalars.split { !$0.properties.isAlphabetic }.map(text), kind, part, &tree)
            let digits = id.unicodeScalars.filter { $0.properties.numericType == .decimal }
            add([text(digits.drop { $0 == "0" }), text(digits.suffix(4))], kind, part, &tree)
        }
    }

    /// The name as it is written, and in every spelling of its readings.
    private static func addNames(_ facts: PersonalFacts, _ tree: inout PersonalTree) {
        add(pieces(of: facts.name), .ownName, whole, &tree)
        for reading in facts.readings.prefix(readings).flatMap(pieces) where reading.utf8.count <= longestReading {
            let spellings = Romaji.spellings(of: reading)
            add([reading], .ownName, whole, &tree)
            add(spellings, .ownName, Guesses(Double(spellings.count)).log10 / 2, &tree)
        }
        for reading in facts.readings.prefix(readings) where reading.utf8.count <= longestReading {
            addInitials(pieces(of: reading).map { Array(Romaji.spellings(of: $0, limit: usualSpellings)) }, &tree)
        }
    }

    private static let usualSpellings = 4

    /// Of two names the initials in both orders, and one name with the other's initial: yi, iy, yinoue, y.inoue, inouey.
    private static func addInitials(_ names: [[String]], _ tree: inout PersonalTree) {
        guard names.count == 2 else { return }
        for (name, other) in [(names[0], names[1]), (names[1], names[0])] {
            for initial in Set(name.compactMap(\.first)) {
                for spelling in other {
                    guard let first = spelling.first else { continue }
                    tree.add("\(initial)\(first)", KnownWord(kind: .ownName, guesses: Guesses(log10: initials)))
                    for mark in ["", ".", "-", "_"] {
                        add(
                            [String(initial) + mark + spelling, spelling + mark + String(initial)], .ownName, part,
                            &tree)
                    }
                }
            }
        }
    }

    /// The department with and without what every department is called, and the organisation's words.
    private static func addWork(_ facts: PersonalFacts, _ tree: inout PersonalTree) {
        add(pieces(of: facts.department), .department, whole, &tree)
        for piece in pieces(of: facts.department) {
            for ending in ["課", "部", "係", "室", "局", "所", "センター"] where piece.hasSuffix(ending) {
                add([String(piece.dropLast(ending.count))], .department, part, &tree)
            }
        }
        for reading in DepartmentReading.readings(of: facts.department) where reading.utf8.count <= longestReading {
            for ending in [""] + DepartmentReading.endings where reading.hasSuffix(ending) {
                let short = String(reading.dropLast(ending.count))
                add([short] + Romaji.spellings(of: short), .department, ending.isEmpty ? whole : part, &tree)
            }
        }
        for word in facts.words where OrganizationWord.lengths(of: word).contains(word.unicodeScalars.count) {
            add([word], .organizationWord, whole, &tree)
        }
    }

    private static func pieces(of text: String) -> [String] {
        text.unicodeScalars.split { !$0.properties.isAlphabetic && $0.value != 0x30FC }.map(Self.text)
    }

    private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        for scalar in scalars { view.append(scalar) }
        return String(view)
    }

    /// Two kanji or kana say something, of Latin letters and digits three do.
    private static func add(_ words: [String], _ kind: StrengthKind, _ cost: Double, _ tree: inout PersonalTree) {
        for word in words {
            let shortest = word.utf8.allSatisfy { $0 < 0x80 } && kind != .birthday ? 3 : 2
            if word.unicodeScalars.count < shortest { continue }
            tree.add(word, KnownWord(kind: kind, guesses: Guesses(log10: cost)))
        }
    }
}

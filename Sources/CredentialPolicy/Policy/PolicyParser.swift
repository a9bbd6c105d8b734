/// The state of reading one policy file: line in, problems and values out.
struct PolicyParser {
    let file: String
    /// Whether the whole file is UTF-8, so that no line need be looked at for that.
    private let isText: Bool
    private var policy = Policy()
    private var section = Section.none
    private var sectionLines = [Int](repeating: 0, count: PolicyKey.sections.count)
    private var lines = KeyLines()
    private var problems: [PolicyProblem] = []
    private var unlisted = 0

    /// Where a key would go. Keys of a section that is not known are not reported one by one.
    private enum Section {
        case none, unknown
        case known(String)
    }

    init(file: String, isText: Bool) {
        self.file = file
        self.isText = isText
    }

    /// Reads one line, without its line end.
    mutating func take(_ line: ArraySlice<UInt8>, number: Int) {
        guard line.count <= PolicyReader.maxLineBytes else {
            return report(.lineTooLong(bytes: PolicyReader.maxLineBytes), line: number)
        }
        if !line.allSatisfy(Blank.isPlain), let problem = characterProblem(line) {
            return report(problem, line: number)
        }
        let statement = Blank.trimmed(Blank.withoutComment(line))
        if statement.isEmpty { return }
        if statement.first == UInt8(ascii: "[") {
            begin(statement.dropFirst(), number)
        } else {
            set(statement, number)
        }
    }

    private func characterProblem(_ line: ArraySlice<UInt8>) -> PolicyProblem.Reason? {
        if isText && !line.contains(where: Blank.mayAct) { return nil }
        guard let text = String(validating: line, as: UTF8.self) else { return .notUTF8 }
        guard let wrong = text.unicodeScalars.first(where: { $0 != "\t" && Printable.acts($0) }) else { return nil }
        return Printable.isControl(wrong) ? .controlCharacter(wrong.value) : .bidirectionalCharacter(wrong.value)
    }

    /// Notes a problem; only so many are kept, all are counted.
    mutating func report(_ reason: PolicyProblem.Reason, line: Int, key: String = "") {
        if problems.count < PolicyReader.listedProblems {
            problems.append(PolicyProblem(file: file, line: line, key: key, reason: reason))
        } else {
            unlisted += 1
        }
    }

    /// What the lines amount to.
    mutating func reading() -> PolicyReading {
        compareLengths()
        problems.sort { $0.line < $1.line }
        if unlisted > 0 { problems.append(PolicyProblem(file: file, line: 0, key: "", reason: .more(unlisted))) }
        guard problems.isEmpty else { return PolicyReading(policy: nil, problems: problems, weaker: [], lines: lines) }
        var effective = policy
        let weaker = Standard.raise(&effective, file: file, lines: lines)
        return PolicyReading(policy: effective, problems: [], weaker: weaker, lines: lines)
    }

    private mutating func begin(_ rest: ArraySlice<UInt8>, _ number: Int) {
        section = .unknown
        guard rest.last == UInt8(ascii: "]") else { return report(.missingBracket, line: number) }
        let name = Blank.single(rest.dropLast())
        guard let place = PolicyKey.sections.firstIndex(where: { $0.utf8.elementsEqual(name) }) else {
            let name = String(decoding: name, as: UTF8.self)
            return report(.unknownSection(name, nearest: NearestName.of(name, among: PolicyKey.sections)), line: number)
        }
        let known = PolicyKey.sections[place]
        section = .known(known)
        let first = sectionLines[place]
        guard first == 0 else { return report(.duplicateSection(known, firstLine: first), line: number) }
        sectionLines[place] = number
    }

    private mutating func set(_ statement: ArraySlice<UInt8>, _ number: Int) {
        guard let equals = statement.firstIndex(of: UInt8(ascii: "=")) else {
            return report(.missingEquals, line: number, key: String(decoding: statement, as: UTF8.self))
        }
        let name = String(decoding: Blank.trimmed(statement[..<equals]), as: UTF8.self)
        let value = String(decoding: Blank.trimmed(statement[(equals + 1)...]), as: UTF8.self)
        switch section {
        case _ where name.isEmpty: report(.missingKey, line: number)
        case .none: report(.keyOutsideSection, line: number, key: name)
        case .unknown: break
        case .known(let section): set(name, to: value, in: section, number)
        }
    }

    private mutating func set(_ name: String, to value: String, in section: String, _ number: Int) {
        let keys = PolicyKey.all
        guard
            let place = keys.indices.first(where: {
                // As many bytes, and equal: a key is ASCII, so canonical equivalence has nothing to add.
                keys[$0].key.utf8.count == name.utf8.count && keys[$0].key == name && keys[$0].section == section
            })
        else {
            let siblings = keys.filter { $0.section == section }
            return report(.unknownKey(section: section, hint: hint(name, siblings)), line: number, key: name)
        }
        if let first = lines[place] { return report(.duplicateKey(firstLine: first), line: number, key: name) }
        lines[place] = number
        do throws(ValueProblem) {
            try keys[place].read(value, &policy)
        } catch {
            report(.value(value, error), line: number, key: name)
        }
    }

    private func hint(_ name: String, _ siblings: [PolicyKey]) -> PolicyProblem.KeyHint? {
        if let other = PolicyKey.matching(name).first { return .inSection(other.section) }
        let known = siblings.map(\.key)
        if let ours = NearestName.elsewhere[name], known.contains(ours) { return .nearest(ours) }
        return NearestName.of(name, among: known).map { .nearest($0) }
    }

    /// The one rule between two keys that no value in force can repair.
    private mutating func compareLengths() {
        let least = max(policy.password.minLength, Standard.minLength)
        guard policy.password.maxLength < least, let line = lines["password.max-length"] else { return }
        report(
            .value(String(policy.password.maxLength), .belowMinimumLength(least)), line: line, key: "max-length")
    }
}

/// Blanks and comments of a line of bytes.
private enum Blank {
    static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    /// Printable ASCII and tabs: nothing that has to be looked at twice.
    static func isPlain(_ byte: UInt8) -> Bool { (0x20...0x7E).contains(byte) || byte == UInt8(ascii: "\t") }

    /// The first bytes of all characters that `Printable.acts` names; kana and kanji have others.
    static func mayAct(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xD8 || byte == 0xE2 || byte == 0xF3
    }

    /// The words of a section's name with one space between each.
    static func single(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var name: [UInt8] = []
        var isBetween = false
        for byte in bytes {
            if isBlank(byte) {
                isBetween = !name.isEmpty
            } else {
                if isBetween { name.append(UInt8(ascii: " ")) }
                isBetween = false
                name.append(byte)
            }
        }
        return name
    }

    static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let first = bytes.firstIndex(where: { !isBlank($0) }), let last = bytes.lastIndex(where: { !isBlank($0) })
        else { return [] }
        return bytes[first...last]
    }

    /// A `#` begins a comment where a word could begin; inside one it is part of the value.
    static func withoutComment(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let mark = line.indices.first {
            line[$0] == UInt8(ascii: "#") && ($0 == line.startIndex || beginsWord(after: line[$0 - 1]))
        }
        return line[..<(mark ?? line.endIndex)]
    }

    private static func beginsWord(after byte: UInt8) -> Bool {
        isBlank(byte) || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ",")
    }
}

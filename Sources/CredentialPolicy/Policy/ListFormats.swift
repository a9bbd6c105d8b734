// Lists: entries with commas between them; nothing at all is the empty list.

extension ValueFormat {
    /// A list whose entries are read and written one by one.
    static func list<Element>(
        of unit: @autoclosure @escaping @Sendable () -> Wording, most: Int = 100,
        read: @escaping @Sendable (String) throws(ValueProblem) -> Element,
        write: @escaping @Sendable (Element) -> String
    ) -> Self where Value == [Element] {
        Self(unit: unit) { text throws(ValueProblem) in
            try entries(text, most: most, read: read)
        } write: {
            $0.map(write).joined(separator: ", ")
        }
    }

    /// Characters that must be there. The order in which they were written does not matter.
    static var characterClasses: ValueFormat<CharacterClasses> {
        ValueFormat<CharacterClasses> {
            let list = CharacterClass.allCases.map(\.rawValue).joined(separator: ", ")
            return Wording(ja: "\(list) の並び", en: "list of \(list)")
        } read: { text throws(ValueProblem) in
            let read = { (name: String) throws(ValueProblem) -> CharacterClass in
                guard let value = CharacterClass(rawValue: name) else {
                    throw .notOneOf(CharacterClass.allCases.map(\.rawValue))
                }
                return value
            }
            return CharacterClasses(try entries(text, most: CharacterClass.allCases.count, read: read))
        } write: { classes in
            CharacterClass.allCases.filter(classes.contains).map(\.rawValue).joined(separator: ", ")
        }
    }
}

extension ValueFormat<[String]> {
    /// Words of the organisation; one that is too short to be looked for is refused rather than ignored.
    static var words: Self {
        list(of: Wording(ja: "語の並び", en: "list of words")) { word throws(ValueProblem) in
            guard OrganizationWord.lengths(of: word).contains(word.unicodeScalars.count) else { throw .wordLength }
            return word
        } write: {
            $0
        }
    }
}

extension ValueFormat<[UnmanagedRule]> {
    /// `root, uid:0-999, uid:65534`.
    static var unmanaged: Self {
        list(of: Wording(ja: "ID、uid:番号、uid:番号-番号 の並び", en: "list of login names, uid:NUMBER, uid:FROM-TO")) {
            text throws(ValueProblem) in
            guard let rule = rule(text) else { throw .notUnmanagedRule }
            return rule
        } write: { rule in
            switch rule {
            case .name(let name): name
            case .uids(let range) where range.lowerBound == range.upperBound: "uid:\(range.lowerBound)"
            case .uids(let range): "uid:\(range.lowerBound)-\(range.upperBound)"
            }
        }
    }

    private static func rule(_ text: String) -> UnmanagedRule? {
        guard text.hasPrefix("uid:") else { return LoginName(text).map { .name($0.text) } }
        let ends = text.dropFirst(4).split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard let low = uid(ends[0]), let high = ends.count == 2 ? uid(ends[1]) : low, low <= high else { return nil }
        return .uids(low...high)
    }

    /// 4294967295 is `(uid_t) -1`, which stands for "no user" in system calls.
    private static func uid(_ text: Substring) -> UInt32? {
        guard (1...10).contains(text.utf8.count), text.utf8.allSatisfy(ASCII.isDigit), let number = UInt32(text),
            number != .max
        else { return nil }
        return number
    }
}

extension ValueFormat<[ServiceClassRule]> {
    /// `myapp:console, kiosk-*:console`. A pattern of `*` alone is refused: it would turn the table off.
    static var serviceClasses: Self {
        list(of: Wording(ja: "サービス名:区分 の並び", en: "list of SERVICE:CLASS")) { text throws(ValueProblem) in
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, isPattern(parts[0]), let serviceClass = ServiceClass(rawValue: String(parts[1]))
            else { throw .notServiceClassRule }
            return ServiceClassRule(pattern: String(parts[0]), serviceClass: serviceClass)
        } write: {
            "\($0.pattern):\($0.serviceClass.rawValue)"
        }
    }

    private static func isPattern(_ text: Substring) -> Bool {
        let name = text.utf8.last == UInt8(ascii: "*") ? text.utf8.dropLast() : text.utf8[...]
        return (1...64).contains(name.count) && name.allSatisfy { ASCII.isHostByte($0) || $0 == UInt8(ascii: "_") }
    }
}

private func entries<Element>(
    _ text: String, most: Int, read: (String) throws(ValueProblem) -> Element
) throws(ValueProblem) -> [Element] {
    guard !text.isEmpty else { return [] }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count <= most else { throw .tooManyEntries(most) }
    var values: [Element] = []
    for part in parts {
        let entry = part.trimmed
        guard !entry.isEmpty else { throw .emptyEntry }
        values.append(try read(entry))
    }
    return values
}

extension Substring {
    /// Without the blanks and tabs around it.
    fileprivate var trimmed: String {
        var rest = self
        while let first = rest.first, first == " " || first == "\t" { rest.removeFirst() }
        while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
        return String(rest)
    }
}

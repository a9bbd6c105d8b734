/// The kinds of characters that must be there (K3-2-2-i: letters and digits mixed), and those that must not:
/// a password with control characters is what sshd submits for users that it has refused already.
struct CharacterRule: PasswordRule {
    let required: CharacterClasses

    func findings(_ new: Span<UInt8>, _ scalars: ScalarMap, old: Span<UInt8>?) -> [PasswordFinding] {
        var seen: CharacterClasses = []
        var hasControl = false
        for index in 0..<scalars.count {
            guard let scalar = Unicode.Scalar(scalars.value(index, of: new)) else { continue }
            if scalar.properties.generalCategory == .control {
                hasControl = true
            } else {
                Self.note(scalar, in: &seen)
            }
        }
        let missing = CharacterClass.allCases.filter { required.contains($0) && !seen.contains($0) }
        return (hasControl ? [.controlCharacter] : []) + missing.map { .missing($0) }
    }

    /// Notes what a character counts as. Kana and kanji are letters; a space is a symbol; a mark that combines with
    /// the letter before it is nothing of its own.
    private static func note(_ scalar: Unicode.Scalar, in seen: inout CharacterClasses) {
        let properties = scalar.properties
        if properties.isAlphabetic {
            seen.insert(.letter)
            if properties.isLowercase { seen.insert(.lower) }
            if properties.isUppercase { seen.insert(.upper) }
            return
        }
        switch properties.generalCategory {
        case .decimalNumber: seen.insert(.digit)
        case .nonspacingMark, .spacingMark, .enclosingMark, .format: break
        default: seen.insert(.symbol)
        }
    }
}

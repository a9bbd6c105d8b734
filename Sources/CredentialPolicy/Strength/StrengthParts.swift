extension PasswordStrength {
    /// The characters of each part, for whoever typed the password.
    /// - Parameter text: what was estimated.
    public func texts(of text: Span<UInt8>) -> [String] {
        guard let scalars = ScalarMap(text) else { return [] }
        var texts: [String] = []
        for part in parts {
            var view = String.UnicodeScalarView()
            for index in part.range where index < scalars.count {
                view.append(Unicode.Scalar(scalars.value(index, of: text)) ?? "?")
            }
            texts.append(String(view))
        }
        return texts
    }
}

extension StrengthMatch {
    /// What the part is, in a few words.
    public var name: Wording { StrengthWords.name(kind, disguises) }
}

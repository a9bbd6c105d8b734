/// Length in characters as the policy sets it (K3-2-2-i: 8 or more).
struct LengthRule: PasswordRule {
    let settings: PasswordSettings

    func findings(_ new: Span<UInt8>, _ scalars: ScalarMap, old: Span<UInt8>?) -> [PasswordFinding] {
        if scalars.count < settings.minLength { return [.tooShort(minimum: settings.minLength)] }
        if scalars.count > settings.maxLength { return [.tooLong(maximum: settings.maxLength)] }
        return []
    }

    /// The length to ask for of a text with too many bytes: what the policy allows, or what fits into 511 bytes
    /// whatever the characters are (4 bytes each).
    static func maximum(of text: Span<UInt8>, setting: Int) -> Int {
        var characters = 0
        for index in text.indices where text[index] & 0xC0 != 0x80 { characters += 1 }
        return characters > setting ? setting : min(setting, ScalarMap.maxBytes / 4)
    }
}

import CredentialPolicy
import Enforcement

/// What `password check` says about one password: a meter, its parts, the reasons.
struct StrengthView {
    private let checked: CheckedPassword
    private let least: Guesses

    /// Powers of ten that fill the meter.
    private static let (cells, full) = (20, 16.0)

    init(_ checked: CheckedPassword, least: Guesses) { (self.checked, self.least) = (checked, least) }

    var isAccepted: Bool { checked.reasons.isEmpty }

    var lines: [String] {
        [isAccepted ? say("使えます。", "It can be used.") : say("使えません。", "It can't be used.")]
            + (checked.strength.map(meter) ?? [])
            + checked.reasons.map { "  " + $0.sentence.text(in: CommandLanguage.current) }
    }

    private func meter(_ strength: PasswordStrength) -> [String] {
        let many = LargeNumber.guesses(log10: strength.guesses.log10)
        let found = say(
            "推測回数 \(many)(10の\(strength.guesses.text)乗、基準は\(least.text)乗)",
            "\(many) (10^\(strength.guesses.text); 10^\(least.text) are needed)")
        let width = checked.parts.map(DisplayWidth.of).max() ?? 0
        let parts = zip(checked.parts, strength.parts).map { text, part in
            "    " + Layout.padded(Layout.cut(text, to: 40), to: min(width, 40) + 2) + Self.name(part)
        }
        return ["  [\(Self.bar(strength.guesses, least: least))] \(found)"] + parts
    }

    /// Filled as far as the guesses go, with a mark where they are enough: `####-------|--------`.
    private static func bar(_ guesses: Guesses, least: Guesses) -> String {
        func place(_ guesses: Guesses) -> Int { max(0, min(cells, Int(guesses.log10 / full * Double(cells)))) }
        let filled = place(guesses)
        let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: cells - filled)
        return bar.prefix(place(least)) + "|" + bar.dropFirst(place(least))
    }

    private static func name(_ part: StrengthMatch) -> String {
        part.kind == .unknown ? say("ほかの文字", "other characters") : part.name.spoken
    }

    var json: JSON {
        let strength = checked.strength
        return .object([
            "accepted": .bool(isAccepted),
            "guesses_log10": strength.map { .tenths(Int64(max(0, $0.guesses.log10) * 10)) } ?? .null,
            "reasons": .list(
                checked.reasons.map {
                    .object(["code": .text($0.code), "message": .text($0.sentence.text(in: CommandLanguage.current))])
                }),
            "matches": .list(
                zip(checked.parts, strength?.parts ?? []).map { text, part in
                    .object([
                        "part": .text(text), "kind": .text(part.kind.rawValue),
                        "guesses_log10": .tenths(Int64(max(0, part.guesses.log10) * 10)),
                    ])
                }),
        ])
    }

    /// What a host without its files does.
    static func without(_ fault: StrengthFileFault) -> Wording {
        let path = Printable.escaped(fault.path)
        return Wording(
            ja: "\(path) を使えないため、それなしで調べます: acctctl doctor で確かめてください。",
            en: "\(path) can't be used, so this goes without it: look with acctctl doctor")
    }
}

/// A setting that is weaker than the standard demands. It is no error: the standard's value is in force, so that a
/// rule that was relaxed for a time can't lock a city out the day this ends; every report names it.
public struct WeakerSetting: Sendable, Equatable {
    public let file: String
    public let line: Int
    /// `section.key`.
    public let key: String
    public let configured: String
    public let inForce: String
    /// The clause of the standard (docs/clauses.csv).
    public let clause: String

    /// `file:line: key: what is weaker, what is in force, what to do`.
    public func text(in language: Language) -> String {
        switch language {
        case .ja: happened.ja + remedy.ja
        case .en: happened.en + "; " + remedy.en
        }
    }

    public var remedy: Wording { Wording(ja: "設定を直してください。", en: "correct the setting") }

    /// `file:line: key: what is weaker, what is in force`.
    public var happened: Wording {
        let place = "\(Printable.escaped(file)):\(line): \(key):"
        let shown = configured.isEmpty ? Wording(ja: "空", en: "nothing") : Wording(ja: configured, en: configured)
        return Wording(
            ja: "\(place) \(shown.ja) は基準(\(clause))より弱いため、\(inForce) を適用しています。",
            en: "\(place) \(shown.en) is weaker than the standard (\(clause)), so \(inForce) is in force")
    }
}

/// What the standard demands of settings, whatever the file says.
enum Standard {
    static let minLength = 8
    /// "Hard to guess" as a number: what an attacker online could try in years, lockouts and all.
    static let minGuesses = Guesses(log10: 6)

    /// Raises what is weaker, and tells what was. `lines` says where the file sets a key.
    static func raise(_ policy: inout Policy, file: String, lines: KeyLines) -> [WeakerSetting] {
        let asked = policy
        policy.password.minLength = max(policy.password.minLength, minLength)
        policy.password.minGuesses = max(policy.password.minGuesses, minGuesses)
        // Lower- and upper-case letters are letters: demanding either demands one.
        let required = policy.password.require
        if ![.letter, .lower, .upper].contains(where: required.contains) { policy.password.require.insert(.letter) }
        policy.password.require.insert(.digit)
        // A privileged default above a strict general limit was configured by nobody: it follows in silence.
        policy.privilegedLockout.maxFailures = min(policy.privilegedLockout.maxFailures, policy.lockout.maxFailures)
        policy.privilegedLockout.maxFailuresTotal = min(
            policy.privilegedLockout.maxFailuresTotal, policy.lockout.maxFailuresTotal)
        if policy == asked { return [] }
        return PolicyKey.all.enumerated().compactMap { index, key in
            guard let line = lines[index], key.format(asked) != key.format(policy) else { return nil }
            return WeakerSetting(
                file: file, line: line, key: key.name, configured: key.format(asked), inForce: key.format(policy),
                clause: key.clause)
        }
    }
}

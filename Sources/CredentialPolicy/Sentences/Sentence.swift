/// Everything that credpolicy says to a person at login or at a change of password: what happened, then what to do.
///
/// A sentence is a value until it is shown, so that rules and tests speak of reasons and not of texts. Both
/// languages say the same (`JapaneseSentences`, `EnglishSentences`); the English is plain ASCII, for kernel
/// consoles that draw no kanji. Text that came from outside is made printable and cut to size on the way in.
public enum Sentence: Sendable, Equatable {
    // Prompts; they end in `: `.
    case passwordPrompt
    case currentPasswordPrompt
    case newPasswordPrompt
    case repeatPasswordPrompt

    // Refusals that look alike, whoever is refused and why.
    case refusal(Contact)
    /// The system could not decide; nothing was counted.
    case unavailable(Contact?)

    // Said after a full proof of identity only.
    case temporaryMustChange
    case temporaryExpired(on: CivilTime, Contact)
    case temporaryNoSession(Contact)
    case lockedByAdministrator(Contact)
    case suspended(Contact)
    case retired(Contact)
    case notYetValid(from: CivilTime, Contact)
    case passwordTooOld
    /// A key or a ticket came without the password that this service asks for.
    case proofMissing(Contact)

    // The change of a password.
    case passwordChanged
    /// To root, who has set the password of somebody else.
    case temporarySet
    case passwordsDiffer
    /// The line above the findings.
    case passwordNotAccepted
    case passwordTriesUsedUp
    case finding(PasswordFinding)
    /// That a password is easy to guess, to whoever typed it: with the parts that are.
    case guessable(Wording)

    // What happened since the last time.
    case lastLogin(at: CivilTime?, from: String?, logout: CivilTime?, failures: Int)
    /// `more`: sources beyond those named.
    case failuresSince(count: Int, first: CivilTime, last: CivilTime, sources: [String], more: Int, Contact)

    /// The sentence in one language, at most three lines of 80 columns.
    public func text(in language: Language) -> String {
        switch language {
        case .ja: JapaneseSentences.text(self)
        case .en: EnglishSentences.text(self)
        }
    }
}

/// What both languages do with the sources of failures: name those that fit, count the rest.
struct SourceList {
    let named: [String]
    let more: Int

    /// Three IPv4 addresses, or two /64 of IPv6.
    private static let columns = 56
    /// A numeric IPv6 address.
    private static let columnsOfOne = 39

    init(_ sources: [String], more: Int) {
        var names: [String] = []
        var width = 0
        for source in sources {
            let name = Printable.fitted(source, columns: Self.columnsOfOne)
            width += DisplayWidth.of(name) + 2
            if width > Self.columns { break }
            names.append(name)
        }
        named = names
        self.more = max(0, more) + sources.count - names.count
    }
}

/// The two languages in which credpolicy speaks to people; machine fields are English always.
public enum Language: String, Sendable, Hashable, CaseIterable {
    case ja, en
}

/// One text in both languages.
public struct Wording: Sendable, Hashable {
    public let ja: String
    public let en: String

    public init(ja: String, en: String) {
        self.ja = ja
        self.en = en
    }

    /// The text in one language.
    public func text(in language: Language) -> String {
        switch language {
        case .ja: ja
        case .en: en
        }
    }
}

import CredentialPolicy
import Enforcement
import HostSystem

/// The language of this process, decided once: `--lang`, else the policy's, else the locale. It is needed before the
/// arguments are parsed, since help and complaints about arguments are in it too.
enum CommandLanguage {
    static let current = decide(CommandLine.arguments.dropFirst())

    private static func decide(_ words: ArraySlice<String>) -> Language {
        if let language = value(of: "--lang", in: words).flatMap(Language.init(rawValue:)) { return language }
        let file = Terminal.absolute(value(of: "--config", in: words) ?? GlobalOptions.defaultPolicy)
        switch (try? PolicyFile.load(file))?.organization.language ?? .auto {
        case .ja: return .ja
        case .en: return .en
        case .auto: return locale
        }
    }

    /// As setlocale(3) asks: LC_ALL, then LC_MESSAGES, then LANG.
    private static var locale: Language {
        let name = Terminal.variable("LC_ALL") ?? Terminal.variable("LC_MESSAGES") ?? Terminal.variable("LANG")
        return name?.hasPrefix("ja") == true ? .ja : .en
    }

    private static func value(of option: String, in words: ArraySlice<String>) -> String? {
        let words = words.prefix { $0 != "--" }
        for (index, word) in zip(words.indices, words) {
            if word == option { return words[index...].dropFirst().first }
            if word.hasPrefix(option + "=") { return String(word.dropFirst(option.count + 1)) }
        }
        return nil
    }
}

extension Wording {
    /// In the language of this process.
    var spoken: String { text(in: CommandLanguage.current) }
}

/// A text in both languages, in the language of this process.
func say(_ ja: String, _ en: String) -> String { Wording(ja: ja, en: en).spoken }

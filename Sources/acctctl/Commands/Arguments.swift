public import ArgumentParser
public import CredentialPolicy
public import Enforcement

extension AccountKind: ExpressibleByArgument {}
extension Administration.IdentityCheck: ExpressibleByArgument {}

/// Values of options that need more than the parser can say about them.
enum Arguments {
    static func day(_ option: String, _ text: String?) throws -> Day? {
        guard let text else { return nil }
        guard let day = Day(text) else {
            throw CommandFailure.argument(
                option, text,
                Wording(ja: "\(option) 2027-04-01 のように書いてください。", en: "write a date like \(option) 2027-04-01"))
        }
        return day
    }

    /// Names and numbers as HR writes them: something, and not a whole file.
    static func text(_ option: String, _ text: String, limit: Int) throws -> String {
        let isBlank = text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
        guard !isBlank, text.unicodeScalars.count <= limit else {
            throw CommandFailure.argument(
                option, text,
                Wording(ja: "1文字以上\(limit)文字以内で書いてください。", en: "write 1 to \(limit) characters"))
        }
        return text
    }
}

/// The ID that a command is about.
func accountHelp() -> ArgumentHelp { ArgumentHelp(say("ID。", "The ID."), valueName: "id") }

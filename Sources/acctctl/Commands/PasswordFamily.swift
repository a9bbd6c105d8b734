import ArgumentParser
import CredentialPolicy
import Enforcement

/// `password …`.
struct PasswordFamily: CommandFamily {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "password", abstract: say("仮のパスワードと、使えるかの確認。", "Temporary passwords, and checks."),
            subcommands: [
                PasswordIssue.self, PasswordCompromised.self, PasswordCheckCommand.self, PasswordGenerate.self,
                BlocklistFamily.self,
            ])
    }
}

/// `password issue`: a new temporary password; the old one is dead at once.
struct PasswordIssue: Command {
    static let usage = "password issue <id>"
    static let example = "acctctl password issue 000012"
    static var configuration: CommandConfiguration {
        describe("issue", "仮のパスワードを発行する。", "Issues a temporary password, shown once.")
    }
    @Argument(help: accountHelp()) var account: String
    @OptionGroup var options: GlobalOptions

    func answer(_ desk: Desk) throws -> Answer {
        let administration = try desk.administration()
        _ = try administration.summary(account)
        try desk.confirm(
            Wording(
                ja: "ID \(account) の今のパスワードは使えなくなります。よろしいですか。",
                en: "The present password of ID \(account) will stop working. Go on?"))
        let issued = try administration.issuePassword(account)
        return issued.answer(
            say("ID \(account) に仮のパスワードを発行しました。", "Issued a temporary password for ID \(account)."),
            Moments(zone: administration.zone))
    }
}

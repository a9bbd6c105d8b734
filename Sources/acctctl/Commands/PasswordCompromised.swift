import ArgumentParser
import CredentialPolicy
import Enforcement
import HostSystem

/// `password compromised`: somebody else may know the password.
struct PasswordCompromised: Command {
    static let usage = "password compromised <id> [--reason <text>]"
    static let example = say(
        #"acctctl password compromised 000012 --reason "偽サイトに入力""#,
        #"acctctl password compromised 000012 --reason "typed on a forged page""#)
    static var configuration: CommandConfiguration {
        describe(
            "compromised", "パスワードが他人に知られたとき。", "When somebody else may know a password.",
            more: Wording(
                ja: "古いパスワードを無効にし、この機器のプロセスを終了し、事故として記録して、"
                    + "仮のパスワードを発行する。本人は保存先を読めないので、窓口に届け出る。",
                en: "Voids the old password, ends the ID's processes on this host, opens an incident "
                    + "in the log, issues a temporary password. Owners can't read the store: they tell "
                    + "the help desk, which runs this with sudo."))
    }
    @Argument(help: accountHelp()) var account: String
    @Option(help: ArgumentHelp(say("分かっていること。記録に残る。", "What is known; kept in the log."), valueName: "text"))
    var reason: String?
    @OptionGroup var options: GlobalOptions

    func answer(_ desk: Desk) throws -> Answer {
        let reason = try reason.map { try Arguments.text("--reason", $0, limit: 200) } ?? ""
        let administration = try desk.administration()
        _ = try administration.summary(account)
        try desk.confirm(
            Wording(
                ja: "ID \(account) の今のパスワードを無効にし、この機器で動くプロセスを終了します。よろしいですか。",
                en: "This voids the password of ID \(account) and ends its processes on this host. Go on?"))
        // The end of a login, perhaps this one's, must not lose the password that is about to be made.
        Terminal.ignoreEndings()
        let compromise = try administration.compromised(account, reason: reason)
        let notShown = show(compromise, Moments(zone: administration.zone))
        let view = CompromiseView(processes: administration.endProcesses(after: compromise), account: account)
        if let unrecorded = view.unrecorded { StandardError.write("acctctl: \(unrecorded)") }
        if let notShown { throw CommandFailure.notShown(notShown) }
        if options.json { try finish(view.members) }
        return Answer(documents: [], view.lines)
    }

    /// Shows the password before anything else is done: the old one is dead already.
    private func show(_ compromise: Compromise, _ moments: Moments) -> SystemFailure? {
        let done = say(
            "ID \(account) の古いパスワードを無効にし、事故として記録しました。",
            "The old password of ID \(account) is void, and the incident is in the log.")
        let answer = compromise.issued.answer(done, moments)
        do throws(SystemFailure) {
            if options.json {
                let document = answer.documents[0].adding([CompromiseView.sessions(compromise, moments)])
                try Terminal.print(document.encoded.dropLast() + ", ")
            } else {
                try answer.print(options)
            }
            return nil
        } catch {
            return error
        }
    }

    /// The rest of the one document that `show` has begun.
    private func finish(_ members: [JSON.Member]) throws(CommandFailure) {
        do throws(SystemFailure) {
            try Terminal.print(JSON.object(members).encoded.dropFirst() + "\n")
        } catch {
            throw .notShown(error)
        }
    }
}

/// The sentences in English: the same as in Japanese, in plain ASCII.
enum EnglishSentences {
    static func text(_ sentence: Sentence) -> String {
        switch sentence {
        case .passwordPrompt: "Password: "
        case .currentPasswordPrompt: "Current password: "
        case .newPasswordPrompt: "New password: "
        case .repeatPasswordPrompt: "New password again: "
        case .refusal(let contact):
            "Wrong, or not allowed now. If you are sure it is right, ask \(contact.full(in: .en))."
        case .unavailable(let contact):
            "Logging in is not possible for the moment. Please try again shortly; this does not count as a failure."
                + (contact.map { " If it goes on, ask \($0.name(in: .en))." } ?? "")
        case .temporaryMustChange:
            "This is a temporary password. Change it now to one that only you know; until then you can't start work."
        case .temporaryExpired(let day, let contact):
            "Your temporary password expired on \(day.date(in: .en)). Have your section ask for a new one. \(ask(contact))"
        case .temporaryNoSession(let contact):
            "You can't start work on a temporary password. Change it, then log in again. \(ask(contact))"
        case .lockedByAdministrator(let contact):
            "An administrator has locked this ID. To use it again, ask \(contact.full(in: .en))."
        case .suspended(let contact):
            "This ID is suspended for the time being. To use it again, ask \(contact.full(in: .en))."
        case .retired(let contact):
            "This ID is no longer in use. If that is unexpected, ask \(contact.full(in: .en))."
        case .notYetValid(let start, let contact):
            "This ID can be used from \(start.moment(in: .en)). Please wait until then. \(ask(contact))"
        case .passwordTooOld: "Your password has been in use too long. Change it to a new one now."
        case .proofMissing(let contact):
            "This service needs a login with your password. Please log in again with it. \(ask(contact))"
        case .passwordChanged: "Your password has been changed. Use the new one from the next login."
        case .temporarySet:
            "This ID now has a temporary password. Give it to its owner, who must change it at the next login."
        case .passwordsDiffer: "The two entries differ. Please enter the same new password twice."
        case .passwordNotAccepted: "This new password can't be used. Please correct the following."
        case .passwordTriesUsedUp: "Your password has not been changed. Think of another one, then start again."
        case .finding(let finding): text(finding)
        case .guessable(let wording): wording.en
        case .lastLogin(at: nil, _, _, failures: 0): "This is your first login."
        case .lastLogin(let login, let source, let logout, let failures):
            lastLogin(login, source, logout) + "; failures since: \(failures)"
        case .failuresSince(let count, let first, let last, let sources, let more, let contact):
            "** \(count) \(count == 1 ? "failure" : "failures") since your last login (\(span(first, last))"
                + "\(list(SourceList(sources, more: more)))). If it wasn't you, tell \(contact.name(in: .en))."
        }
    }

    private static func ask(_ contact: Contact) -> String { "Questions: \(contact.full(in: .en))." }

    private static func lastLogin(_ login: CivilTime?, _ source: String?, _ logout: CivilTime?) -> String {
        guard let login else { return "This is your first login" }
        let place = source.map { " (\(Printable.fitted($0, columns: 40)))" } ?? ""
        let end = logout.map { $0.moment(after: login, in: .en) } ?? "not recorded"
        return "Last login: \(login.moment(in: .en))\(place); logout: \(end)"
    }

    private static func span(_ first: CivilTime, _ last: CivilTime) -> String {
        first == last ? first.moment(in: .en) : "\(first.moment(in: .en)) to \(last.moment(after: first, in: .en))"
    }

    private static func list(_ sources: SourceList) -> String {
        let more = sources.more > 0 ? ["\(sources.more) other \(sources.more == 1 ? "source" : "sources")"] : []
        return (sources.named + more).map { ", \($0)" }.joined()
    }
}

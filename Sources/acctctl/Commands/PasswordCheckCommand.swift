import ArgumentParser
import CredentialPolicy
import Enforcement
import HostSystem

/// `password check`: whether a password could be set. Passwords come as bytes and stay bytes.
struct PasswordCheckCommand: Command {
    static let usage = "password check [--user <id>] [--batch]"
    static let example = "acctctl password check --user 000012 < file"
    static var configuration: CommandConfiguration {
        describe(
            "check", "標準入力のパスワードが使えるか調べる。", "Says whether a password from standard input could be set.",
            more: Wording(
                ja: "長さ、文字の種類、本人や団体に関係する語を調べ、推測に要する回数を見積もる。漏えいしたパスワードの一覧があれば、それも調べる。",
                en: "Looks at length, kinds of characters, and words of the person and the "
                    + "organisation, estimates how many guesses it takes, and looks it up in "
                    + "the list of leaked passwords where there is one."))
    }

    @Option(help: ArgumentHelp(say("本人の氏名や番号も調べるID。", "The ID whose name and number to look for."), valueName: "id"))
    var user: String?
    @Flag(help: ArgumentHelp(say("1行に1つずつ、順に調べる。", "One password a line, answered in order.")))
    var batch = false
    /// Nobody means this; it is here so that the parser does not complain of it by showing it once more.
    @Argument(help: .hidden) var disclosed: [String] = []
    @OptionGroup var options: GlobalOptions

    func answer(_ desk: Desk) throws -> Answer {
        guard disclosed.isEmpty else { throw Self.onTheCommandLine }
        let check = try check(desk)
        let known = check.faults
        for fault in known { desk.warn(StrengthView.without(fault)) }
        // Damage may show only where a password is looked up.
        defer { for fault in check.faults where !known.contains(fault) { desk.warn(StrengthView.without(fault)) } }
        return batch ? try answerEach(check) : try answerOne(check)
    }

    private func answerOne(_ check: PasswordCheck) throws -> Answer {
        var input = PasswordInput()
        let password = try input.next() ?? []
        guard try Terminal.inputIsTerminal || input.next() == nil else { throw Self.severalLines }
        let view = StrengthView(try check.check(password), least: check.least)
        return Answer(view.json, view.lines, quiet: [], status: view.isAccepted ? .done : .refused)
    }

    /// Whoever writes the lines may wait for each answer, so what is answered is printed before more is read.
    private func answerEach(_ check: PasswordCheck) throws -> Answer {
        var input = PasswordInput()
        var whole = Answer(documents: [], [])
        var (number, pending) = (0, "")
        while true {
            if input.mayWait {
                guard try shown(pending) else { return whole }
                pending = ""
            }
            guard let password = try input.next() else { break }
            number += 1
            let view = StrengthView(try check.check(password), least: check.least)
            if !view.isAccepted { whole.status = .refused }
            var answer = Answer(documents: [view.json], [])
            answer.lines = view.lines.enumerated().map {
                $0.offset == 0 ? "\(number): \($0.element)" : "   \($0.element)"
            }
            pending += answer.text(options)
        }
        _ = try shown(pending)
        return whole
    }

    /// - Returns: false when nobody reads the answers any more.
    private func shown(_ answers: String) throws(CommandFailure) -> Bool {
        do throws(SystemFailure) { return try Terminal.print(answers) } catch { throw .notShown(error) }
    }

    /// With `--user` the store is asked who that is; without, the policy is enough.
    private func check(_ desk: Desk) throws -> PasswordCheck {
        if let user { return try desk.administration().passwordCheck(for: user) }
        return PasswordCheck(try desk.policy(), at: try SystemClock().now().wall)
    }

    static var onTheCommandLine: CommandFailure {
        CommandFailure(
            .usage,
            Wording(
                ja: "パスワードは引数に書けません(ほかの利用者から見え、シェルの履歴に残ります)",
                en: "a password is no argument: other users see it, and the shell keeps it"),
            Wording(
                ja: "引数なしで実行して、尋ねられたら入力してください。書いたものが使用中なら変更してください。",
                en: "run this without one and type it when asked; if what you wrote is in use, change it"))
    }

    private static var severalLines: CommandFailure {
        CommandFailure(
            .usage, Wording(ja: "標準入力が2行以上あります", en: "there is more than one line on standard input"),
            Wording(ja: "1行に1つずつ調べるには --batch を付けてください。", en: "add --batch to check one password a line"))
    }
}

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
                ja: "長さ、文字の種類、本人や団体に関係する語を調べ、推測に要する回数を見積もる。\n漏えいしたパスワードの一覧があれば、それも調べる。",
                en: "Looks at length, kinds of characters, and words of the person and the\n"
                    + "organisation, estimates how many guesses it takes, and looks it up in\n"
                    + "the list of leaked passwords where there is one."))
    }

    @Option(help: ArgumentHelp(say("本人の氏名や番号も調べるID。", "The ID whose name and number to look for."), valueName: "id"))
    var user: String?
    @Flag(help: ArgumentHelp(say("1行に1つずつ、順に調べる。", "One password a line, answered in order.")))
    var batch = false
    @OptionGroup var options: GlobalOptions

    func answer(_ desk: Desk) throws -> Answer {
        let check = try check(desk)
        // Damage may show only where a password is looked up.
        defer { for fault in check.faults { desk.warn(StrengthView.without(fault)) } }
        return try answer(check)
    }

    private func answer(_ check: PasswordCheck) throws -> Answer {
        var input = PasswordInput()
        guard batch else {
            let password = try input.next() ?? []
            guard try Terminal.inputIsTerminal || input.next() == nil else { throw Self.severalLines }
            let view = StrengthView(try check.check(password), least: check.least)
            return Answer(view.json, view.lines, quiet: [], status: view.isAccepted ? .done : .refused)
        }
        var answer = Answer(documents: [], [])
        while let password = try input.next() {
            let view = StrengthView(try check.check(password), least: check.least)
            answer.documents.append(view.json)
            answer.lines += view.lines.enumerated().map { index, line in
                index == 0 ? "\(answer.documents.count): \(line)" : "   \(line)"
            }
            if !view.isAccepted { answer.status = .refused }
        }
        return answer
    }

    /// With `--user` the store is asked who that is; without, the policy is enough.
    private func check(_ desk: Desk) throws -> PasswordCheck {
        if let user { return try desk.administration().passwordCheck(for: user) }
        return PasswordCheck(try desk.policy(), at: try SystemClock().now().wall)
    }

    private static var severalLines: CommandFailure {
        CommandFailure(
            .usage, Wording(ja: "標準入力が2行以上あります", en: "there is more than one line on standard input"),
            Wording(ja: "1行に1つずつ調べるには --batch を付けてください。", en: "add --batch to check one password a line"))
    }
}

/// Passwords on standard input, one a line; typed without echo at a terminal.
private struct PasswordInput {
    /// Longer than any password can be, so that what is cut off changes no answer.
    private static let limit = 65_536
    private var pending: [UInt8] = []
    private var ended = false

    /// The next line without its end (LF or CR LF); nil after the last.
    mutating func next() throws(SystemFailure) -> [UInt8]? {
        if Terminal.inputIsTerminal {
            return Terminal.hiddenLine(say("パスワード: ", "Password: "), limit: Self.limit)
        }
        var line: [UInt8] = []
        while true {
            if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
                line += pending[..<end].prefix(Self.limit - line.count)
                pending.removeFirst(end + 1)
                return Self.withoutReturn(line)
            }
            line += pending.prefix(Self.limit - line.count)
            pending = ended ? [] : try Terminal.input(Self.limit)
            if pending.isEmpty {
                ended = true
                return line.isEmpty ? nil : Self.withoutReturn(line)
            }
        }
    }

    private static func withoutReturn(_ line: [UInt8]) -> [UInt8] {
        line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    }
}

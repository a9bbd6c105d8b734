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
                ja: "長さ、文字の種類、本人や団体に関係する語を調べる。\n推測に要する回数の見積もりは、まだ行わない。",
                en: "Looks at length, kinds of characters, and words of the person and the\n"
                    + "organisation. How many guesses it would take is not estimated yet."))
    }

    @Option(help: ArgumentHelp(say("本人の氏名や番号も調べるID。", "The ID whose name and number to look for."), valueName: "id"))
    var user: String?
    @Flag(help: ArgumentHelp(say("1行に1つずつ、順に調べる。", "One password a line, answered in order.")))
    var batch = false
    @OptionGroup var options: GlobalOptions

    func answer(_ desk: Desk) throws -> Answer {
        let judge = try judge(desk)
        var input = PasswordInput()
        guard batch else {
            let password = try input.next() ?? []
            guard try Terminal.inputIsTerminal || input.next() == nil else { throw Self.severalLines }
            let findings = try judge(password)
            let lines = Self.lines(findings)
            return Answer(Self.json(findings), lines, quiet: [], status: findings.isEmpty ? .done : .refused)
        }
        var answer = Answer(documents: [], [])
        while let password = try input.next() {
            let findings = try judge(password)
            answer.documents.append(Self.json(findings))
            answer.lines += Self.lines(findings).enumerated().map { index, line in
                index == 0 ? "\(answer.documents.count): \(line)" : "   \(line)"
            }
            if !findings.isEmpty { answer.status = .refused }
        }
        return answer
    }

    /// With `--user` the store is asked who that is; without, the policy is enough.
    private func judge(_ desk: Desk) throws -> ([UInt8]) throws -> [PasswordFinding] {
        if let user {
            let administration = try desk.administration()
            _ = try administration.summary(user)
            return { try administration.findings($0, for: user) }
        }
        let policy = try desk.policy()
        let facts = PersonalFacts(loginName: "", words: policy.organization.words)
        return { try PasswordCheck.findings($0, policy.password, facts) }
    }

    private static func lines(_ findings: [PasswordFinding]) -> [String] {
        findings.isEmpty
            ? [say("使えます。", "It can be used.")]
            : [say("使えません。", "It can't be used.")] + findings.map { "  " + message($0) }
    }

    private static func json(_ findings: [PasswordFinding]) -> JSON {
        .object([
            // Nothing estimates guesses yet; whoever reads the keys finds them.
            "accepted": .bool(findings.isEmpty), "guesses_log10": .null,
            "reasons": .list(findings.map { .object(["code": .text($0.code), "message": .text(message($0))]) }),
            "matches": .list([]),
        ])
    }

    private static func message(_ finding: PasswordFinding) -> String {
        finding.sentence.text(in: CommandLanguage.current)
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

import Foundation
import TestSupport

/// A host as an administrator sets it up with acctctl, and people who log in on it.
final class Counter {
    let scratch: Scratch
    private let policy: String
    private let stack: PamStack

    /// The module with its arguments, as a line of a stack names it.
    var moduleLine: String {
        "\(Built.path("pam_credpolicy.so")) config=\(policy) helper=\(Built.path("pam-helper"))"
    }

    /// A stack of nothing but the module.
    var everywhere: [String] { PamStack.everywhere(moduleLine) }

    func add(service: String, lines: [String]) throws { try stack.add(service: service, lines: lines) }

    /// pamhost on this host's stacks.
    func hostCommand(_ words: [String]) -> [String] { [Built.test("pamhost"), "--confdir", stack.directory] + words }

    init(_ sections: String = "") throws {
        scratch = try Scratch(.memory)
        policy = scratch.path("policy.conf")
        let lines = PamStack.everywhere(
            Built.path("pam_credpolicy.so"), "config=\(policy) helper=\(Built.path("pam-helper"))")
        stack = try PamStack(scratch, service: "login", lines: lines)
        for service in ["sshd", "su", "cron", "passwd", "kiosk"] { try stack.add(service: service, lines: lines) }
        try setPolicy(sections)
        guard try acctctl("init").status == 0 else { throw RunError.cannotStart("acctctl init", errno: 0) }
    }

    func setPolicy(_ sections: String) throws {
        try scratch.write(
            "policy.conf", "[store]\nurl = sqlite:\(scratch.path("store/credpolicy.db"))\n\(sections)\n", mode: 0o640)
    }

    @discardableResult
    func acctctl(_ words: String...) throws -> Finished {
        try Run.command(Built.path("acctctl"), ["--config", policy] + words)
    }

    /// A new member of staff; returns the temporary password.
    func join(_ login: String, _ more: String...) throws -> String {
        let finished = try Run.command(
            Built.path("acctctl"),
            [
                "--config", policy, "--quiet", "join", login, "--name", "山田", "--staff-no", "000123", "--department",
                "税務課",
            ]
                + more)
        return finished.out.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The steps on one handle; the person answers line by line. What is shown and answered, without prompts.
    func person(
        _ steps: [String], as login: String = "yamada", _ answers: [String], service: String = "login",
        options: [String] = [], locale: String = "C"
    ) throws -> [String] {
        try Run.command(
            Built.test("pamhost"),
            ["--confdir", stack.directory, "--nodelay", "--flags", "expired"] + options + [service, login] + steps,
            stdin: answers.map { $0 + "\n" }.joined(), environment: ["LANG": locale]
        ).lines
    }

    /// A person with a permanent password.
    func settle(_ login: String = "yamada", password: String) throws {
        let temporary = try join(login)
        let lines = try person(
            ["authenticate", "chauthtok"], as: login, [temporary, temporary, password, password])
        guard lines.last == "chauthtok: PAM_SUCCESS" else {
            throw RunError.cannotStart(lines.joined(separator: "\n"), errno: 0)
        }
    }

    func show(_ login: String = "yamada") throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: acctctl("--json", "account", "show", login).outBytes) as? [String: Any]
            ?? [:]
    }

    func sql(_ statement: String) throws -> String {
        try Run.command("/usr/bin/sqlite3", [scratch.path("store/credpolicy.db"), statement]).out
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

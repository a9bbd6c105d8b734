import Foundation
import TestSupport

/// An office of a test's own: a policy, a store, and acctctl as staff call it.
struct Office {
    let scratch: Scratch
    let policy: String

    /// The same office under another policy.
    init(_ office: Office, policy: String) {
        scratch = office.scratch
        self.policy = policy
    }

    /// - Parameters:
    ///   - settings: put behind `[store]` and a cheap hash.
    ///   - initialized: whether `init` has been run.
    init(_ settings: String = "", initialized: Bool = true) throws {
        scratch = try Scratch()
        policy = try scratch.write(
            "policy.conf", "[store]\nurl = sqlite:\(scratch.path("store/credpolicy.db"))\n" + settings, mode: 0o600)
        if initialized { try acctctl("init") }
    }

    /// Runs `acctctl WORDS --config POLICY --lang LANGUAGE`.
    @discardableResult
    func acctctl(
        _ words: String..., lang: String? = "en", stdin: String = "", environment: [String: String] = [:]
    ) throws -> Finished {
        try run(words, lang: lang, stdin: stdin, environment: environment)
    }

    @discardableResult
    func run(
        _ words: [String], lang: String? = "en", stdin: String = "", environment: [String: String] = [:]
    ) throws -> Finished {
        let language = lang.map { ["--lang", $0] } ?? []
        return try Run.command(
            Built.path("acctctl"), words + ["--config", policy] + language, stdin: stdin, environment: environment)
    }

    /// The one document that a command prints with `--json`.
    func json(_ words: String..., status: Int32 = 0, stdin: String = "") throws -> [String: Any] {
        let finished = try run(words + ["--json"], stdin: stdin)
        guard finished.status == status else { throw Unexpected(finished) }
        return try document(finished.out)
    }

    /// Somebody of the tax section.
    @discardableResult
    func join(_ login: String, _ more: String..., lang: String = "en") throws -> Finished {
        try run(
            ["join", login, "--name", "山田 太郎", "--staff-no", login, "--department", "税務課"] + more, lang: lang)
    }

    var database: String { scratch.path("store/credpolicy.db") }

    /// Runs SQL as somebody with the file in their hands would.
    @discardableResult
    func sql(_ statement: String) throws -> String {
        try Run.command("/usr/bin/sqlite3", [database, statement]).out
    }
}

/// A command that ended otherwise than the test needs in order to go on.
struct Unexpected: Error, CustomStringConvertible {
    let description: String
    init(_ finished: Finished) {
        description = "status \(finished.status)\n--- out\n\(finished.out)\n--- err\n\(finished.err)"
    }
}

/// A JSON object, read by Foundation and not by what wrote it.
func document(_ text: String) throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
}

/// Columns of the widest line as the C library sees them (wc(1) asks wcwidth(3)), not as the product does.
func widest(_ text: String) throws -> Int {
    let finished = try Run.command("/usr/bin/wc", ["-L"], stdin: text, environment: ["LC_ALL": "C.UTF-8"])
    guard let columns = Int(finished.out.dropLast()) else { throw Unexpected(finished) }
    return columns
}

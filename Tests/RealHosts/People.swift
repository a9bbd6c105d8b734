import Foundation
import TestSupport

/// The people of a real host: accounts of ours together with the host's own of the same name, which has `*` in
/// /etc/shadow, so that no other module lets it in.
extension RealHost {
    /// Everybody's permanent password, unless a test says otherwise.
    static let password = "murasaki-Kumo-42-tvq8rz"
    /// What somebody changes it to.
    static let newPassword = "kiiro-Tsuki-17-hx5wpk"

    /// Runs acctctl; a status other than 0 is an error.
    @discardableResult
    func acctctl(_ words: String...) throws -> String {
        let finished = try run([scratch.path("acctctl"), "--yes", "--lang", "en"] + words)
        guard finished.status == 0 else { throw Unexpected(finished) }
        return finished.out
    }

    /// Makes the host's account.
    func addUser(_ login: String, _ more: [String] = []) throws {
        let words = ["/usr/sbin/useradd", "--create-home", "--shell", "/bin/bash", "--password", "*"]
        let made = try run(words + more + [login])
        guard made.status == 0 else { throw Unexpected(made) }
    }

    /// A new member of staff, with an account of the host; returns the temporary password.
    @discardableResult
    func join(_ login: String, _ more: String...) throws -> String {
        try addUser(login)
        let words = ["join", login, "--name", login, "--staff-no", login, "--department", "Tax", "--quiet"]
        let finished = try run([scratch.path("acctctl")] + words + more)
        guard finished.status == 0 else { throw Unexpected(finished) }
        return finished.out.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Somebody who has chosen a permanent password already.
    func settle(_ login: String, _ more: String..., password: String = RealHost.password) throws {
        let temporary = try join(login)
        let finished = try run(
            [scratch.path("pamhost"), "--confdir", "/etc/pam.d", "--nodelay", "--flags", "expired", "passwd", login]
                + ["chauthtok"], stdin: [temporary, password, password].map { $0 + "\n" }.joined())
        guard finished.lines.last == "chauthtok: PAM_SUCCESS" else { throw Unexpected(finished) }
    }

    /// `account show --json`.
    func account(_ login: String) throws -> [String: Any] { try document(acctctl("account", "show", login, "--json")) }

    func failures(_ login: String) throws -> Int? { try account(login)["failures"] as? Int }

    /// The events about an account, oldest first: kind, and after a space the reason where there is one.
    func events(_ login: String) throws -> [String] {
        try eventDocuments(login).map { event in
            [event["kind"], event["reason"]].compactMap { $0 as? String }.filter { !$0.isEmpty }.joined(separator: " ")
        }
    }

    /// The same as `log show --json` gives them.
    func eventDocuments(_ login: String) throws -> [[String: Any]] {
        let shown = try document(acctctl("log", "show", "--account", login, "--lines", "10000", "--json"))
        return shown["events"] as? [[String: Any]] ?? []
    }

    /// How many refusals of a service the log has.
    func refusals(_ service: String) throws -> Int? {
        Int(try sql("SELECT count(*) FROM events WHERE service = '\(service)' AND kind LIKE '%.refused'"))
    }

    /// What SQL finds in the store.
    func sql(_ statement: String) throws -> String {
        try Run.command("/usr/bin/sqlite3", [scratch.path("store/credpolicy.db"), statement]).out
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The settings of all calls of crypt in helpers, real and dummy (`Settings.countsHashes`).
    var hashes: [String] { (scratch.read("hashes") ?? "").split(separator: "\n").map(String.init) }

    /// How often something was compared with an account's real hash: dummies have another salt.
    func compared(_ login: String) throws -> Int {
        let hash = try sql(
            "SELECT hash FROM passwords WHERE account = (SELECT id FROM accounts WHERE login = '\(login)')")
        guard hash.hasPrefix("$") else { throw RunError.cannotStart("no hash of \(login): \(hash)", errno: 0) }
        return hashes.count { $0 == hash }
    }

    private func document(_ text: String) throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
    }
}

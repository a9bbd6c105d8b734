import CredentialPolicy
import CredentialStore
import Foundation
import TestSupport

/// A host with one member of staff, `taro`, whose password is right; everything can then be broken.
final class Stage {
    static let password = "Kani7-yama-hashi-w3xqvt"
    static let refusal =
        "error: Wrong, or not allowed now. If you are sure it is right, ask Help desk."
    static let unavailable =
        "error: Logging in is not possible for the moment. Please try again shortly; this does not count as a failure."

    let scratch: Scratch
    let policy: String
    let storeDirectory: String
    private let stack: PamStack

    /// - Parameter mount: run once the store's directory is there, before the store is made in it.
    init(_ place: Scratch.Place = .memory, mount: (String) throws -> Void = { _ in }) throws {
        scratch = try Scratch(place)
        storeDirectory = try scratch.makeDirectory("store", mode: 0o700)
        try mount(storeDirectory)
        policy = try scratch.write("policy.conf", Self.policyText(storeDirectory))
        let wrapper = try scratch.copy(Built.test("wrapped-helper"), as: "wrapped-helper")
        try scratch.write(
            "wrapped-helper.conf",
            """
            helper=\(Built.path("pam-helper"))
            preload=\(Built.test("preload-syslog.so")):\(Built.test("preload-fsync.so"))
            env=CP_SYSLOG=\(scratch.path("syslog"))
            env=CP_FAIL_FSYNC=\(scratch.path("fail-fsync"))

            """)
        let module = PamStack.everywhere(Built.path("pam_credpolicy.so"), "config=\(policy) helper=\(wrapper) nodelay")
        stack = try PamStack(scratch, service: "login", lines: module)
        try stack.add(service: "sshd", lines: module)
        try seed("account", "taro", Self.password, "personal")
    }

    static func policyText(_ directory: String) -> String {
        "[store]\nurl = sqlite:\(directory)/credpolicy.db\n[password]\nhash = yescrypt 1\n[organization]\nlanguage = en\ncontact = Help desk\n"
    }

    func seed(_ words: String...) throws {
        let finished = try Run.command(Built.test("store-seeder"), [policy] + words)
        guard finished.status == 0 else { throw RunError.cannotStart(finished.err, errno: 0) }
    }

    var store: String { storeDirectory + "/credpolicy.db" }
    var syslog: [String] { (scratch.read("syslog") ?? "").split(separator: "\n").map(String.init) }
    func forgetSyslog() { unlink(scratch.path("syslog")) }

    /// One call of pam_authenticate: what the person saw, then libpam's answer.
    func login(
        _ user: String = "taro", password: String = Stage.password, service: String = "login",
        steps: [String] = ["authenticate"], options: [String] = ["--tty", "tty1"]
    ) throws -> [String] {
        try Run.command(
            Built.test("pamhost"), hostOptions + options + [service, user] + steps, stdin: password + "\n", timeout: 30
        ).lines.filter { !$0.hasPrefix("prompt:") }
    }

    func add(service: String, lines: [String]) throws { try stack.add(service: service, lines: lines) }

    /// What every host of this stage is started with.
    var hostOptions: [String] { ["--confdir", stack.directory, "--nodelay"] }

    /// These passwords at once, one login each: a line for each, then the summary.
    func logins(atOnce passwords: [String], options: [String] = ["--tty", "tty1"]) throws -> [String] {
        let answers = try scratch.write("answers", passwords.map { $0 + "\n" }.joined(), mode: 0o600)
        return try Run.command(
            Built.test("pamhost"),
            hostOptions + options
                + ["--parallel", "\(passwords.count)", "--answers", answers, "login", "taro", "authenticate"],
            timeout: 30
        ).lines
    }

    var admits: Bool { get throws { try login().last == "authenticate: PAM_SUCCESS" } }

    func open() throws -> Store { try Store(path: store, deadline: .seconds(3)) }
    var isSound: Bool { get throws { try Store.verify(path: store, deadline: .seconds(3)).isSound } }

    /// The latest events' kinds and reasons.
    func events(_ count: Int) throws -> [String] {
        try open().read { transaction throws(StoreFailure) in
            try transaction.latestEvents(count).map { $0.reason.isEmpty ? $0.kind : "\($0.kind) \($0.reason)" }
        }
    }
}

/// Runs a line of shell as root; its failure is the test's.
@discardableResult
func shell(_ line: String, _ words: String...) throws -> Finished {
    let finished = try Run.command(
        "/bin/sh", ["-c", line, "sh"] + words, environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"], timeout: 60)
    guard finished.status == 0 else { throw RunError.cannotStart("\(line): \(finished.err)", errno: 0) }
    return finished
}

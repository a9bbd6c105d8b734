import Foundation
import TestSupport

/// Wrong guesses at once at one ID, alone and while hosts and helpers are killed at random: how many were compared with
/// its real hash. Five is the limit on both sides.
final class Attack {
    /// How many of a volley were compared.
    struct Row {
        let guesses: Int
        let killed: Bool
        let peer: Int
        let ours: Int
    }

    private let scratch: Scratch
    private let stack: PamStack
    private let peer: String
    private var volleys = 0

    /// - Parameter peer: a user of the host with a password, for pam_unix.
    init(peer: String) throws {
        self.peer = peer
        scratch = try Scratch(.memory)
        let policy = try scratch.write(
            "policy.conf", "[store]\nurl = sqlite:\(scratch.path("store/credpolicy.db"))\n", mode: 0o640)
        _ = try scratch.makeDirectory("store", mode: 0o700)
        for (source, name) in [
            (Built.path("pam-helper"), "pam-helper"), (Built.test("wrapped-helper"), "wrapped"),
            (Built.test("pamhost"), "pamhost"), (Built.test("preload-crypt.so"), "preload-crypt.so"),
        ] { try scratch.copy(source, as: name) }
        try scratch.write(
            "wrapped-helper.conf",
            "helper=\(scratch.path("pam-helper"))\npreload=\(scratch.path("preload-crypt.so"))\n"
                + "env=CP_CRYPT_LOG=\(scratch.path("ours"))\n")
        stack = try PamStack(
            scratch, service: "ours",
            lines: PamStack.everywhere(
                Built.path("pam_credpolicy.so"), "config=\(policy) helper=\(scratch.path("wrapped")) nodelay"))
        let faillock = "pam_faillock.so dir=\(try scratch.makeDirectory("tally", mode: 0o700)) deny=5"
        try stack.add(
            service: "peer",
            lines: [
                "auth requisite \(faillock) preauth silent", "auth [success=1 default=ignore] pam_unix.so nodelay",
                "auth [default=die] \(faillock) authfail", "auth required \(faillock) authsucc",
            ])
    }

    /// One volley at each, at an ID that nobody has guessed at before.
    func row(guesses: Int, killed: Bool) throws -> Row {
        volleys += 1
        try scratch.write("guesses", (0..<guesses).map { "wrong-guess-\($0)\n" }.joined())
        let victim = "victim\(volleys)"
        _ = try Run.command(
            Built.test("store-seeder"),
            [scratch.path("policy.conf"), "account", victim, "Kitsune-Lantern-4711-qx8vkz", "personal"])
        try fire(at: victim, service: "ours", guesses, killed)
        for name in try FileManager.default.contentsOfDirectory(atPath: scratch.path("tally")) {
            try FileManager.default.removeItem(atPath: scratch.path("tally/\(name)"))
        }
        try? FileManager.default.removeItem(atPath: scratch.path("peer"))
        try fire(at: peer, service: "peer", guesses, killed)
        // pam_unix hashes each password twice.
        return Row(
            guesses: guesses, killed: killed, peer: (lines("peer").count + 1) / 2, ours: try compared(with: victim))
    }

    private func fire(at user: String, service: String, _ guesses: Int, _ killed: Bool) throws {
        let harass = killed ? [Built.test("harass"), scratch.directory, "kill", "\(volleys)"] : []
        let host = [
            scratch.path("pamhost"), "--confdir", stack.directory, "--nodelay", "--parallel", "\(guesses)", "--answers",
            scratch.path("guesses"), service, user, "authenticate",
        ]
        // The peer hashes in the host itself; libcrypt beside the counter, since pam_unix loads its own too late.
        let counter = [
            "LD_PRELOAD=\(Built.test("preload-crypt.so")):libcrypt.so.1", "CP_CRYPT_LOG=\(scratch.path(service))",
        ]
        _ = try Run.command("/usr/bin/env", (service == "peer" ? counter : []) + harass + host, timeout: 180)
    }

    private func lines(_ file: String) -> [Substring] { (scratch.read(file) ?? "").split(separator: "\n") }

    /// Dummies have another salt than the real hash, so the counter's lines tell them apart.
    private func compared(with login: String) throws -> Int {
        let query = "SELECT hash FROM passwords JOIN accounts ON id = account WHERE login = '\(login)'"
        let hash = try Run.command("/usr/bin/sqlite3", [scratch.path("store/credpolicy.db"), query]).lines.first
        return lines("ours").count { String($0) == hash }
    }
}

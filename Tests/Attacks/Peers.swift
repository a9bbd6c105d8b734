import Authenticators
import CredentialPolicy
import Foundation
import TestSupport
import Testing

/// The same attacks on pam_faillock and pam_unix with deny=5: shows that the attack is one, and what the difference is.
@Suite(.serialized) struct Peers {
    /// A throw-away user of the host, gone with this object.
    private final class HostUser {
        static let name = "credpolicy-peer"

        init() throws {
            remove()  // left over when an earlier run was killed
            let hash = PasswordHasher().hash(Array(Stage.password.utf8).span, method: HashMethod(cost: 5))!
            let made = try Run.command(
                "/usr/sbin/useradd",
                ["--no-create-home", "--shell", "/usr/sbin/nologin", "--password", hash, Self.name])
            #expect(made.status == 0, "\(made.err)")
        }

        deinit { remove() }

        private func remove() { _ = try? Run.command("/usr/sbin/userdel", ["--force", Self.name]) }
    }

    @Test(arguments: [false, true])
    func pamFaillockComparesMoreThanItsLimit(killed: Bool) throws {
        let user = try HostUser()
        defer { withExtendedLifetime(user) {} }
        let scratch = try Scratch(.memory)
        let faillock = "pam_faillock.so dir=\(scratch.path("faillock")) deny=5"
        let stack = try PamStack(
            scratch, service: "peer",
            lines: [
                "auth requisite \(faillock) preauth silent", "auth [success=1 default=ignore] pam_unix.so nodelay",
                "auth [default=die] \(faillock) authfail", "auth required \(faillock) authsucc",
            ])
        try scratch.makeDirectory("faillock")
        try scratch.copy(Built.test("pamhost"), as: "pamhost")
        let guesses = try scratch.write("guesses", (0..<100).map { "wrong-guess-\($0)\n" }.joined())
        let words = [
            "--confdir", stack.directory, "--nodelay", "--parallel", "100", "--answers", guesses, "peer", HostUser.name,
            "authenticate",
        ]
        let harass = killed ? [Built.test("harass"), scratch.directory, "kill", "1"] : []
        let command = harass + [scratch.path("pamhost")] + words
        // libcrypt beside it: pam_unix loads its own too late for the library in front to find.
        let finished = try Run.command(
            "/usr/bin/env",
            ["LD_PRELOAD=\(Built.test("preload-crypt.so")):libcrypt.so.1", "CP_CRYPT_LOG=\(scratch.path("hashes"))"]
                + command, timeout: 120)
        #expect(!finished.out.contains("PAM_SUCCESS"))
        // pam_unix hashes each password twice.
        let compared = ((scratch.read("hashes") ?? "").split(separator: "\n").count + 1) / 2
        let record = try Run.command(
            "/usr/sbin/faillock", ["--dir", scratch.path("faillock"), "--user", HostUser.name])
        let recorded = record.lines.count { $0.hasSuffix(" V") || $0.hasSuffix(" I") }
        figure(
            "peer pam_faillock + pam_unix, deny=5, 100 wrong guesses at once\(killed ? " under kills" : ""): "
                + "\(compared) compared, \(recorded) recorded")
        #expect(compared > 5)
    }
}

import CredentialPolicy
import CredentialStore
import Foundation
import TestSupport
import Testing

/// The nonce that carries a proof from the process that authenticates to the one that opens the session (sshd) is good
/// for one account, one service, one source, one boot, ten minutes, one session.
@Suite(.serialized) struct HandOver {
    private static func stage() throws -> Stage {
        var settings = Stage.Settings()
        settings.services = ["login", "gdm-password", "sshd"]
        let stage = try Stage(settings)
        try stage.add(["mori", "sato"])
        return stage
    }

    /// What a login leaves in the PAM environment.
    private static func nonce(_ stage: Stage) throws -> String {
        let line = try stage.login("mori", ["authenticate", "env"]).lines.last ?? ""
        return try #require(line.hasPrefix("env: CREDPOLICY_HANDOVER=") ? String(line.dropFirst(5)) : nil)
    }

    private static func answers(_ finished: Finished) -> [String] { finished.lines.filter { $0.contains(": PAM_") } }

    private static func account(
        _ stage: Stage, _ nonce: String, user: String = "mori", service: String = "login", options: [String] = []
    ) throws -> [String] {
        answers(try stage.login(user, ["acct"], answers: [], service: service, options: ["--env", nonce] + options))
    }

    @Test func anotherHandleOfTheSameLoginMayUseItForOneSession() throws {
        let stage = try Self.stage()
        let nonce = try Self.nonce(stage)
        let first = try stage.login("mori", ["acct", "open", "env"], answers: [], options: ["--env", nonce])
        #expect(first.lines.filter { $0.contains(": PAM_") } == ["acct: PAM_SUCCESS", "open: PAM_SUCCESS"])
        #expect(!first.out.contains("CREDPOLICY_HANDOVER"))
        #expect(try Self.account(stage, nonce) == ["acct: PAM_PERM_DENIED"])
    }

    @Test func itIsWorthNothingToAnotherAccountServiceOrSource() throws {
        let stage = try Self.stage()
        let nonce = try Self.nonce(stage)
        #expect(try Self.account(stage, nonce, user: "sato") == ["acct: PAM_PERM_DENIED"])
        #expect(try Self.account(stage, nonce, service: "gdm-password") == ["acct: PAM_PERM_DENIED"])
        #expect(try Self.account(stage, nonce, options: ["--rhost", "192.0.2.1"]) == ["acct: PAM_PERM_DENIED"])
        #expect(try Self.account(stage, nonce, options: ["--tty", "/dev/tty7"]) == ["acct: PAM_PERM_DENIED"])
        #expect(try Self.account(stage, nonce) == ["acct: PAM_SUCCESS"])
    }

    /// How a token's row is changed, and whether it still counts.
    static let rows = [
        (change: "since_boot = since_boot - 590000000", counts: true),
        (change: "since_boot = since_boot - 601000000", counts: false),
        (change: "boot = '00000000-0000-0000-0000-000000000000'", counts: false),
        (change: "host = '0000000000000000'", counts: false),
        (change: "purpose = 'password'", counts: false),
    ]

    @Test(arguments: rows)
    func itIsWorthNothingLaterOrAfterABootOrElsewhere(change: String, counts: Bool) throws {
        let stage = try Self.stage()
        let nonce = try Self.nonce(stage)
        let changed = try Run.command(
            "/usr/bin/sqlite3", [stage.policy.store.path, "UPDATE tokens SET \(change); SELECT changes();"])
        #expect(changed.out == "1\n", "\(changed.err)")
        #expect(try Self.account(stage, nonce) == [counts ? "acct: PAM_SUCCESS" : "acct: PAM_PERM_DENIED"])
    }

    @Test func aPlantedOneIsRemovedByAuth() throws {
        let stage = try Self.stage()
        let nonce = try Self.nonce(stage)
        let finished = try stage.login(
            "mori", ["authenticate", "env", "acct"], answers: ["wrong-guess"], options: ["--env", nonce])
        #expect(!finished.out.contains("CREDPOLICY_HANDOVER"))
        #expect(Self.answers(finished) == ["authenticate: PAM_AUTH_ERR", "acct: PAM_PERM_DENIED"])
    }

    @Test(arguments: ["", "x", String(repeating: "0", count: 32), String(repeating: "0", count: 4000), "ZZZZ"])
    func aMadeUpOneIsWorthNothing(value: String) throws {
        let stage = try Self.stage()
        #expect(try Self.account(stage, "CREDPOLICY_HANDOVER=\(value)") == ["acct: PAM_PERM_DENIED"])
    }

    @Test func withoutOurAuthAConsoleIsRefusedAndAKeyOpensSshAlone() throws {
        let stage = try Self.stage()
        let key = ["--env", "SSH_AUTH_INFO_0=publickey ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA"]
        func account(_ service: String, _ options: [String]) throws -> [String] {
            Self.answers(try stage.login("mori", ["acct"], answers: [], service: service, options: options))
        }
        #expect(try account("login", []) == ["acct: PAM_PERM_DENIED"])
        #expect(try account("sshd", []) == ["acct: PAM_PERM_DENIED"])
        #expect(try account("sshd", key) == ["acct: PAM_SUCCESS"])
        #expect(try account("login", key) == ["acct: PAM_PERM_DENIED"])
        // sshd names the method that it accepted only when the session opens: there it must be a key. What it has named
        // before is no key and stays none.
        for (other, outcome) in [
            ("", "PAM_SUCCESS"), ("password", "PAM_PERM_DENIED"), ("publickeyish x", "PAM_PERM_DENIED"),
            ("keyboard-interactive/pam", "PAM_PERM_DENIED"),
        ] {
            let finished = try stage.login(
                "mori", ["acct", "open"], answers: [], service: "sshd", options: ["--env", "SSH_AUTH_INFO_0=\(other)"])
            #expect(Self.answers(finished) == ["acct: \(outcome)", "open: PAM_PERM_DENIED"], "\(other)")
        }
    }

    @Test func aTemporaryPasswordOpensNoSession() throws {
        let stage = try Self.stage()
        let mori = try stage.account("mori")
        try stage.store.write { transaction throws(StoreFailure) in
            let old = try transaction.password(of: mori.id)!
            _ = try transaction.setPassword(
                of: mori.id, hash: old.hash, replacing: old, temporaryUntil: stage.now.wall + 60_000_000, history: 0,
                at: stage.now)
        }
        let new = "Lanterne-Rouge-2718"
        let finished = try stage.login(
            "mori", ["authenticate", "acct", "open", "chauthtok", "open"],
            answers: [Stage.password, Stage.password, Stage.password, new, new], options: ["--flags", "expired"])
        #expect(
            Self.answers(finished) == [
                "authenticate: PAM_SUCCESS", "acct: PAM_NEW_AUTHTOK_REQD", "open: PAM_PERM_DENIED",
                "chauthtok: PAM_SUCCESS", "open: PAM_SUCCESS",
            ])
        #expect(Self.answers(try stage.login("mori")) == ["authenticate: PAM_AUTH_ERR"])
    }
}

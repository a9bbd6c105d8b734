import Authenticators
import CredentialPolicy
import CredentialStore
import Foundation
import TestSupport
import Testing

/// A program that keeps an old password must not lock its owner out; nobody may learn or gain anything by that.
@Suite(.serialized) struct SameWrongPassword {
    private static let old = "Tsubame-Former-2931-mkw5hp"

    private static func stage() throws -> Stage {
        var settings = Stage.Settings()
        settings.hash = "yescrypt 1"
        let stage = try Stage(settings)
        try stage.add(["mori"])
        return stage
    }

    private static func isLetIn(_ stage: Stage, _ password: String = Stage.password, from host: String) throws -> Bool {
        try stage.login("mori", answers: [password], options: ["--rhost", host]).lines.last
            == "authenticate: PAM_SUCCESS"
    }

    @Test func itIsComparedAndCountedOnce() throws {
        let stage = try Self.stage()
        for _ in 0..<7 { #expect(try !Self.isLetIn(stage, Self.old, from: "198.51.100.7")) }
        let compared = try stage.compared("mori")
        let counted = try stage.tally("mori").failures
        figure("seven times the same wrong password, max-failures 5: \(compared) compared, \(counted) counted")
        #expect(compared == 1 && counted == 1)
        #expect(stage.hashes.count == 7, "each refusal costs a hash")
        #expect(try Self.isLetIn(stage, from: "198.51.100.7"))
    }

    /// Who tries from elsewhere must not see by what is counted which wrong passwords the owner typed.
    @Test func fromAnotherPlaceItIsAnotherGuess() throws {
        let stage = try Self.stage()
        for host in ["198.51.100.7", "203.0.113.1", "203.0.113.2"] {
            #expect(try !Self.isLetIn(stage, Self.old, from: host))
        }
        #expect(try stage.compared("mori") == 3 && stage.tally("mori").failures == 3)
    }

    /// A service whose /run is read-only (systemd's ProtectSystem=strict), started before anybody made the key.
    @Test(.enabled(if: geteuid() == 0, "root alone has a /run of its own"))
    func whoGuessesWhereTheKeyIsMissingWritesOneLine() throws {
        let stage = try Self.stage()
        let guesses = (0..<12).map { "Suzume-Wrong-\($0)-mkw5hp" }
        let (program, words) = try stage.volley("mori", guesses, options: ["--rhost", "198.51.100.7"])
        let alone = ["--mount", "/bin/sh", "-c", "mount -t tmpfs -o ro none /run && exec \"$@\"", "sh"]
        let finished = try Run.command("/usr/bin/unshare", alone + [program] + words, timeout: 120)
        // It is written after the answer.
        #expect(stage.waitForHelpers(within: 10))
        let said = stage.scratch.read("syslog") ?? ""
        let lines = said.split(separator: "\n").filter { $0.contains("/run/credpolicy") }
        figure("12 guesses where the key of wrong passwords can't be made: \(lines.count) lines of it")
        #expect(lines.count == 1 && finished.lines.last == "total 12 PAM_AUTH_ERR=12", "\(lines) \(finished)")
        #expect(try stage.compared("mori") == 5, "each counts, as without repetitions")
    }

    /// What was wrong may be right later.
    @Test func itIsComparedAgainWithANewPassword() throws {
        let stage = try Self.stage()
        #expect(try !Self.isLetIn(stage, Self.old, from: "198.51.100.7"))
        let bytes = Array(Self.old.utf8)
        let hash = PasswordHasher().hash(bytes.span, method: stage.policy.password.hash)!
        let account = try stage.account("mori")
        try stage.store.write { transaction throws(StoreFailure) in
            let former = try transaction.password(of: account.id)
            _ = try transaction.setPassword(
                of: account.id, hash: hash, replacing: former, temporaryUntil: nil, history: 0, at: stage.now)
        }
        #expect(try Self.isLetIn(stage, Self.old, from: "198.51.100.7"))
    }

    /// Or a source would learn by what is left of its budget whether an ID exists, and the mail client of somebody who left would
    /// stop everybody else behind its gateway.
    @Test(arguments: ["hara", "nosuch", "left", "keysonly"])
    func itCountsOnceAtItsSourceWhoeverItWasTriedFor(name: String) throws {
        var settings = Stage.Settings()
        settings.hash = "yescrypt 1"
        settings.sourceMaxFailures = 2
        let stage = try Stage(settings)
        try stage.add(["mori", "hara", "left"])
        try stage.add(["keysonly"], password: nil)
        let left = try stage.account("left")
        try stage.store.write { transaction throws(StoreFailure) in
            try transaction.retire(left.id, from: stage.now.wall - 1)
        }
        for _ in 0..<4 {
            _ = try stage.login(name, answers: [Self.old], options: ["--rhost", "198.51.100.7"])
        }
        #expect(try Self.isLetIn(stage, from: "198.51.100.7"))
        _ = try stage.login(name, answers: ["another"], options: ["--rhost", "198.51.100.7"])
        let hara = try stage.login("hara", options: ["--rhost", "198.51.100.7"])
        #expect(hara.lines.last != "authenticate: PAM_SUCCESS", "two wrong ones are two")
    }

    /// What could not be compared was not wrong.
    @Test func theRightOneTypedWhileItsIDWasLockedIsRightAfterwards() throws {
        let stage = try Self.stage()
        let account = try stage.account("mori")
        for locked in [true, false] {
            try stage.store.write { transaction throws(StoreFailure) in
                try transaction.setAdministratorLock(account.id, locked)
            }
            #expect(try Self.isLetIn(stage, from: "198.51.100.7") != locked)
        }
    }

    /// All of them are reserved before the first is known to be wrong: the budget holds them as any others.
    @Test func manyOfItAtOnceStayWithinTheBudget() throws {
        let stage = try Self.stage()
        _ = try stage.tryAtOnce("mori", Array(repeating: Self.old, count: 50), options: ["--rhost", "198.51.100.7"])
        let compared = try stage.compared("mori")
        figure("50 of the same wrong password at once, max-failures 5: \(compared) compared")
        #expect((1...5).contains(compared))
    }

    /// sshd sends this for users that it considers invalid, and an empty line is nobody's guess.
    @Test func whatCanBeNobodysPasswordCountsAtItsSourceAndAgainstNoID() throws {
        var settings = Stage.Settings()
        settings.hash = "yescrypt 1"
        settings.sourceMaxFailures = 4
        let stage = try Stage(settings)
        try stage.add(["mori", "hara"])
        for _ in 0..<6 { #expect(try !Self.isLetIn(stage, "", from: "203.0.113.9")) }
        #expect(try Self.isLetIn(stage, from: "203.0.113.9"))
        for _ in 0..<5 { #expect(try !Self.isLetIn(stage, "\u{8}\r\u{7F}INCORRECT", from: "203.0.113.8")) }
        #expect(try stage.tally("mori").failures == 0)
        let hara = try stage.login("hara", options: ["--rhost", "203.0.113.8"])
        #expect(hara.lines.last != "authenticate: PAM_SUCCESS", "its source is stopped")
        #expect(try Self.isLetIn(stage, from: "203.0.113.7"))
    }
}

import Foundation
import TestSupport
import Testing

/// A password that came with its hash from /etc/shadow: compared as it was typed until its first success, ours after it.
@Suite struct ImportedPasswordTests {
    /// Typed on a full-width keyboard: NFKC makes another text of it.
    private static let fullWidth = "ｋａｎｉ７－ｙａｍａ"
    private static let halfWidth = "kani7-yama"
    /// SHA-512-crypt of the full-width form, made by Python's crypt(3).
    private static func hash() throws -> String {
        let script = "import crypt; print(crypt.crypt('\(fullWidth)', '$6$saltsalt$'))"
        return try Run.command("/usr/bin/python3", ["-W", "ignore", "-c", script], environment: ["LC_ALL": "C.UTF-8"])
            .out.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private func counter() throws -> Counter {
        let counter = try Counter("[password]\nhash = yescrypt 1")
        try counter.settle(password: "murasaki-Kumo-42-tvq8rz")
        let hash = try Self.hash()
        #expect(hash.hasPrefix("$6$saltsalt$"))
        _ = try counter.sql("UPDATE passwords SET imported = 1, hash = '\(hash)'")
        return counter
    }

    private func answer(_ counter: Counter, _ password: String) throws -> String? {
        try counter.person(["authenticate"], [password]).last
    }

    /// The upgrade comes after the answer.
    private func waitForUpgrade(_ counter: Counter) throws {
        for _ in 0..<500 where try counter.sql("SELECT imported FROM passwords") != "0" { usleep(10_000) }
    }

    @Test func aFullWidthPasswordGoesOnAndBecomesOursAfterItsFirstSuccess() throws {
        let counter = try counter()
        #expect(try answer(counter, Self.halfWidth) == "authenticate: PAM_AUTH_ERR", "the raw bytes alone count")
        #expect(try answer(counter, Self.fullWidth) == "authenticate: PAM_SUCCESS")
        try waitForUpgrade(counter)
        #expect(try counter.sql("SELECT substr(hash, 1, 3), imported, temporary FROM passwords") == "$y$|0|0")
        for password in [Self.fullWidth, Self.halfWidth] {
            #expect(try answer(counter, password) == "authenticate: PAM_SUCCESS", "\(password), normalised from now on")
        }
        #expect(try counter.sql("SELECT COUNT(*) FROM events WHERE kind = 'password.hash_upgraded'") == "1")
    }

    @Test func anImportedPasswordOfOurOwnSettingsIsHashedAnewToo() throws {
        let counter = try Counter("[password]\nhash = yescrypt 1")
        try counter.settle(password: "murasaki-Kumo-42-tvq8rz")
        let before = try counter.sql("SELECT hash FROM passwords")
        _ = try counter.sql("UPDATE passwords SET imported = 1")
        #expect(try answer(counter, "murasaki-Kumo-42-tvq8rz") == "authenticate: PAM_SUCCESS")
        try waitForUpgrade(counter)
        #expect(try counter.sql("SELECT imported FROM passwords") == "0")
        #expect(try counter.sql("SELECT hash FROM passwords") != before)
    }

    @Test func itCanNotBeSetAgainInEitherForm() throws {
        for form in [Self.fullWidth, Self.halfWidth] {
            let counter = try counter()
            let lines = try counter.person(
                ["chauthtok"], [Self.fullWidth, form, "", ""])
            #expect(lines.last != "chauthtok: PAM_SUCCESS", "\(lines)")
            #expect(try counter.sql("SELECT imported FROM passwords") == "1")
        }
    }
}

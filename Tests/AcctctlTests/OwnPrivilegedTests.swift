import Foundation
import TestSupport
import Testing

/// Who may unlock a privileged ID when the store can't say which person asks: not its owner in silence.
@Suite(.enabled(if: geteuid() == 0, "root alone says who logged in")) struct OwnPrivilegedTests {
    /// An office with a locked privileged ID of 000012's.
    private func office() throws -> Office {
        let office = try Office("[password]\nhash = yescrypt 1\n")
        try office.join("000012")
        try office.join("adm-000012", "--kind", "privileged", "--staff-no", "000012")
        try office.acctctl("account", "lock", "adm-000012")
        // What `account rebind` has to do.
        try office.sql("INSERT INTO tallies (subject, sequence, unknown_failures) VALUES (-4294967298, 1, 9)")
        return office
    }

    /// Runs `acctctl account WORDS` as somebody who logged in as `uid`.
    private func account(_ words: [String], _ office: Office, asUser uid: Int) throws -> Finished {
        try Run.command(
            "/bin/sh",
            ["-c", "echo \(uid) >/proc/self/loginuid && exec \"$@\"", "sh", Built.path("acctctl"), "account"] + words
                + ["--config", office.policy, "--lang", "en"])
    }

    private func isRefused(_ office: Office, asUser uid: Int) throws -> Bool {
        for verb in ["unlock", "rebind"] {
            let silent = try account([verb, "adm-000012", "--yes"], office, asUser: uid)
            guard silent.status == 5, silent.err.contains("--checked") else { return false }
        }
        return try office.json("account", "show", "adm-000012")["locked"] as? String == "administrator"
    }

    /// As import-shadow makes it: personal, of no person, and nothing adds one later. Debian's user 1, by its stored uid or by NSS.
    @Test(arguments: ["1", "NULL"]) func anImportedIDUnlocksNoPrivilegedIDWithoutAStatement(_ uid: String) throws {
        let office = try office()
        try office.join("daemon", "--staff-no", "000099")
        try office.sql("UPDATE accounts SET person = NULL, uid = \(uid) WHERE login = 'daemon'")
        #expect(try isRefused(office, asUser: 1))
        let stated = try account(["unlock", "adm-000012", "--checked", "in-person"], office, asUser: 1)
        #expect(stated.status == 0, "\(stated)")
        let log = try office.json("log", "show", "--account", "adm-000012", "--lines", "1")
        let event = try #require((log["events"] as? [[String: Any]])?.first)
        #expect(event["actor"] as? String == "uid:1")
        #expect(
            event["details"] as? [String: String] == ["identity_checked": "in-person", "actor_person": "unknown"])
        // Of ordinary IDs nothing is asked.
        try office.acctctl("account", "lock", "000012")
        #expect(try account(["unlock", "000012"], office, asUser: 1).status == 0)
    }

    @Test(arguments: [
        ("root with a login", 0, ""), ("a uid that NSS and the store don't know", 64_899, ""),
        ("a shared ID of another person", 1, "UPDATE accounts SET kind = 'shared' WHERE login = 'daemon'"),
        ("a leaver's ID, whose uid may be anybody's", 1, "UPDATE accounts SET retired_from = 1 WHERE login = 'daemon'"),
        ("two IDs of one uid, one of them of no person", 64_801, "UPDATE accounts SET person = NULL WHERE login = 'x'"),
    ]) func norDoWhomNoPersonCanBeTold(_ name: String, _ uid: Int, _ sql: String) throws {
        let office = try office()
        try office.join("daemon", "--staff-no", "000099")
        try office.join("000013")
        try office.join("x", "--staff-no", "000014")
        try office.sql("UPDATE accounts SET uid = 64801 WHERE login IN ('000013', 'x')")
        if uid != 0, uid != 64_899 {
            #expect(try account(["unlock", "adm-000012"], office, asUser: uid).status == 0, "\(name): before")
            try office.acctctl("account", "lock", "adm-000012")
        }
        try office.sql(sql)
        #expect(try isRefused(office, asUser: uid), "\(name)")
    }

    /// Whatever they state: it is theirs, though no person stands behind it.
    @Test func nobodyUnlocksTheIDThatTheyLoggedInWith() throws {
        let office = try office()
        try office.sql("UPDATE accounts SET person = NULL, uid = 64803 WHERE login = 'adm-000012'")
        for verb in ["unlock", "rebind"] {
            let own = try account([verb, "adm-000012", "--checked", "in-person"], office, asUser: 64_803)
            #expect(own.status == 5 && own.err.contains("another administrator"), "\(own)")
        }
        #expect(try office.json("account", "show", "adm-000012")["locked"] as? String == "administrator")
    }
}

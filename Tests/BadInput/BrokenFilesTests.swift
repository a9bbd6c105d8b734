import CredentialPolicy
import CredentialStore
import Foundation
import TestSupport
import Testing

/// Policy and store as they should not be: everybody is refused with one sentence, the log names file and cause, and
/// once it is put right the right password is right again.
@Suite struct BrokenFilesTests {
    struct Damage: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// What the one line in the log must contain.
        let cause: String
        let script: String
        init(_ name: String, _ cause: String, _ script: String) {
            (testDescription, self.cause, self.script) = (name, cause, script)
        }
    }

    /// `$1` is the policy file.
    static let policies = [
        Damage("missing", "does not exist", "rm $1"), Damage("a directory", "is not a regular file", "rm $1; mkdir $1"),
        Damage("a fifo", "is not a regular file", "rm $1; mkfifo $1"),
        Damage(
            "a foreign symlink", "a symbolic link that is not followed",
            "mv $1 $1.real; ln -s $1.real $1; chown -h 65533 $1"),
        Damage("world-writable", "can be written by others", "chmod 666 $1"),
        Damage("somebody's", "belongs to uid 65533", "chown 65533 $1"),
        Damage("not UTF-8", "policy.conf:1", "printf '\\377\\376[store]\\n' > $1"),
        Damage("10 MB", "larger than 1048576 bytes", "head -c 10485760 /dev/zero | tr '\\0' '#' > $1"),
        Damage("a wrong line", "passwrd", "printf '[passwrd]\\n' >> $1"),
    ]

    @Test(arguments: policies) func withoutAUsablePolicyNobodyLogsIn(_ damage: Damage) throws {
        let stage = try Stage()
        try shell("cp -p $1 $1.saved", stage.policy)
        try shell(damage.script, stage.policy)
        let seen = try stage.login()
        #expect(seen == [Stage.unavailable, "authenticate: PAM_AUTH_ERR"])
        let lines = stage.syslog
        #expect(lines.count == 1 && lines[0].hasPrefix("err login: refused, no usable policy: "), "\(lines)")
        #expect(lines.first?.contains(damage.cause) == true && lines.first?.contains(stage.policy) == true, "\(lines)")
        try shell("rm -rf $1; mv $1.saved $1", stage.policy)
        #expect(try stage.admits)
    }

    /// `$1` is the store's directory, `$2` the database.
    static let stores = [
        Damage("missing", "does not exist: run acctctl init", "rm $2"),
        Damage("directory missing", "does not exist", "mv $1 $1.away"),
        Damage("directory writable by others", "can be written by others", "chmod 777 $1"),
        Damage("directory a symlink", "symbolic link", "mv $1 $1.away; ln -s $1.away $1; chown -h 65533 $1"),
        Damage("truncated to nothing", "damaged (not a store)", ": > $2; rm $2-wal"),
        Damage("truncated to a page", "damaged (", "truncate -s 4096 $2"),
        Damage("truncated to a hundred pages", "damaged (", "truncate -s 409600 $2; rm $2-wal"),
        Damage("garbage", "damaged (file is not a database)", "head -c 100000 /dev/urandom > $2; rm $2-wal"),
        Damage("of a later version", "later version (schema 9)", "sqlite3 $2 'PRAGMA user_version=9'"),
        Damage("key file missing", "key files beside the store", "rm $2-name.key"),
        Damage("host file cut short", "key files beside the store", "truncate -s 3 $2-host"),
        Damage("suspect", "run acctctl store verify", "touch $2-suspect"),
        Damage("read-only", "can't be written", "mount --bind $1 $1 && mount -o remount,ro,bind $1"),
    ]

    @Test(arguments: stores) func withoutAUsableStoreNobodyLogsIn(_ damage: Damage) throws {
        let stage = try Stage()
        let sound = stage.scratch.path("sound")
        try shell("cp -a $1 $2", stage.storeDirectory, sound)
        try shell(damage.script, stage.storeDirectory, stage.store)
        for service in ["login", "sshd"] {
            stage.forgetSyslog()
            #expect(
                try stage.login(service: service) == [
                    Stage.unavailable + " If it goes on, ask Help desk.", "authenticate: PAM_AUTH_ERR",
                ])
            let lines = stage.syslog
            #expect(lines.count == 1 && lines[0].hasPrefix("err \(service): refused: "), "\(lines)")
            #expect(lines.first?.contains(damage.cause) == true, "\(lines)")
        }
        try shell("umount $1 2>/dev/null; rm -rf $1 $1.away; mv $2 $1", stage.storeDirectory, sound)
        #expect(try stage.admits)
    }

    /// A lost dictionary or list of leaked passwords makes the judgement poorer, and nobody is kept from a new password.
    @Test func withoutItsListsPasswordsAreStillChangedAndTheLogSaysWhatWasMissing() throws {
        let stage = try Stage()
        let lost = "dictionary = /nonexistent/dictionary\\nblocklist = /nonexistent/list"
        try shell("sed -i 's,^hash = .*,&\\n\(lost),' $1", stage.policy)
        let new = "murasaki-Kumo-42-tvq8rz"
        let seen = try stage.login(password: "\(new)\n\(new)", steps: ["chauthtok"])
        #expect(seen.last == "chauthtok: PAM_SUCCESS", "\(seen)")
        let lines = stage.syslog
        #expect(lines.count == 2 && lines.allSatisfy { $0.hasPrefix("err login: a new password was ") }, "\(lines)")
        let judged = "judged with the small built-in dictionary: /nonexistent/dictionary does not exist"
        #expect(lines.first?.contains(judged) == true, "\(lines)")
        #expect(lines.last?.contains("not looked up among leaked ones: /nonexistent/list does not exist") == true)
        #expect(try stage.login(password: new).last == "authenticate: PAM_SUCCESS")
    }

    @Test func aFailedFsyncRefusesAndTheStoreStaysSuspectUntilItWasVerified() throws {
        let stage = try Stage()
        try stage.scratch.write("fail-fsync", "")
        #expect(try stage.login().last == "authenticate: PAM_AUTH_ERR")
        let line =
            "err login: refused: Writing to the store failed once and nobody knows what is on the disk: run acctctl store verify."
        #expect(stage.syslog == [line])
        unlink(stage.scratch.path("fail-fsync"))
        #expect(try stage.login().last == "authenticate: PAM_AUTH_ERR")
        #expect(stage.syslog == [line, line])
        #expect(try stage.isSound)
        #expect(try stage.admits)
    }
}

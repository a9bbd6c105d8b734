import Foundation
import TestSupport
import Testing

/// `policy install`: checked, atomic, an event, and nobody is shut out unasked.
@Suite struct PolicyInstallTests {
    /// An office with two people who can log in.
    private func office() throws -> Office {
        let office = try Office("[password]\nhash = yescrypt 1\n")
        try office.join("000012")
        try office.join("000013")
        return office
    }

    private func draft(_ office: Office, _ more: String, store: String = "store/credpolicy.db") throws -> String {
        try office.scratch.write("draft.conf", "[store]\nurl = sqlite:\(office.scratch.path(store))\n" + more)
    }

    private func changes(_ office: Office) throws -> [String] {
        let events = try office.json("log", "show", "--lines", "100")["events"] as? [[String: Any]] ?? []
        return events.filter { $0["kind"] as? String == "policy.changed" }.compactMap { $0["actor"] as? String }
    }

    @Test func aRightFileIsPutInPlaceAtomicallyAndRecordedUnderWhoDidIt() throws {
        let office = try office()
        let before = try changes(office).count
        let file = try draft(office, "[password]\nhistory = 9\n")
        let inode = try FileManager.default.attributesOfItem(atPath: office.policy)[.systemFileNumber] as? Int
        let answer = try office.json("policy", "install", file)
        #expect(answer["installed"] as? Bool == true && answer["recorded"] as? Bool == true)
        #expect((answer["shut_out"] as? [Any])?.isEmpty == true && answer["could_log_in"] as? Int == 2)
        #expect(office.scratch.read("policy.conf") == office.scratch.read("draft.conf"))
        let attributes = try FileManager.default.attributesOfItem(atPath: office.policy)
        #expect(attributes[.systemFileNumber] as? Int != inode, "renamed over, not written into")
        #expect(attributes[.posixPermissions] as? Int == 0o640)
        let after = try changes(office)
        #expect(after.count == before + 1 && after.last?.hasPrefix("uid:") == true, "\(after)")
        #expect(try office.acctctl("policy", "install", file).status == 0, "safe to repeat")
        #expect(try changes(office).count == before + 1, "the same rules are no change")
        let left = try FileManager.default.contentsOfDirectory(atPath: office.scratch.directory)
        #expect(!left.contains { $0.hasPrefix(".policy") }, "\(left)")
    }

    @Test func aWrongFileIsRefusedWithEveryErrorAndChangesNothing() throws {
        let office = try office()
        let former = office.scratch.read("policy.conf")
        let file = try draft(office, "[password]\nmin-lenght = 8\nhistory = many\n[lockuot]\n")
        for lang in ["en", "ja"] {
            let finished = try office.acctctl("policy", "install", file, "--yes", lang: lang)
            #expect(finished.status == 1 && finished.out.isEmpty)
            for line in [4, 5, 6] { #expect(finished.err.contains("\(file):\(line):"), "\(finished.err)") }
        }
        let zone = try draft(office, "[organization]\ntimezone = Asia/Tokio\n")
        #expect(try office.acctctl("policy", "install", zone, "--yes").err.contains(":4: timezone:"))
        #expect(office.scratch.read("policy.conf") == former)
    }

    @Test func aPolicyThatWouldRefuseEverybodyIsNotInstalledUnlessYesIsSaid() throws {
        let office = try office()
        let former = office.scratch.read("policy.conf")
        let file = try draft(office, "", store: "elsewhere/credpolicy.db")
        for (lang, words) in [("en", "Of 2 registered IDs that can log in now, 2 could not"), ("ja", "2個のうち 2個")] {
            let finished = try office.acctctl("policy", "install", file, lang: lang)
            #expect(finished.status == 1 && finished.out.replacing("\n", with: " ").contains(words), "\(finished.out)")
            #expect(finished.out.contains("000012") && finished.out.contains("--yes"), "\(finished.out)")
            #expect(try widest(finished.out) <= 80, "\(finished.out)")
        }
        let refused = try office.json("policy", "install", file, status: 1)
        #expect(refused["installed"] as? Bool == false && refused["can_log_in"] as? Int == 0)
        let lost = refused["shut_out"] as? [[String: Any]] ?? []
        #expect(lost.count { $0["registered"] as? Bool == true } == 2)
        #expect(lost.contains { $0["account"] as? String == "root" }, "without a store root's console goes too")
        #expect(office.scratch.read("policy.conf") == former)
        let done = try office.json("policy", "install", file, "--yes")
        #expect(done["installed"] as? Bool == true)
        #expect(office.scratch.read("policy.conf") == office.scratch.read("draft.conf"))
    }

    @Test func whatShutsOutKeysOrDaemonsIsSaidWithItsService() throws {
        let office = try office()
        let file = try draft(office, "[host]\nservice-classes = sshd:other, cron:console\nunmanaged = root\n")
        let refused = try office.json("policy", "install", file, status: 1)
        let lost = refused["shut_out"] as? [[String: Any]] ?? []
        let daemon = lost.first { $0["account"] as? String == "daemon" }
        #expect(daemon?["registered"] as? Bool == false, "\(lost.map { $0["account"] ?? "" })")
        let losses = lost.first { $0["account"] as? String == "000012" }?["losses"] as? [[String: Any]] ?? []
        // Their passwords are temporary: cron did not run for them before either.
        #expect(
            losses.contains { $0["services"] as? [String] == ["sshd"] && $0["way"] as? String == "key" }, "\(losses)")
        #expect(refused["could_log_in"] as? Int == 2 && refused["can_log_in"] as? Int == 2, "the console is left")
    }

    @Test func aHostWithoutAPolicyOrWithABrokenOneGetsItsFirst() throws {
        let office = try Office(initialized: false)
        let file = try draft(office, "")
        try FileManager.default.removeItem(atPath: office.policy)
        let first = try office.json("policy", "install", file)
        #expect(first["installed"] as? Bool == true && first["recorded"] as? Bool == false)
        try office.acctctl("init")
        try office.scratch.write("policy.conf", "nonsense\n", mode: 0o640)
        let mended = try office.json("policy", "install", file, "--yes")
        #expect(mended["installed"] as? Bool == true && mended["recorded"] as? Bool == true)
        #expect(try office.acctctl("account", "list").status == 0)
    }

    /// What is in force can't be read: `$F` the policy, `$S` the store. What is then said, and whether the change can be
    /// recorded under the new policy.
    static let unknowable: [(String, String, String, Bool)] = [
        ("a damaged store", "rm -f $S-wal $S-shm; head -c 9000 /dev/zero >$S", "damaged", false),
        ("a suspect store", "touch $S-suspect", "failed once", false),
        ("a store without its key", "rm $S-name.key", "store", false),
        ("a policy that is wrong", "echo nonsense >>$F", "the policy in force is wrong", true),
        ("a policy that others can write", "chmod 666 $F", "can be written by others", true),
        ("a policy that is no file", "rm $F; mkfifo $F", "is not a regular file", true),
    ]

    @Test(.enabled(if: geteuid() == 0, "root alone may put a policy in place"), arguments: unknowable)
    func whereNobodyCanCountWhoIsShutOutNothingIsChangedUnlessYesIsSaid(
        _ name: String, _ make: String, _ words: String, _ isRecorded: Bool
    ) throws {
        let office = try office()
        let file = try draft(office, "[password]\nhistory = 9\n")
        let made = try Run.command(
            "/bin/sh", ["-c", make],
            environment: ["PATH": "/usr/bin:/bin", "F": office.policy, "S": office.database])
        #expect(made.status == 0, "\(made.err)")
        for lang in ["en", "ja"] {
            let stopped = try office.acctctl("policy", "install", file, lang: lang)
            #expect(stopped.status == 1 && stopped.out.contains("--yes"), "\(stopped.out)\(stopped.err)")
            #expect(try widest(stopped.out) <= 80, "\(stopped.out)")
            if lang == "en" {
                let flat = stopped.out.replacing("\n", with: " ")
                #expect(flat.contains("How many IDs this shuts out can't be known") && flat.contains(words), "\(flat)")
            }
        }
        let refused = try office.json("policy", "install", file, status: 1)
        #expect(refused["installed"] as? Bool == false && refused["impact_known"] as? Bool == false)
        #expect(refused["could_log_in"] is NSNull, "no number is invented")
        let done = try office.acctctl("policy", "install", file, "--yes")
        #expect(done.status == 0 && !done.out.contains("There is no store yet"), "\(done.out)\(done.err)")
        #expect(done.out.contains("could not be recorded") != isRecorded, "\(done.out)")
        #expect(office.scratch.read("policy.conf") == office.scratch.read("draft.conf"))
    }

    static let untrusted = ["chmod 666 $F", "rm $F; mkfifo $F", "chown 12345 $F", "chmod o+w $D"]

    @Test(.enabled(if: geteuid() == 0, "root alone gives files away"), arguments: untrusted)
    func aFileThatSomebodyElseCouldChangeIsNotInstalled(_ make: String) throws {
        let office = try office()
        let file = try draft(office, "")
        let former = office.scratch.read("policy.conf")
        _ = try Run.command(
            "/bin/sh", ["-c", make], environment: ["PATH": "/usr/bin:/bin", "F": file, "D": office.scratch.directory])
        let finished = try office.acctctl("policy", "install", file, "--yes")
        #expect(finished.status == 1 && finished.err.contains(office.scratch.directory), "\(finished.err)")
        #expect(office.scratch.read("policy.conf") == former)
    }

    @Test(.enabled(if: geteuid() == 0, "root alone mounts")) func aPlaceThatCannotBeWrittenLeavesNoRecord() throws {
        let office = try office()
        let before = try changes(office).count
        let file = try draft(office, "[password]\nhistory = 9\n")
        let closed = try Run.command(
            "/usr/bin/unshare",
            [
                "-m", "/bin/sh", "-c",
                """
                mount --bind \(office.scratch.path("policy.conf")) \(office.scratch.path("policy.conf")) &&
                exec \(Built.path("acctctl")) policy install \(file) --config \(office.policy)
                """,
            ], environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"])
        #expect(closed.status == 70, "\(closed.out)\(closed.err)")
        #expect(try changes(office).count == before, "no record of what did not happen")
    }
}

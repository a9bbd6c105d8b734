import Foundation
import TestSupport
import Testing

/// `doctor`: what would let somebody in, or keep somebody out, on a host made for it.
@Suite struct DoctorTests {
    private struct Host {
        let office: Office
        let pam: String

        init(_ settings: String = "", initialized: Bool = true) throws {
            office = try Office("[password]\nhash = yescrypt 1\n" + settings, initialized: initialized)
            pam = try office.scratch.makeDirectory("pam.d")
            let helper = try office.scratch.write("helper", "", mode: 0o755)
            let module = try office.scratch.write("pam_credpolicy.so", "")
            let ours = "\(module) helper=\(helper) config=\(office.policy)"
            try write(
                "login",
                """
                auth [success=ignore default=1] pam_succeed_if.so uid >= 1000
                auth [success=done default=die] \(ours)
                auth required pam_unix.so
                account [success=done new_authtok_reqd=done ignore=ignore default=die] \(ours)
                account required pam_unix.so
                session required \(ours)
                session required pam_unix.so

                """)
            try office.scratch.write("shadow", "", mode: 0o640)
        }

        func write(_ service: String, _ text: String) throws { try office.scratch.write("pam.d/" + service, text) }

        func doctor(_ more: String..., lang: String = "en") throws -> Finished {
            try office.run(
                ["doctor", "--pam", pam, "--shadow", office.scratch.path("shadow")] + more, lang: lang)
        }

        /// `code:subject` for each finding.
        func codes() throws -> [String] {
            let findings = try document(try doctor("--json").out)["findings"] as? [[String: Any]] ?? []
            return findings.map {
                "\($0["code"] ?? ""):\(($0["subject"] as? String)?.split(separator: "/").last ?? "")"
            }
        }
    }

    @Test func aSoundHostHasNothingToBeSaid() throws {
        #expect(try Host().codes() == [])
    }

    @Test func whatIsWrongIsSaidInBothLanguagesWithItsClauseAndWhatToDo() throws {
        let host = try Host()
        try host.write("sshd", "auth sufficient pam_unix.so\nauth required pam_credpolicy.so\n")
        for (lang, words) in [("en", "[danger] sshd: "), ("ja", "[危険] sshd: ")] {
            let finished = try host.doctor(lang: lang)
            #expect(finished.status == 1 && finished.out.contains(words), "\(finished.out)")
            #expect(finished.out.contains("K5-2-3") && finished.out.contains("→"))
            #expect(try widest(finished.out) <= 80, "\(finished.out)")
        }
    }

    static let changes: [(String, String, String)] = [
        (
            "a file of the store that others can read", "chmod 644 $D/store/credpolicy.db-name.key",
            "readable_by_others:credpolicy.db-name.key"
        ),
        ("the store's directory", "chmod 755 $D/store", "readable_by_others:store"),
        ("a helper that others can change", "chmod 777 $D/helper", "file:helper"),
        ("a helper that is not there", "rm $D/helper", "file:helper"),
        ("a module that others can change", "chmod 777 $D/pam_credpolicy.so", "file:pam_credpolicy.so"),
        ("no module", "rm $D/pam_credpolicy.so", "file:pam_credpolicy.so"),
        ("a stack that others can change", "chmod 666 $D/pam.d/login", "stack_file:login"),
        ("a stack that is a fifo", "mkfifo $D/pam.d/odd", "stack_file:odd"),
        (
            "a stack that leads out", "chown -h 12345 $(ln -s /etc/passwd $D/pam.d/out; echo $D/pam.d/out)",
            "stack_file:out"
        ),
        ("an endless stack", "head -c 9000000 /dev/zero >$D/pam.d/zero", "stack_file:zero"),
        ("no stack of ours", "rm $D/pam.d/login", "named_nowhere:"),
        ("a suspect store", "touch $D/store/credpolicy.db-suspect", "store:"),
        ("no store", "rm $D/store/credpolicy.db", "store:"),
        ("a wrong policy", "echo nonsense >>$D/policy.conf", "policy:policy.conf"),
        ("a policy that others can change", "chmod 666 $D/policy.conf", "file:policy.conf"),
        ("no policy", "rm $D/policy.conf", "file:policy.conf"),
        (
            "a record from the future", "sqlite3 $D/store/credpolicy.db 'UPDATE events SET wall = wall + 3600000000'",
            "clock_behind:"
        ),
        (
            "a hash in the store that would take for ever",
            "sqlite3 $D/store/credpolicy.db \"UPDATE passwords SET hash = '\\$6\\$rounds=999999999\\$salt\\$x'\"",
            "slow_stored_hashes:"
        ),
        ("a good password in shadow", "echo 'taro:$6$salt$x:1::::::' >$D/shadow", "shadow_passwords:"),
    ]

    @Test(.enabled(if: geteuid() == 0, "root alone owns what doctor trusts"), arguments: changes)
    func whatWasChangedIsFound(_ name: String, _ change: String, _ expected: String) throws {
        let host = try Host()
        try host.office.join("taro")
        let made = try Run.command(
            "/bin/sh", ["-c", change], environment: ["PATH": "/usr/bin:/bin", "D": host.office.scratch.directory])
        #expect(made.status == 0, "\(made.err)")
        let codes = try host.codes()
        #expect(codes.contains(expected), "\(codes)")
        #expect(try host.doctor().status == (expected == "shadow_passwords:" ? 0 : 1))
    }

    @Test(.enabled(if: geteuid() == 0, "root alone owns what doctor trusts"))
    func thePasswordOfSomebodyWhoLeftIsADanger() throws {
        let host = try Host()
        try host.office.join("taro")
        try host.office.acctctl("retire", "taro", "--yes")
        try host.office.scratch.write("shadow", "taro:$6$salt$x:1::::::\n", mode: 0o640)
        #expect(try host.codes() == ["shadow_of_retired:"])
        try host.office.scratch.write("shadow", "taro:!$6$salt$x:1::::::\n", mode: 0o640)
        #expect(try host.codes() == [])
    }

    @Test func nothingIsChangedByLooking() throws {
        let host = try Host()
        let before = try Run.command(
            "/bin/sh",
            [
                "-c",
                "ls -lR --time-style=full-iso \(host.office.scratch.directory)/pam.d; cat \(host.office.database) | md5sum",
            ], environment: ["PATH": "/usr/bin:/bin"]
        ).out
        _ = try host.doctor()
        let after = try Run.command(
            "/bin/sh",
            [
                "-c",
                "ls -lR --time-style=full-iso \(host.office.scratch.directory)/pam.d; cat \(host.office.database) | md5sum",
            ], environment: ["PATH": "/usr/bin:/bin"]
        ).out
        #expect(before == after)
    }
}

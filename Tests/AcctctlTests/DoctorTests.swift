import Foundation
import TestSupport
import Testing

/// `doctor`: what would let somebody in, or keep somebody out, on a host made for it.
@Suite struct DoctorTests {
    struct Host {
        let office: Office
        let pam: String

        /// - Parameters:
        ///   - dictionary: nil: the policy names none.
        init(_ settings: String = "", dictionary: String? = Built.path("dictionary")) throws {
            office = try Office(
                "[password]\nhash = yescrypt 1\n" + (dictionary.map { "dictionary = \($0)\n" } ?? "") + settings)
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
                [
                    "doctor", "--pam", pam, "--shadow", office.scratch.path("shadow"), "--sshd",
                    office.scratch.path("sshd_config"),
                ] + more, lang: lang)
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

    /// The first value is in force, wherever it stands (sshd_config(5)).
    @Test(
        arguments: [
            ("", "", nil), ("UseDNS no\nUseDNS yes\n", "", nil), ("# UseDNS yes\n", "", nil),
            ("Port 22\n\tusedns=YES\n", "", "sshd_config"), ("UseDNS \"yes\"\nUseDNS no\n", "", "sshd_config"),
            ("Include sshd_config.d/*.conf\nUseDNS no\n", "UseDNS yes\n", "10-dns.conf"),
            ("UseDNS no\nInclude sshd_config.d/*.conf\n", "UseDNS yes\n", nil),
            ("Include sshd_config\nUseDNS yes\n", "", "sshd_config"),
        ] as [(String, String, String?)])
    func sshdThatReportsNamesIsSaid(_ main: String, _ included: String, _ file: String?) throws {
        let host = try Host()
        try host.office.scratch.write("sshd_config", main, mode: 0o644)
        _ = try host.office.scratch.makeDirectory("sshd_config.d")
        try host.office.scratch.write("sshd_config.d/10-dns.conf", included, mode: 0o644)
        try host.office.scratch.write("sshd_config.d/09-dns.conf.dpkg-old", "UseDNS yes\n", mode: 0o644)
        #expect(try host.codes() == (file.map { ["sources_by_name:" + $0] } ?? []))
        let said = try host.doctor()
        #expect(said.status == 0 && said.out.contains("systemctl reload ssh") == (file != nil))
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
        (
            "a module that libpam finds nowhere",
            "sed -i 's,/[^ ]*/pam_credpolicy.so,none/pam_credpolicy.so,' $D/pam.d/login",
            "module_missing:login"
        ),
        (
            "a helper behind a link, which the module does not follow", "mv $D/helper $D/real; ln -s real $D/helper",
            "file:helper"
        ),
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

    /// $L: the list that the stack names, sound but for what is done to it.
    static let lists: [(String, String, String?)] = [
        ("as the module wants it", "true", nil), ("no list: break-glass is not wanted", "rm $L", "no_break_glass"),
        ("somebody else's", "chown 12345 $L", "break_glass_closed"),
        ("readable by a group", "chmod 640 $L", "break_glass_closed"),
        ("writable by all", "chmod 666 $L", "break_glass_closed"),
        ("executable", "chmod 700 $L", "break_glass_closed"), ("not writable", "chmod 400 $L", "break_glass_closed"),
        ("a link", "mv $L $L.real; ln -s $L.real $L", "break_glass_closed"),
        ("a directory", "rm $L; mkdir $L", "break_glass_closed"), ("a fifo", "rm $L; mkfifo $L", "break_glass_closed"),
        ("a word misspelt", "echo 'tyt tty2' >>$L", "break_glass_closed"),
        ("too large", "head -c 5000 /dev/zero | tr '\\0' '#' >>$L", "break_glass_closed"),
        ("as it is shipped", "sed -i 's/^/# /' $L", "break_glass_closed"),
    ]

    @Test(.enabled(if: geteuid() == 0, "root alone owns what doctor trusts"), arguments: lists)
    func aListThatWouldNotBeBelievedOnTheDayIsFoundToday(
        _ name: String, _ change: String, _ expected: String?
    ) throws {
        let host = try Host()
        let list = try host.office.scratch.write("breakglass", "# The mayor's\ntty tty1\nlogin kinkyu\n", mode: 0o600)
        let stack = "sed -i 's,pam_credpolicy.so,& breakglass=\(list),' $D/pam.d/login; "
        let made = try Run.command(
            "/bin/sh", ["-c", stack + change],
            environment: ["PATH": "/usr/bin:/bin", "D": host.office.scratch.directory, "L": list])
        #expect(made.status == 0, "\(made.err)")
        #expect(try host.codes() == (expected.map { [$0 + ":breakglass"] } ?? []))
        let isOutage = expected == "break_glass_closed"
        for lang in ["en", "ja"] {
            let finished = try host.doctor(lang: lang)
            #expect(finished.status == (isOutage ? 1 : 0) && finished.out.contains("→") == (expected != nil))
            #expect(try widest(finished.out) <= 80, "\(finished.out)")
        }
        if change.hasPrefix("ch") {
            let command = "chown root: \(list) && chmod 600 \(list)"
            #expect(try host.doctor("--json").out.contains(command), "to be pasted, in one piece")
        }
    }

    /// Sentences that a remedy can be read from, typed from, and programmed against.
    static let remedies: [(String, String, String)] = [
        ("an include of nothing", "echo '@include none' >>$D/pam.d/login", "put none there, or remove the line"),
        (
            "a wrong policy", "echo nonsense >>$D/policy.conf",
            "correct those lines, then look with acctctl policy check."
        ),
        (
            "a weaker setting", "echo 'min-length = 4' >>$D/policy.conf", "correct the setting."
        ),
        ("readable by others", "chmod 755 $D/store", "run chmod go= $D/store"),
        (
            "a session whose refusal is ignored",
            "sed -i 's/^session required .*credpolicy.so/session [perm_denied=ignore ignore=ignore success=ok] pam_credpolicy.so/' $D/pam.d/login",
            "write required on that line."
        ),
    ]

    @Test(.enabled(if: geteuid() == 0, "root alone owns what doctor trusts"), arguments: remedies)
    func aRemedySaysWhatToDo(_ name: String, _ change: String, _ remedy: String) throws {
        let host = try Host()
        let directory = host.office.scratch.directory
        let made = try Run.command(
            "/bin/sh", ["-c", change], environment: ["PATH": "/usr/bin:/bin", "D": directory])
        #expect(made.status == 0, "\(made.err)")
        let findings = try document(try host.doctor("--json").out)["findings"] as? [[String: Any]] ?? []
        let remedies = findings.compactMap { $0["remedy"] as? String }
        let expected = remedy.replacing("$D", with: directory)
        #expect(remedies.contains { $0.contains(expected) }, "\(remedies)")
        #expect(!remedies.contains(""), "every finding has one: \(findings)")
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

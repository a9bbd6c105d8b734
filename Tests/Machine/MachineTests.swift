import Testing

/// The whole of it: a booted Debian with systemd and logind, the package as built, the distribution's own programs.
@Suite(.needsMachine, .timeLimit(.minutes(6))) struct MachineTests {
    @Test func everyDoorOpensForAPersonOfTheStore() throws {
        let debian = try Debian.settledMachine()
        try debian.sh("adduser yamada sudo || usermod -aG sudo yamada")
        let password = Package.password
        let doors: [(String, Outcome, String)] = [
            ("ssh", try debian.ssh("yamada", [password], "echo in as `id -un`"), "in as yamada"),
            (
                "login", try debian.person(["login", "yamada"], [password, "echo in as `id -un`; exit"]), "in as yamada"
            ),
            ("su by root", try debian.sh("su - yamada -c 'echo in as `id -un`'"), "in as yamada"),
            (
                "su", try debian.ssh("yamada", [password, password], "su yamada -c 'echo in as `id -un`'"),
                "in as yamada"
            ),
            ("sudo", try debian.ssh("yamada", [password, password], "sudo sh -c 'echo in as `id -un`'"), "in as root"),
            ("user unit", try debian.ssh("yamada", [password], "systemd-run --user --wait --pipe id -un"), "yamada"),
            (
                "atd", try debian.ssh("yamada", [password], "echo 'id -un >at.out' | at now; sleep 1; cat at.out"),
                "yamada"
            ),
        ]
        for (door, outcome, sign) in doors {
            #expect(outcome.out.contains("\n\(sign)") || outcome.out.hasPrefix(sign), "\(door): \(outcome.all)")
        }
        // logind has seen the sessions come, and all of them go.
        let during = try debian.ssh("yamada", [password], "loginctl --no-legend list-sessions")
        #expect(during.out.contains(" yamada "), "\(during.all)")
        let after = try debian.sh("sleep 1; loginctl --no-legend list-sessions")
        #expect(after.status == 0 && !after.out.contains("yamada"), "\(after.all)")
    }

    @Test func doctorFindsNothingToMendOnTheMachineThatThePackageMade() throws {
        let debian = try Debian.settledMachine()
        try debian.installRunuser()
        #expect(try debian.graveFindings() == [])
        // It would have seen it.
        try debian.sh("chmod 666 /etc/pam.d/common-auth")
        #expect(try debian.graveFindings().contains { $0.code == "stack_file" })
    }

    /// polkit's own helper runs the stack. What comes after it fails in such a machine with stock Debian as well ("No session
    /// for cookie"), so it is the helper's verdict that is looked at.
    @Test func polkitAsksTheStore() throws {
        let debian = try Debian.settledMachine()
        try debian.sh("usermod -aG sudo yamada")
        let right = try debian.ssh("yamada", [Package.password, Package.password], "pkexec id")
        #expect(!right.out.contains("pam_authenticate failed"), "\(right.out)")
        let wrong = try debian.ssh("yamada", [Package.password, Package.shadow], "pkexec id")
        #expect(wrong.out.contains("pam_authenticate failed: Authentication failure"), "\(wrong.out)")
    }

    @Test func rootAndTheSystemsOwnGoOnAsBefore() throws {
        let debian = try Debian.settledMachine()
        try debian.sh(
            "mkdir -p -m 700 /root/.ssh; ssh-keygen -q -t ed25519 -N '' -f /root/.ssh/id_ed25519; cp /root/.ssh/id_ed25519.pub /root/.ssh/authorized_keys"
        )
        #expect(try debian.ssh("root", [], "echo in as `id -un`").out.contains("in as root"))
        #expect(try debian.ssh("svc", [Package.shadow], "echo in as `id -un`").out.contains("in as svc"))
        #expect(try debian.letsIn("root", Package.shadow))
        #expect(try debian.sh("su svc -c 'echo in as `id -un`'").out == "in as svc\n")
        #expect(try debian.sh("systemctl start user@0.service && systemctl is-active user@0.service").out == "active\n")
        #expect(try debian.sh("echo 'id -un >/tmp/at.out' | at now; sleep 1; cat /tmp/at.out").out == "root\n")
        // With the helper gone as well: batch services of the system are not ours to stop.
        try debian.sh("chmod 000 /usr/libexec/credpolicy/pam-helper; systemctl stop user@0.service")
        #expect(try debian.sh("systemctl start user@0.service && systemctl is-active user@0.service").out == "active\n")
        #expect(try debian.sh("echo 'id -un >/tmp/at2.out' | at now; sleep 1; cat /tmp/at2.out").out == "root\n")
    }

    /// With a key, at a desk, as a job: an ID that is not in the store, or has left, runs nothing.
    @Test func whoIsNotInTheStoreOrHasLeftRunsNothing() throws {
        let debian = try Debian.settledMachine()
        for name in ["yamada", "stranger"] {
            try debian.sh(
                """
                ssh-keygen -q -t ed25519 -N '' -f /root/\(name); mkdir ~\(name)/.ssh
                cp /root/\(name).pub ~\(name)/.ssh/authorized_keys; chown -R \(name): ~\(name)/.ssh
                """)
        }
        func key(_ name: String) throws -> Outcome {
            try debian.ssh(name, [], "echo in as `id -un`", options: ["-i", "/root/\(name)"])
        }
        #expect(try key("yamada").out.contains("in as yamada"))
        try debian.sh("acctctl --yes retire yamada")
        // cron looks at the minute's beginning; root's and the system's lines show that it has.
        for name in ["root", "svc", "yamada", "stranger"] {
            try debian.sh("echo '* * * * * id -un >/tmp/cron.\(name)' | crontab -u \(name) -")
        }
        for name in ["yamada", "stranger"] {
            let outcome = try key(name)
            #expect(!outcome.out.contains("in as") && outcome.status == 255, "\(name): \(outcome.all)")
            #expect(try debian.refuses(name, Package.shadow))
            #expect(try debian.refuses(name, Package.password))
            #expect(!(try debian.sh("su \(name) -c 'echo in as `id -un`'").out.contains("in as")))
            #expect(try !debian.startsManager(of: name), "\(name)")
        }
        let cron = try debian.sh(
            "for _ in `seq 70`; do [ -s /tmp/cron.svc ] && [ -s /tmp/cron.root ] && break; sleep 1; done; sleep 2; ls /tmp/cron.*",
            timeout: 90)
        #expect(cron.lines == ["/tmp/cron.root", "/tmp/cron.svc"], "\(cron.all)")
    }

    /// systemd-user is a batch service: besides those who may not log in, it refuses a password that must be changed.
    @Test func aUserManagerStartsForAnActiveIDAlone() throws {
        let debian = try Debian.settledMachine()
        _ = try debian.join("stranger")
        func set(_ column: String, _ value: Int) -> String {
            """
            /usr/bin/python3 -c "import sqlite3; c = sqlite3.connect('/var/lib/credpolicy/credpolicy.db'); \
            c.execute('UPDATE accounts SET \(column) = \(value), version = version + 1 WHERE login = ?', ('yamada',)); \
            c.commit()"
            """
        }
        // `acctctl suspend` is not built yet: the column that the rules read is set by hand, as the command will.
        let standings: [(login: String, happens: String, ends: String, reason: String)] = [
            ("stranger", "true", "true", "temporary_password"),
            ("yamada", set("suspended", 1), set("suspended", 0), "suspended"),
            (
                "yamada", "acctctl --yes account lock yamada", "acctctl --yes account unlock yamada",
                "locked_by_administrator"
            ),
        ]
        for (login, happens, ends, reason) in standings {
            #expect(try debian.startsManager(of: "yamada"), "before: \(reason)")
            let made = try debian.sh(happens)
            #expect(made.status == 0, "\(reason): \(made.all)")
            #expect(try !debian.startsManager(of: login), "\(reason)")
            let log = try debian.sh("acctctl log show --account \(login) --lines 1 --json").out
            #expect(log.contains(#""service": "systemd-user""#) && log.contains(#""reason": "\#(reason)""#), "\(log)")
            #expect(try debian.sh(ends).status == 0)
        }
        #expect(try debian.startsManager(of: "yamada"))
    }
}

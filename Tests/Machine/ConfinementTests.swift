import Testing

/// What docs/confinement.md says of systemd's settings, by a unit that calls PAM as root (su to a person of the store).
@Suite(.needsMachine, .timeLimit(.minutes(6))) struct ConfinementTests {
    @Test func aUnitNeedsTheStoreWritableAndNothingElse() throws {
        let debian = try Debian.settledMachine()
        let units: [(settings: String, opens: Bool)] = [
            ("", true), ("ProtectSystem=full", true), ("ProtectSystem=strict", false),
            ("ProtectSystem=strict ReadWritePaths=/var/lib/credpolicy", true),
            ("ReadOnlyPaths=/var", false), ("ProtectHome=yes PrivateTmp=yes ProtectProc=invisible", true),
            ("MemoryDenyWriteExecute=yes", true), ("NoNewPrivileges=yes", true), ("ProtectControlGroups=yes", true),
            ("RestrictAddressFamilies=AF_UNIX", true),
            ("SystemCallFilter=@system-service", true), ("PrivateNetwork=yes", true),
            ("LimitFSIZE=0:infinity LimitCPU=60 LimitAS=400M:infinity", true),
        ]
        for (settings, opens) in units {
            let options = settings.split(separator: " ").map { "-p \($0)" }.joined(separator: " ")
            let unit = try debian.sh(
                "systemd-run --quiet --wait --pipe \(options) su yamada -c 'echo in as `id -un`' </dev/null")
            #expect(unit.out.contains("in as yamada") == opens, "\(settings): \(unit.all)")
        }
    }

    /// systemd.exec(5): the filter is on socket(2), and the helper is spoken to through socketpair(2). syslog(3) has no
    /// other way, and neither pam_unix nor we can report anything.
    @Test(arguments: [("AF_UNIX", true), ("AF_INET", false)])
    func withoutUnixSocketsLoginsGoOnAndTheSystemsLogHearsNothing(_ family: String, _ isHeard: Bool) throws {
        let debian = try Debian.settledMachine()
        func su(_ login: String) throws -> Outcome {
            try debian.sh(
                "systemd-run --quiet --wait --pipe -p RestrictAddressFamilies=\(family) su \(login) -c 'echo in as `id -un`'"
            )
        }
        #expect(try su("yamada").out.contains("in as yamada"))
        #expect(try !su("stranger").out.contains("in as"))
        let log = try debian.sh("journalctl --sync; journalctl -q --no-pager -t su").out
        for line in ["pam_unix(su:session): session opened for user yamada", "FAILED SU (to stranger)"] {
            #expect(log.contains(line) == isHeard, "\(log)")
        }
        let events = try debian.sh("acctctl --json log show --account yamada --lines 3").out
        #expect(events.contains(#""service": "su""#), "the store's log is complete: \(events)")
    }
}

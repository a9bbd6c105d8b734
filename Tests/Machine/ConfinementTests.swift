import Testing

/// What docs/confinement.md says of systemd's settings, by a unit that calls PAM as root (su to a person of the store).
@Suite(.needsMachine, .timeLimit(.minutes(2))) struct ConfinementTests {
    @Test func aUnitNeedsTheStoreWritableAndUnixSocketsAndRootAndNothingElse() throws {
        let debian = try Debian.settledMachine()
        let units: [(settings: String, opens: Bool)] = [
            ("", true), ("ProtectSystem=full", true), ("ProtectSystem=strict", false),
            ("ProtectSystem=strict ReadWritePaths=/var/lib/credpolicy", true),
            ("ReadOnlyPaths=/var", false), ("ProtectHome=yes PrivateTmp=yes ProtectProc=invisible", true),
            ("MemoryDenyWriteExecute=yes", true), ("NoNewPrivileges=yes", true), ("ProtectControlGroups=yes", true),
            ("RestrictAddressFamilies=AF_INET", false), ("RestrictAddressFamilies=AF_UNIX", true),
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
}

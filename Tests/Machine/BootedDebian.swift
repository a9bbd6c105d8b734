import TestSupport

/// What only a booted Debian can do.
extension Debian {
    /// Booted, with the package in use.
    static func settledMachine() throws -> Debian {
        let debian = try Debian(boots: true)
        try debian.settle()
        return debian
    }

    /// ssh on loopback, with a terminal.
    func ssh(_ login: String, _ answers: [String], _ command: String, options: [String] = []) throws -> Outcome {
        let quiet = [
            "StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "LogLevel=ERROR", "NumberOfPasswordPrompts=1",
        ].flatMap { ["-o", $0] }
        return try person(["ssh", "-tt"] + quiet + options + ["\(login)@127.0.0.1", command], answers)
    }

    /// Whether systemd's manager of a user starts. logind keeps one for 10 s after the last session: it is the next start
    /// that is looked at. Without the reset systemd itself would refuse after a few starts.
    func startsManager(of login: String) throws -> Bool {
        let unit = try sh(
            "u=user@$(id -u \(login)).service; systemctl stop $u; systemctl reset-failed $u; systemctl start $u")
        return unit.status == 0
    }

    /// Boots once more; what is on the disk stays.
    func reboot() throws {
        let boot = "cat /proc/sys/kernel/random/boot_id"
        let before = try sh(boot).out
        try sh("rm /rig/agent.sock; systemctl reboot")
        for _ in 0..<50 {
            // Empty while it goes down.
            let now = try sh(boot).out
            if !now.isEmpty && now != before { break }
        }
        let state = try sh("systemctl is-system-running --wait")
        guard state.out == "running\n" else { throw RunError.cannotStart("reboot: \(state.all)", errno: 0) }
    }
}

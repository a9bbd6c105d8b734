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
        try sh("systemctl is-system-running --wait")
    }
}

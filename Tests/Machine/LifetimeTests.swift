import Foundation
import TestSupport
import Testing

/// A machine over time: booted again, upgraded with people on it, without the package again.
@Suite(.needsMachine, .timeLimit(.minutes(3))) struct LifetimeTests {
    @Test func lockoutsAndStoreSurviveAReboot() throws {
        let debian = try Debian.settledMachine()
        let other = try debian.join("stranger")
        for _ in 0..<5 { #expect(try debian.refuses("yamada", "wrong-Kumo-1")) }
        #expect(try debian.sh("acctctl --json account show yamada").out.contains(#""locked": "failures""#))
        let before = try debian.sh("cat /proc/sys/kernel/random/boot_id").out
        try debian.reboot()
        #expect(try debian.sh("cat /proc/sys/kernel/random/boot_id").out != before)
        #expect(try debian.sh("stat -c %a /run/credpolicy").out == "700\n")
        #expect(try debian.refuses("yamada", Package.password))
        #expect(try debian.sh("acctctl --json account show yamada").out.contains(#""locked": "failures""#))
        let first = try debian.person(
            ["login", "stranger"], [other, other, "wakakusa+Hane+58", "wakakusa+Hane+58", "echo in as `id -un`; exit"])
        #expect(first.out.contains("in as stranger"), "\(first.out)")
        try debian.sh("acctctl account unlock yamada")
        #expect(try debian.letsIn("yamada", Package.password))
        #expect(try debian.sh("acctctl --json log verify").out.contains(#""sound": true"#))
    }

    /// sshd keeps the old module mapped; its session is closed by it with the new helper.
    @Test func aSessionThatIsOpenDuringAnUpgradeGoesOnAndEndsInOrder() throws {
        let debian = try Debian.settledMachine()
        try debian.makeUpgrade()
        let command = "ssh -o StrictHostKeyChecking=no -o LogLevel=ERROR -tt yamada@127.0.0.1"
        try debian.sh(
            """
            mkfifo -m 666 /tmp/go; setsid /usr/bin/python3 /rig/person.py 40 '\(Package.password)' -- \(command) \\
                'echo ready; cat /tmp/go; echo in as `id -un`' >/tmp/session 2>&1 &
            for _ in `seq 100`; do grep -q ready /tmp/session && break; sleep 0.1; done
            """)
        #expect(try debian.sh("dpkg -i /root/higher.deb").status == 0)
        let maps = try debian.sh("grep -l 'pam_credpolicy.so (deleted)' /proc/[0-9]*/maps")
        #expect(!maps.out.isEmpty, "no process keeps the old module")
        #expect(try debian.ssh("yamada", [Package.password], "echo in as `id -un`").out.contains("in as yamada"))
        try debian.sh(
            "echo >/tmp/go; for _ in `seq 100`; do grep -q 'in as' /tmp/session && break; sleep 0.1; done; sleep 1")
        #expect(try debian.sh("cat /tmp/session").out.contains("in as yamada"))
        // The user manager's session is another service's, and lasts for 10 s more.
        let log = try debian.sh("acctctl --json log show --lines 100").out.components(separatedBy: "{\"sequence\"")
        let events = log.filter { $0.contains(#""service": "sshd""#) }
        for kind in ["session.opened", "session.closed"] {
            #expect(events.filter { $0.contains(kind) }.count == 2, "\(kind): \(events)")
        }
    }

    @Test func aMachineLeavesNothingOnTheHost() throws {
        var machine: Debian? = try Debian(boots: true)
        let name = try #require(machine?.name)
        #expect(try traces(name).contains { $0.hasPrefix("/sys/fs/cgroup/") }, "the test would not see what is left")
        machine = nil
        #expect(try traces(name).isEmpty)
    }

    /// Mounts, control groups and processes that carry a machine's name.
    private func traces(_ name: String) throws -> [String] {
        // From the environment and through a pipe, so that what looks does not find itself.
        let script = """
            grep -F "$NAME" /proc/mounts; find /sys/fs/cgroup -maxdepth 2 -name "*$NAME"
            printf %s "$NAME" | grep -lsFf - /proc/[0-9]*/cmdline
            """
        return try Run.command("/bin/sh", ["-c", script], environment: ["PATH": "/usr/bin:/bin", "NAME": name]).lines
    }

    @Test func removedItIsAsIfItHadNeverBeenThere() throws {
        let debian = try Debian(boots: true)
        let before = try debian.stacks()
        try debian.settle()
        #expect(try debian.sh("dpkg -P credpolicy").status == 0)
        #expect(try debian.stacks() == before)
        for name in ["svc", "yamada", "stranger"] {
            #expect(try debian.ssh(name, [Package.shadow], "echo in as `id -un`").out.contains("in as \(name)"))
        }
        #expect(
            try debian.sh("systemctl restart ssh cron atd systemd-logind && systemctl is-system-running").out
                == "running\n")
        #expect(try debian.letsIn("stranger", Package.shadow))
    }
}

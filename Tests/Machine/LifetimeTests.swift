import Foundation
import TestSupport
import Testing

/// A machine over time: booted again, upgraded with people on it, without the package again.
@Suite(.needsMachine, .timeLimit(.minutes(6))) struct LifetimeTests {
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
            ["login", "stranger"],
            [other, other, "wakakusa+Hane+58-vk7tqm", "wakakusa+Hane+58-vk7tqm", "echo in as `id -un`; exit"])
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
        // systemd-user's own session goes on: logind keeps a person's manager for a while.
        let opened = try sessions(debian, "session.opened")
        #expect(try opened.count == 2 && sessions(debian, "session.closed") == opened)
    }

    /// The new helper reads no store of a former version.
    @Test func anUpgradeBringsTheStoreToItsVersion() throws {
        let debian = try Debian()
        try debian.settle()
        try debian.makeUpgrade()
        // As the version before this one left it.
        let former = try debian.sh(
            """
            /usr/bin/python3 -c "
            import sqlite3
            sqlite3.connect('/var/lib/credpolicy/credpolicy.db').executescript(
                '''ALTER TABLE passwords DROP COLUMN imported; ALTER TABLE persons DROP COLUMN reading;
                   ALTER TABLE persons DROP COLUMN birthday; PRAGMA user_version = 1''')"
            """)
        #expect(former.status == 0, "\(former.all)")
        #expect(try debian.refuses("yamada", Package.password))
        let upgrade = try debian.sh("dpkg -i /root/higher.deb")
        #expect(upgrade.status == 0, "\(upgrade.all)")
        #expect(try debian.letsIn("yamada", Package.password))
    }

    /// The numbers of sshd's sessions in events of a kind.
    private func sessions(_ debian: Debian, _ kind: String) throws -> Set<String> {
        let log = Data(try debian.sh("acctctl --json log show --lines 100").out.utf8)
        let events = try JSONSerialization.jsonObject(with: log) as? [String: Any]
        let ofKind = (events?["events"] as? [[String: Any]] ?? []).filter {
            $0["kind"] as? String == kind && $0["service"] as? String == "sshd"
        }
        return Set(ofKind.compactMap { ($0["details"] as? [String: Any])?["session"] as? String })
    }

    @Test func aMachineLeavesNothingOnTheHost() throws {
        var machine: Debian? = try Debian(boots: true)
        let name = try #require(machine?.name)
        let during = try traces(name)
        for kind in ["/sys/fs/cgroup/", "driver.py"] {
            #expect(during.contains { $0.contains(kind) }, "the test would not see what is left: \(during)")
        }
        machine = nil
        #expect(try traces(name) == [])
    }

    /// Mounts, control groups and processes that carry a machine's name. No program is asked: one that is given the name
    /// would find itself.
    private func traces(_ name: String) throws -> [String] {
        let files = FileManager.default
        let mounts = try String(contentsOfFile: "/proc/mounts", encoding: .utf8).split(separator: "\n").map(String.init)
        let top = "/sys/fs/cgroup/"
        let hierarchies = [top] + (try files.contentsOfDirectory(atPath: top)).map { top + $0 + "/" }
        let groups = hierarchies.flatMap { place in
            ((try? files.contentsOfDirectory(atPath: place)) ?? []).map { place + $0 }
        }
        let processes = try files.contentsOfDirectory(atPath: "/proc").compactMap { number in
            (try? Data(contentsOf: URL(filePath: "/proc/\(number)/cmdline"))).map {
                "\(number): " + String(decoding: $0, as: UTF8.self).replacing("\0", with: " ")
            }
        }
        return (mounts + groups + processes).filter { $0.contains(name) }
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

import Foundation
import TestSupport
import Testing

/// cron, atd and runuser, as the daemons and the program that they are: jobs start without proof, and whatever of ours is
/// broken, root's and the system's own go on.
@Suite(.serialized, .needsRealHost) struct BatchTests {
    /// What may be broken when the minute comes.
    enum Damage: String, CaseIterable {
        case none, helperGone, helperCrashes, policyGone, policyWrong, storeGone, storeDamaged

        func happen(_ host: RealHost) throws {
            let (files, path) = (FileManager.default, host.scratch.path)
            let policy = path("machine/etc/credpolicy/policy.conf")
            switch self {
            case .none: break
            case .helperGone: try files.removeItem(atPath: path("pam-helper"))
            case .helperCrashes:
                try host.scratch.write("pam-helper", "#!/bin/sh\nkill -SEGV $$\n", mode: 0o755)
            case .policyGone: try files.removeItem(atPath: policy)
            case .policyWrong: try host.etc("credpolicy/policy.conf", "[lockout]\nmax-failures = many\n", mode: 0o640)
            case .storeGone: try files.moveItem(atPath: path("store"), toPath: path("away"))
            case .storeDamaged:
                for end in ["", "-wal", "-shm"] {
                    try host.scratch.write(
                        "store/credpolicy.db" + end, String(repeating: "x", count: 70_000), mode: 0o600)
                }
            }
        }
    }

    /// cron and atd look for these programs where everybody keeps them.
    @Test(arguments: Damage.allCases)
    func theSystemsOwnJobsRunWhateverIsBroken(_ damage: Damage) throws {
        let host = try RealHost()
        try host.settle("mori")
        let markers = try host.scratch.makeDirectory("markers", mode: 0o1777)
        for login in ["root", "daemon", "mori"] {
            try host.giveCron("@reboot touch \(markers)/cron-\(login)", of: login)
            if login != "daemon" { try host.giveAt("touch \(markers)/atd-\(login)", of: login) }
        }
        try host.installRunuser(RealHost.Settings())
        try damage.happen(host)
        for login in ["root", "daemon", "mori"] {
            try host.run(["/usr/sbin/runuser", "-u", login, "--", "touch", "\(markers)/runuser-\(login)"])
        }
        var wanted = ["cron-root", "cron-daemon", "atd-root", "runuser-root", "runuser-daemon"]
        if damage == .none { wanted += ["cron-mori", "atd-mori", "runuser-mori"] }
        for daemon in ["cron", "atd"] {
            let came = try host.withDaemon("/usr/sbin/" + daemon) {
                let there = Set(try FileManager.default.contentsOfDirectory(atPath: markers))
                return there.isSuperset(of: wanted.filter { $0.hasPrefix(daemon) }) ? true : nil
            }
            #expect(came == true, "\(daemon)")
        }
        #expect(Set(try FileManager.default.contentsOfDirectory(atPath: markers)) == Set(wanted))
    }

    /// A job at its minute, not at the daemon's start; and what the log says of it.
    @Test func aJobAtItsMinuteRunsAndIsRecorded() throws {
        let host = try RealHost()
        _ = try host.populate([.retired])
        try host.settle("mori")
        let markers = try host.scratch.makeDirectory("markers", mode: 0o1777)
        for login in ["mori", Standing.retired.login] {
            try host.giveCron("* * * * * touch \(markers)/\(login)", of: login)
        }
        try host.etc("cron.d/cp", "* * * * * mori touch \(markers)/from-cron.d\n")
        let minute = try host.withDaemon("/usr/sbin/cron", seconds: 75) {
            try host.refusals("cron") == 1 && (try host.sessions("mori")).count == 2 ? true : nil
        }
        #expect(minute == true)
        #expect(
            try host.sessions("mori")
                == Array(
                    repeating: OpenedSession(service: "cron", target: "mori", proof: "none", actor: "login:mori"),
                    count: 2))
        #expect(Set(try FileManager.default.contentsOfDirectory(atPath: markers)) == ["mori", "from-cron.d"])
        #expect(try host.events(Standing.retired.login).last == "account.refused retired")
    }

    /// Jobs are not what a person is shown as their last login.
    @Test func aJobIsNoLastLogin() throws {
        let host = try RealHost()
        try host.settle("mori")
        try host.giveCron("@reboot true", of: "mori")
        _ = try host.withDaemon("/usr/sbin/cron") { try host.sessions("mori").isEmpty ? nil : true }
        #expect(try host.sessions("mori").count == 1)
        #expect(try host.account("mori")["last_login"] is NSNull)
    }

    /// Debian's own stack for runuser never asks us; contrib/pam.d/runuser says so. If this changes, drop ours.
    @Test func debiansOwnRunuserAsksNobody() throws {
        let host = try RealHost()
        _ = try host.populate([.retired])
        let words = ["/usr/sbin/runuser", "-u", Standing.retired.login, "--", "id", "-un"]
        #expect(try host.run(words).status == 0)
        try host.installRunuser(RealHost.Settings())
        #expect(try host.run(words).status == 1)
        #expect(try host.events(Standing.retired.login).last == "session.refused retired")
    }
}

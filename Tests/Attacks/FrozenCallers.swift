import Foundation
import TestSupport
import Testing

/// Whoever stops or freezes what belongs to them, while it logs in, delays nobody else: their helpers are out of reach
/// before they hold anything that others wait for.
@Suite(.serialized) struct FrozenCallers {
    private static let attacker = "65531"
    /// For each way to do harm; long enough for some fifty stops, each held for 2.5 s.
    private static let seconds = 8.0

    private static func stage() throws -> Stage {
        var settings = Stage.Settings()
        settings.place = .disk  // shared memory is mounted without setuid
        settings.maxFailures = 100
        settings.hash = "yescrypt 6"  // twice the default: a wider target
        settings.wrapped = false
        let stage = try Stage(settings)
        try stage.add(["mori", "tanaka"])
        try stage.scratch.copy(Built.test("pamhost"), as: "setuid-host")
        chown(stage.scratch.path("setuid-host"), 0, 0)
        chmod(stage.scratch.path("setuid-host"), 0o4755)
        return stage
    }

    /// How long somebody else's logins take, one after the other, until `isOver`.
    private static func others(_ stage: Stage, until isOver: () -> Bool) throws -> [Double] {
        var times: [Double] = []
        while !isOver() || times.count < 20 {
            let login = try stage.login("tanaka", options: ["--rhost", "192.0.2.9"])
            #expect(login.lines.last == "authenticate: PAM_SUCCESS")
            times.append(login.seconds)
        }
        return times.sorted()
    }

    /// The same while the attacker is at work, as an ordinary user in a control group that is theirs.
    private static func others(_ stage: Stage, _ mode: String, _ group: Group? = nil) throws -> (
        times: [Double], harmed: Int
    ) {
        let host = [
            stage.scratch.path("setuid-host"), "--confdir", stage.stack.directory, "--nodelay", "login", "mori",
        ]
        let script = Built.package + "/Tests/Hosts/freeze.py"
        let copy = try stage.scratch.copy(script, as: "freeze.py")
        let words = [copy, mode, "\(seconds)", "7", group?.path ?? "/", host[0]] + host.dropFirst() + ["authenticate"]
        let enter = group.map { "echo $$ > \($0.path)/cgroup.procs && " } ?? ""
        let identity = "/usr/bin/setpriv --reuid=\(attacker) --regid=\(attacker) --clear-groups --"
        let end = ContinuousClock.now + .seconds(seconds)
        let attack = Background {
            try Run.command(
                "/bin/sh", ["-c", "\(enter)exec \(identity) /usr/bin/python3 \"$@\"", "sh"] + words,
                environment: ["PATH": "/usr/bin:/bin"], timeout: 60)
        }
        // Whoever is root already when they call PAM, as sudo is, in the same group.
        let elevated = mode == "group" ? try logins(stage, within: group!, until: end) : nil
        let times = try others(stage) { ContinuousClock.now > end }
        _ = try elevated?.value()
        let finished = try attack.value()
        #expect(finished.status == 0, "\(finished.err)")
        #expect(stage.waitForHelpers())
        return (times, finished.lines.last.flatMap { Int($0.dropFirst("harmed ".count)) } ?? 0)
    }

    private static func logins(_ stage: Stage, within group: Group, until end: ContinuousClock.Instant) throws
        -> Background<Int>
    {
        let words = [stage.scratch.path("pamhost"), "--confdir", stage.stack.directory, "--nodelay", "login", "mori"]
        return Background {
            var count = 0
            _ = waitFor { FileManager.default.fileExists(atPath: group.path + "/mine") ? true : nil }
            while ContinuousClock.now < end {
                let join = "echo $$ > \(group.path)/mine/cgroup.procs && exec \"$@\""
                let login = try Run.command(
                    "/bin/sh", ["-c", join, "sh"] + words + ["authenticate"], stdin: "wrong-guess\n", timeout: 60)
                count += login.status == 1 ? 1 : 0
            }
            return count
        }
    }

    private static func told(_ times: [Double]) -> String {
        String(format: "%.3f, %.3f s", times[times.count / 2], times[times.count - 1])
    }

    /// Those below every hierarchy here that can freeze; gone with the objects.
    private static func freezable() -> [Group] {
        ["/sys/fs/cgroup/freezer", "/sys/fs/cgroup/unified", "/sys/fs/cgroup"].compactMap { Group(below: $0) }
    }

    @Test func stoppingWhatIsOnesOwnDelaysNobodyElseByASecond() throws {
        try Self.compare([("stop", nil), ("prompt", nil)])
    }

    @Test(.enabled(if: !freezable().isEmpty, "no control group that freezes can be made here"))
    func freezingWhatIsOnesOwnDelaysNobodyElseByASecond() throws {
        let groups = Self.freezable()
        try #require(!groups.isEmpty)
        try Self.compare(groups.flatMap { [("freeze", $0), ("group", $0)] })
    }

    /// Others' logins alone, beside the attacker's logins, and beside each way to do harm.
    private static func compare(_ ways: [(mode: String, group: Group?)]) throws {
        let stage = try Self.stage()
        let quiet = try Self.others(stage) { true }
        let load = try Self.others(stage, "load").times
        var lines = ["alone \(Self.told(quiet))", "beside ten logins of the attacker \(Self.told(load))"]
        var worst = 0.0
        for (mode, group) in ways {
            let (times, harmed) = try Self.others(stage, mode, group)
            lines.append("\(mode) \(group?.path ?? "") (\(harmed) times) \(Self.told(times))")
            #expect(harmed >= (group == nil ? 10 : 2), "\(mode): \(harmed)")
            #expect(times.last! < load.last! + 1, "\(mode) \(group?.path ?? "")")
            worst = max(worst, times.last! - load.last!)
        }
        figure("others' logins, median and worst: " + lines.joined(separator: "; "))
        let modes = Set(ways.map(\.mode)).sorted().joined(separator: ", ")
        figure(String(format: "the worst that \(modes) added: %.3f s", worst))
    }
}

/// A control group that belongs to the attacker; removed with this object.
private final class Group: Sendable {
    let path: String

    /// Nil where the kernel or a container forbids it, or the hierarchy can't freeze.
    init?(below hierarchy: String) {
        path = hierarchy + "/credpolicy-test-\(getpid())"
        guard mkdir(path, 0o755) == 0 else { return nil }
        let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        guard files.contains("freezer.state") || files.contains("cgroup.freeze") else {
            rmdir(path)
            return nil
        }
        for file in ["", "/cgroup.procs", "/tasks", "/cgroup.threads", "/cgroup.freeze", "/freezer.state"] {
            chown(path + file, 65531, 65531)
        }
    }

    deinit {
        for name in [path + "/mine", path] where access(name, F_OK) == 0 {
            _ = waitFor { rmdir(name) == 0 ? true : nil }
        }
    }
}

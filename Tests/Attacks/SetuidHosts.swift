import CredentialPolicy
import Foundation
import TestSupport
import Testing

/// A host that is setuid root, such as su, can be killed by whoever started it. The helper can't, so the guess counts.
/// (The same with pam_faillock: 40 kills, none counted.)
@Suite(.serialized) struct SetuidHosts {
    private static func stage() throws -> Stage {
        var settings = Stage.Settings()
        settings.place = .disk  // shared memory is mounted without setuid
        settings.maxFailures = 100
        settings.hash = "yescrypt 8"  // eight times the default: time enough to do harm
        settings.wrapped = false
        let stage = try Stage(settings)
        try stage.add(["mori"])
        try stage.scratch.copy(Built.test("pamhost"), as: "setuid-host")
        chown(stage.scratch.path("setuid-host"), 0, 0)
        chmod(stage.scratch.path("setuid-host"), 0o4755)
        try stage.scratch.copy(Built.test("assault"), as: "assault")
        return stage
    }

    private static func start(_ stage: Stage, _ guess: String) -> Background<Finished> {
        let host = stage.scratch.path("setuid-host")
        let words = ["--confdir", stage.stack.directory, "--nodelay", "login", "mori", "authenticate"]
        return Background { try Run.command(host, words, stdin: guess + "\n", unprivileged: true) }
    }

    /// The helper at work for a new attempt, once that attempt is in the store.
    private static func helper(_ stage: Stage, attempts: Int, besides old: Set<pid_t>) throws -> pid_t? {
        try waitFor {
            guard try stage.tally("mori").attempts.count >= attempts else { return nil }
            return stage.processes("pam-helper").first { !old.contains($0) }
        }
    }

    @Test func theCallerCanNeitherKillNorStopNorReadTheHelper() throws {
        let stage = try Self.stage()
        let login = Self.start(stage, Stage.password)
        let helper = try #require(try Self.helper(stage, attempts: 1, besides: []))
        let assault = try Run.command(stage.scratch.path("assault"), ["\(helper)"], unprivileged: true)
        #expect(try login.value().lines.last == "authenticate: PAM_SUCCESS")
        #expect(assault.lines == ["refused 10"], "\(assault.out)")
    }

    @Test func fortyHostsKilledWhileTheirGuessIsHashedAreFortyFailures() throws {
        let stage = try Self.stage()
        var killed = 0
        for round in 1...40 {
            let old = Set(stage.processes("pam-helper"))
            let login = Self.start(stage, "wrong-guess-\(round)")
            _ = try #require(try Self.helper(stage, attempts: round, besides: old))
            let host = try #require(stage.processes("setuid-host").first)
            killed += try Run.command("/bin/sh", ["-c", "kill -KILL \(host)"], unprivileged: true).status == 0 ? 1 : 0
            _ = try login.value()
        }
        #expect(stage.waitForHelpers())
        let tally = try stage.tally("mori")
        let counted = tally.failures
        figure("setuid host killed by its caller while hashing: \(killed) killed, \(counted) counted")
        #expect(killed == 40 && counted == 40 && tally.openAttempts == 0)
    }

    /// What a caller can do to a process before it becomes the host: limits are inherited, hard ones too.
    static let limits = [
        "ulimit -f 0", "ulimit -t 1", "ulimit -n 12", "ulimit -s 256", "ulimit -l 0", "ulimit -u 1", "ulimit -v 60000",
        "trap '' 1 2 3 10 12 13 14 15 25", "renice -n 19 $$ >/dev/null",
    ]

    /// A guess counts, or it gets no answer at all: the kernel may end the helper where it opens the store, before
    /// anything is reserved, if the host has no right to raise a hard limit; then the right password gets nowhere
    /// either.
    @Test func theCallersLimitsDontDecideWhetherAGuessCounts() throws {
        let stage = try Self.stage()
        var (counted, unanswered) = (0, [String]())
        for (round, limit) in Self.limits.enumerated() {
            #expect(try !Self.tryLimited(stage, limit, "wrong-guess-\(round)"), "\(limit)")
            #expect(stage.waitForHelpers())
            let tally = try stage.tally("mori")
            #expect(tally.openAttempts == 0, "\(limit)")
            let failures = tally.failures
            if failures == counted {
                unanswered.append(limit)
                #expect(try !Self.tryLimited(stage, limit, Stage.password), "\(limit)")
            }
            counted = failures
        }
        figure(
            "\(Self.limits.count) ways to starve a setuid host: \(counted) guesses counted, unanswered \(unanswered)")
        #expect(counted + unanswered.count == Self.limits.count && unanswered.count <= 2)
    }

    private static func tryLimited(_ stage: Stage, _ limit: String, _ guess: String) throws -> Bool {
        let words = ["--confdir", stage.stack.directory, "--nodelay", "login", "mori", "authenticate"]
        let finished = try Run.command(
            "/bin/sh", ["-c", "\(limit); exec \"$@\"", "sh", stage.scratch.path("setuid-host")] + words,
            stdin: guess + "\n", environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"], unprivileged: true)
        return finished.status == 0
    }
}

import Foundation
import TestSupport

/// Debian's own daemons for jobs, with the spools of this machine.
extension RealHost {
    func giveCron(_ line: String, of login: String) throws {
        let given = try run(["/usr/bin/crontab", "-u", login, "-"], stdin: line + "\n")
        guard given.status == 0 else { throw Unexpected(given) }
    }

    /// A job that is due at once; atd, when it starts, finds it.
    func giveAt(_ script: String, of login: String) throws {
        let given = try run(["/bin/sh", "-c", "cd / && exec /usr/bin/at now"], as: login, stdin: script + "\n")
        guard given.status == 0 else { throw Unexpected(given) }
    }

    /// Runs a daemon in the foreground until `answer` has one and no job of its is left, then ends it. cron's jobs for `@reboot` run when it
    /// starts, on the same way as all others, so that no test waits for the next minute.
    func withDaemon<Value>(
        _ path: String, seconds: Double = 10, until answer: () throws -> Value?
    ) throws -> Value? {
        unlink(scratch.path("machine/run/crond.reboot"))
        let started = try run(["/bin/sh", "-c", "\(path) -f </dev/null >/dev/null 2>&1 & echo $!"])
        let process = started.out.trimmingCharacters(in: .whitespacesAndNewlines)
        defer { _ = try? run(["/bin/kill", process]) }
        let found = try waitFor(within: seconds, answer)
        _ = try waitFor { try isIdle(path) ? true : nil }
        return found
    }
}

extension RealHost {
    /// Whether nothing but the daemon itself is left of it: jobs have processes of their own under its name.
    private func isIdle(_ path: String) throws -> Bool {
        let states = try run(["/bin/sh", "-c", "cut -d' ' -f2,3 /proc/[0-9]*/stat 2>/dev/null"]).lines
        let running = states.filter { !$0.hasSuffix(" Z") }
        let daemon = path.split(separator: "/").last ?? ""
        return running.count { $0.hasPrefix("(\(daemon))") } == 1 && !running.contains { $0.hasPrefix("(pam-helper") }
    }
}

import Foundation
import TestSupport

/// What grows: accounts in the store, workers at the door; and what a stranger could read from times.
extension Bench {
    /// A second store of a hundred accounts beside the large one; the account step on both, interleaved.
    func measureStoreSizes(rounds: Int) throws {
        try addStore(memory, "small", accounts: 100, password: password)
        for _ in 0..<rounds {
            for name in ["small", "ours"] {
                let steps = try host(name, "u7", password, ["authenticate", "acct"])
                samples["\(name == "small" ? "100" : "many") accounts: account step", default: []].append(
                    steps["acct"] ?? .nan)
            }
        }
    }

    /// Refusals of an ID that is there and of one that is not; the tally is cleared by asking ever new names.
    func measureRefusals(rounds: Int) throws {
        for round in 0..<rounds {
            for (service, user, what) in [
                ("unix", peer, "pam_unix refuses a known name"),
                ("unix", "nobody-here-\(round)", "pam_unix refuses an unknown name"),
                ("ours", "u\(1000 + round)", "ours refuses a known name"),
                ("ours", "nobody-here-\(round)", "ours refuses an unknown name"),
            ] {
                let steps = try host(service, user, "wrong-guess", ["authenticate"], mayFail: true)
                samples[what, default: []].append(steps["authenticate"] ?? .nan)
            }
        }
    }

    /// Starting a program and seeing it end, a hundred times from a shell: our helper (which refuses at once, having no
    /// socket) and the smallest program there is.
    func measureStart(rounds: Int) throws {
        let loop = "i=0; while [ $i -lt 100 ]; do \"$0\"; i=$((i+1)); done"
        for _ in 0..<rounds {
            for (path, what) in [(Built.path("pam-helper"), "pam-helper"), ("/usr/bin/true", "/usr/bin/true")] {
                let finished = try Run.command("/bin/sh", ["-c", loop, path])
                samples["start and end: \(what)", default: []].append(finished.seconds * 10)
            }
        }
    }

    /// Right logins a second with 1, 2 and 4 at a time, each of an ID of its own.
    func throughput(logins: Int) throws -> [(workers: Int, perSecond: Double)] {
        try [1, 2, 4].map { workers in
            let lines = (0..<logins).map { "u\(2000 + workers * logins + $0)\t\(password)\tx\n" }.joined()
            let file = try memory.write("logins", lines)
            let finished = try Run.command(
                Built.test("pamhost"),
                ["--confdir", stack.directory, "--nodelay", "--interleave", file, "--lanes", "\(workers)", "ours"],
                timeout: 300)
            let succeeded = finished.lines.count { $0.contains("\tPAM_SUCCESS\t") }
            guard succeeded == logins else { throw BenchFailure(what: "\(succeeded) of \(logins) logins succeeded") }
            return (workers, Double(logins) / finished.seconds)
        }
    }
}

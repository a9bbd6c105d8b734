import Foundation
import TestSupport

/// The stacks side by side, a user of the host for the peers, and what was measured.
final class Bench {
    private let memory: Scratch
    private let disk: Scratch
    private let stack: PamStack
    private let peer = "cpbench\(getpid())"
    private var setting = ""
    private(set) var samples: [String: [Double]] = [:]

    init() throws {
        memory = try Scratch(.memory)
        disk = try Scratch(.disk)
        stack = try PamStack(memory, service: "permit", lines: PamStack.everywhere("pam_permit.so"))
    }

    func prepare(accounts: Int, password: String) throws {
        for (name, scratch) in [("ours", memory), ("ours-disk", disk)] {
            _ = try scratch.makeDirectory("store", mode: 0o700)
            // The shipped file, every key set: reading it is a part of each PAM call.
            let shipped = try String(contentsOfFile: Built.path("../policy.conf"), encoding: .utf8)
            let policy = try scratch.write(
                "policy.conf",
                shipped.replacingOccurrences(
                    of: "sqlite:/var/lib/credpolicy/credpolicy.db",
                    with: "sqlite:\(scratch.path("store/credpolicy.db"))"))
            let arguments = "config=\(policy) helper=\(Built.path("pam-helper"))"
            try stack.add(
                service: name,
                lines: PamStack.everywhere(Built.path("pam_credpolicy.so"), arguments))
            _ = try run(Built.test("store-seeder"), [policy, "many", "\(accounts)", "u", password], timeout: 300)
            // The same person as the peers': a name that NSS does not know costs a search of every source it has.
            _ = try run(Built.test("store-seeder"), [policy, "account", peer, password, "personal"])
        }
        try preparePeer(password: password)
    }

    private func preparePeer(password: String) throws {
        let hash = try run(
            "/usr/bin/python3",
            ["-W", "ignore", "-c", "import crypt;print(crypt.crypt('\(password)','$y$j9T$F5Jx5fExrKuPp53xLKQ..1'))"])
        setting = hash.out.trimmingCharacters(in: .whitespacesAndNewlines)
        _ = try run("/usr/sbin/useradd", ["-M", "-s", "/usr/sbin/nologin", "-p", setting, peer])
        try stack.add(service: "unix", lines: ["auth required pam_unix.so nodelay", "account required pam_unix.so"])
        let tally = try memory.makeDirectory("faillock", mode: 0o700)
        try stack.add(
            service: "faillock",
            lines: [
                "auth required pam_faillock.so preauth silent deny=5 dir=\(tally)",
                "auth [success=1 default=ignore] pam_unix.so nodelay",
                "auth [default=die] pam_faillock.so authfail deny=5 dir=\(tally)",
                "auth sufficient pam_faillock.so authsucc deny=5 dir=\(tally)",
                "account required pam_faillock.so dir=\(tally)", "account required pam_unix.so",
            ])
    }

    func cleanUp() { _ = try? Run.command("/usr/sbin/userdel", [peer]) }

    /// Every row once a round, so that a slow minute of the machine falls on all of them.
    func measure(rounds: Int, password: String) throws {
        for _ in 0..<rounds {
            try host("permit", peer, password, ["authenticate"])
            try oneHash()
            try host("unix", peer, password, ["authenticate"])
            try host("faillock", peer, password, ["authenticate"])
            for name in ["ours", "ours-disk"] {
                try host(name, peer, password, ["authenticate", "acct", "open", "close"])
            }
        }
    }

    private func host(_ service: String, _ user: String, _ password: String, _ steps: [String]) throws {
        let arguments = ["--confdir", stack.directory, "--nodelay", "--times", "--tty", "tty1", service, user] + steps
        // `ours` is of no known service class, which asks for our own auth: the strictest row of the table.
        let finished = try run(Built.test("pamhost"), arguments, stdin: password + "\n")
        for line in finished.lines {
            let words = line.split(separator: " ")
            guard words.count == 3, words[0].hasSuffix(":"), let seconds = Double(words[2]) else { continue }
            samples["\(service) \(words[0].dropLast())", default: []].append(seconds * 1000)
        }
    }

    private func oneHash() throws {
        let finished = try run(Built.test("one-hash"), [setting])
        samples["one hash", default: []].append((Double(finished.lines[0]) ?? 0) / 1000)
    }

    /// Peak memory of the helper of one authenticate, MiB.
    func helperMemory(password: String) throws -> Double {
        let finished = try run(
            Built.test("reap"),
            [Built.test("pamhost"), "--confdir", stack.directory, "--nodelay", "ours", peer, "authenticate"],
            stdin: password + "\n")
        let sizes = finished.lines.compactMap { $0.hasPrefix("orphan ") ? Double($0.dropFirst(7)) : nil }
        return (sizes.max() ?? 0) / 1024
    }

    private func run(_ path: String, _ arguments: [String], stdin: String = "", timeout: Double = 60) throws -> Finished
    {
        let finished = try Run.command(path, arguments, stdin: stdin, timeout: timeout)
        guard finished.status == 0 else {
            throw RunError.timedOut("\(path) \(arguments) failed", seconds: 0, out: finished.out, err: finished.err)
        }
        return finished
    }
}

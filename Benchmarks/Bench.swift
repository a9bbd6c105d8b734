import Foundation
import TestSupport

/// A step of the measurement that did not do what it measures.
struct BenchFailure: Error, CustomStringConvertible {
    let what: String
    var description: String { "bench: \(what): run make test to see what is broken" }
}

/// The stacks side by side, a user of the host for the peers, and what was measured.
final class Bench {
    let memory: Scratch
    private let disk: Scratch
    let stack: PamStack
    let peer = "cpbench\(getpid())"
    let password: String
    private var setting = ""
    /// Milliseconds, by what took them.
    var samples: [String: [Double]] = [:]

    init(password: String) throws {
        self.password = password
        memory = try Scratch(.memory)
        disk = try Scratch(.disk)
        stack = try PamStack(memory, service: "permit", lines: PamStack.everywhere("pam_permit.so"))
    }

    func prepare(accounts: Int) throws {
        try addStore(memory, "ours", accounts: accounts, password: password)
        try addStore(disk, "ours-disk", accounts: accounts, password: password)
        try preparePeer()
    }

    /// A store of its own and a service that logs in to it.
    func addStore(_ scratch: Scratch, _ name: String, accounts: Int, password: String) throws {
        _ = try scratch.makeDirectory(name, mode: 0o700)
        // The shipped file, every key set: reading it is a part of each PAM call.
        let shipped = try String(contentsOfFile: Built.package + "/policy.conf", encoding: .utf8)
        let policy = try scratch.write(
            "\(name).conf",
            shipped.replacingOccurrences(
                of: "sqlite:/var/lib/credpolicy/credpolicy.db", with: "sqlite:\(scratch.path("\(name)/credpolicy.db"))")
        )
        let arguments = "config=\(policy) helper=\(Built.path("pam-helper"))"
        try stack.add(service: name, lines: PamStack.everywhere(Built.path("pam_credpolicy.so"), arguments))
        _ = try run(Built.test("store-seeder"), [policy, "many", "\(accounts)", "u", password], timeout: 300)
        // The same person as the peers': a name that NSS does not know costs a search of every source it has.
        _ = try run(Built.test("store-seeder"), [policy, "account", peer, password, "personal"])
    }

    private func preparePeer() throws {
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
    func measureLogins(rounds: Int) throws {
        for _ in 0..<rounds {
            for name in ["permit", "unix", "faillock"] { try sample(name, ["authenticate"]) }
            let finished = try run(Built.test("one-hash"), [setting])
            samples["one hash", default: []].append((Double(finished.lines[0]) ?? .nan) / 1000)
            // A service of no known class asks for our own auth: the strictest row of the table.
            for name in ["ours", "ours-disk"] { try sample(name, ["authenticate", "acct", "open", "close"]) }
        }
    }

    private func sample(_ service: String, _ steps: [String]) throws {
        for (step, time) in try host(service, peer, password, steps) {
            samples["\(service) \(step)", default: []].append(time)
        }
    }

    /// Milliseconds of each step of one login on one handle.
    func host(
        _ service: String, _ user: String, _ password: String, _ steps: [String], mayFail: Bool = false
    ) throws -> [String: Double] {
        let arguments = ["--confdir", stack.directory, "--nodelay", "--times", "--tty", "tty1", service, user] + steps
        let finished = try run(Built.test("pamhost"), arguments, stdin: password + "\n", mayFail: mayFail)
        var times: [String: Double] = [:]
        for line in finished.lines {
            let words = line.split(separator: " ")
            guard words.count == 3, words[0].hasSuffix(":"), let seconds = Double(words[2]) else { continue }
            times[String(words[0].dropLast())] = seconds * 1000
        }
        return times
    }

    /// Peak memory of the helper of one authenticate, MiB.
    func helperMemory() throws -> Double {
        let finished = try run(
            Built.test("reap"),
            [Built.test("pamhost"), "--confdir", stack.directory, "--nodelay", "ours", peer, "authenticate"],
            stdin: password + "\n")
        let sizes = finished.lines.compactMap { $0.hasPrefix("orphan ") ? Double($0.dropFirst(7)) : nil }
        return (sizes.max() ?? .nan) / 1024
    }

    private func run(
        _ path: String, _ arguments: [String], stdin: String = "", timeout: Double = 60, mayFail: Bool = false
    ) throws -> Finished {
        let finished = try Run.command(path, arguments, stdin: stdin, timeout: timeout)
        guard finished.status == 0 || mayFail else {
            throw BenchFailure(what: "\(path) \(arguments) failed: \(finished.out)\(finished.err)")
        }
        return finished
    }
}

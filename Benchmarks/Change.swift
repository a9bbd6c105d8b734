import Foundation
import TestSupport

/// What judging a new password adds to its change: pam_chauthtok with the dictionary that is installed and a list of 20
/// million leaked passwords, beside the same with the smallest dictionary and no list. (Without any, the helper makes
/// one of its own words each time, which takes longer than all of the judging.)
extension Bench {
    /// Built by `make bench`: `leaked-1` to `leaked-20000000`.
    static let leaked = Built.path("strength/leaked.list")
    static let (judged, unjudged) = ("change, dictionary and 20 million leaked ones", "change, the smallest dictionary")

    /// Both once a round, each round with a password that was never there; the cheapest hash, whose noise is smallest.
    func measureChanges(rounds: Int) throws {
        let files = [
            (Self.judged, "judged", "dictionary = \(Built.path("dictionary"))\nblocklist = \(Self.leaked)"),
            (Self.unjudged, "unjudged", "dictionary = \(try SmallDictionary.build(memory))"),
        ]
        for (_, name, lines) in files {
            try addChanging(name, "[password]\nhash = yescrypt 1\nhistory = 0\n\(lines)\n")
        }
        var old = password
        for round in 0..<rounds {
            let new = StrongPassword.numbered(round)
            for (what, name, _) in round % 2 == 0 ? files : files.reversed() {
                samples[what, default: []].append(try change(name, from: old, to: new))
            }
            old = new
        }
    }

    private func addChanging(_ name: String, _ section: String) throws {
        _ = try memory.makeDirectory(name, mode: 0o700)
        let policy = try memory.write(
            "\(name).conf", "[store]\nurl = sqlite:\(memory.path("\(name)/credpolicy.db"))\n\(section)", mode: 0o640)
        try stack.add(
            service: name,
            lines: PamStack.everywhere(
                Built.path("pam_credpolicy.so"), "config=\(policy) helper=\(Built.path("pam-helper"))"))
        let made = try Run.command(Built.test("store-seeder"), [policy, "account", peer, password, "personal"])
        guard made.status == 0 else { throw BenchFailure(what: "store-seeder failed: \(made.err)") }
    }

    /// Milliseconds of both rounds of pam_chauthtok.
    private func change(_ service: String, from old: String, to new: String) throws -> Double {
        let finished = try Run.command(
            Built.test("pamhost"),
            ["--confdir", stack.directory, "--nodelay", "--times", "--flags", "expired", service, peer, "chauthtok"],
            stdin: [old, new, new].map { $0 + "\n" }.joined())
        let words = finished.lines.last { $0.hasPrefix("chauthtok: PAM_SUCCESS") }?.split(separator: " ") ?? []
        guard words.count == 3, let seconds = Double(words[2]) else {
            throw BenchFailure(what: "chauthtok failed: \(finished.out)\(finished.err)")
        }
        return seconds * 1000
    }
}

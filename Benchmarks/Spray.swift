import Foundation
import TestSupport

/// One source against 1,000 IDs: a guess at each, then five more at each; then owners come from elsewhere with their right
/// passwords. The same on pam_faillock with pam_unix and on ours, both with cheap hashes.
enum Spray {
    struct Outcome {
        /// Of the first guess at each.
        let compared: Int
        /// Of the owners, after all of it.
        let entered: Int
    }

    static let (ids, owners) = (1000, 62)
    private static let (attacker, elsewhere) = ("203.0.113.9", "198.51.100.20")
    private static let users = (1...ids).map { "staff\($0)" }

    private static func guesses(_ rounds: Range<Int>) -> [(user: String, password: String)] {
        rounds.flatMap { round in users.map { ($0, "wrong-guess-\($0)-\(round)") } }
    }

    private static let right = users.suffix(owners).map { ($0, FaillockPeer.password) }

    static func peer() throws -> Outcome {
        let peer = try FaillockPeer(people: users)
        try peer.logIn(guesses(0..<1), from: attacker, lanes: 4)
        let compared = peer.compared
        try peer.logIn(guesses(1..<6), from: attacker, lanes: 4)
        return Outcome(compared: compared, entered: try peer.logIn(right, from: elsewhere, lanes: 1).count { $0 })
    }

    static func ours() throws -> Outcome {
        let office = try Office()
        _ = try office.logIn(guesses(0..<1), from: attacker, lanes: 200)
        let compared = try office.compared()
        _ = try office.logIn(guesses(1..<6), from: attacker, lanes: 200)
        return Outcome(compared: compared, entered: try office.logIn(right, from: elsewhere, lanes: 2))
    }

    /// The shipped settings but for the hash, with a helper that notes what it compares.
    private struct Office {
        let scratch: Scratch
        private let stack: PamStack

        init() throws {
            scratch = try Scratch(.memory)
            _ = try scratch.makeDirectory("store", mode: 0o700)
            let policy = try scratch.write(
                "policy.conf",
                "[store]\nurl = sqlite:\(scratch.path("store/credpolicy.db"))\n[password]\nhash = yescrypt 1\n",
                mode: 0o640)
            try scratch.write(
                "wrapped-helper.conf",
                "helper=\(Built.path("pam-helper"))\npreload=\(Built.test("preload-crypt.so"))\n"
                    + "env=CP_CRYPT_LOG=\(scratch.path("hashes"))\n")
            let helper = try scratch.copy(Built.test("wrapped-helper"), as: "wrapped")
            stack = try PamStack(
                scratch, service: "login",
                lines: PamStack.everywhere(
                    Built.path("pam_credpolicy.so"), "config=\(policy) helper=\(helper) nodelay"))
            let filled = try Run.command(
                Built.test("store-seeder"), [policy, "many", "\(Spray.ids)", "staff", FaillockPeer.password])
            guard filled.status == 0 else { throw BenchFailure(what: "store-seeder failed: \(filled.err)") }
        }

        /// How many were let in.
        func logIn(_ tries: [(user: String, password: String)], from host: String, lanes: Int) throws -> Int {
            let file = try scratch.write("tries", tries.map { "\($0.user)\t\($0.password)\tx\n" }.joined())
            let finished = try Run.command(
                Built.test("pamhost"),
                [
                    "--confdir", stack.directory, "--nodelay", "--rhost", host, "--interleave", file, "--lanes",
                    "\(lanes)", "login",
                ], timeout: 600)
            guard finished.lines.count == tries.count else {
                throw BenchFailure(what: "\(finished.lines.count) of \(tries.count) tries ended: \(finished.err)")
            }
            return finished.lines.count { $0.contains("\tPAM_SUCCESS\t") }
        }

        /// All have one hash; dummies have another salt.
        func compared() throws -> Int {
            let query = "SELECT DISTINCT hash FROM passwords"
            let hash = try Run.command("/usr/bin/sqlite3", [scratch.path("store/credpolicy.db"), query]).lines.first
            return (scratch.read("hashes") ?? "").split(separator: "\n").count { String($0) == hash }
        }
    }
}

import Foundation
import TestSupport
import Testing

/// Many connections of one sshd that wait with their password until all are there (Tests/Hosts/ssh-volley.sh).
final class SshVolley: Sendable {
    private let host: RealHost
    private let directory: String
    private let count: Int
    private let clients: Background<Finished>

    /// - Parameters:
    ///   - password: what all of them type; nil: a guess of its own for each.
    ///   - tries: how often each connection tries.
    ///   - fromEverywhere: each from an address of its own.
    init(
        _ sshd: Sshd, _ login: String, _ method: Sshd.Method = .password, count: Int, password: String? = nil,
        tries: Int = 1, fromEverywhere: Bool = false, source: String = "127.0.0.1"
    ) throws {
        let host = sshd.host
        self.host = host
        self.count = count
        directory = try host.scratch.makeDirectory("volley-\(UUID())")
        var environment: [String: String] = [:]
        if let password { environment["PASSWORD"] = password }
        if fromEverywhere { environment["SOURCES"] = "1" }
        let script = try host.scratch.copy(Built.package + "/Tests/Hosts/ssh-volley.sh", as: "ssh-volley.sh")
        let words =
            [script, directory, "\(count)"]
            + sshd.words(
                login, method, tries: tries, source: fromEverywhere ? nil : source, command: ["true"])
        let variables = environment
        clients = Background { try host.run(words, environment: variables, timeout: 150) }
    }

    /// Waits until every client has been asked, then lets all of them answer.
    func release() throws {
        let waiting = directory + "/waiting"
        let all = waitFor(within: 100) {
            (try? FileManager.default.contentsOfDirectory(atPath: waiting).count) == self.count ? true : nil
        }
        try #require(all == true, "not every connection got as far as its password")
        let opened = try Run.command(
            "/bin/sh", ["-c", ": >\"$0/gate\" && mv \"$0/gate\" \"$0/opened\"", directory])
        try #require(opened.status == 0, "\(opened.err)")
    }

    /// How many ended with which status, once all have ended.
    func statuses() throws -> [String: Int] {
        _ = try clients.value()
        let lines = (try? String(contentsOfFile: directory + "/statuses", encoding: .utf8)) ?? ""
        return Dictionary(lines.split(separator: "\n").map { (String($0), 1) }, uniquingKeysWith: +)
    }
}

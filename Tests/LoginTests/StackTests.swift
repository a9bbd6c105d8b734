import Foundation
import TestSupport
import Testing

/// The stack that we ship, on people of both kinds, through libpam and through pamtester.
@Suite struct StackTests {
    private let good = "murasaki-Kumo-42"

    private func shippedStack(_ counter: Counter) throws -> [String] {
        try String(contentsOfFile: Built.package + "/contrib/pam.d/login", encoding: .utf8)
            .replacingOccurrences(of: "pam_credpolicy.so", with: counter.moduleLine)
            .split(separator: "\n").map(String.init)
    }

    @Test func theShippedStackLeavesSystemUsersToPamUnixAndNobodyElse() throws {
        let counter = try Counter()
        try counter.settle(password: good)
        try counter.add(service: "shipped", lines: shippedStack(counter))
        let system = "cpsys\(getpid())"
        let hash = "$y$j75$GrnZTQvyuuO7oIZ7eqkZS.$"
        #expect(try Run.command("/usr/sbin/useradd", ["--system", "-M", "-p", try made(hash), system]).status == 0)
        defer { _ = try? Run.command("/usr/sbin/userdel", [system]) }
        let steps = ["authenticate", "acct", "setcred", "open", "close"]
        for (login, password) in [(system, "System-Kumo-42"), ("yamada", good)] {
            let lines = try counter.person(steps, as: login, [password], service: "shipped")
            #expect(lines.filter { $0.contains("PAM_") } == steps.map { "\($0): PAM_SUCCESS" }, "\(login): \(lines)")
        }
        let unknown = try counter.person(["authenticate"], as: "nobodyknows", ["x"], service: "shipped")
        #expect(
            unknown.contains { $0.hasPrefix("error: Wrong, or not allowed now.") }
                && unknown.last == "authenticate: PAM_AUTH_ERR")
        let wrong = try counter.person(["authenticate"], as: system, ["wrong"], service: "shipped")
        #expect(wrong.last == "authenticate: PAM_AUTH_ERR" && !wrong.contains { $0.hasPrefix("error: ") })
    }

    @Test func pamtesterGoesThroughAllSteps() throws {
        let counter = try Counter()
        try counter.settle(password: good)
        let service = "cptest-\(getpid())"
        let file = "/etc/pam.d/" + service
        try counter.everywhere.joined(separator: "\n").appending("\n").write(
            toFile: file, atomically: true, encoding: .utf8)
        defer { unlink(file) }
        // Unknown to NSS is fine for PAM; pamtester itself does not ask.
        let finished = try Run.command(
            "/usr/bin/pamtester", [service, "yamada", "authenticate", "acct_mgmt", "open_session", "close_session"],
            stdin: good + "\n")
        #expect(finished.status == 0, "\(finished.out)\(finished.err)")
        let wrong = try Run.command("/usr/bin/pamtester", [service, "yamada", "authenticate"], stdin: "wrong-1\n")
        #expect(wrong.status != 0)
    }

    /// A crypt hash of the system user's password, by libcrypt through Debian's python.
    private func made(_ setting: String) throws -> String {
        let finished = try Run.command(
            "/usr/bin/python3",
            ["-W", "ignore", "-c", "import crypt; print(crypt.crypt('System-Kumo-42', '\(setting)'))"])
        return finished.out.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

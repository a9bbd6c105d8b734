import TestSupport
import Testing

/// Whoever starts a setuid program has no say in where it tells PAM that they come from.
@Suite(.serialized, .needsRealHost) struct SpoofedSourceTests {
    /// What might be taken for a remote host, by a careless program or library.
    private static let environment = [
        "PAM_RHOST", "RHOST", "REMOTEHOST", "REMOTE_HOST", "SSH_CLIENT", "SSH_CONNECTION", "PAM_TTY", "TTY", "DISPLAY",
    ].map { "\($0)=198.51.100.7" }

    @Test(arguments: [
        ["/bin/su", "mori", "-c", "true"], ["/usr/bin/sudo", "-k", "true"],
        ["/usr/bin/sudo", "-k", "-l", "-h", "198.51.100.7"],
    ])
    func theCallerOfASetuidProgramIsTheirTerminalAndUID(_ command: [String]) throws {
        let host = try RealHost()
        try host.settle(Way.colleague)
        try host.settle("mori")
        let seen = try host.atTerminal(
            ["/usr/bin/env"] + Self.environment + command, [("assword", "wrong-Kumo-1")], as: Way.colleague)
        #expect(seen.status != 0, "\(seen)")
        let login = command[0] == "/bin/su" ? "mori" : Way.colleague
        let refused = try host.eventDocuments(login).last { $0["kind"] as? String == "login.refused" }
        let source = try #require(refused?["source"] as? String, "\(seen)")
        let uid = try host.run(["/usr/bin/id", "-u", Way.colleague]).out.filter(\.isNumber)
        print("figure: \(command[0]) by uid \(uid) with a remote host in its environment: \(source)")
        #expect(source.wholeMatch(of: /pts\/[0-9]+ uid:([0-9]+)/)?.1 == uid[...])
        let place = try host.sql("SELECT place FROM attempts ORDER BY sequence DESC LIMIT 1")
        #expect(place.contains("uid:\(uid)") && !place.contains("198.51.100.7"))
    }
}

import Foundation
import TestSupport
import Testing

/// What a stranger learns and does who has no password.
@Suite(.serialized, .needsRealHost) struct SshStrangers {
    private static let good = RealHost.password

    /// Everybody of whom a guess is refused, and what is typed.
    private static func people(_ host: RealHost) throws -> [(login: String, password: String)] {
        for login in ["active", "locked", "stopped", "retired", "denied"] { try host.settle(login) }
        try host.acctctl("account", "lock", "stopped")
        try host.acctctl("retire", "retired")
        let pending = try host.join("pending", "--from", "2099-04-01")
        try host.join("service", "--kind", "service")
        try host.addUser("hostonly")
        return [
            ("active", "wrong-Kumo-1"), ("locked", good), ("stopped", good), ("retired", good), ("denied", good),
            ("pending", pending), ("service", good), ("hostonly", good), ("nobodyknows", good),
        ]
    }

    /// sshd answers late on purpose, by a time of its own for each name (ensure_minimum_time_since, up to twice what it
    /// took), so only our floor can be seen from here; that the kinds differ by nothing is the attack suite's matter.
    @Test(arguments: [Sshd.Method.password, .keyboardInteractive])
    func everybodyWhoIsRefusedLooksAlike(method: Sshd.Method) throws {
        var settings = RealHost.Settings()
        settings.policy = "[password]\nhash = yescrypt 1\n[lockout]\nmax-failures = 2\n"
        let host = try RealHost(settings)
        let sshd = try Sshd(host, "DenyUsers denied")
        let people = try Self.people(host)
        for number in 1...2 { _ = try sshd.connect("locked", .password, [("assword: ", "wrong-Kumo-\(number)")]) }
        try #require(host.account("locked")["locked"] as? String == "failures")
        let connections = people.map { person in
            Background { try sshd.connect(person.login, method, [("assword: ", person.password)], command: ["id"]) }
        }
        var transcripts: Set<String> = []
        var seconds: [Double] = []
        for (person, connection) in zip(people, connections) {
            let seen = try connection.value()
            #expect(seen.status == 255 && seen.unanswered.isEmpty, "\(person.login): \(seen)")
            transcripts.insert(seen.transcript.replacing("\(person.login)@", with: "NAME@"))
            seconds.append(seen.seconds)
        }
        #expect(transcripts.count == 1, "\(transcripts)")
        figure(
            "ssh, \(method.rawValue): \(people.count) kinds of refusals took \(seconds.min()!) to \(seconds.max()!) s")
        #expect(seconds.allSatisfy { $0 > 1.2 && $0 < 4 }, "\(seconds)")
    }

    /// For whom it considers invalid, and for root who may not log in, sshd asks PAM all the same, with a password that
    /// is nobody's. (Three tries a connection: pam_unix, to whom root belongs, ends a handle's tries there.)
    @Test func aThousandOfSshdsJunkPasswordsLockNobody() throws {
        var settings = RealHost.Settings()
        settings.policy = "[password]\nhash = yescrypt 1\n"
        settings.countsHashes = true
        let host = try RealHost(settings)
        let sshd = try Sshd(host, "DenyUsers yamada@127.0.0.66\nPermitRootLogin no\nMaxAuthTries 20")
        try host.settle("yamada")
        let started = ContinuousClock.now
        let volleys = try [
            SshVolley(sshd, "yamada", .password, count: 100, password: Self.good, tries: 3, source: "127.0.0.66"),
            SshVolley(
                sshd, "yamada", .keyboardInteractive, count: 80, password: Self.good, tries: 3, source: "127.0.0.66"),
            SshVolley(sshd, "nobodyknows", .password, count: 80, password: Self.good, tries: 3, source: "127.0.0.66"),
            SshVolley(sshd, "root", .password, count: 80, password: Self.good, tries: 3, source: "127.0.0.66"),
        ]
        for volley in volleys { try volley.release() }
        for volley in volleys { #expect(try volley.statuses().keys.sorted() == ["255"]) }
        let refused = sshd.log.split(separator: "\n").count { $0.hasPrefix("Failed ") }
        #expect(refused >= 1000, "\(refused)")
        let account = try host.account("yamada")
        let compared = try host.compared("yamada")
        figure(
            "sshd's junk: \(refused) refusals in \(ContinuousClock.now - started), counted against the account: "
                + "\(account["failures"] ?? "?"), compared with its hash: \(compared)")
        #expect(compared == 0 && account["failures"] as? Int == 0 && account["locked"] as? String == "no")
        let seen = try sshd.connect("yamada", .password, [("assword: ", Self.good)], command: ["echo", "IN"])
        #expect(seen.status == 0 && seen.hasLine("IN"), "\(seen)")
    }
}

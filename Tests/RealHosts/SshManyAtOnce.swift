import Foundation
import TestSupport
import Testing

/// Hundreds of connections guess at one account at one moment. MaxStartups is raised to 2000 for it: Debian's 10:30:100
/// lets no more than 100 through, which protects a host but no count.
@Suite(.serialized, .needsRealHost) struct SshManyAtOnce {
    private static let processors = ProcessInfo.processInfo.activeProcessorCount

    @Test(arguments: [500])
    func exactlyFiveOfManyConnectionsAreComparedAndOthersLogIn(count: Int) throws {
        var settings = RealHost.Settings()
        settings.policy = ""  // the shipped hash, yescrypt 5, and max-failures = 5
        settings.countsHashes = true
        let host = try RealHost(settings)
        let sshd = try Sshd(host)
        for login in ["yamada", "sato"] { try host.settle(login) }
        try sshd.giveKey("sato")
        let before = host.hashes.count
        let volley = try SshVolley(sshd, "yamada", count: count, fromEverywhere: true)
        try volley.release()
        let memory = HelperMemory(of: host)
        let started = ContinuousClock.now
        let others = Background { try Self.logInTenTimes(sshd, "sato") }
        let statuses = try volley.statuses()
        let attack = ContinuousClock.now - started
        let logins = try others.value()
        let peak = try memory.finish()
        let compared = try host.compared("yamada")
        figure(
            "\(count) ssh connections from as many addresses guessing at once: \(compared) compared with the real hash, "
                + "\(host.hashes.count - before) hashes in all, over in \(attack)")
        figure(
            "others meanwhile: \(logins.count { $0.status == 0 }) of \(logins.count) logins in, slowest "
                + "\(logins.map(\.seconds).max() ?? 0) s after the password")
        let spans = Spans(host.scratch.read("spans") ?? "")
        figure(
            "hashes at once: \(spans.mostAtOnce); helpers at once: \(peak.helpers), with a hash's memory \(peak.hashing), all their own memory "
                + "\(peak.anonymous / 1024) MiB; \(peak.looks) looks, the machine stood still for \(peak.standstill)")
        #expect(compared == 5 && statuses == ["255": count])
        #expect(try host.account("yamada")["failures"] as? Int == 5)
        // Within their deadline, or the module would have refused them; the rest is sshd's, whose thousand processes
        // share two processors.
        #expect(logins.allSatisfy { $0.status == 0 }, "\(logins)")
        let slots = 2 * Self.processors
        #expect(peak.looks > 10 && peak.helpers > slots, "too little was seen to say anything")
        #expect(spans.mostAtOnce <= slots)
        // A slot may change hands during a look. Had all who wait a hash's 16 MiB as well, this would not hold.
        #expect(peak.anonymous <= (peak.helpers * 6 + 2 * slots * 16) * 1024)
    }

    /// One after the other, from one place, while the attack goes on.
    private static func logInTenTimes(_ sshd: Sshd, _ login: String) throws -> [Seen] {
        try (0..<10).map { _ in
            try sshd.connect(
                login, .password, [("assword: ", RealHost.password)], source: "127.0.9.9", command: ["true"],
                patience: 60)
        }
    }

    /// The same attack on what many hosts have today.
    @Test(arguments: [60, 500])
    func pamFaillockComparesMoreThanItsLimit(count: Int) throws {
        let peer = try FaillockHost()
        let sshd = try Sshd(peer.host, environment: peer.environment)
        let volley = try SshVolley(sshd, FaillockHost.login, count: count, fromEverywhere: true)
        try volley.release()
        let statuses = try volley.statuses()
        let (compared, recorded) = (peer.compared, try peer.recorded())
        figure(
            "peer pam_faillock + pam_unix, deny=5, \(count) ssh connections at once: \(compared) compared, \(recorded) recorded"
        )
        #expect(compared > 5 && statuses == ["255": count])
    }
}

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
        let host = try RealHost()
        let faillock = "pam_faillock.so dir=\(host.scratch.path("faillock")) deny=5"
        try host.scratch.makeDirectory("faillock")
        try host.setService(
            "common-auth",
            [
                "auth requisite \(faillock) preauth silent", "auth [success=1 default=ignore] pam_unix.so nodelay",
                "auth [default=die] \(faillock) authfail", "auth required \(faillock) authsucc",
            ])
        try host.setService("common-account", ["account required pam_unix.so", "account required pam_faillock.so"])
        try host.setService("common-session", ["session required pam_unix.so"])
        let hash = try host.run(
            ["/usr/bin/python3", "-W", "ignore", "-c", "import crypt; print(crypt.crypt('x', '\(Self.setting)'))"]).out
        try host.addUser("yamada")
        let made = try host.run(["/usr/sbin/usermod", "--password", String(hash.dropLast()), "yamada"])
        try #require(made.status == 0, "\(made.err)")
        // libcrypt beside the counter: pam_unix loads its own too late for the library in front to find.
        let sshd = try Sshd(
            host,
            environment: [
                "LD_PRELOAD": "\(host.scratch.path("preload-crypt.so")):libcrypt.so.1",
                "CP_CRYPT_LOG": host.scratch.path("hashes"),
            ])
        let volley = try SshVolley(sshd, "yamada", count: count, fromEverywhere: true)
        try volley.release()
        let statuses = try volley.statuses()
        // pam_unix hashes each password twice.
        let compared = (host.hashes.count { $0.hasPrefix("$y$j9T$") } + 1) / 2
        let record = try host.run(["/usr/sbin/faillock", "--dir", host.scratch.path("faillock"), "--user", "yamada"])
        let recorded = record.lines.count { $0.hasSuffix(" V") || $0.hasSuffix(" I") }
        figure(
            "peer pam_faillock + pam_unix, deny=5, \(count) ssh connections at once: \(compared) compared, \(recorded) recorded"
        )
        #expect(compared > 5 && statuses == ["255": count])
    }

    /// yescrypt at its default cost, as passwd sets it.
    private static let setting = "$y$j9T$GrnZTQvyuuO7oIZ7eqkZS.$"
}

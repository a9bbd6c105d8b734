import Foundation
import TestSupport
import Testing

/// Debian's su, killed by whoever called it while their guess is compared: with us each one counts.
@Suite(.serialized, .needsRealHost) struct KilledSu {
    private static let (guesses, milliseconds) = (200, 25)

    /// - Returns: how many were killed before they had an answer.
    private static func attack(_ host: RealHost, _ login: String, environment: [String: String] = [:]) throws -> Int {
        let script = try host.scratch.copy(Built.package + "/Tests/Hosts/kill-su.py", as: "kill-su.py")
        let finished = try host.run(
            ["/usr/bin/python3", script, login, "\(guesses)", "\(milliseconds)", "7"], as: "guest",
            environment: environment, timeout: 180)
        let words = (finished.lines.last ?? "").split(separator: " ")
        guard words.count == 4, let killed = Int(words[1]) else { throw Unexpected(finished) }
        #expect(words[3] == "0")
        return killed
    }

    @Test func twoHundredKilledByTheirCallerAreFiveCompared() throws {
        var settings = RealHost.Settings()
        settings.policy = ""  // the shipped hash, yescrypt 5, and max-failures = 5
        settings.countsHashes = true
        let host = try RealHost(settings)
        try host.settle("mori")
        try host.addUser("guest")
        try host.countEverywhere()
        let before = try host.compared("mori")
        let killed = try Self.attack(host, "mori")
        let compared = try host.compared("mori") - before
        let failures = try host.failures("mori") ?? 0
        figure(
            "su, \(Self.guesses) wrong guesses, \(killed) killed by their caller within \(Self.milliseconds) ms: "
                + "\(compared) compared, \(failures) counted")
        #expect(killed > Self.guesses / 2)
        #expect(compared == 5)
        #expect(failures == 5)
    }

    @Test func pamFaillockCountsNoneThatIsKilledBefore() throws {
        let peer = try FaillockHost()
        try peer.host.countEverywhere()
        try peer.host.addUser("guest")
        try peer.host.scratch.write("hashes", "", mode: 0o666)
        let killed = try Self.attack(peer.host, FaillockHost.login, environment: peer.counting)
        let (compared, recorded) = (peer.compared, try peer.recorded())
        figure(
            "peer pam_faillock + pam_unix, deny=5, su, \(Self.guesses) wrong guesses, \(killed) killed by their caller "
                + "within \(Self.milliseconds) ms: \(compared) compared, \(recorded) recorded")
        #expect(compared > 5 && recorded < compared)
    }
}

/// sshd's children and our helpers, killed at random moments while hundreds of connections guess.
extension SshManyAtOnce {
    private static let guesses = 200

    /// - Returns: how many children of sshd were killed, and how many helpers.
    private static func attack(_ sshd: Sshd, _ login: String) throws -> (children: Int, helpers: Int) {
        let script = try sshd.host.scratch.copy(Built.package + "/Tests/Hosts/kill-sshd.py", as: "kill-sshd.py")
        let fifo = sshd.host.scratch.path("end-of-killing")
        mkfifo(fifo, 0o600)
        let volley = try SshVolley(sshd, login, count: guesses)
        try volley.release()
        let words = ["/bin/sh", "-c", "exec /usr/bin/python3 \"$@\" <\"$0\"", fifo, script]
        let (host, pidFile) = (sshd.host, sshd.host.scratch.path("sshd.pid"))
        let killer = Background { try host.run(words + [pidFile, "7"], timeout: 180) }
        let end = open(fifo, O_WRONLY | O_CLOEXEC)
        _ = try volley.statuses()
        close(end)
        let finished = try killer.value()
        let numbers = (finished.lines.last ?? "").split(separator: " ").compactMap { Int($0) }
        guard numbers.count == 2 else { throw Unexpected(finished) }
        return (numbers[0], numbers[1])
    }

    @Test func childrenOfSshdKilledAtRandomBuyNoSixthGuess() throws {
        var settings = RealHost.Settings()
        settings.policy = ""
        settings.countsHashes = true
        let host = try RealHost(settings)
        let sshd = try Sshd(host)
        try host.settle("yamada")
        let before = try host.compared("yamada")
        let killed = try Self.attack(sshd, "yamada")
        let during = try host.compared("yamada") - before
        let guesses = try host.scratch.write("guesses", (0..<20).map { "later-guess-\($0)\n" }.joined())
        _ = try host.run(
            [
                host.scratch.path("pamhost"), "--confdir", "/etc/pam.d", "--nodelay", "--rhost", "127.0.0.1",
                "--parallel", "20", "--answers", guesses, "sshd", "yamada", "authenticate",
            ])
        let after = try host.compared("yamada") - before
        figure(
            "\(Self.guesses) ssh connections from one place at once, \(killed.children) children of sshd and \(killed.helpers) helpers killed: "
                + "\(during) compared, \(after) with 20 more")
        #expect(killed.children > 20)
        #expect(after <= 5 && after >= during)
    }

    @Test func pamFaillockForgetsWhatIsKilledInSshd() throws {
        let peer = try FaillockHost()
        let sshd = try Sshd(peer.host, environment: peer.environment)
        let killed = try Self.attack(sshd, FaillockHost.login)
        let (compared, recorded) = (peer.compared, try peer.recorded())
        figure(
            "peer pam_faillock + pam_unix, deny=5, \(Self.guesses) ssh connections at once, \(killed.children) children of sshd "
                + "killed: \(compared) compared, \(recorded) recorded")
        #expect(compared > 5)
    }
}

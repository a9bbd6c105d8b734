import Foundation
import TestSupport
import Testing

/// A machine on which stands what many hosts have today, pam_faillock (deny=5) around pam_unix, and somebody of it whose
/// password nobody guesses. Its hash is yescrypt at its default cost, as passwd sets it.
struct FaillockHost: Sendable {
    static let login = "yamada"
    private static let setting = "$y$j9T$GrnZTQvyuuO7oIZ7eqkZS.$"

    let host: RealHost

    init() throws {
        host = try RealHost()
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
        try host.addUser(Self.login)
        let made = try host.run(["/usr/sbin/usermod", "--password", String(hash.dropLast()), Self.login])
        try #require(made.status == 0, "\(made.err)")
    }

    /// Counts comparisons in the programs that have it; libcrypt beside the counter, since pam_unix loads its own too late
    /// for the library in front to find.
    var environment: [String: String] {
        counting.merging(["LD_PRELOAD": "\(host.scratch.path("preload-crypt.so")):libcrypt.so.1"]) { $1 }
    }

    var counting: [String: String] { ["CP_CRYPT_LOG": host.scratch.path("hashes")] }

    /// How many guesses were compared: pam_unix hashes each twice.
    var compared: Int { (host.hashes.count { $0.hasPrefix("$y$j9T$") } + 1) / 2 }

    func recorded() throws -> Int {
        let record = try host.run(["/usr/sbin/faillock", "--dir", host.scratch.path("faillock"), "--user", Self.login])
        return record.lines.count { $0.hasSuffix(" V") || $0.hasSuffix(" I") }
    }
}

extension RealHost {
    /// Comparisons are counted in setuid programs too, and in the helpers that they start, which take no library from their
    /// caller: all programs of the machine load the counter.
    func countEverywhere() throws {
        try etc("ld.so.preload", "\(scratch.path("preload-crypt.so"))\nlibcrypt.so.1\n")
    }
}

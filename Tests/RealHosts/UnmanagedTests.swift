import Foundation
import TestSupport
import Testing

/// Root and the system's users are as they were before the installation; an ID that is in no store is nobody.
@Suite(.serialized, .needsRealHost) struct UnmanagedTests {
    private static let system = "cp-daemon"
    private static let systemPassword = "System-Kumo-42"

    /// With `--password`, useradd would keep it as it is: chpasswd hashes it, as an administrator would have done.
    private static func giveShadowPassword(_ host: RealHost, _ login: String) throws {
        let set = try host.run(
            ["/usr/sbin/chpasswd", "-c", "SHA512", "-s", "1000"], stdin: "\(login):\(systemPassword)\n")
        try #require(set.status == 0, "\(set.err)")
    }

    @Test(arguments: ["root", system])
    func theSystemsUsersAreLeftToPamUnix(_ login: String) throws {
        let host = try RealHost()
        try host.settle("mori")
        if login != "root" { try host.addUser(login, ["--system"]) }
        try Self.giveShadowPassword(host, login)
        let prompt = login == "root" ? "[#] " : "[$] "
        let seen = try host.atTerminal(
            ["/bin/login", login], [("Password: ", Self.systemPassword), (prompt, "id -un; exit")])
        #expect(seen.status == 0 && seen.hasLine(login), "\(seen)")
        #expect(!seen.transcript.contains("first login"), "our session step says nothing: \(seen)")
        let wrong = try host.atTerminal(
            ["/bin/su", login, "-c", "id -un"], [("Password: ", "wrong-Kumo-1")], as: "mori")
        #expect(wrong.status == 1 && !wrong.transcript.contains("not allowed now"), "\(wrong)")
        let right = try host.atTerminal(
            ["/bin/su", login, "-c", "id -un"], [("Password: ", Self.systemPassword)], as: "mori")
        #expect(right.status == 0 && right.hasLine(login), "\(right)")
        #expect(try host.run(["/bin/su", login, "-s", "/bin/sh", "-c", "id -un"]).out == login + "\n")
        #expect(try host.sql("SELECT count(*) FROM events WHERE kind LIKE 'login.%' AND login <> 'mori'") == "0")
    }

    /// A password in /etc/shadow, rules of sudo and doas, a crontab: nothing helps somebody whom the store doesn't know.
    @Test func anIDInNoStoreIsRefusedEverywhere() throws {
        let host = try RealHost()
        let stranger = "cp-stranger"
        try host.addUser(stranger)
        try Self.giveShadowPassword(host, stranger)
        try host.settle(Way.colleague)
        try host.allowEverything(to: [stranger])
        try host.installRunuser(RealHost.Settings())
        let markers = try host.scratch.makeDirectory("markers", mode: 0o1777)
        for job in [Way.cron, .atd] { try job.run("\(markers)/\(job)-root", on: host, as: "root", "") }
        try atOnce(Way.allCases) { way in
            try way.run("\(markers)/\(way)", on: host, as: stranger, Self.systemPassword)
        }
        for way in [Way.cron, .atd] {
            let ran = try host.withDaemon(way.daemon!) {
                FileManager.default.fileExists(atPath: "\(markers)/\(way)-root") ? true : nil
            }
            #expect(ran == true, "\(way)")
        }
        #expect(Set(try FileManager.default.contentsOfDirectory(atPath: markers)) == ["cron-root", "atd-root"])
    }

    /// pamtester stands for whatever program comes along with a service that nobody listed.
    @Test func aServiceThatNobodyListedAsksForOurPassword() throws {
        let host = try RealHost(
            RealHost.Settings(services: [
                "kiosk": ["auth", "account", "session"].map { "@include common-\($0)" }
            ]))
        let passwords = try host.populate()
        func kiosk(_ standing: Standing, _ steps: [String], _ options: [String] = []) throws -> Bool {
            let words = ["/usr/bin/pamtester"] + options + ["kiosk", standing.login] + steps
            return try host.run(words, stdin: passwords[standing]! + "\n").status == 0
        }
        for standing in Standing.allCases {
            let entered = try kiosk(standing, ["authenticate", "acct_mgmt", "open_session", "close_session"])
            #expect(entered == (standing == .active), "\(standing)")
            #expect(try !kiosk(standing, ["acct_mgmt"]), "\(standing), without our auth")
            #expect(try !kiosk(standing, ["open_session"]), "\(standing), without our auth")
        }
        let key = ["-E", "SSH_AUTH_INFO_0=publickey ssh-ed25519 AAAA"]
        #expect(try !kiosk(.active, ["acct_mgmt"], key), "a key is a proof for sshd alone")
        #expect(
            try host.refusalReasons(Standing.active.login) == ["proof_missing"]
                && host.refusalReasons(Standing.temporary.login) == ["temporary_password", "proof_missing"])
    }
}

import Foundation
import TestSupport
import Testing

/// People who log in over a real sshd with a permanent password.
@Suite(.serialized, .needsRealHost) struct SshLogins {
    static let methods = [Sshd.Method.password, .keyboardInteractive]
    private let good = RealHost.password

    /// sshd asks PAM for the session in another process than for the proof; only the hand-over nonce tells the second
    /// what the first has seen, and it must not reach the person.
    @Test(arguments: methods)
    func aPasswordOpensASessionWhoseEndIsRecorded(method: Sshd.Method) throws {
        let host = try RealHost()
        let sshd = try Sshd(host)
        try host.settle("yamada")
        let seen = try sshd.connect(
            "yamada", method, [("assword: ", good)], source: "127.0.0.7", command: ["env; id -un"])
        #expect(seen.status == 0 && seen.hasLine("yamada"), "\(seen)")
        #expect(!seen.transcript.contains("CREDPOLICY_HANDOVER"))
        let events = try host.eventDocuments("yamada").suffix(3)
        #expect(events.map { $0["kind"] as? String } == ["login.accepted", "session.opened", "session.closed"])
        #expect(events.allSatisfy { $0["source"] as? String == "127.0.0.7" && $0["service"] as? String == "sshd" })
        let opened = events.dropFirst().first?["details"] as? [String: Any]
        #expect(opened?["proof"] as? String == "password")
        let account = try host.account("yamada")
        #expect(account["last_login"] is String && account["last_logout"] is String)
        #expect(try host.sql("SELECT COUNT(*) FROM tokens WHERE purpose = 'login'") == "0")
    }

    @Test func whatHappenedSinceTheLastLoginIsShownOnce() throws {
        let host = try RealHost()
        let sshd = try Sshd(host)
        try host.settle("yamada")
        func shell() throws -> [Substring] {
            let seen = try sshd.connect("yamada", .password, [("assword: ", good), ("\\$ ", "exit")])
            return seen.transcript.split(separator: "\n").filter {
                $0.contains("login") && !$0.contains("assword")
            }
        }
        #expect(try shell().first == "This is your first login.")
        _ = try sshd.connect("yamada", .password, [("assword: ", "wrong-Kumo-1")], source: "127.0.0.9")
        let second = try shell()
        #expect(second.first?.hasPrefix("Last login: ") == true && second.first?.contains("failures since: 1") == true)
        #expect(second.contains { $0.hasPrefix("** 1 failure since") && $0.contains("127.0.0.9") }, "\(second)")
        let third = try shell()
        #expect(third.first?.contains("logout: ") == true && third.first?.contains("not recorded") == false)
        #expect(third.first?.contains("failures since: 0") == true && !third.contains { $0.hasPrefix("**") })
    }

    /// Nothing else of ours is shown by sshd before a proof: it keeps back what PAM says of a refusal.
    @Test func theQuestionIsInTheHousesLanguage() throws {
        var settings = RealHost.Settings()
        settings.language = "ja"
        let host = try RealHost(settings)
        let sshd = try Sshd(host)
        try host.settle("yamada")
        let seen = try sshd.connect("yamada", .keyboardInteractive, [("パスワード: ", good)], command: ["echo", "IN"])
        #expect(seen.status == 0 && seen.hasLine("IN"), "\(seen)")
        let shell = try sshd.connect("yamada", .keyboardInteractive, [("パスワード: ", good), ("\\$ ", "exit")])
        #expect(shell.transcript.contains("前回ログイン "), "\(shell)")
    }

    @Test func threeWrongTriesInOneConnectionAreThreeFailuresAndTheFourthGoesIn() throws {
        let host = try RealHost()
        let sshd = try Sshd(host)
        let tries = (1...3).map { ("assword: ", "wrong-Kumo-\($0)" as String?) } + [("assword: ", good)]
        for (login, seen) in try Self.withBothMethods(
            host,
            { login, method in
                try sshd.connect(login, method, tries + [("\\$ ", "exit")], tries: 4)
            })
        {
            #expect(seen.status == 0 && seen.unanswered.isEmpty, "\(seen)")
            #expect(seen.transcript.contains("** 3 failures since your last login"), "\(seen)")
            #expect(try host.failures(login) == 0)
        }
    }

    /// One person for each method, both at once.
    private static func withBothMethods(
        _ host: RealHost, _ connect: @escaping @Sendable (String, Sshd.Method) throws -> Seen
    ) throws -> [(login: String, seen: Seen)] {
        let people = try methods.map { method in
            let login = method == .password ? "yamada" : "sato"
            try host.settle(login)
            return (login, Background { try connect(login, method) })
        }
        return try people.map { ($0.0, try $0.1.value()) }
    }

    @Test func theRightOneAfterTheLastFailureOfOneConnectionIsRefused() throws {
        var settings = RealHost.Settings()
        settings.policy = "[password]\nhash = yescrypt 1\n[lockout]\nmax-failures = 3\n"
        settings.countsHashes = true
        let host = try RealHost(settings)
        let sshd = try Sshd(host)
        let tries = ["wrong-Kumo-1", "wrong-Kumo-2", "wrong-Kumo-3", good].map { ("assword: ", $0 as String?) }
        for (login, seen) in try Self.withBothMethods(
            host,
            { login, method in
                try sshd.connect(login, method, tries, tries: 4, command: ["echo", "IN"])
            })
        {
            #expect(seen.status == 255 && !seen.hasLine("IN") && seen.unanswered.isEmpty, "\(seen)")
            #expect(try host.compared(login) == 3, "\(login)")
            #expect(try host.account(login)["locked"] as? String == "failures")
        }
    }

    /// sshd with PermitEmptyPasswords tries an empty one by itself, for everybody who connects.
    @Test func anEmptyPasswordLetsNobodyInAndCountsAgainstNobody() throws {
        let host = try RealHost()
        let sshd = try Sshd(host, "PermitEmptyPasswords yes")
        try host.settle("yamada")
        try host.join("batch", "--kind", "service")
        let people = ["yamada", "batch"].map { login in
            (login, Background { try sshd.connect(login, .password, [("assword: ", "")]) })
        }
        for (login, connection) in people {
            let seen = try connection.value()
            #expect(seen.status == 255 && seen.unanswered.isEmpty, "\(login): \(seen)")
            #expect(try host.failures(login) == 0, "\(login)")
        }
    }

    @Test func ofTwoMethodsBothAreNeeded() throws {
        let host = try RealHost()
        let sshd = try Sshd(host, "AuthenticationMethods publickey,password")
        try host.settle("yamada")
        let both = ["-o", "PreferredAuthentications=publickey,password"]
        func connect(_ password: String, _ options: [String] = both) throws -> Seen {
            // Its options come first, and of two values ssh takes the first.
            try host.atTerminal(
                ["/usr/bin/ssh"] + options
                    + sshd.words("yamada", .publicKey, command: ["echo", "IN"]).dropFirst(), [("assword: ", password)])
        }
        let withoutKey = try connect(good)
        #expect(withoutKey.status == 255 && withoutKey.unanswered == ["assword: "], "\(withoutKey)")
        try sshd.giveKey("yamada")
        #expect(try connect("wrong-Kumo-1").status == 255)
        #expect(try host.failures("yamada") == 1)
        let alone = try connect(good, [])
        #expect(alone.status == 255 && alone.unanswered == ["assword: "], "\(alone)")
        let seen = try connect(good)
        #expect(seen.status == 0 && seen.hasLine("IN"), "\(seen)")
        let opened = try host.eventDocuments("yamada").last { $0["kind"] as? String == "session.opened" }
        #expect((opened?["details"] as? [String: Any])?["proof"] as? String == "password")
    }
}

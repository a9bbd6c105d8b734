import Testing

/// Which door lets whom in, and in which language it speaks.
@Suite struct DoorTests {
    private let good = "murasaki-Kumo-42-tvq8rz"

    @Test func aSessionOpensForNobodyWhomTheAccountStepWouldRefuse() throws {
        let counter = try Counter()
        try counter.settle(password: good)
        #expect(try counter.person(["open"], []).last == "open: PAM_PERM_DENIED")
        #expect(try counter.person(["open"], [], service: "kiosk").last == "open: PAM_PERM_DENIED")
        #expect(try counter.person(["open"], [], service: "cron").last == "open: PAM_SUCCESS")
        let twice = try counter.person(["authenticate", "acct", "open", "open"], [good])
        #expect(twice.filter { $0.hasPrefix("open") } == ["open: PAM_SUCCESS", "open: PAM_PERM_DENIED"])
    }

    /// What sshd writes down when the session opens; in the account step the last method is not there yet.
    @Test func aKeyAmongSeveralMethodsIsSeen() throws {
        let counter = try Counter()
        try counter.settle(password: good)
        let (yes, no) = ("PAM_SUCCESS", "PAM_PERM_DENIED")
        for (proof, account, session) in [
            ("publickey ssh-ed25519 AAAA", yes, yes), ("password\npublickey ssh-ed25519 AAAA", yes, yes), ("", yes, no),
            ("password", no, no), ("hostbased x", no, no), ("keyboard-interactive publickey ", no, no),
        ] {
            let lines = try counter.person(
                ["acct", "open"], [], service: "sshd", options: ["--env", "SSH_AUTH_INFO_0=\(proof)"])
            #expect(lines.filter { $0.contains("PAM_") } == ["acct: \(account)", "open: \(session)"], "\(proof)")
        }
        #expect(try counter.person(["acct"], [], service: "sshd").last == "acct: PAM_PERM_DENIED")
        let elsewhere = ["--env", "SSH_AUTH_INFO_0="]
        #expect(try counter.person(["acct"], [], options: elsewhere).last == "acct: PAM_PERM_DENIED")
    }

    @Test func aFailureLockStopsThePasswordAndNoKey() throws {
        let counter = try Counter("[lockout]\nmax-failures = 1\n[lockout privileged]\nmax-failures = 1")
        try counter.settle(password: good)
        #expect(try counter.person(["authenticate"], ["wrong-Kumo-1"]).last == "authenticate: PAM_AUTH_ERR")
        #expect(try counter.person(["authenticate"], [good]).last == "authenticate: PAM_AUTH_ERR")
        let key = ["--env", "SSH_AUTH_INFO_0=publickey ssh-ed25519 AAAA"]
        #expect(try counter.person(["acct", "open"], [], service: "sshd", options: key).last == "open: PAM_SUCCESS")
        #expect(try counter.acctctl("account", "unlock", "yamada").status == 0)
        #expect(try counter.person(["authenticate"], [good]).last == "authenticate: PAM_SUCCESS")
    }

    @Test func anAdministratorsLockStopsEveryDoor() throws {
        let counter = try Counter()
        try counter.settle(password: good)
        #expect(try counter.acctctl("--yes", "account", "lock", "yamada").status == 0)
        #expect(try counter.person(["authenticate"], [good]).last == "authenticate: PAM_AUTH_ERR")
        let key = ["--env", "SSH_AUTH_INFO_0=publickey ssh-ed25519 AAAA"]
        for service in ["sshd", "su", "cron", "passwd"] {
            let lines = try counter.person(["acct"], [], service: service, options: key)
            #expect(lines.last == "acct: PAM_PERM_DENIED", "\(service)")
        }
    }

    @Test(arguments: [
        ("ja_JP.UTF-8", "pts/3", "", true), ("ja_JP.UTF-8", "/dev/tty1", "", false),
        ("en_US.UTF-8", "pts/3", "", false),
        ("C", "pts/3", "language = ja", true), ("ja_JP.UTF-8", "pts/3", "language = en", false),
    ])
    func thePromptIsInThePersonsLanguage(_ locale: String, _ tty: String, _ setting: String, _ japanese: Bool) throws {
        let counter = try Counter("[organization]\n\(setting)")
        let lines = try counter.person(["authenticate"], ["x1"], options: ["--tty", tty], locale: locale)
        #expect(lines.first == (japanese ? "prompt: パスワード: " : "prompt: Password: "))
    }
}

import CredentialPolicy
import Testing

private let now = moment(1000)

private func account(_ kind: AccountKind = .personal, retired: Bool = false) -> AccountFacts {
    AccountFacts(
        id: AccountID(1), login: LoginName("taro")!, kind: kind, validFrom: 0, retiredFrom: retired ? 0 : nil, uid: 1001
    )
}

private func standing(
    _ kind: AccountKind = .personal, retired: Bool = false, temporary: Bool = false, failures: Int = 0,
    strangers: Int = 0, setAt: Int64 = now.wall
) -> LoginStanding {
    var tally = Tally()
    for _ in 0..<failures { lockout(99).fail(&tally, at: now) }
    for _ in 0..<strangers { lockout(5).fail(&tally, from: Place("203.0.113.9"), at: now) }
    return .known(
        account(kind, retired: retired), PasswordFacts(generation: 1, temporary: temporary, setAt: setAt), tally)
}

private func policy(_ text: String) -> Policy { read(text).policy! }

/// Who could log in under one policy and can't under another, and why: table of policies and IDs.
@Suite struct PolicyImpactTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        var old = ""
        var new = ""
        var before = standing()
        var after = standing()
        var login = "taro"
        var uid: UInt32? = 1001
        /// `service:way:reason` for each loss.
        let losses: Set<String>
        var testDescription: String { name }
    }

    private static let everyService: Set<String> = [
        "login", "gdm-", "lightdm", "sddm", "cockpit", "sshd", "sudo", "sudo-i", "su", "su-l", "polkit-1", "doas",
        "cron", "atd", "systemd-user", "runuser", "runuser-l", "passwd", "chsh", "chfn", "other",
    ]

    static let table: [Row] = [
        Row(name: "the same policy", losses: []),
        Row(
            name: "only what new passwords must be", new: "[password]\nmin-length = 20\nhash = yescrypt 9\n", losses: []
        ),
        Row(
            name: "temporary passwords stored with their end", new: "[password]\ntemporary-valid = 1s\n",
            before: standing(temporary: true), after: standing(temporary: true), losses: []),
        Row(
            name: "sshd asks for our own proof", new: "[host]\nservice-classes = sshd:other\n",
            losses: ["sshd:key:proof_missing"]),
        Row(
            name: "cron asks for a proof that it never has", new: "[host]\nservice-classes = cron:console\n",
            losses: Set(["password", "key", "root", "nothing"].dropFirst().map { "cron:\($0):proof_missing" })),
        Row(
            name: "a service was batch by name, and now is any other",
            old: "[host]\nservice-classes = backup:batch\n",
            losses: Set(["key", "root", "nothing"].map { "backup:\($0):proof_missing" })),
        Row(
            name: "a retired ID has nothing to lose", new: "[host]\nservice-classes = sshd:other\n",
            before: standing(retired: true), after: standing(retired: true), losses: []),
        Row(
            name: "a smaller limit than the failures that are counted", new: "[lockout]\nmax-failures = 2\n",
            before: standing(failures: 3), after: standing(failures: 3),
            losses: Set(Self.everyService.map { "\($0):password:locked_by_failures" })),
        Row(
            name: "a privileged ID has the privileged limit", new: "[lockout privileged]\nmax-failures = 1\n",
            before: standing(.privileged, failures: 1), after: standing(.privileged, failures: 1),
            losses: Set(Self.everyService.map { "\($0):password:locked_by_failures" })),
        Row(
            name: "an ordinary ID has not", new: "[lockout privileged]\nmax-failures = 1\n",
            before: standing(failures: 1), after: standing(failures: 1), losses: []),
        Row(
            name: "a stranger's failures stop the stranger alone", new: "[lockout]\nmax-failures = 1\n",
            before: standing(strangers: 1), after: standing(strangers: 1), losses: []),
        Row(
            name: "whom strangers have locked loses a password too", before: standing(strangers: 20),
            after: .known(account(), nil, Tally()), losses: Set(Self.everyService.map { "\($0):password:no_password" })),
        Row(
            name: "a password too old where no change can be asked for", new: "[password]\nmax-age = 1d\n",
            before: standing(setAt: 0), after: standing(setAt: 0), losses: ["other:password:password_too_old"]),
        Row(
            name: "root was left to other modules", new: "[host]\nunmanaged = nobody\n", before: .absent,
            after: .absent, login: "root", uid: 0, losses: Self.everywhere("unknown_name")),
        Row(
            name: "daemons were left to other modules", new: "[host]\nunmanaged = root\n", before: .absent,
            after: .absent, login: "www-data", uid: 33, losses: Self.everywhere("unknown_name")),
        Row(
            name: "nobody's name stays nobody's", new: "[host]\nunmanaged = root\n", before: .absent, after: .absent,
            losses: []),
        Row(
            name: "without a store only root's batch goes on", before: .absent, after: .storeAway, login: "root",
            uid: 0,
            losses: Self.everywhere("store_away").filter { row in
                !["cron", "atd", "systemd-user", "runuser", "runuser-l"].contains { row.hasPrefix($0 + ":") }
            }),
        Row(name: "what could not be reached before is no loss", before: .storeAway, after: .absent, losses: []),
    ]

    private static func everywhere(_ reason: String) -> Set<String> {
        Set(everyService.flatMap { service in EntryWay.allCases.map { "\(service):\($0.rawValue):\(reason)" } })
    }

    @Test(arguments: table) func whoIsShutOutIsNamedWithServiceWayAndReason(_ row: Row) {
        let id = IDStandings(login: row.login, uid: row.uid, before: row.before, after: row.after)
        let impact = PolicyImpact.compare([id], from: policy(row.old), to: policy(row.new), at: now)
        let losses = impact.shutOut.flatMap(\.losses).flatMap { loss in
            loss.services.map { "\($0):\(loss.way.rawValue):\(loss.reason.rawValue)" }
        }
        #expect(Set(losses) == row.losses)
        #expect(losses.count == row.losses.count, "each once")
    }

    @Test(arguments: [("not in the other store", LoginStanding.absent), ("no store there", .storeAway)])
    func anotherStoreShutsOutEverybody(_ name: String, _ after: LoginStanding) {
        let ids = (1...9).map { IDStandings(login: "staff\($0)", uid: nil, before: standing(), after: after) }
        let impact = PolicyImpact.compare(ids, from: Policy(), to: Policy(), at: now)
        #expect(impact.before == 9 && impact.after == 0 && impact.shutOut.count == 9)
        #expect(impact.shutOut.count { $0.isRegistered } == 9)
    }

    /// Cron still runs and sudo's tickets still work for them, but nobody gets in.
    @Test func whoLosesEveryLoginIsCountedThoughBatchGoesOn() {
        let rules = ["login", "gdm-*", "lightdm", "sddm", "cockpit", "sshd", "other"].map { "\($0):batch" }
        let old = policy("")
        let new = policy("[host]\nservice-classes = \(rules.joined(separator: ", "))\n")
        let id = IDStandings(
            login: "taro", uid: nil, before: standing(temporary: true), after: standing(temporary: true))
        let impact = PolicyImpact.compare([id], from: old, to: new, at: now)
        #expect(impact.before == 1 && impact.after == 0)
        #expect(impact.shutOut.first?.losses.map(\.reason).contains(.temporaryPassword) == true)
    }

    @Test func whoGainsIsNotShutOut() {
        let id = IDStandings(login: "taro", uid: 1001, before: .absent, after: standing())
        #expect(PolicyImpact.compare([id], from: Policy(), to: Policy(), at: now).shutOut.isEmpty)
    }
}

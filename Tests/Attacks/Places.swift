import CredentialPolicy
import CredentialStore
import Foundation
import TestSupport
import Testing

/// Lockout is no weapon: who guesses from elsewhere stops elsewhere, and owners log in from where they always do.
@Suite(.serialized) struct Places {
    private static let home = "198.51.100.7"

    private static func stage(_ kind: AccountKind = .personal, sourceMaxFailures: Int = 50) throws -> Stage {
        var settings = Stage.Settings()
        settings.hash = "yescrypt 1"
        settings.sourceMaxFailures = sourceMaxFailures
        let stage = try Stage(settings)
        try stage.add(["mori"], kind: kind)
        return stage
    }

    private static func guess(_ stage: Stage, _ user: String, from hosts: [String], each: Int) throws {
        let attackers = try hosts.map { host in
            let guesses = (0..<each).map { "wrong-\(host)-\($0)" }
            let (program, words) = try stage.volley(user, guesses, options: ["--rhost", host])
            return Background { try Run.command(program, words, timeout: 120) }
        }
        for attacker in attackers { _ = try attacker.value() }
    }

    /// The command that guesses from one source, each guess at another ID.
    private static func spray(
        _ stage: Stage, _ lines: String, lanes: Int
    ) throws -> (program: String, words: [String]) {
        let file = try stage.scratch.write("spray", lines)
        return (
            stage.scratch.path("pamhost"),
            [
                "--confdir", stage.stack.directory, "--nodelay", "--rhost", "203.0.113.9", "--interleave", file,
                "--lanes", "\(lanes)", "login",
            ]
        )
    }

    private static func isLetIn(_ stage: Stage, _ user: String = "mori", from host: String) throws -> Bool {
        try stage.login(user, options: ["--rhost", host]).lines.last == "authenticate: PAM_SUCCESS"
    }

    @Test(arguments: [(AccountKind.personal, 20), (.privileged, 3)])
    func guessesFromEverywhereStopEverywhereButAtHome(kind: AccountKind, total: Int) throws {
        let stage = try Self.stage(kind)
        #expect(try Self.isLetIn(stage, from: Self.home))
        let before = try stage.compared("mori")
        try Self.guess(stage, "mori", from: (1...12).map { "203.0.113.\($0)" }, each: 10)
        let compared = try stage.compared("mori") - before
        figure("120 guesses at once from 12 sources against a \(kind.rawValue) ID: \(compared) compared")
        #expect(compared == total)
        #expect(try Self.isLetIn(stage, from: Self.home))
        #expect(try !Self.isLetIn(stage, from: "192.0.2.1"))
        #expect(try !Self.isLetIn(stage, from: "203.0.113.1"))
        // What the owner does at home opens nothing elsewhere.
        #expect(try !Self.isLetIn(stage, from: "192.0.2.1"))
    }

    @Test func whoGuessesFromAKnownPlaceStopsThereAlone() throws {
        let stage = try Self.stage()
        for host in [Self.home, "198.51.100.8"] { #expect(try Self.isLetIn(stage, from: host)) }
        let before = try stage.compared("mori")
        try Self.guess(stage, "mori", from: [Self.home], each: 50)
        #expect(try stage.compared("mori") - before == 5)
        #expect(try !Self.isLetIn(stage, from: Self.home))
        #expect(try Self.isLetIn(stage, from: "198.51.100.8"))
    }

    /// Loopback is where a proxy or anybody on the host seems to be; a name is chosen by whoever owns the address.
    @Test(arguments: ["127.0.0.1", "::1", "::ffff:127.0.0.1", "host.example.jp"])
    func neitherLoopbackNorANameIsEverKnown(_ host: String) throws {
        let stage = try Self.stage(.privileged)
        for _ in 0..<2 { #expect(try Self.isLetIn(stage, from: host)) }
        try Self.guess(stage, "mori", from: ["203.0.113.1"], each: 10)
        #expect(try !Self.isLetIn(stage, from: host))
    }

    /// Of one network of IPv6 every address is the same place, or an attacker would have 2⁶⁴ of them.
    @Test func aNetworkOfIPv6IsOnePlace() throws {
        let stage = try Self.stage()
        try Self.guess(stage, "mori", from: (1...10).map { "2001:db8:0:1::\($0)" }, each: 5)
        #expect(try stage.compared("mori") == 5)
    }

    /// As `source list` and `source unlock` call it: "name:" would be no name.
    @Test func theAlarmNamesTheHostThatIsStopped() throws {
        let stage = try Self.stage(sourceMaxFailures: 3)
        try Self.guess(stage, "mori", from: ["evil.example"], each: 4)
        let log = stage.scratch.read("syslog") ?? ""
        #expect(log.contains("source name:evil.example: stopped"), "\(log)")
    }

    @Test func aSourceThatTriesManyIDsIsStoppedExactly() throws {
        let stage = try Self.stage(sourceMaxFailures: 12)
        let users = (0..<60).map { "staff\($0)" }
        try stage.add(users)
        let lines = users.map { "\($0)\tPassword1\t\($0)\n" }.joined()
        let attack = try Self.spray(stage, lines, lanes: 60)
        let finished = try Run.command(attack.program, attack.words, timeout: 120)
        #expect(finished.status == 0)
        // They all have one hash.
        let compared = try stage.compared("staff0")
        figure("one source against 60 IDs at once, source-max-failures 12: \(compared) compared")
        #expect(compared == 12)
        #expect(try !Self.isLetIn(stage, from: "203.0.113.9"))
        #expect(try Self.isLetIn(stage, from: "203.0.113.10"))
        #expect(try stage.events("mori").contains("login.refused"))
    }

    /// One PC behind the city hall's gateway uses up the source's budget; colleagues work on.
    @Test func whoeverCameThroughTheGatewayBeforeIsNotStoppedWithIt() throws {
        let stage = try Self.stage(sourceMaxFailures: 4)
        let users = (0..<40).map { "staff\($0)" }
        try stage.add(users)
        try stage.store.write { transaction throws(StoreFailure) in
            for user in users {
                let account = try transaction.account(login: LoginName(user)!)!.facts
                try transaction.remember("198.51.100.1", of: .account(account.id), mayOust: true, at: stage.now)
            }
        }
        try Self.guess(stage, "mori", from: ["198.51.100.1"], each: 10)
        #expect(try !Self.isLetIn(stage, from: "198.51.100.1"))
        #expect(try Self.isLetIn(stage, "staff7", from: "198.51.100.1"))
    }

    /// However often the helpdesk unlocks: then only a new password opens that side again.
    @Test func afterSixtyFailuresInARowOnlyANewPasswordHelps() throws {
        let stage = try Self.stage(sourceMaxFailures: 1_000)
        #expect(try Self.isLetIn(stage, from: Self.home))
        let before = try stage.compared("mori")
        for round in 0..<8 {
            try Self.guess(stage, "mori", from: (1...4).map { "203.0.113.\(round * 4 + $0)" }, each: 5)
            try stage.unlock("mori")
        }
        let compared = try stage.compared("mori") - before
        figure("160 guesses from 32 sources, unlocked seven times meanwhile: \(compared) compared")
        #expect(compared == 60)
        #expect(try !Self.isLetIn(stage, from: "192.0.2.1"))
        #expect(try Self.isLetIn(stage, from: Self.home))
        #expect(try stage.events("mori").contains("password.disabled"))
        let account = try stage.account("mori")
        try stage.store.write { transaction throws(StoreFailure) in
            try transaction.rebind(try transaction.subject(of: account), locks: stage.store.locks, at: stage.now)
        }
        #expect(try Self.isLetIn(stage, from: "192.0.2.1"))
    }

    /// What is refused unseen is no attack that anybody need hear of; it must not keep the lines of other locks away.
    @Test func namesOfNobodysFromAStoppedSourceRaiseNoAlarmOfTheWholeSite() throws {
        let stage = try Self.stage(sourceMaxFailures: 10)
        let lines = (0..<130).map { "nobody\($0)\twrong-\($0)\tx\n" }.joined()
        let attack = try Self.spray(stage, lines, lanes: 65)
        let finished = try Run.command(attack.program, attack.words, timeout: 120)
        #expect(finished.lines.count == 130)
        #expect(stage.scratch.read("syslog")?.contains("source 203.0.113.9: stopped") == true)
        #expect(stage.scratch.read("syslog")?.contains("logins were refused within ten minutes") == false)
    }

    /// A minute of guesses at everybody from one source.
    @Test func oneSourceAgainstAThousandIDsShutsNobodyElseOut() throws {
        let stage = try Self.stage()
        let users = (0..<1000).map { "staff\($0)" }
        try stage.add(users)
        for user in users.prefix(31) {
            let account = try stage.account(user)
            try stage.store.write { transaction throws(StoreFailure) in
                try transaction.remember("198.51.100.20", of: .account(account.id), mayOust: true, at: stage.now)
            }
        }
        let size = try stage.storeBytes()
        let guesses = (0..<1600).map { "\(users[$0 % 1000])\twrong-\($0)\tx\n" }.joined()
        let (program, words) = try Self.spray(stage, guesses, lanes: 32)
        let attack = Background { try Run.command(program, words, timeout: 300) }
        var (known, unknown) = (0, 0)
        for number in 0..<31 {
            if try Self.isLetIn(stage, users[number], from: "198.51.100.20") { known += 1 }
            if try Self.isLetIn(stage, users[100 + number], from: "192.0.2.\(number)") { unknown += 1 }
        }
        let seconds = try attack.value().seconds
        let compared = try stage.compared("staff0") - 31 - 31
        let grown = try stage.storeBytes() - size
        figure(
            "one source against 1,000 IDs for \(Int(seconds)) s: \(compared) compared, \(known + unknown) of 62 owners in, "
                + "store grown by \(grown / 1024) KiB")
        let log = (stage.scratch.read("syslog") ?? "").split(separator: "\n")
        let alarms = log.count { $0.contains("somebody may be trying all IDs") }
        figure("the same: \(alarms) alarm, \(log.count) lines of syslog")
        #expect(alarms == 1 && log.count < 200)
        #expect(known == 31 && unknown == 31)
        #expect(compared == 50)
        #expect(grown < 1 << 20)
    }
}

extension Stage {
    fileprivate func unlock(_ login: String) throws {
        let account = try account(login)
        try store.write { transaction throws(StoreFailure) in
            var stored = try transaction.tally(try transaction.subject(of: account), locks: store.locks, at: now)
            Lockout.unlock(&stored.tally)
            try transaction.store(stored, lease: nil)
        }
    }

    /// What its pages hold. The write-ahead log beside them has a size of its own, which depends on who writes at the same
    /// time and not on how much there is to keep.
    fileprivate func storeBytes() throws -> Int {
        let pragmas = "PRAGMA page_count; PRAGMA freelist_count; PRAGMA page_size"
        let finished = try Run.command("/usr/bin/sqlite3", [scratch.path("store/credpolicy.db"), pragmas])
        let numbers = finished.lines.compactMap { Int($0) }
        return (numbers[0] - numbers[1]) * numbers[2]
    }
}

import CredentialPolicy
import CredentialStore
import Foundation
import TestSupport
import Testing

/// Passwords that another module compares are counted as exactly as ours.
@Suite(.serialized) struct Overlay {
    private static func wrong(_ count: Int) -> [String] { (0..<count).map { "wrong-guess-\($0)" } }

    private static let success = "authenticate: PAM_SUCCESS"
    private static let refusal = "authenticate: PAM_AUTH_ERR"

    @Test(arguments: [50, 200])
    func exactlyFiveOfManyWrongGuessesAtOnceReachTheOtherModule(count: Int) throws {
        let stage = try Stage.overlaid()
        let finished = try stage.tryAtOnce("mori", Self.wrong(count))
        let compared = stage.comparedElsewhere.count
        figure("overlay: \(count) wrong guesses at once, max-failures 5: \(compared) compared")
        #expect(compared == 5)
        #expect(finished.lines.last == "total \(count) PAM_AUTH_ERR=\(count)")
        let tally = try stage.overlayTally("mori")
        #expect(!tally.scopes.isEmpty && tally.failures == 5 && tally.openAttempts == 0)
        #expect(try stage.login("mori").lines.last == Self.refusal && stage.comparedElsewhere.count == 5)
    }

    @Test func theOwnerGetsInFromWhereTheyEverDo() throws {
        let stage = try Stage.overlaid()
        let home = ["--rhost", "198.51.100.7"]
        #expect(try stage.login("mori", options: home).lines.last == Self.success)
        let (program, words) = try stage.volley("mori", Self.wrong(100), options: ["--rhost", "203.0.113.5"])
        let attack = Background { try Run.command(program, words, timeout: 120) }
        #expect(try stage.login("mori", options: home).lines.last == Self.success)
        #expect(try attack.value().lines.last == "total 100 PAM_AUTH_ERR=100")
        #expect(try stage.login("mori", options: home).lines.last == Self.success)
        #expect(stage.comparedElsewhere.count { $0 != Stage.password } == 5)
    }

    @Test func rightPasswordsAtOnceAllGetInAndCountNothing() throws {
        let stage = try Stage.overlaid()
        let finished = try stage.tryAtOnce("mori", Array(repeating: Stage.password, count: 40))
        figure("overlay: 40 right passwords at once, max-failures 5: \(finished.lines.last ?? "")")
        #expect(finished.lines.last == "total 40 PAM_SUCCESS=40")
        let tally = try stage.overlayTally("mori")
        #expect(tally.attempts.isEmpty && tally.scopes.isEmpty)
    }

    /// The helper, at each of its syncs; the store is opened again to settle, so there are more of them than at a login of
    /// our own.
    @Test(arguments: (1...4).flatMap { ["sync-before-\($0)", "sync-after-\($0)"] })
    func aHelperKilledAtThisVeryMomentBuysNothing(moment: String) throws {
        let stage = try Stage.overlaid()
        try stage.act(at: moment + ":kill")
        for guess in Self.wrong(8) {
            let finished = try stage.login("mori", answers: [guess])
            #expect(finished.lines.last == Self.refusal)
            if guess == "wrong-guess-0" {
                #expect(finished.err.contains("ended without a verdict"), "the moment was not reached")
            }
        }
        try stage.act(at: nil)
        _ = try stage.tryAtOnce("mori", Self.wrong(28).suffix(20))
        let compared = stage.comparedElsewhere.count
        figure("overlay: 8 wrong guesses, helper killed at \(moment), then 20 more: \(compared) compared")
        #expect(compared <= 5)
        #expect(try stage.overlayTally("mori").scopes.isEmpty == false)
    }

    @Test func noKillAtARandomMomentBuysASixthGuess() throws {
        var (after, helpers): ([Int], Int) = ([], 0)
        for round in 0..<3 {
            let stage = try Stage.overlaid()
            let result = try stage.tryAtOnce("mori", Self.wrong(200), harassedBy: "kill", seed: round)
            #expect(!result.finished.out.contains("PAM_SUCCESS"))
            #expect(stage.waitForHelpers())
            _ = try stage.tryAtOnce("mori", Self.wrong(20))
            after.append(stage.comparedElsewhere.count)
            helpers += result.helpers
            #expect(try stage.overlayTally("mori").scopes.isEmpty == false)
        }
        figure("overlay: 200 wrong guesses at once, \(helpers) helpers killed, and 20 more: \(after) compared")
        #expect(helpers > 30 && after.allSatisfy { $0 <= 5 })
    }

    @Test(arguments: ["before", "after"]) func aHostKilledAroundTheComparisonHasFailed(_ moment: String) throws {
        let stage = try Stage.overlaid()
        try stage.overlay(before: moment == "before" ? "kill" : "", after: moment == "after" ? "kill" : "")
        let killed = try (Self.wrong(7) + [Stage.password]).count {
            try stage.login("mori", answers: [$0]).signal == SIGKILL
        }
        #expect(killed == 5)
        #expect(stage.waitForHelpers())
        try stage.overlay()
        #expect(try stage.login("mori").lines.last == Self.refusal)
        let compared = stage.comparedElsewhere.count
        figure("overlay: 8 guesses, host killed \(moment) comparing, then the right one: \(compared) compared")
        #expect(compared == (moment == "before" ? 0 : 5))
        #expect(try stage.overlayTally("mori").failures == 5 && stage.events("mori").contains("lock.set"))
    }

    /// Frozen between the comparison and authsucc until the attempt has run out: whoever thaws it finds it failed.
    @Test func aRightPasswordThatIsSettledTooLateCountsAsWrong() throws {
        let stage = try Stage.overlaid()
        try stage.overlay(after: "stop")
        let login = stage.startLogin("mori")
        let host = try #require(
            waitFor(within: 10) { stage.comparedElsewhere.isEmpty ? nil : stage.processes("pamhost") })
        let given = try waitFor(within: 45) { try stage.overlayTally("mori").failures == 1 ? true : nil }
        #expect(given == true)
        host.forEach { kill($0, SIGCONT) }
        #expect(try login.value().lines.last == Self.refusal)
        #expect(try stage.events("mori").contains("login.accepted") == false)
    }

    @Test func whatAnAdministratorLocksMeanwhileIsRefused() throws {
        let stage = try Stage.overlaid()
        try stage.overlay(after: "wait=1500")
        let login = stage.startLogin("mori")
        _ = waitFor(within: 10) { stage.comparedElsewhere.isEmpty ? nil : true }
        let account = try stage.account("mori")
        try stage.store.write { transaction throws(StoreFailure) in
            try transaction.setAdministratorLock(account.id, true)
        }
        #expect(try login.value().lines.last == Self.refusal)
        #expect(stage.comparedElsewhere == [Stage.password])
    }

    /// A stack that lets people in without authsucc: nothing was proved, and the attempt has failed.
    @Test func whoeverGetsByAuthsuccHasProvedNothing() throws {
        let stage = try Stage.overlaid()
        try stage.overlay(skipsSettlement: true)
        let finished = try stage.login("mori", ["authenticate", "acct", "open"])
        #expect(finished.lines.contains(Self.success), "\(finished.lines)")
        #expect(finished.lines.contains("acct: PAM_PERM_DENIED") && finished.lines.contains("open: PAM_PERM_DENIED"))
        #expect(stage.waitForHelpers())
        #expect(try stage.overlayTally("mori").failures == 1)
        let told = try stage.store.read { transaction throws(StoreFailure) in try transaction.latestEvents(3) }
        let reasons = told.map { "\($0.kind) \($0.reason)" }
        for reason in ["account.refused proof_missing", "session.refused proof_missing", "login.refused not_settled"] {
            #expect(reasons.contains(reason), "\(reasons)")
        }
    }

    @Test func accountAndSessionKnowWhatWasProved() throws {
        let stage = try Stage.overlaid()
        let finished = try stage.login("mori", ["authenticate", "acct", "setcred", "open", "close"])
        #expect(finished.status == 0, "\(finished.lines)")
        #expect(try stage.events("mori") == ["login.accepted", "session.opened", "session.closed"])
        let events = try stage.store.read { transaction throws(StoreFailure) in try transaction.latestEvents(3) }
        #expect(events[0].details.contains("factors=overlay") && events[1].details.contains("proof=overlay"))
    }

    /// Our own password and the other module's are two authenticators.
    @Test func neitherEatsTheOthersBudgetNorClearsIt() throws {
        var settings = Stage.Settings()
        settings.services = ["login", "own"]
        let stage = try Stage(settings)
        try stage.add(["mori"])
        try stage.overlay()
        for guess in Self.wrong(4) { _ = try stage.login("mori", answers: [guess]) }
        for guess in Self.wrong(4) { _ = try stage.login("mori", answers: [guess], service: "own") }
        #expect(try stage.tally("mori").failures == 4 && stage.overlayTally("mori").failures == 4)
        #expect(try stage.login("mori", service: "own").lines.last == Self.success)
        #expect(try stage.tally("mori").failures == 0 && stage.overlayTally("mori").failures == 4)
        _ = try stage.login("mori", answers: ["wrong-guess-5"])
        #expect(try stage.login("mori").lines.last == Self.refusal, "locked")
        #expect(try stage.login("mori", service: "own").lines.last == Self.success)
        #expect(try stage.overlayTally("mori").failures == 5)
    }

    @Test func theSameWrongPasswordIsComparedAndCountedOnce() throws {
        let stage = try Stage.overlaid()
        for _ in 0..<7 { #expect(try stage.login("mori", answers: ["Tsubame-Former-2931"]).lines.last == Self.refusal) }
        #expect(stage.comparedElsewhere.count == 1)
        #expect(try stage.overlayTally("mori").failures == 1)
        #expect(try stage.login("mori").lines.last == Self.success)
    }

    @Test(arguments: ["", "\u{8}\r\u{7F}INCORRECT"]) func whatCanBeNobodysPasswordReachesNobody(_ junk: String) throws {
        let stage = try Stage.overlaid()
        for _ in 0..<6 { #expect(try stage.login("mori", answers: [junk]).lines.last == Self.refusal) }
        #expect(stage.comparedElsewhere.isEmpty)
        #expect(try stage.overlayTally("mori").failures == 0)
        #expect(try stage.login("mori").lines.last == Self.success)
    }

    /// One code, one sentence, one time: whether the other module was asked does not show.
    @Test func refusalsLookAlike() throws {
        let stage = try Stage.overlaid(["mori", "hara", "kato"])
        let (locked, retired) = (try stage.account("hara"), try stage.account("kato"))
        try stage.store.write { transaction throws(StoreFailure) in
            try transaction.setAdministratorLock(locked.id, true)
            try transaction.retire(retired.id, from: 0)
        }
        var seen: [String: [Double]] = [:]
        for (round, user) in (0..<3).flatMap({ round in ["mori", "hara", "kato", "nobody-here"].map { (round, $0) } }) {
            let finished = try stage.login(
                user, answers: ["wrong-guess-\(round)"], options: ["--times", "--rhost", "192.0.2.\(round)"])
            let words = try #require(finished.lines.last).split(separator: " ")
            #expect(words.prefix(2).joined(separator: " ") == Self.refusal)
            #expect(finished.lines.count { $0.hasPrefix("error: ") } == 1)
            seen[user, default: []].append(try #require(Double(words[2])))
        }
        let fastest = seen.mapValues { $0.min() ?? 0 }
        figure("overlay: fastest refusals, wrong, locked, retired, unknown: \(fastest.sorted { $0.key < $1.key })")
        #expect(stage.comparedElsewhere.count == 3)
        let (low, high) = (fastest.values.min() ?? 0, fastest.values.max() ?? 9)
        #expect(low >= 1.2 && high - low < 0.2)
    }
}

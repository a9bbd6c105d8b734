import CredentialPolicy
import TestSupport
import Testing

/// Killing or stopping hosts and helpers buys an attacker nothing: an attempt that died is an attempt that failed.
@Suite(.serialized) struct KilledAndStopped {
    private static let guesses = (0..<200).map { "wrong-guess-\($0)" }

    @Test(arguments: [(way: "kill", rounds: 4), (way: "stop", rounds: 2)])
    func noSignalAtARandomMomentBuysASixthGuess(way: String, rounds: Int) throws {
        var (during, after): ([Int], [Int]) = ([], [])
        var (signals, helpers) = (0, 0)
        for round in 0..<rounds {
            // One account through all volleys would be locked after the first.
            let stage = try Stage()
            try stage.add(["mori"])
            let result = try stage.tryAtOnce("mori", Self.guesses, harassedBy: way, seed: round)
            #expect(!result.finished.out.contains("PAM_SUCCESS"))
            #expect(stage.waitForHelpers())
            during.append(try stage.compared("mori"))
            // Whoever comes after finds what it left.
            _ = try stage.tryAtOnce("mori", Array(Self.guesses.prefix(20)))
            after.append(try stage.compared("mori"))
            signals += result.signals
            helpers += result.helpers
            #expect(try stage.tally("mori").scopes.isEmpty == false)
        }
        figure(
            "\(rounds) rounds of 200 wrong guesses at once under \(signals) signals (\(way)), \(helpers) of them to helpers: "
                + "\(during) compared, \(after) with 20 more")
        #expect(helpers > 50 && signals - helpers > 50)
        #expect(after.allSatisfy { $0 <= 5 })
    }

    /// Every step from reserving to settling, before and after. Of the syncs, 1 is the header of the write-ahead log, 2
    /// makes the reservation durable and 3 the settlement.
    static let moments = (1...3).flatMap { ["sync-before-\($0)", "sync-after-\($0)"] } + ["hash-before", "hash-after"]

    @Test(arguments: moments)
    func killedAtThisVeryMomentAGuessCounts(moment: String) throws {
        let stage = try Stage()
        try stage.add(["mori"])
        try stage.act(at: moment + ":kill")
        for guess in 0..<8 {
            let finished = try stage.login("mori", answers: ["wrong-guess-\(guess)"])
            #expect(finished.lines.last == "authenticate: PAM_AUTH_ERR")
            if guess == 0 { #expect(finished.err.contains("ended without a verdict"), "the moment was not reached") }
        }
        try stage.act(at: nil)
        _ = try stage.tryAtOnce("mori", Array(Self.guesses.prefix(20)))
        let compared = try stage.compared("mori")
        figure("8 wrong guesses killed at \(moment), then 20 more: \(compared) compared")
        #expect(compared <= 5)
        #expect(try stage.tally("mori").scopes.isEmpty == false)
    }

    @Test func fiftyAtOnceAllKilledInTheirHashAreFiveCompared() throws {
        let stage = try Stage()
        try stage.add(["mori"])
        try stage.act(at: "hash-after:kill")
        let finished = try stage.tryAtOnce("mori", (0..<50).map { "wrong-guess-\($0)" })
        figure("50 wrong guesses at once, each killed after its hash: \(try stage.compared("mori")) compared")
        #expect(finished.lines.last == "total 50 PAM_AUTH_ERR=50")
        #expect(try stage.compared("mori") == 5)
    }

    /// Killed before the sync of its settlement, a login may be found complete in the file (SQLite keeps it) or open (a
    /// failure); in both cases nobody was told, and no guess came for free.
    @Test func aRightPasswordKilledInItsSettlementLetsNobodyIn() throws {
        let stage = try Stage()
        try stage.add(["mori"])
        try stage.act(at: "sync-before-3:kill")
        #expect(try stage.login("mori").lines.last == "authenticate: PAM_AUTH_ERR")
        #expect(try stage.compared("mori") == 1)
        try stage.act(at: "hash-after:kill")
        #expect(try stage.login("mori").lines.last == "authenticate: PAM_AUTH_ERR")
        try stage.act(at: nil)
        _ = try stage.tryAtOnce("mori", Array(Self.guesses.prefix(20)))
        #expect(try (5...6).contains(stage.compared("mori")))
    }
}

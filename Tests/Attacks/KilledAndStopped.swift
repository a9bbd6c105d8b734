import CredentialPolicy
import TestSupport
import Testing

/// Killing or stopping hosts and helpers buys an attacker nothing: an attempt that died is an attempt that failed.
@Suite(.serialized) struct KilledAndStopped {
    private static let guesses = (0..<200).map { "wrong-guess-\($0)" }

    /// One account through five volleys would be locked after the first; each round has its own.
    @Test func noKillAtARandomMomentBuysASixthGuess() throws {
        var compared: [Int] = []
        var kills = 0
        for round in 0..<5 {
            let stage = try Stage()
            try stage.add(["mori"])
            let (finished, count) = try stage.tryAtOnce("mori", Self.guesses, harassedBy: "kill", seed: round)
            #expect(!finished.out.contains("PAM_SUCCESS"))
            // Whoever comes after the killing finds what it left.
            _ = try stage.tryAtOnce("mori", Array(Self.guesses.prefix(20)))
            compared.append(try stage.compared("mori"))
            kills += count
            #expect(try stage.tally("mori").lock != nil)
        }
        figure("5 rounds of 200 wrong guesses at once under \(kills) kills: \(compared) compared")
        #expect(kills > 50)
        #expect(compared.allSatisfy { $0 <= 5 })
    }

    @Test func noStopAtARandomMomentBuysASixthGuess() throws {
        var compared: [Int] = []
        var stops = 0
        for round in 0..<3 {
            let stage = try Stage()
            try stage.add(["mori"])
            let (finished, count) = try stage.tryAtOnce("mori", Self.guesses, harassedBy: "stop", seed: 100 + round)
            #expect(!finished.out.contains("PAM_SUCCESS"))
            _ = try stage.tryAtOnce("mori", Array(Self.guesses.prefix(20)))
            compared.append(try stage.compared("mori"))
            stops += count
        }
        figure("3 rounds of 200 wrong guesses at once under \(stops) stops: \(compared) compared")
        #expect(stops > 50)
        #expect(compared.allSatisfy { $0 <= 5 })
    }

    /// Every step from reserving to settling, before and after. Of the syncs, 1 is the header of the write-ahead log, 2 makes the
    /// reservation durable and 3 the settlement.
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
        #expect(try stage.tally("mori").lock != nil)
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

    /// Killed before the sync of its settlement, a login may be found complete in the file (SQLite keeps it) or open (a failure);
    /// in both cases nobody was told, and no guess came for free.
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

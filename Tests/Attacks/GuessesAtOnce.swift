import CredentialPolicy
import TestSupport
import Testing

/// The first promise: of any number of wrong guesses at once, `max-failures` are compared with the real hash.
@Suite(.serialized) struct GuessesAtOnce {
    @Test(arguments: [50, 200, 500])
    func exactlyFiveOfManyWrongGuessesAtOnceAreCompared(count: Int) throws {
        let stage = try Stage()
        try stage.add(["mori"])
        let finished = try stage.tryAtOnce("mori", (0..<count).map { "wrong-guess-\($0)" })
        let compared = try stage.compared("mori")
        figure(
            "\(count) wrong guesses at once, max-failures 5: \(compared) compared, \(stage.hashes.count) hashes in all")
        #expect(compared == 5)
        #expect(finished.lines.last == "total \(count) PAM_AUTH_ERR=\(count)")
        let tally = try stage.tally("mori")
        #expect(tally.lock != nil && tally.failures(within: nil, at: stage.now) == 5 && tally.openAttempts == 0)
    }

    @Test func exactlyThreeOfFiftyAreComparedForAPrivilegedAccount() throws {
        let stage = try Stage()
        try stage.add(["mori-admin"], kind: .privileged)
        _ = try stage.tryAtOnce("mori-admin", (0..<50).map { "wrong-guess-\($0)" })
        let compared = try stage.compared("mori-admin")
        figure("50 wrong guesses at once, privileged: \(compared) compared")
        #expect(compared == 3)
    }

    @Test func theRightPasswordDoesNotOpenALockedAccount() throws {
        let stage = try Stage()
        try stage.add(["mori"])
        _ = try stage.tryAtOnce("mori", (0..<20).map { "wrong-guess-\($0)" })
        let finished = try stage.login("mori")
        #expect(finished.lines.last == "authenticate: PAM_AUTH_ERR")
        #expect(try stage.compared("mori") == 5)
    }

    @Test func aSecondSpellingOfTheNameHasNoCountOfItsOwn() throws {
        let stage = try Stage()
        try stage.add(["mori"])
        for name in ["MORI", "mori ", "mo\u{200B}ri", "./mori", "mori@local"] {
            let finished = try stage.login(name)
            #expect(finished.lines.last == "authenticate: PAM_AUTH_ERR", "\(name)")
        }
        #expect(try stage.compared("mori") == 0)
    }

    /// Ten accounts, guessed at in turn from one place, are ten counts; one account from ten places is one.
    @Test func guessesFromManySourcesShareOneCount() throws {
        let stage = try Stage()
        try stage.add(["mori"])
        let hosts = try (0..<10).map { place in
            let (program, words) = try stage.volley(
                "mori", (0..<5).map { "wrong-\(place)-\($0)" }, options: ["--rhost", "192.0.2.\(place)"])
            return Background { try Run.command(program, words, timeout: 60) }
        }
        for host in hosts { _ = try host.value() }
        let compared = try stage.compared("mori")
        figure("5 wrong guesses at once from each of 10 sources: \(compared) compared")
        #expect(compared == 5)
    }
}

import CredentialPolicy
import Foundation
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
        #expect(!tally.scopes.isEmpty && tally.failures == 5 && tally.openAttempts == 0)
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

    /// Each place has its budget of five, and all that nobody ever logged in from have one of twenty.
    @Test func guessesFromManySourcesShareOneBudget() throws {
        let stage = try Stage()
        try stage.add(["mori"])
        let hosts = try (0..<10).map { place in
            let (program, words) = try stage.volley(
                "mori", (0..<5).map { "wrong-\(place)-\($0)" }, options: ["--rhost", "192.0.2.\(place)"])
            return Background { try Run.command(program, words, timeout: 60) }
        }
        for host in hosts { _ = try host.value() }
        let compared = try stage.compared("mori")
        figure("5 wrong guesses at once from each of 10 sources, max-failures-total 20: \(compared) compared")
        #expect(compared == 20)
    }

    /// A hash takes 16 MiB: what bounds how many there are at once bounds memory. Counted by when each began and ended,
    /// not by looking now and then.
    @Test func noMoreHashesAreInProgressThanThereAreSlots() throws {
        let stage = try Stage()
        let logins = (0..<30).map { "staff\($0)" }
        try stage.add(logins)
        let hosts = try logins.enumerated().map { place, login in
            let (program, words) = try stage.volley(
                login, ["wrong-1", "wrong-2", Stage.password], options: ["--rhost", "192.0.2.\(place)"])
            return Background { try Run.command(program, words, timeout: 60) }
        }
        for host in hosts { _ = try host.value() }
        let spans = Spans(stage.scratch.read("spans") ?? "")
        let slots = 2 * ProcessInfo.processInfo.activeProcessorCount
        figure("90 logins at once of 30 people from 30 places: \(spans.mostAtOnce) hashes at once, \(slots) slots")
        #expect(spans.count >= 90)
        #expect(spans.mostAtOnce <= slots && spans.mostAtOnce > 1)
    }

    /// The current password that passwd asks for is a guess like any other.
    @Test func guessesAtTheChangeOfAPasswordShareTheCount() throws {
        let stage = try Stage()
        try stage.add(["mori"])
        let doors = try ["authenticate", "chauthtok"].map { step in
            let (program, words) = try stage.volley(
                "mori", (0..<25).map { "wrong-\(step)-\($0)" }, options: ["--flags", "expired"], step: step)
            return Background { try Run.command(program, words, timeout: 60) }
        }
        for door in doors { #expect(try !door.value().out.contains("PAM_SUCCESS")) }
        let compared = try stage.compared("mori")
        figure("25 wrong guesses at once at login and 25 at the change of the password: \(compared) compared")
        #expect(compared == 5)
    }

    /// `pam_authenticate` may be called again on one handle, and a stack may name us twice: each time is an attempt.
    @Test func oneHandleAndOneStackHaveNoGuessesOfTheirOwn() throws {
        let stage = try Stage()
        try stage.add(["mori"])
        try stage.stack.add(
            service: "login", lines: stage.lines.filter { $0.hasPrefix("auth") }.flatMap { [$0, $0, $0] })
        let steps = Array(repeating: "authenticate", count: 2)
        let finished = try stage.login("mori", steps, answers: (0..<6).map { "wrong-guess-\($0)" })
        #expect(finished.lines.count { $0 == "authenticate: PAM_AUTH_ERR" } == 2)
        #expect(finished.lines.count { $0.hasPrefix("prompt: ") } == 6)
        #expect(try stage.compared("mori") == 5)
    }
}

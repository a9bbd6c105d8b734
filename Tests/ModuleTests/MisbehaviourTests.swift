import TestSupport
import Testing

/// A helper that does anything but what frames.h says.
struct Misbehaviour: CustomTestStringConvertible, Sendable {
    let name: String
    let orders: [String]
    /// A service for system IDs answers PAM_IGNORE when the helper is broken, not when it speaks nonsense.
    let isSilence: Bool

    var testDescription: String { name }

    init(_ name: String, _ orders: [String], silence: Bool = false) {
        self.name = name
        self.orders = orders
        isSilence = silence
    }

    static let all = [
        Misbehaviour("crashes", ["crash"], silence: true),
        Misbehaviour("is killed", ["kill"], silence: true),
        Misbehaviour("exits with 0, saying nothing", ["exit 0"], silence: true),
        Misbehaviour("exits after showing something", ["show 1 1 hello", "exit 0"], silence: true),
        Misbehaviour(
            "dies while the person types", ["hex 0181000a" + "01000101" + "020003414243", "kill"], silence: true),
        Misbehaviour("another version", ["hex 02830007" + "0100045ac396e1"]),
        Misbehaviour("unknown type", ["hex 01840007" + "0100045ac396e1"]),
        Misbehaviour("the module's own type", ["hex 01010007" + "0100045ac396e1"]),
        Misbehaviour("unknown tag", ["hex 0183000b" + "0100045ac396e1" + "05000100"]),
        Misbehaviour("tag 0", ["hex 0183000b" + "0100045ac396e1" + "00000100"]),
        Misbehaviour("repeated tag", ["hex 0183000e" + "0100045ac396e1" + "0100045ac396e1"]),
        Misbehaviour("length too small", ["hex 01830006" + "0100045ac396e1"]),
        Misbehaviour("length too large", ["hex 01830008" + "0100045ac396e1"]),
        Misbehaviour("field cut", ["hex 01830006" + "0100045ac396"]),
        Misbehaviour("field header cut", ["hex 01830009" + "0100045ac396e1" + "0200"]),
        Misbehaviour("header alone, cut", ["hex 0183"]),
        Misbehaviour("a packet of 32,769 bytes", ["huge 32769"]),
        Misbehaviour("a packet of 60,000 bytes", ["huge 60000"]),
        Misbehaviour("a flood of lines", ["show 1 100000 flood"]),
        Misbehaviour("prompt of unknown kind", ["prompt 9 Password: "]),
        Misbehaviour("prompt of kind 0", ["prompt 0 Password: "]),
        Misbehaviour("prompt without text", ["hex 01810004" + "01000101"]),
        Misbehaviour("prompt with a verdict's field", ["hex 0181000c" + "01000101" + "02000120" + "03000120"]),
        Misbehaviour("prompt over 512 bytes", ["prompt 1 " + String(repeating: "x", count: 513)]),
        Misbehaviour("prompt with NUL", ["hex 0181000a" + "01000101" + "020003410042"]),
        Misbehaviour("line of unknown style", ["show 3 1 hello"]),
        Misbehaviour("line over 2,048 bytes", ["show 1 1 " + String(repeating: "x", count: 2049)]),
    ]
}

/// No verdict, or one that makes no sense, is a refusal, at once and whatever the phase.
@Suite struct MisbehaviourTests {
    @Test(arguments: Misbehaviour.all, Phase.allCases)
    func aHelperThatMisbehavesRefuses(_ how: Misbehaviour, _ phase: Phase) throws {
        let (answer, finished) = try phase.answer(to: how.orders)
        #expect(answer == phase.refusal)
        // Far from the deadline, even on a busy machine.
        #expect(finished.seconds < 8)
        let told = how.isSilence ? "ended without a verdict" : "does not understand"
        #expect(finished.err.contains(told))
    }

    @Test(arguments: [Phase.account, .openSession, .closeSession])
    func aHelperThatDiesDoesNotStopRootsCron(_ phase: Phase) throws {
        #expect(try phase.answer(to: ["crash"], service: "cron").0 == ignored)
    }

    @Test(arguments: ["cron", "atd", "systemd-user", "runuser", "runuser-l"])
    func everyBatchServiceGoesOnForSystemIDs(_ service: String) throws {
        #expect(try Phase.account.answer(to: ["exit 0"], service: service, user: "nobody").0 == ignored)
    }

    @Test(arguments: [("cron", "no-such-user"), ("sshd", "root"), ("crond", "root"), ("runuser-x", "root")])
    func nobodyElseGoesOnWithoutAVerdict(_ service: String, _ user: String) throws {
        #expect(try Phase.account.answer(to: ["exit 0"], service: service, user: user).0 == "PAM_PERM_DENIED")
    }

    @Test func nonsenseIsNotSilenceEvenForRootsCron() throws {
        #expect(
            try Phase.account.answer(to: ["hex 02830007" + "0100045ac396e1"], service: "cron").0 == "PAM_PERM_DENIED")
        #expect(try Phase.authenticate.answer(to: ["crash"], service: "cron").0 == "PAM_AUTH_ERR")
    }

    /// The only test that lasts the whole deadline; time in which the person types is not counted.
    @Test func aHelperThatHangsIsLeftAfterTenSeconds() throws {
        let (answer, finished) = try Phase.authenticate.answer(to: ["prompt 1 Password: ", "hang"])
        #expect(answer == "PAM_AUTH_ERR")
        #expect(finished.seconds > 9.9 && finished.seconds < 11)
        #expect(finished.err.contains("within 10 s"))
    }

    @Test func aHelperThatNeverReadsAnswersIsLeft() throws {
        let stand = try Stand(["deaf"])
        let finished = try stand.login(["authenticate"], answers: String(repeating: "secret\n", count: 1000))
        #expect(finished.lines.last == "authenticate: PAM_AUTH_ERR")
        // Far from the deadline, even on a busy machine.
        #expect(finished.seconds < 8)
    }

    @Test func aPacketOfTheLargestSizeIsUnderstood() throws {
        #expect(try Phase.account.answer(to: ["huge 32768"]).0 == "PAM_SUCCESS")
    }

    @Test func whatFollowsAVerdictIsNotRead() throws {
        let refused = try Phase.account.answer(to: ["verdict 2", "verdict \(allow)", "verdict \(allow)"]).0
        let allowed = try Phase.account.answer(to: ["verdict \(allow)", "verdict 2", "hex ff"]).0
        #expect(refused == "PAM_PERM_DENIED")
        #expect(allowed == "PAM_SUCCESS")
    }
}

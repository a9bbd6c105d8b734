import Foundation
import TestSupport
import Testing

/// A line in the PAM stack that is not understood refuses in every phase, and says which word and what to do.
@Suite struct ArgumentTests {
    static let wrong = [
        "zone=lgwan", "breakglass=credpolicy/breakglass", "breakglass", "overlay=", "overlay=post", "nullok", "Quiet",
        "quiet=yes",
        "config=",
        "config=policy.conf", "helper=pam-helper", "use_first_passx",
    ]

    @Test(arguments: wrong, Phase.allCases)
    func anArgumentThatIsNotUnderstoodRefuses(_ argument: String, _ phase: Phase) throws {
        let stand = try Stand(["verdict \(allow) nonce=\(nonce) session=1 ticket=\(ticket)"], arguments: argument)
        let finished = try stand.login([phase.step])
        #expect(finished.lines == ["\(phase.step): \(phase.refusal)"])
        #expect(finished.err.contains("argument \"\(argument)\"") && finished.err.contains("correct"))
        #expect(stand.frames.isEmpty)
    }

    @Test(arguments: Phase.allCases.filter { $0 != .authenticate })
    func anOverlayOutsideAuthRefuses(_ phase: Phase) throws {
        let stand = try Stand(
            ["verdict \(allow) nonce=\(nonce) session=1 ticket=\(ticket)"], arguments: "overlay=preauth")
        let finished = try stand.login([phase.step])
        #expect(finished.lines == ["\(phase.step): \(phase.refusal)"])
        #expect(finished.err.contains("overlay= stands in auth alone") && stand.frames.isEmpty)
    }

    @Test(arguments: ["overlay=preauth breakglass=/etc/breakglass", "overlay=preauth overlay=authsucc"])
    func anOverlayThatCannotBeMeantRefuses(_ arguments: String) throws {
        let stand = try Stand(["verdict \(allow)"], arguments: arguments)
        let finished = try stand.login(["authenticate"])
        #expect(finished.lines == ["authenticate: PAM_AUTH_ERR"] && finished.err.contains("correct"))
        #expect(stand.frames.isEmpty)
    }

    @Test func everyWrongArgumentIsNamed() throws {
        let stand = try Stand(["verdict 0"], arguments: "one debug two")
        let log = try stand.login(["authenticate"]).err
        #expect(log.contains("\"one\"") && log.contains("\"two\"") && !log.contains("\"debug\""))
    }

    @Test func allArgumentsTogetherAreUnderstood() throws {
        let all = "config=/a use_first_pass try_first_pass use_authtok nodelay quiet debug"
        let stand = try Stand(["verdict \(allow)"], arguments: all)
        #expect(try stand.login(["acct"]).status == 0)
    }

    @Test(arguments: [("", true), ("nodelay", false)])
    func aFailureIsDelayedUnlessToldNot(_ argument: String, _ delayed: Bool) throws {
        let stand = try Stand(["verdict 1"], arguments: argument)
        let log = try stand.login(["authenticate"]).err.split(separator: "\n")
        let told = try #require(log.first { $0.hasPrefix("delay: ") }).split(separator: " ")
        let microseconds = try #require(Int(told[1]))
        // libpam varies the 2 s by up to a half.
        #expect(delayed ? (1_000_000...3_000_000).contains(microseconds) : microseconds == 0)
    }
}

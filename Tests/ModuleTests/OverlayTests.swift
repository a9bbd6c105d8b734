import Foundation
import TestSupport
import Testing

/// Lines of ours around another module's check: what each answers, and that a check counts only as it should.
@Suite struct OverlayTests {
    /// A helper that lets the other module check, then agrees.
    static let agreeing = ["prompt 1 Password: ", "verdict \(allow)", "hear", "verdict \(allow) nonce=\(nonce)"]

    /// Lines of auth: our phases by name, `beside` and its arguments, or whole ones.
    private func stand(
        _ lines: [String], orders: [String] = OverlayTests.agreeing, sanitized: Bool = false
    ) throws -> Stand {
        let stand = try Stand(orders, sanitized: sanitized)
        let words = lines.map { line in
            line.replacing("preauth", with: Self.ours(stand, "preauth"))
                .replacing("authfail", with: Self.ours(stand, "authfail"))
                .replacing("authsucc", with: Self.ours(stand, "authsucc"))
                .replacing("beside", with: stand.scratch.path("pam_stacked.so"))
        }
        try stand.stack.add(service: "demo", lines: words.map { "auth " + $0 })
        return stand
    }

    private static func ours(_ stand: Stand, _ phase: String) -> String {
        "\(stand.scratch.path("pam_credpolicy.so")) helper=\(stand.helper) nodelay overlay=\(phase)"
    }

    private func settlements(_ stand: Stand) -> [UInt64?] { stand.frames.filter { $0.type == 3 }.map { $0.number(1) } }

    private static let whole = [
        "requisite preauth", "[success=1 default=ignore] beside compare=secret show", "[default=die] authfail",
        "requisite authsucc", "required pam_permit.so",
    ]

    @Test func aPasswordThatTheOtherModuleFoundRightIsSettledSoAndLeavesItsNonce() throws {
        let stand = try stand(Self.whole)
        let finished = try stand.login(["authenticate", "env"])
        #expect(finished.lines.contains("authenticate: PAM_SUCCESS"))
        #expect(finished.lines.contains("env: CREDPOLICY_HANDOVER=" + nonce))
        #expect(finished.lines.contains("info: authtok=secret"), "the next module finds what was typed")
        #expect(finished.lines.count { $0.hasPrefix("prompt: ") } == 1)
        #expect(stand.frames.map(\.type) == [1, 2, 3] && stand.frames[0].number(1) == 7)
        #expect(settlements(stand) == [0x5AC3_96E1])
    }

    @Test func aWrongOneIsSettledSoAndRefusedWhateverTheHelperSays() throws {
        let stand = try stand(Self.whole)
        let finished = try stand.login(["authenticate", "env"], answers: "guess\n")
        #expect(finished.lines.last == "authenticate: PAM_AUTH_ERR")
        #expect(settlements(stand) == [1])
    }

    @Test(arguments: ["preauth", "authsucc"]) func noPhaseLetsAnybodyInByItself(_ phase: String) throws {
        let lines = phase == "preauth" ? ["required preauth"] : ["required preauth", "required authsucc"]
        #expect(try stand(lines).login(["authenticate"]).lines.last == "authenticate: PAM_PERM_DENIED")
    }

    struct Order: Sendable, CustomTestStringConvertible {
        let name: String
        let lines: [String]
        let told: String
        var testDescription: String { name }
    }

    static let wrongOrders = [
        Order(
            name: "authsucc alone", lines: ["required authsucc", "required pam_permit.so"],
            told: "overlay=authsucc without overlay=preauth"),
        Order(
            name: "authsucc before preauth",
            lines: ["required authsucc", "required preauth", "required pam_permit.so"],
            told: "overlay=authsucc without overlay=preauth"),
        Order(
            name: "authsucc twice",
            lines: ["required preauth", "required authsucc", "required authsucc", "required pam_permit.so"],
            told: "or for the second time"),
        Order(
            name: "authsucc after authfail",
            lines: ["required preauth", "optional authfail", "required authsucc", "required pam_permit.so"],
            told: "or for the second time"),
        Order(
            name: "authfail after authsucc",
            lines: ["required preauth", "required authsucc", "required authfail", "required pam_permit.so"],
            told: "or for the second time"),
        Order(
            name: "preauth twice",
            lines: ["required preauth", "required preauth", "required authsucc", "required pam_permit.so"],
            told: "overlay=preauth for the second time"),
        Order(
            name: "authfail alone", lines: ["required authfail", "required pam_permit.so"],
            told: "overlay=authfail without overlay=preauth"),
        Order(
            name: "for another user",
            lines: ["required preauth", "required beside user=nobody", "required authsucc", "required pam_permit.so"],
            told: "for another user than overlay=preauth"),
    ]

    @Test(arguments: wrongOrders) func phasesOutOfOrderRefuseAndSaySo(_ order: Order) throws {
        let finished = try stand(order.lines).login(["authenticate", "env"])
        #expect(finished.lines.last { $0.hasPrefix("authenticate: ") } == "authenticate: PAM_AUTH_ERR")
        #expect(finished.err.contains(order.told) && finished.err.contains("correct"), "\(finished.err)")
    }

    @Test func whomPreauthRefusesNoLaterLineLetsIn() throws {
        let stand = try stand(
            ["required preauth", "required authsucc", "required pam_permit.so"],
            orders: ["prompt 1 Password: ", "verdict 1", "hear", "verdict \(allow) nonce=\(nonce)"])
        #expect(try stand.login(["authenticate"]).lines.last == "authenticate: PAM_AUTH_ERR")
        #expect(settlements(stand).isEmpty)
    }

    @Test(arguments: ["verdict \(allow)", "verdict \(allow) nonce=0123", "verdict 5 nonce=\(nonce)", "verdict 1"])
    func nothingButAnAllowingVerdictWithANonceAgrees(_ verdict: String) throws {
        let stand = try stand(Self.whole, orders: ["prompt 1 Password: ", "verdict \(allow)", "hear", verdict])
        #expect(try stand.login(["authenticate"]).lines.last == "authenticate: PAM_AUTH_ERR")
    }

    @Test(arguments: ["5", "0", "1", "5AC396E0"]) func preauthGoesOnForTheOneValueAlone(_ outcome: String) throws {
        let stand = try stand(Self.whole, orders: ["prompt 1 Password: ", "verdict \(outcome)", "hear"])
        let finished = try stand.login(["authenticate"])
        #expect(finished.lines.last == "authenticate: PAM_AUTH_ERR" && !finished.out.contains("authtok="))
    }

    @Test(arguments: Misbehaviour.all) func aHelperThatMisbehavesAtPreauthRefuses(_ how: Misbehaviour) throws {
        let finished = try stand(Self.whole, orders: how.orders).login(["authenticate"])
        #expect(finished.lines.last == "authenticate: PAM_AUTH_ERR" && finished.seconds < 8)
        #expect(!finished.out.contains("authtok="), "nothing is compared")
    }

    @Test(arguments: Misbehaviour.all) func aHelperThatMisbehavesAtAuthsuccRefuses(_ how: Misbehaviour) throws {
        let stand = try stand(Self.whole, orders: ["prompt 1 Password: ", "verdict \(allow)", "hear"] + how.orders)
        let finished = try stand.login(["authenticate"])
        #expect(finished.lines.last == "authenticate: PAM_AUTH_ERR" && finished.seconds < 8)
        #expect(settlements(stand).count == 1)
    }

    /// The other module's time is not on the helper's clock.
    @Test func aHelperThatHangsAtAuthsuccIsLeftAfterTenSeconds() throws {
        var lines = Self.whole
        lines[1] += " wait=2000"
        let stand = try stand(lines, orders: ["prompt 1 Password: ", "verdict \(allow)", "hear", "hang"])
        let finished = try stand.login(["authenticate"])
        #expect(finished.lines.last == "authenticate: PAM_AUTH_ERR")
        #expect(finished.seconds > 11.9 && finished.seconds < 14)
        #expect(finished.err.contains("within 10 s"))
    }

    @Test func aHelperThatIsKilledMeanwhileRefuses() throws {
        let stand = try stand(Self.whole, orders: ["prompt 1 Password: ", "verdict \(allow)", "kill"])
        let finished = try stand.login(["authenticate"])
        #expect(finished.lines.last == "authenticate: PAM_AUTH_ERR" && finished.out.contains("authtok=secret"))
    }

    /// Its helper finds the socket closed: at the next authentication on the handle, and when that ends.
    @Test func anAttemptThatIsLeftIsClosed() throws {
        let stand = try stand(
            ["required preauth", "required pam_permit.so"], orders: ["prompt 1 Password: ", "verdict \(allow)", "hear"])
        let helpers = "$(ls -l /proc/*/exe 2>/dev/null | grep -c -- '\(stand.helper)')"
        let finished = try stand.login(
            [
                "authenticate", "authenticate", "sh:sleep 0.5; test \(helpers) -eq 1", "again",
                "sh:sleep 0.5; test \(helpers) -eq 0",
            ], answers: "a\nb\n")
        #expect(finished.lines.last == "authenticate: PAM_SUCCESS", "one helper stays, then none: \(finished.lines)")
    }

    /// A host that has closed the helper's socket may have its number for something else: another connection, a log.
    @Test(arguments: ["authsucc", "authfail"]) func aNumberThatAModuleBetweenHasTakenIsLeftAlone(_ phase: String) throws
    {
        let stand = try stand(["required preauth", "required beside seize", "required \(phase)"])
        let finished = try stand.login(["authenticate", "seized", "again", "seized"])
        try expectLeftAlone(finished, looks: 2)
        #expect(finished.lines.contains("authenticate: PAM_AUTH_ERR") && settlements(stand).isEmpty)
        #expect(finished.err.contains("closed the descriptors of this process"), "\(finished.err)")
    }

    @Test(arguments: ["again", "authenticate"]) func aNumberThatTheHostHasTakenIsLeftAlone(_ step: String) throws {
        let stand = try stand(["required preauth", "required pam_permit.so"])
        let finished = try stand.login(["authenticate", "seize", step, "seized"], answers: "a\nb\n")
        try expectLeftAlone(finished, looks: 1)
        #expect(settlements(stand).isEmpty)
    }

    /// - Parameter looks: how often `seized` was a step.
    private func expectLeftAlone(_ finished: Finished, looks: Int) throws {
        let taken = try #require(finished.lines.first { $0.hasPrefix("taken: ") }).dropFirst("taken: ".count)
        let told = finished.lines.filter { $0.hasPrefix("number ") }
        #expect(told == Array(repeating: "number \(taken): left alone", count: looks), "\(finished.lines)")
    }

    /// What preauth reserved is settled in the same pam_authenticate, on the same handle, or has failed.
    @Test(arguments: [["authenticate", "authenticate"], ["authenticate", "again", "authenticate"]])
    func noLaterAuthenticationSettlesIt(_ steps: [String]) throws {
        let stand = try stand(["requisite authsucc", "required pam_permit.so"])
        try stand.stack.add(
            service: "demo",
            lines: ["auth required \(Self.ours(stand, "authsucc"))", "auth required \(Self.ours(stand, "preauth"))"]
                + ["auth required pam_permit.so"])
        let finished = try stand.login(steps, answers: "secret\nsecret\n")
        #expect(finished.lines.count { $0 == "authenticate: PAM_AUTH_ERR" } == 2, "\(finished.lines)")
        #expect(settlements(stand).isEmpty)
        #expect(finished.err.split(separator: "\n").count { $0.contains("authsucc without overlay=preauth") } == 2)
    }

    @Test func theSanitizersFindNothing() throws {
        for answers in ["secret\n", "guess\n"] {
            let stand = try stand(Self.whole, sanitized: true)
            let finished = try stand.login(["authenticate", "authenticate"], answers: answers + answers)
            #expect(!finished.err.contains("Sanitizer") && finished.signal == 0, "\(finished.err)")
            #expect(settlements(stand).count == 2)
        }
    }
}

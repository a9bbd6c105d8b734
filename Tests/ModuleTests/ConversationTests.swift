import Foundation
import TestSupport
import Testing

/// Prompts, lines and answers; and that a secret goes to the helper and nowhere else.
@Suite struct ConversationTests {
    /// Runs one prompt in authenticate and returns what the helper was answered.
    private func answer(_ answers: String, kind: Int = 1, arguments: String = "") throws -> Frame {
        let stand = try Stand(["prompt \(kind) Password: ", "verdict 1"], arguments: arguments)
        _ = try stand.login(["authenticate"], answers: answers)
        return try #require(stand.frames.last { $0.type == 2 })
    }

    @Test(arguments: ["secret", "", "パスワード", "a b\tc", String(repeating: "x", count: 16_384)])
    func theHelperReceivesWhatWasTypedByteForByte(_ secret: String) throws {
        let frame = try answer(secret + "\n")
        #expect(frame.fields == [1: Data(secret.utf8)])
    }

    @Test func anAnswerOfOneByteTooManyIsReportedAsTooLong() throws {
        let frame = try answer(String(repeating: "x", count: 16_385) + "\n")
        #expect(frame.fields == [3: Data()])
    }

    @Test(arguments: [("conversation error", ""), ("NULL response", "\\0\n")])
    func nobodyAnsweredIsNotAnEmptySecret(_ name: String, _ answers: String) throws {
        let frame = try answer(answers)
        #expect(frame.fields == [2: Data()])
    }

    @Test func useFirstPassNeverAsks() throws {
        let frame = try answer("typed\n", arguments: "use_first_pass")
        #expect(frame.fields == [2: Data()])
    }

    @Test(arguments: [("use_first_pass", "stacked"), ("try_first_pass", "stacked"), ("", "typed")])
    func aPasswordFromAboveIsUsedWhenTheStackSaysSo(_ arguments: String, _ expected: String) throws {
        let stand = try Stand(["prompt 1 Password: ", "verdict 1"])
        try stand.stack.add(
            service: "demo",
            lines: [
                "auth required \(Built.test("pam_stacked.so")) authtok=stacked",
                "auth required \(Built.path("pam_credpolicy.so")) helper=\(stand.helper) \(arguments)",
            ])
        let finished = try stand.login(["authenticate"], answers: "typed\n")
        #expect(stand.frames.last?.text(1) == expected)
        #expect(finished.out.contains("prompt: Password: ") == (expected == "typed"))
    }

    @Test func tryFirstPassAsksWhenThereIsNothingAbove() throws {
        #expect(try answer("typed\n", arguments: "try_first_pass").text(1) == "typed")
    }

    @Test func modulesBelowFindTheCurrentAndTheNewPassword() throws {
        let stand = try Stand([
            "@5 prompt 2 Current: ", "@5 verdict \(allow) ticket=\(ticket)", "@6 prompt 3 New: ", "@6 prompt 4 Again: ",
            "@6 verdict \(allow)",
        ])
        try stand.stack.add(
            service: "demo",
            lines: [
                "password required \(Built.path("pam_credpolicy.so")) helper=\(stand.helper)",
                "password required \(Built.test("pam_stacked.so")) show",
            ])
        let finished = try stand.login(["chauthtok"], answers: "old\nnew\nnew\n")
        #expect(
            finished.lines == [
                "prompt: Current: ", "info: authtok=(none)", "info: oldauthtok=old", "prompt: New: ", "prompt: Again: ",
                "info: authtok=new", "info: oldauthtok=old", "chauthtok: PAM_SUCCESS",
            ])
    }

    @Test func aRefusedNewPasswordIsNotHandedOn() throws {
        let stand = try Stand(["@5 verdict \(allow) ticket=\(ticket)", "@6 prompt 3 New: ", "@6 verdict 6"])
        try stand.stack.add(
            service: "demo",
            lines: [
                "password optional \(Built.path("pam_credpolicy.so")) helper=\(stand.helper)",
                "password required \(Built.test("pam_stacked.so")) show",
            ])
        let finished = try stand.login(["chauthtok"], answers: "new\n")
        #expect(finished.lines.filter { $0.hasPrefix("info: authtok=") }.allSatisfy { $0 == "info: authtok=(none)" })
    }

    @Test(arguments: [("authtok=above", "above"), ("", nil)])
    func useAuthtokTakesTheNewPasswordFromAbove(_ above: String, _ expected: String?) throws {
        let stand = try Stand([
            "@5 verdict \(allow) ticket=\(ticket)", "@6 prompt 3 New: ", "@6 prompt 4 Again: ", "@6 verdict \(allow)",
        ])
        try stand.stack.add(
            service: "demo",
            lines: [
                "password required \(Built.test("pam_stacked.so")) \(above)",
                "password required \(Built.path("pam_credpolicy.so")) helper=\(stand.helper) use_authtok",
            ])
        let finished = try stand.login(["chauthtok"], answers: "typed\n")
        #expect(finished.out == "chauthtok: \(expected == nil ? "PAM_AUTHTOK_ERR" : "PAM_SUCCESS")\n")
        let answers = stand.frames.filter { $0.type == 2 }
        #expect(answers.map { $0.text(1) } == [expected, expected])
    }

    @Test(arguments: [
        ("", "", "info: one\nerror: two\n"), ("quiet", "", "error: two\n"), ("", "silent", ""), ("quiet", "silent", ""),
    ])
    func linesAreShownUnlessSilentAndInformationUnlessQuiet(_ arguments: String, _ flags: String, _ seen: String) throws
    {
        let stand = try Stand(["show 1 1 one", "show 2 1 two", "verdict \(allow)"], arguments: arguments)
        let finished = try stand.login(["acct"], options: ["--flags", flags])
        #expect(finished.out == seen + "acct: PAM_SUCCESS\n")
    }

    @Test func textIsShownAsItIsEvenWhereItLooksLikeAFormat() throws {
        let text = "100%s %n パスワード"
        let stand = try Stand(["show 1 1 \(text)", "prompt 1 \(text)", "verdict 1"])
        let finished = try stand.login(["authenticate"])
        #expect(finished.lines.prefix(2) == ["info: \(text)", "prompt: \(text)"])
    }

    @Test func noSecretReachesTheLogEvenUnderDebug() throws {
        let stand = try Stand(
            [
                "@1 prompt 1 Password: ", "@1 verdict \(allow) nonce=\(nonce)", "@5 prompt 2 Current: ",
                "@5 verdict \(allow) ticket=\(ticket)", "@6 prompt 3 New: ", "@6 verdict 6", "@2 crash",
            ], arguments: "debug")
        let secrets = ["Zx81-first", "Zx81-current", "Zx81-new"]
        let finished = try stand.login(["authenticate", "chauthtok", "acct"], answers: secrets.joined(separator: "\n"))
        #expect(stand.frames.filter { $0.type == 2 }.compactMap { $0.text(1) } == secrets)
        #expect(finished.err.contains("phase 1"))
        for secret in secrets + [nonce, ticket] {
            #expect(!finished.err.contains(secret) && !finished.out.contains(secret))
        }
    }
}

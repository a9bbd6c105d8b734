import TestSupport
import Testing

/// What one phase keeps for the next: nonce, ticket and session, in the handle and in the PAM environment.
@Suite struct HandOverTests {
    static let whole = [
        "@1 verdict \(allow) nonce=\(nonce)", "@2 verdict \(allow)", "@3 verdict \(allow) session=1122334455667788",
        "@4 verdict \(allow)", "@5 verdict \(allow) ticket=\(ticket)", "@6 prompt 3 New: ", "@6 verdict \(allow)",
    ]

    private func phases(_ stand: Stand) -> [Frame] { stand.frames.filter { $0.type == 1 } }

    @Test func theNonceReachesAccountAndSessionAndIsThenGone() throws {
        let stand = try Stand(Self.whole)
        let finished = try stand.login(["authenticate", "env", "acct", "open", "env", "acct"])
        #expect(finished.lines.contains("env: CREDPOLICY_HANDOVER=" + nonce))
        #expect(finished.lines.filter { $0.hasPrefix("env") }.count == 1)
        #expect(phases(stand).map { $0.text(0x0D) } == [nil, nonce, nonce, nil])
    }

    @Test func anotherProcessFindsTheNonceInThePamEnvironment() throws {
        let stand = try Stand(Self.whole)
        _ = try stand.login(["acct"], options: ["--env", "CREDPOLICY_HANDOVER=" + nonce])
        #expect(phases(stand).map { $0.text(0x0D) } == [nonce])
    }

    @Test func aNonceThatWasThereBeforeAuthenticateIsRemoved() throws {
        let stand = try Stand(["@1 verdict 1", "@2 verdict \(allow)"])
        let finished = try stand.login(
            ["authenticate", "env", "acct"], options: ["--env", "CREDPOLICY_HANDOVER=" + nonce])
        #expect(!finished.out.contains(nonce))
        #expect(phases(stand).allSatisfy { $0.text(0x0D) == nil })
    }

    @Test(arguments: ["", "short", String(repeating: "g", count: 32), nonce + "0"])
    func aNonceOfAnotherShapeIsNotPassedOn(_ value: String) throws {
        let stand = try Stand(Self.whole)
        _ = try stand.login(["acct"], options: ["--env", "CREDPOLICY_HANDOVER=" + value])
        #expect(phases(stand).map { $0.text(0x0D) } == [nil])
    }

    @Test func anAuthenticateThatFailsForgetsTheOneBefore() throws {
        let stand = try Stand([
            "@1 prompt 1 Password: ", "@1 if right verdict \(allow) nonce=\(nonce)", "@1 verdict 1", "@2 verdict 2",
        ])
        let finished = try stand.login(
            ["authenticate", "acct", "authenticate", "env", "acct"], answers: "right\nwrong\n")
        #expect(
            finished.lines.filter { $0.hasPrefix("auth") } == [
                "authenticate: PAM_SUCCESS", "authenticate: PAM_AUTH_ERR",
            ])
        #expect(!finished.out.contains(nonce))
        #expect(phases(stand).map { $0.text(0x0D) } == [nil, nonce, nil, nil])
    }

    @Test func theTicketOfThePreliminaryCheckReachesTheUpdate() throws {
        let stand = try Stand(Self.whole)
        let finished = try stand.login(["chauthtok"], answers: "new\n")
        #expect(finished.lines.last == "chauthtok: PAM_SUCCESS")
        #expect(phases(stand).map { $0.text(0x0F) } == [nil, ticket])
        #expect(phases(stand).map { $0.number(2) } == [0x4000, 0x2000])
    }

    @Test func aTicketIsNotSentForAnotherUser() throws {
        let stand = try Stand(Self.whole)
        try stand.stack.add(
            service: "demo",
            lines: [
                "password required \(Built.path("pam_credpolicy.so")) helper=\(stand.helper)",
                "password required \(Built.test("pam_stacked.so")) user=nobody",
            ])
        _ = try stand.login(["chauthtok"], answers: "new\n")
        #expect(phases(stand).map { $0.text(5) } == ["root", "nobody"])
        #expect(phases(stand).map { $0.text(0x0F) } == [nil, nil])
    }

    @Test func theSessionIsClosedByItsNumberAndOnlyOnce() throws {
        let stand = try Stand(Self.whole)
        let finished = try stand.login(["open", "close", "close"])
        #expect(finished.status == 0)
        #expect(phases(stand).map { $0.number(0x0E) } == [nil, 0x1122_3344_5566_7788])
        #expect(phases(stand).map { $0.number(1) } == [3, 4])
    }

    @Test func neitherSetcredNorAnUnknownSessionStartsAHelper() throws {
        let stand = try Stand(["exit 0"])
        let finished = try stand.login(["setcred", "delcred", "close"])
        #expect(finished.lines == ["setcred: PAM_SUCCESS", "delcred: PAM_SUCCESS", "close: PAM_SUCCESS"])
        #expect(stand.frames.isEmpty)
    }

    @Test func theNonceStaysWhenThePasswordMustBeChangedFirst() throws {
        let stand = try Stand(["@1 verdict \(allow) nonce=\(nonce)", "@2 verdict 4"])
        let finished = try stand.login(["authenticate", "acct", "acct"])
        #expect(finished.lines.last == "acct: PAM_NEW_AUTHTOK_REQD")
        #expect(phases(stand).map { $0.text(0x0D) } == [nil, nonce, nonce])
    }

    @Test func aNonceBelongsToTheUserItWasGivenTo() throws {
        let stand = try Stand(Self.whole)
        let module = Built.path("pam_credpolicy.so")
        try stand.stack.add(
            service: "demo",
            lines: [
                "auth required \(module) helper=\(stand.helper)",
                "account required \(Built.test("pam_stacked.so")) user=nobody",
                "account required \(module) helper=\(stand.helper)",
            ])
        // The environment still carries it: there the helper decides, which knows whose it is.
        let finished = try stand.login(["authenticate", "acct"])
        #expect(finished.status == 0)
        #expect(phases(stand).map { $0.text(5) } == ["root", "nobody"])
    }
}

import CredentialStore
import Foundation
import TestSupport
import Testing

/// What people and hostile callers type: a neutral sentence for them, the reason in the log, nobody let in.
@Suite struct EntryTests {
    private static let refused = [Stage.refusal, "authenticate: PAM_AUTH_ERR"]

    @Test(arguments: [
        ("with #", "taro#x"), ("with /", "../taro"), ("with a newline", "taro\nroot"),
        ("300 bytes", String(repeating: "t", count: 300)),
        ("turned round", "ta\u{202E}ro"), ("full-width", "ｔａｒｏ"), ("another case", "Taro"), ("a format", "%s%n%s"),
        ("with a space", "taro "), ("combining", "taro\u{301}"),
    ]) func aNameThatCanBeNobodysIsRefusedLikeAnyUnknownOne(_ name: String, _ user: String) throws {
        let stage = try Stage()
        #expect(try stage.login(user) == Self.refused)
        #expect(try stage.events(1) == ["login.refused unknown_name"])
        #expect(
            try stage.open().read { transaction throws(StoreFailure) in try transaction.latestEvents(1)[0].login } == ""
        )
        #expect(try stage.admits)
    }

    @Test func aNameThatIsNoTextIsRefusedLikeAnyUnknownOne() throws {
        let stage = try Stage()
        let client = try HelperClient(stage)
        client.say(HelperClient.frame(1, HelperClient.request(stage, user: [0x74, 0xFF, 0xC0, 0x80])))
        #expect(client.answers() == ["81", "82", "83:0001"])
        #expect(try stage.events(1) == ["login.refused unknown_name"])
    }

    @Test(arguments: [
        ("empty", "", "nobody_answered"), ("10,000 bytes", String(repeating: "a", count: 10_000), "too_long"),
        ("the right one and a tab", Stage.password + "\t", "control_characters"),
        ("the right one and a backspace", Stage.password + "\u{8}", "control_characters"),
        ("what sshd submits", "\u{8}\n\r\u{7F}INCORRECT", "control_characters"),
        ("the right one and C1", Stage.password + "\u{85}", "control_characters"),
        ("512 bytes", String(repeating: "a", count: 512), "too_long"),
        ("the right one and a space", Stage.password + " ", "wrong_secret"),
    ]) func aPasswordThatCanBeNobodysIsRefusedAndNotCounted(_ name: String, _ password: String, _ reason: String) throws
    {
        let stage = try Stage()
        #expect(try stage.login(password: password) == Self.refused)
        #expect(try stage.events(1) == ["login.refused \(reason)"])
        let counted = try stage.open().read { transaction throws(StoreFailure) in
            try transaction.unseenFailures(of: .init(1)).count
        }
        #expect(counted == (reason == "wrong_secret" ? 1 : 0))
    }

    @Test func aFullWidthEntryOfTheRightPasswordIsTheRightPassword() throws {
        let wide = String(
            String.UnicodeScalarView(Stage.password.unicodeScalars.map { Unicode.Scalar($0.value + 0xFEE0)! }))
        #expect(try Stage().login(password: wide) == ["authenticate: PAM_SUCCESS"])
    }
}

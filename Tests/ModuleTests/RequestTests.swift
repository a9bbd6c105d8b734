import Foundation
import TestSupport
import Testing

/// What the helper is told about a call.
@Suite struct RequestTests {
    private let allowing = ["@1 verdict \(allow) nonce=\(nonce)", "@2 verdict \(allow)"]

    @Test func everyItemThatPamHasArrives() throws {
        let stand = try Stand(allowing, arguments: "config=/etc/x.conf quiet debug")
        _ = try stand.login(
            ["acct"],
            options: [
                "--rhost", "192.0.2.1", "--tty", "ssh", "--ruser", "taro", "--env", "SSH_AUTH_INFO_0=publickey x",
            ],
            environment: ["LC_ALL": "", "LC_MESSAGES": "ja_JP.UTF-8", "LANG": "C"])
        let request = try #require(stand.frames.first)
        #expect(request.type == 1)
        #expect([1, 2, 0x0A, 0x10].map { request.number($0) } == [2, 0, 0, 3])
        let texts = [3, 4, 5, 6, 7, 8, 9, 0x0B, 0x0C].map { request.text($0) }
        #expect(
            texts == [
                "/etc/x.conf", "demo", "root", "taro", "192.0.2.1", "ssh", "ja_JP.UTF-8", "root", "publickey x",
            ])
        #expect(request.fields.count == 13)
    }

    @Test func whatPamDoesNotHaveIsAbsent() throws {
        let stand = try Stand(allowing)
        _ = try stand.login(["acct"], user: "no-such-user")
        let request = try #require(stand.frames.first)
        #expect(Set(request.fields.keys) == [1, 2, 3, 4, 5, 0x10])
        #expect(request.text(3) == "/etc/credpolicy/policy.conf")
    }

    @Test(arguments: [("silent", 0x8000), ("expired", 0x20)])
    func flagsArriveAsPamGaveThem(_ flag: String, _ value: UInt64) throws {
        let stand = try Stand(["@5 verdict 6"])
        _ = try stand.login(["chauthtok"], options: ["--flags", flag])
        #expect(stand.frames.first?.number(2) == value | 0x4000)
    }

    @Test(arguments: ["--rhost", "--tty", "--ruser"])
    func anItemOfUpTo1024BytesArrivesAndALongerOneRefuses(_ option: String) throws {
        let stand = try Stand(allowing)
        let longest = String(repeating: "x", count: 1024)
        #expect(try stand.login(["acct"], options: [option, longest]).status == 0)
        #expect(stand.frames.count == 1)
        let finished = try stand.login(["acct"], options: [option, longest + "x"])
        #expect(finished.lines == ["acct: PAM_PERM_DENIED"])
        #expect(finished.err.contains("longer than 1024 bytes"))
        #expect(stand.frames.count == 1)
    }

    @Test(arguments: Phase.allCases.filter { $0 != .closeSession && $0 != .update })
    func aUserNameOfUpTo1024BytesArrivesAndALongerOneRefuses(_ phase: Phase) throws {
        let stand = try Stand(["verdict 0"])
        let longest = String(repeating: "x", count: 1024)
        _ = try stand.login([phase.step], user: longest)
        #expect(stand.frames.map { $0.text(5) } == [longest])
        let finished = try stand.login([phase.step], user: longest + "x")
        #expect(finished.lines == ["\(phase.step): \(phase.refusal)"])
        #expect(stand.frames.count == 1)
    }

    @Test(arguments: ["a#b", "a/b", "../x", "a\nb", "\u{202E}abc", "-rf", "%s%n", "日本"])
    func anOddUserNameArrivesByteForByte(_ name: String) throws {
        let stand = try Stand(["verdict 0"])
        _ = try stand.login(["authenticate"], user: name)
        #expect(stand.frames.first?.fields[5] == Data(name.utf8))
    }

    @Test func whatSshdProvedIsCutAt2048Bytes() throws {
        let stand = try Stand(allowing)
        let proof = String(repeating: "k", count: 3000)
        _ = try stand.login(["acct"], options: ["--env", "SSH_AUTH_INFO_0=" + proof])
        #expect(stand.frames.first?.fields[0x0C]?.count == 2048)
    }

    @Test func anOverlongLocaleIsNoReasonToRefuse() throws {
        let stand = try Stand(allowing)
        let finished = try stand.login(["acct"], environment: ["LANG": String(repeating: "x", count: 2000)])
        #expect(finished.status == 0)
        #expect(stand.frames.first?.text(9) == nil)
    }
}

import Foundation
import TestSupport
import Testing

/// Frames that no module of ours would send: no verdict that allows, one line in the log, the helper gone.
@Suite struct FrameTests {
    @Test func theRequestOfAModuleIsServed() throws {
        let stage = try Stage()
        let client = try HelperClient(stage)
        client.say(HelperClient.frame(1, HelperClient.request(stage)))
        #expect(client.answers() == ["81", "83:5ac396e1"])
    }

    /// The first version, byte for byte as released: hosts that loaded such a module keep it through an upgrade. When the
    /// frames change, this stays as it is until the version after the next.
    @Test func aModuleOfVersionOneIsServedInVersionOne() throws {
        let stage = try Stage()
        let client = try HelperClient(stage)
        let path = Array(stage.policy.utf8)
        var request: [UInt8] = [1, 0, 1, 1]  // phase: authenticate
        request += [2, 0, 4, 0, 0, 0x80, 0]  // flags: PAM_SILENT
        request += [3, 0, UInt8(path.count)] + path
        request += [4, 0, 5] + Array("login".utf8) + [5, 0, 4] + Array("taro".utf8) + [8, 0, 4] + Array("tty1".utf8)
        request += [9, 0, 1] + Array("C".utf8) + [16, 0, 4, 0, 0, 0, 0]
        client.say([1, 1, UInt8(request.count >> 8), UInt8(request.count & 255)] + request)
        #expect(client.answers() == ["81", "83:5ac396e1"])
        #expect(client.versions == [1])
    }

    struct Bad: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let line: String
        let packet: @Sendable (Stage) -> [UInt8]
        init(_ name: String, _ line: String, _ packet: @escaping @Sendable (Stage) -> [UInt8]) {
            (testDescription, self.line, self.packet) = (name, line, packet)
        }
    }

    private static func frame(_ stage: Stage, _ change: (inout [(UInt8, [UInt8])]) -> Void) -> [UInt8] {
        var fields = HelperClient.request(stage)
        change(&fields)
        return HelperClient.frame(1, fields)
    }

    static let bad = [
        Bad("three bytes", "length") { _ in [1, 1, 0] },
        Bad("cut in the header of a field", "length") { HelperClient.frame(1, HelperClient.request($0)).dropLast(6) },
        Bad("cut, with a length to match", "length") { stage in
            var packet = Array(HelperClient.frame(1, HelperClient.request(stage)).dropLast(3))
            (packet[2], packet[3]) = (UInt8((packet.count - 4) >> 8), UInt8((packet.count - 4) & 255))
            return packet
        },
        Bad("longer than it says", "length") { HelperClient.frame(1, HelperClient.request($0)) + [0] },
        Bad("shorter than it says", "length") { HelperClient.frame(1, HelperClient.request($0), extra: 1) },
        Bad("of another version", "version(2)") { HelperClient.frame(1, HelperClient.request($0), version: 2) },
        Bad("of unknown type", "type(9)") { HelperClient.frame(9, HelperClient.request($0)) },
        Bad("a verdict", "type(131)") { _ in HelperClient.frame(0x83, [(1, [0x5A, 0xC3, 0x96, 0xE1])]) },
        Bad("an answer first", "type(2)") { _ in HelperClient.frame(2, [(1, [65])]) },
        Bad("a field unknown", "unknownField(17)") { frame($0) { $0.append((0x11, [])) } },
        Bad("a field twice", "repeatedField(5)") { frame($0) { $0.append((5, Array("root".utf8))) } },
        Bad("no user", "missingField(5)") { frame($0) { $0.removeLast() } },
        Bad("no phase", "missingField(1)") { frame($0) { $0.removeFirst() } },
        Bad("a phase unknown", "value(1)") { frame($0) { $0[0].1 = [8] } },
        Bad("a number of another size", "value(2)") { frame($0) { $0[1].1 = [0, 0] } },
        Bad("NUL in the name", "value(5)") { frame($0) { $0[4].1 = Array("ta\0ro".utf8) } },
        Bad("a nonce that is none", "value(13)") { frame($0) { $0.append((13, Array("xyz".utf8))) } },
        Bad("oversized", "oversized") { _ in [UInt8](repeating: 1, count: 32_769) },
    ]

    @Test(arguments: bad) func aBadRequestGetsNoVerdictAndALineInTheLog(_ bad: Bad) throws {
        let stage = try Stage()
        let client = try HelperClient(stage)
        client.say(Array(bad.packet(stage)))
        #expect(client.answers() == [])
        #expect(stage.syslog == ["err login refused: \(bad.line)"])
        #expect(try stage.admits)
    }

    @Test(
        arguments: [
            ("a request again", 1, [(5, "root")]), ("both a secret and nobody", 2, [(1, "x"), (2, "")]),
            ("nobody with a word", 2, [(2, "x")]), ("nothing", 2, []), ("an unknown field", 2, [(4, "")]),
        ] as [(String, UInt8, [(UInt8, String)])])
    func aBadAnswerGetsNoVerdict(_ name: String, _ type: UInt8, _ fields: [(UInt8, String)]) throws {
        let stage = try Stage()
        let client = try HelperClient(stage)
        client.say(HelperClient.frame(1, HelperClient.request(stage)))
        client.say(HelperClient.frame(type, fields.map { ($0.0, Array($0.1.utf8)) }))
        #expect(client.answers() == ["81"])
        #expect(stage.syslog.count == 1 && stage.syslog[0].hasPrefix("err login refused: "))
    }

    @Test func twoRequestsAtOnceAreNotTwoLogins() throws {
        let stage = try Stage()
        let client = try HelperClient(stage)
        let packet = HelperClient.frame(1, HelperClient.request(stage))
        client.say(packet)
        client.say(packet)
        #expect(client.answers() == ["81"])
        #expect(stage.syslog == ["err login refused: type(1)"])
    }

    @Test func aModuleThatIsGoneEndsTheHelperQuietly() throws {
        let stage = try Stage()
        do { _ = try HelperClient(stage) }
        #expect(stage.syslog == [])
    }

    @Test func aHelperStartedByHandRefusesAndSaysHowItIsStarted() throws {
        let finished = try Run.command(Built.path("pam-helper"))
        #expect(finished.status == 2)
        #expect(finished.err.contains("started by pam_credpolicy.so"))
    }
}

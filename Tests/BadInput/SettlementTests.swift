import Foundation
import TestSupport
import Testing

/// What a host says of another module's check, by frames of a test's own.
@Suite struct SettlementTests {
    private static let allow: [UInt8] = [0x5A, 0xC3, 0x96, 0xE1]
    private static let goOn = ["81", "83:5ac396e1"]

    /// - Returns: what came back, once the helper is gone.
    private func settle(_ stage: Stage, _ packet: [UInt8]) throws -> [String] {
        let client = try HelperClient(stage)
        client.say(HelperClient.frame(1, HelperClient.request(stage, phase: 7)))
        return client.answers(settling: packet)
    }

    @Test func theOneValueSettlesAsRightAndOneAsWrong() throws {
        let stage = try Stage()
        #expect(try settle(stage, HelperClient.frame(3, [(1, Self.allow)])) == Self.goOn + ["83:5ac396e1"])
        #expect(try stage.events(1) == ["login.accepted"])
        #expect(try settle(stage, HelperClient.frame(3, [(1, [0, 0, 0, 1])])) == Self.goOn + ["82", "83:0001"])
        #expect(try stage.events(1) == ["login.refused wrong_secret"])
    }

    struct Bad: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let line: String
        let packet: [UInt8]
        init(_ name: String, _ line: String, _ packet: [UInt8]) {
            (testDescription, self.line, self.packet) = (name, line, packet)
        }
    }

    static let bad = [
        Bad("another outcome", "value(1)", HelperClient.frame(3, [(1, [0, 0, 0, 5])])),
        Bad("no outcome that there is", "value(1)", HelperClient.frame(3, [(1, [0x5A, 0xC3, 0x96, 0xE0])])),
        Bad("three bytes", "length", HelperClient.frame(3, [(1, [0x5A, 0xC3, 0x96])])),
        Bad("nothing", "length", HelperClient.frame(3, [])),
        Bad("twice the outcome", "repeatedField(1)", HelperClient.frame(3, [(1, allow), (1, allow)])),
        Bad("an unknown field", "unknownField(2)", HelperClient.frame(3, [(1, allow), (2, [])])),
        Bad("another version", "version(2)", HelperClient.frame(3, [(1, allow)], version: 2)),
        Bad("an answer", "type(2)", HelperClient.frame(2, [(1, allow)])),
        Bad("longer than any", "oversized", HelperClient.frame(3, [(1, [UInt8](repeating: 0, count: 100))])),
    ]

    @Test(arguments: bad) func aBadSettlementGetsNoVerdictAndHasFailed(_ bad: Bad) throws {
        let stage = try Stage()
        #expect(try settle(stage, bad.packet) == Self.goOn)
        #expect(stage.syslog == ["err login refused: \(bad.line)"])
        #expect(try stage.events(1) == ["login.refused not_settled"])
    }

    @Test func aHostThatIsGoneHasFailed() throws {
        let stage = try Stage()
        do {
            let client = try HelperClient(stage)
            client.say(HelperClient.frame(1, HelperClient.request(stage, phase: 7)))
            #expect(client.answers(until: 2) == Self.goOn)
        }
        #expect(try stage.events(1) == ["login.refused not_settled"])
        #expect(stage.syslog == [])
    }
}

import Foundation
import HostSystem
import TestSupport
import Testing

@Suite struct BootKeyTests {
    @Test func itIsMadeOnceAndReadableByNobodyElse() throws {
        let scratch = try Scratch()
        let path = scratch.path("run/tags.key")
        let key = try BootKey.bytes(path)
        #expect(key.count == 32 && Set(key).count > 8)
        #expect(try BootKey.bytes(path) == key)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test func oneThatWasCutShortIsReplaced() throws {
        let scratch = try Scratch()
        let path = try scratch.write("tags.key", "short", mode: 0o600)
        let key = try BootKey.bytes(path)
        #expect(key.count == 32)
        #expect(try BootKey.bytes(path) == key)
    }

    @Test func oneThatOthersCouldHaveWrittenIsNotUsed() throws {
        let scratch = try Scratch()
        let path = try scratch.write("tags.key", String(repeating: "k", count: 32), mode: 0o666)
        #expect(throws: FileRefusal.self) { try BootKey.bytes(path) }
        try FileManager.default.createSymbolicLink(atPath: scratch.path("link"), withDestinationPath: path)
        #expect(throws: FileRefusal.self) { try BootKey.bytes(scratch.path("link")) }
    }
}

import Authenticators
import CredentialPolicy
import Foundation
import TestSupport
import Testing

@testable import Enforcement

/// What a host's dictionary and its list of leaked passwords do to new passwords, and what happens without them.
@Suite struct StrengthFilesTests {
    private let scratch: Scratch
    private var settings = PasswordSettings()

    init() throws {
        scratch = try Scratch(.memory)
        settings.dictionary = Built.path("dictionary")
    }

    private func codes(_ password: String, _ settings: PasswordSettings) throws -> [String] {
        var policy = Policy()
        policy.password = settings
        return try PasswordCheck(policy, at: 1_800_000_000_000_000).check(Array(password.utf8)).reasons.map(\.code)
    }

    private func blocklist(_ passwords: [String]) throws -> String {
        let digests = passwords.map { password in
            let bytes = Array(password.utf8)
            return LeakDigest.of(bytes.span)
        }
        var writer = BlocklistWriter(atMost: UInt64(digests.count))
        for digest in digests.sorted() { writer.append(digest) }
        writer.finish()
        let path = scratch.path("leaked")
        try Data(writer.head + writer.pending).write(to: URL(filePath: path))
        return path
    }

    @Test func aLeakedPasswordIsRefusedHoweverItIsTyped() throws {
        var settings = settings
        settings.blocklist = try blocklist(["Xk7-wq2vz-Lm9", "another-one-77"])
        #expect(try codes("Xk7-wq2vz-Lm9", settings) == ["leaked"])
        // Full-width forms are the same password.
        #expect(try codes("\u{FF38}k7-wq2vz-Lm\u{FF19}", settings) == ["leaked"])
        #expect(try codes("Xk7-wq2vz-Lm8", settings) == [])
    }

    static let broken: [(name: String, content: [UInt8]?, mode: Int)] = [
        ("missing", nil, 0o644), ("empty", [], 0o644), ("of another kind", Array("dictionary, of a kind".utf8), 0o644),
        ("cut short", Array(repeating: 0x63, count: 4096), 0o644), ("writable by others", [1, 2, 3, 4], 0o666),
    ]

    @Test(arguments: broken.indices) func withoutAFileTheRulesAndTheBuiltInWordsHold(row: Int) throws {
        let (name, content, mode) = Self.broken[row]
        let path = scratch.path("file \(row)")
        if let content {
            try Data(content).write(to: URL(filePath: path))
            chmod(path, mode_t(mode))
        }
        var settings = settings
        (settings.dictionary, settings.blocklist) = (path, path)
        #expect(StrengthFiles(settings).faults.map(\.path) == [path, path], "\(name)")
        #expect(try codes("password77", settings) == ["guessable"], "\(name)")
        #expect(try codes("Xk7-wq2vz-Lm9", settings) == [], "\(name)")
        #expect(try codes("short1", settings).contains("too_short"), "\(name)")
    }

    @Test func withBothFilesThereIsNoFault() throws {
        var settings = settings
        settings.blocklist = try blocklist(["x"])
        #expect(StrengthFiles(settings).faults == [])
        #expect(try codes("tougenkyou7", settings) == ["guessable"])
    }
}

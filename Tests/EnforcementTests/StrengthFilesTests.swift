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

    /// A list of 100,000 more, as large ones are: with a directory of first bytes.
    private func largeBlocklist(
        _ passwords: [String] = []
    ) throws -> (digests: [UInt64], head: [UInt8], body: [UInt8]) {
        var digests = (1...100_000).map { UInt64($0) &* 0x9E37_79B9_7F4A_7C15 }
        for password in passwords {
            let bytes = Array(password.utf8)
            digests.append(LeakDigest.of(bytes.span))
        }
        digests.sort()
        var writer = BlocklistWriter(atMost: UInt64(digests.count))
        for digest in digests { writer.append(digest) }
        writer.finish()
        return (digests, writer.head, writer.pending)
    }

    struct Damage: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var mode: mode_t = 0o644
        /// What is left of a sound file; nil: no file.
        let left: @Sendable (Data) -> Data?

        static func zeroed(_ file: Data, from start: Int) -> Data {
            file.prefix(start) + Data(count: file.count - start)
        }
    }

    static let damages = [
        Damage(testDescription: "missing") { _ in nil },
        Damage(testDescription: "empty") { _ in Data() },
        Damage(testDescription: "of another kind") { _ in Data("dictionary, of a kind".utf8) },
        Damage(testDescription: "cut short") { $0.prefix($0.count / 8 * 4) },
        Damage(testDescription: "cut within a word") { $0.dropLast() },
        Damage(testDescription: "of another version") { $0.prefix(4) + [99] + $0.dropFirst(5) },
        Damage(testDescription: "zeros behind the header") { Damage.zeroed($0, from: 44) },
        Damage(testDescription: "zeros behind the first page") { Damage.zeroed($0, from: 4096) },
        Damage(testDescription: "zeros in the second half") { Damage.zeroed($0, from: $0.count / 2) },
        Damage(testDescription: "writable by others", mode: 0o666) { $0 },
    ]

    @Test(arguments: damages) func withoutAFileTheRulesAndTheBuiltInWordsHold(damage: Damage) throws {
        let list = try largeBlocklist()
        var settings = settings
        for (name, sound) in [
            ("words", try Data(contentsOf: URL(filePath: settings.dictionary))), ("leaks", Data(list.head + list.body)),
        ] {
            guard let left = damage.left(sound) else { continue }
            try left.write(to: URL(filePath: scratch.path(name)))
            chmod(scratch.path(name), damage.mode)
        }
        (settings.dictionary, settings.blocklist) = (scratch.path("words"), scratch.path("leaks"))
        #expect(StrengthFiles(settings).faults.map(\.path) == [settings.dictionary, settings.blocklist])
        #expect(try codes("password77", settings) == ["guessable"])
        #expect(try codes("Xk7-wq2vz-Lm9", settings) == [])
        #expect(try codes("short1", settings).contains("too_short"))
    }

    /// Nothing is seen of it when the list is opened: the pages that are zeros belong to other first bytes.
    @Test func damageThatALookupMeetsIsAFaultThen() throws {
        let password = "Xk7-wq2vz-Lm9"
        var (digests, head, body) = try largeBlocklist([password])
        let bytes = Array(password.utf8)
        let first = LeakDigest.of(bytes.span) >> 56
        let entryBytes = 7
        for (index, digest) in digests.enumerated() where digest >> 56 == first {
            for byte in 0..<entryBytes { body[index * entryBytes + byte] = 0 }
        }
        var settings = settings
        settings.blocklist = scratch.path("leaks")
        try Data(head + body).write(to: URL(filePath: settings.blocklist))
        let judge = PasswordJudge(settings, PersonalFacts(loginName: "", words: []), in: 2027)
        #expect(judge.files.faults == [])
        let other = Array("tR4;mQ9-hs".utf8)
        #expect(judge.judge(other.span, old: nil).findings == [] && judge.files.faults == [])
        for _ in 0..<2 {
            #expect(judge.judge(bytes.span, old: nil).findings == [])
            #expect(judge.files.faults == [StrengthFileFault(kind: .blocklist, path: settings.blocklist, refusal: nil)])
        }
    }

    @Test func withBothFilesThereIsNoFault() throws {
        var settings = settings
        settings.blocklist = try blocklist(["x"])
        #expect(StrengthFiles(settings).faults == [])
        #expect(try codes("tougenkyou7", settings) == ["guessable"])
    }
}

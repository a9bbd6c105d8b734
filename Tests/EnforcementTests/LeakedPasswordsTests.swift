import CredentialPolicy
import Enforcement
import Foundation
import TestSupport
import Testing

@testable import HostSystem

/// A password in a list that `blocklist build` made, and lists that are none.
@Suite struct LeakedPasswordsTests {
    private func contains(_ password: String, _ path: String) throws(LeakedPasswords.Failure) -> Bool {
        let bytes = Array(password.utf8)
        return try LeakedPasswords.contain(bytes.span, list: path)
    }

    private func list(_ scratch: Scratch, of passwords: [String]) throws -> String {
        let words = try scratch.write("words", passwords.map { $0 + "\n" }.joined())
        let path = scratch.path("list")
        _ = try BlocklistBuild(files: [words], output: path, leastCount: 1).run { _ in }
        return path
    }

    @Test(arguments: [3, 70_000]) func whatIsInTheListIsFoundAndNothingElse(_ count: Int) throws {
        let scratch = try Scratch()
        let path = try list(scratch, of: (0..<count).map { "passwörd\($0)" })
        #expect(try contains("passwörd0", path) && contains("passwörd\(count - 1)", path))
        #expect(try !contains("passwörd\(count)", path) && !contains("", path))
        let opened = try LeakedPasswords(path)
        try opened.verify()
        let entries = opened.count
        opened.close()
        #expect(entries == UInt64(count))
    }

    /// All of it: open, check, map, look, unmap, in processor time. Even this unoptimised build stays within a few times
    /// the 50 µs that a lookup may take (what an optimised one takes is measured in StrengthTests).
    @Test func aLookupDependsLittleOnTheSizeOfTheList() throws {
        let scratch = try Scratch()
        let path = try list(scratch, of: (0..<200_000).map { "password\($0)" })
        let times = try (0..<501).map { number in
            let started = processorTime()
            _ = try contains("another\(number)", path)
            return processorTime() - started
        }.sorted()
        #expect(times[250] < 250_000, "\(times[250]) ns")
    }

    /// Nanoseconds of this thread's processor time.
    private func processorTime() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }

    @Test func aListThatIsNoneIsNamed() throws {
        let scratch = try Scratch()
        let path = try list(scratch, of: ["one", "two", "three"])
        #expect(throws: LeakedPasswords.Failure.file(FileRefusal(path: scratch.path("no"), reason: .missing))) {
            try contains("one", scratch.path("no"))
        }
        let whole = try Data(contentsOf: URL(filePath: path))
        let changes: [(Data, BlocklistProblem)] = [
            (whole.dropLast(4), .size(words: 14, found: 13)), (Data(whole.reversed()), .foreign),
            (whole.prefix(4) + [9] + whole.dropFirst(5), .version(9)),
        ]
        for (content, problem) in changes {
            try content.write(to: URL(filePath: path))
            #expect(throws: LeakedPasswords.Failure.list(path: path, problem)) { try contains("one", path) }
        }
        try Data().write(to: URL(filePath: path))
        #expect(throws: LeakedPasswords.Failure.file(FileRefusal(path: path, reason: .notWords))) {
            try contains("one", path)
        }
        chmod(path, 0o666)
        #expect(throws: LeakedPasswords.Failure.file(FileRefusal(path: path, reason: .writableByOthers))) {
            try contains("one", path)
        }
    }
}

import Foundation
import TestSupport
import Testing

@testable import HostSystem

/// Large files that are read where they lie. Which files are opened at all is `SafeFileTests`' matter.
@Suite struct MappedFileTests {
    private func refusal(_ path: String, limit: Int = 1000) -> FileRefusal.Reason? {
        do throws(FileRefusal) {
            let file = try MappedFile(path, limit: limit)
            file.unmap()
            return nil
        } catch {
            return error.reason
        }
    }

    @Test func wordsAreReadInPlaceLowestByteFirst() throws {
        let scratch = try Scratch()
        let file = try MappedFile(try scratch.write("words", "abcdEFGH", mode: 0o644), limit: 8)
        let words = file.withWords { words in words.indices.map { words[$0] } }
        file.unmap()
        #expect(words == [0x6463_6261, 0x4847_4645])
    }

    /// Whose reader fails between opening and `unmap`, for one.
    @Test func aFileThatNobodyUnmapsIsGoneWithItsOwner() throws {
        let scratch = try Scratch()
        let path = try scratch.write("words", "abcdEFGH")
        func mappings() throws -> Int {
            // Foundation reads the first part of such files alone.
            try Run.command("/bin/cat", ["/proc/\(getpid())/maps"]).lines.count { $0.contains(path) }
        }
        func first() throws -> UInt32 {
            let file = try MappedFile(path, limit: 1000)
            return file.withWords { $0[0] }
        }
        for _ in 0..<20 { #expect(try first() == 0x6463_6261) }
        #expect(try mappings() == 0)
        let file = try MappedFile(path, limit: 1000)
        #expect(try mappings() == 1)
        let words = file.withWords { words in words.indices.map { words[$0] } }
        file.unmap()
        #expect(try mappings() == 0 && words.count == 2)
    }

    @Test(arguments: [
        ("", FileRefusal.Reason.notWords), ("abc", .notWords), ("abcde", .notWords),
        (String(repeating: "x", count: 1004), .tooLarge(1000)), (String(repeating: "x", count: 1001), .tooLarge(1000)),
    ])
    func whatIsNotWordsOrTooLargeIsRefused(text: String, reason: FileRefusal.Reason) throws {
        let scratch = try Scratch()
        #expect(refusal(try scratch.write("words", text)) == reason)
    }

    @Test func aFileThatOthersCanWriteIsNotMapped() throws {
        let scratch = try Scratch()
        #expect(refusal(try scratch.write("words", "abcd", mode: 0o666)) == .writableByOthers)
        #expect(refusal(scratch.path("none")) == .missing)
        #expect(refusal("/dev/zero") == .notRegular)
    }

    /// A new dictionary is put in place while checks run.
    @Test func aMappedFileStaysWholeWhenAnotherTakesItsName() throws {
        let scratch = try Scratch()
        let path = try scratch.write("words", "oldaoldb")
        let file = try MappedFile(path, limit: 1000)
        try scratch.write("new", "n")
        #expect(rename(scratch.path("new"), path) == 0)
        let words = file.withWords { words in words.indices.map { words[$0] } }
        file.unmap()
        #expect(words == [0x6164_6C6F, 0x6264_6C6F])
    }

    /// Cutting a mapped file short is root's alone to do, and ends the reader: a helper's death is a refusal.
    @Test func aFileThatIsCutShortWhileItIsReadEndsTheReader() async {
        await #expect(processExitsWith: .signal(SIGBUS)) {
            signal(SIGBUS, SIG_DFL)
            let scratch = try Scratch(.memory)
            let path = try scratch.write("words", String(repeating: "x", count: 8192))
            let file = try MappedFile(path, limit: 10_000)
            truncate(path, 0)
            file.withWords { words in print(words[1024]) }
        }
    }
}

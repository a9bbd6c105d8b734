import Foundation
import Synchronization
import TestSupport
import Testing

/// `password blocklist build`, with files as the world has them.
@Suite struct BlocklistBuildTests {
    private static let header = 32

    func build(_ words: [String], lang: String = "en") throws -> Finished {
        try Run.command(Built.path("acctctl"), ["password", "blocklist", "build", "--lang", lang] + words)
    }

    /// The digests of a list with fewer than 65,536 entries.
    func digests(_ path: String) throws -> [UInt64] {
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        #expect(String(decoding: bytes.prefix(4), as: UTF8.self) == "CPBL")
        return stride(from: Self.header, to: bytes.count, by: 8).map { start in
            (0..<8).reduce(0) { $0 | UInt64(bytes[start + $1]) << UInt64($1 * 8) }
        }
    }

    /// What sha1sum(1) says, not what wrote the list.
    func digest(_ text: String) throws -> UInt64 {
        let sum = try Run.command("/usr/bin/sha1sum", stdin: text).out
        return try #require(UInt64(sum.prefix(16), radix: 16))
    }

    @Test func passwordsAreNormalisedAndCorpusLinesTakenAsTheyAre() throws {
        let scratch = try Scratch()
        let words = try scratch.write(
            "words", "\u{FEFF}password\r\nｐａｓｓｗｏｒｄ\n\n  two words \nﾊﾟｽﾜｰﾄﾞ\nr\u{7}ing\nlast")
        let corpus = try scratch.write(
            "corpus", "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:9\n0000000000000000FFFFFFFFFFFFFFFFFFFFFFFF:2\n")
        let list = scratch.path("list")
        let finished = try build([words, corpus, "--output", list, "--json"])
        #expect(finished.status == 0, "\(finished.err)")
        let expected = try ["password", "  two words ", "パスワード", "last"].map(digest) + [0]
        #expect(try digests(list) == expected.sorted())
        let answer = try document(finished.out)
        #expect(answer["entries"] as? Int == 5 && answer["output"] as? String == list)
        let files = try #require(answer["files"] as? [[String: Any]])
        #expect(files.map { $0["form"] as? String } == ["words", "hashes"])
        #expect(files.map { $0["taken"] as? Int } == [5, 2] && files.map { $0["unusable"] as? Int } == [1, 0])

        #expect(try build([words, corpus, "--output", list, "--min-count", "3", "--json"]).status == 0)
        #expect(try digests(list).count == 4, "words have no count and stay")
    }

    static let refused: [(name: String, content: Data, complaint: String)] = [
        (
            "a corpus that was cut off", Data("5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:9\n5BAA61E4C9B9".utf8),
            "line 2 of"
        ),
        ("UTF-16", Data("passwörd\nqwertü\n".data(using: .utf16)!), "no line of"),
        ("random bytes", Data((0..<5000).map { UInt8(($0 * 7919) >> 3 & 0x7F | 0x80) }), "no line of"),
    ]

    @Test(arguments: refused)
    func aFileThatIsNoListOfPasswordsIsNamedAndNothingIsMade(
        _ name: String, _ content: Data, _ complaint: String
    ) throws {
        let scratch = try Scratch()
        let file = scratch.path("file")
        try content.write(to: URL(filePath: file))
        let finished = try build([file, "--output", scratch.path("list")])
        #expect(finished.status == 1 && finished.err.contains(complaint) && finished.err.contains(file))
        #expect(try build([file, "--output", scratch.path("list")], lang: "ja").err.contains("acctctl: "))
        #expect(try left(scratch) == ["file"])
    }

    @Test func aLineOfAMegabyteIsLeftOutAndTheOthersStay() throws {
        let scratch = try Scratch()
        for size in [512, 100_000, 1 << 20, 3 << 20] {
            let long = String(repeating: "x", count: size)
            let file = try scratch.write("file", "first\n\(long)\nlast\n\(long)")
            let finished = try build([file, "--output", scratch.path("list"), "--json"])
            #expect(finished.status == 0)
            #expect(try digests(scratch.path("list")) == ["first", "last"].map(digest).sorted(), "\(size)")
            let files = try #require(try document(finished.out)["files"] as? [[String: Any]])
            #expect(files[0]["unusable"] as? Int == 2)
        }
    }

    @Test func aPipeIsReadToItsEnd() throws {
        let scratch = try Scratch()
        let finished = try Run.command(
            Built.path("acctctl"), ["password", "blocklist", "build", "/dev/stdin", "--output", scratch.path("list")],
            stdin: "one\ntwo\n")
        #expect(finished.status == 0)
        #expect(try digests(scratch.path("list")) == ["one", "two"].map(digest).sorted())
    }

    /// More files than a process may have open (ulimit -n, 1024 as a rule).
    @Test func filesAreReadOneAfterTheOther() throws {
        let scratch = try Scratch()
        let files = try (0..<40).map { try scratch.write("words\($0)", "password\($0)\n") }
        let finished = try Run.command(
            "/bin/bash",
            [
                "-c", "ulimit -n 16 && exec \"$0\" password blocklist build \"$@\"", Built.path("acctctl"), "--output",
                scratch.path("list"),
            ] + files)
        #expect(finished.status == 0, "\(finished.err)")
        #expect(try digests(scratch.path("list")).count == 40)
    }

    @Test func aWrongNameIsFoundBeforeAnythingIsRead() throws {
        let scratch = try Scratch()
        let words = try scratch.write("words", "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:9\nno line of a corpus\n")
        let finished = try build([words, scratch.path("no"), "--output", scratch.path("list")])
        #expect(finished.status == 3 && finished.err.contains(scratch.path("no")))
    }

    static let unusable: [(words: [String], status: Int32, complaint: String)] = [
        (["no-such-file", "--output", "list"], 3, "does not exist"), (["/", "--output", "list"], 1, "regular file"),
        (["/etc/passwd", "--output", "no-such-directory/list"], 3, "does not exist"),
        (["/etc/passwd", "--output", "/proc/list"], 1, "on the file system"), (["/etc/passwd"], 2, "--output"),
        (["--output", "list"], 2, "file"), (["/etc/passwd", "--output", "list", "--min-count", "x"], 2, "--min-count"),
    ]

    @Test(arguments: unusable)
    func aFileThatCantBeReadOrWrittenIsNamed(_ words: [String], _ status: Int32, _ complaint: String) throws {
        let scratch = try Scratch()
        let inside = words.map { $0 == "list" || $0.hasPrefix("no-such") ? scratch.path($0) : $0 }
        let finished = try build(inside)
        #expect(finished.status == status && finished.err.contains(complaint), "\(finished.err)")
        #expect(try finished.out.isEmpty && left(scratch).isEmpty)
    }

    @Test(.enabled(if: geteuid() == 0, "root alone becomes somebody else"))
    func whoeverMayNotWriteTheDirectoryChangesNothing() throws {
        let scratch = try Scratch()
        let program = try scratch.copy(Built.path("acctctl"), as: "acctctl")
        let words = try scratch.write("words", "one\n")
        let finished = try Run.command(
            program, ["password", "blocklist", "build", words, "--output", scratch.path("list"), "--lang", "en"],
            unprivileged: true)
        #expect(finished.status == 5 && finished.err.contains("with sudo"), "\(finished.err)")
        #expect(try left(scratch) == ["acctctl", "words"])
    }

    @Test func ofManyBuildsAtOnceEachMakesAWholeListAndTheLastStays() throws {
        let scratch = try Scratch()
        let files = try (0..<4).map { number in
            try scratch.write("words\(number)", (0..<20_000).map { "\(number)-\($0)\n" }.joined())
        }
        let statuses = Mutex<[Int32]>([])
        DispatchQueue.concurrentPerform(iterations: 12) { number in
            let finished = try? build([files[number % 4], "--output", scratch.path("list")])
            statuses.withLock { $0.append(finished?.status ?? -1) }
            guard let digests = try? digests(scratch.path("list")) else { return }
            #expect(digests.count == 20_000 && digests == digests.sorted())
        }
        #expect(statuses.withLock { $0 } == [Int32](repeating: 0, count: 12))
        #expect(try left(scratch) == ["list", "words0", "words1", "words2", "words3"])
    }

    @Test(arguments: ["INT", "TERM", "HUP", "KILL"])
    func interruptedAtAnyMomentItLeavesNothingAndTheFormerList(_ signal: String) throws {
        let scratch = try Scratch()
        let words = try scratch.write("words", (0..<400_000).map { "password\($0)\n" }.joined())
        try scratch.write("list", "former")
        var interrupted = 0
        for number in 1...12 {
            let finished = try Run.command(
                "/usr/bin/timeout",
                [
                    "--signal=\(signal)", "0.\(number < 10 ? "0" : "")\(number)", Built.path("acctctl"), "password",
                    "blocklist", "build", words, "--output", scratch.path("list"),
                ])
            if finished.status == 0 { continue }
            interrupted += 1
            #expect(try left(scratch) == ["list", "words"])
        }
        #expect(interrupted > 2)
    }

    @Test(.enabled(if: geteuid() == 0, "root alone mounts"))
    func aFullDiskIsSaidAndNothingIsLeftThere() throws {
        let scratch = try Scratch()
        let disk = try scratch.makeDirectory("disk", mode: 0o700)
        let mounted = try Run.command("/bin/mount", ["-t", "tmpfs", "-o", "size=1m,mode=700", "none", disk])
        try #require(mounted.status == 0, "\(mounted.err)")
        defer { _ = try? Run.command("/bin/umount", ["-l", disk]) }
        let words = try scratch.write("words", (0..<200_000).map { "password\($0)\n" }.joined())
        for (lang, complaint) in [("en", "too full"), ("ja", "空き")] {
            let finished = try build([words, "--output", disk + "/list"], lang: lang)
            #expect(finished.status == 75 && finished.err.contains(complaint), "\(finished.err)")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: disk).isEmpty)
    }

    /// Bigger than all its buffers: it sorts in portions, and merges them.
    @Test(.timeLimit(.minutes(5))) func nineMillionLinesTakeLessThan256Megabytes() throws {
        let scratch = try Scratch()
        let words = scratch.path("words")
        let written = try Run.command(
            "/bin/bash", ["-c", "seq -f 'password%.0f' 9000000 >\(words)"], environment: ["PATH": "/usr/bin"])
        try #require(written.status == 0)
        let measured = try Run.command(
            "/usr/bin/python3",
            [
                "-c",
                """
                import resource, subprocess, sys
                status = subprocess.run(sys.argv[1:]).returncode
                print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
                sys.exit(status)
                """, Built.path("acctctl"), "password", "blocklist", "build", words, "--output", scratch.path("list"),
                "--json",
            ], timeout: 280)
        #expect(measured.status == 0)
        #expect(try document(measured.lines[0])["entries"] as? Int == 9_000_000)
        let megabytes = try #require(Int(measured.lines[1]))
        #expect(megabytes < 256 && megabytes > 60, "\(megabytes) MB")
        let size = try FileManager.default.attributesOfItem(atPath: scratch.path("list"))[.size] as? Int
        #expect(size == 32 + 257 * 8 + 9_000_000 * 7)
    }

    @Test func onATerminalItSaysHowFarItIsAndInAPipeNothing() throws {
        let scratch = try Scratch()
        let words = try scratch.write("words", (0..<1_500_000).map { "password\($0)\n" }.joined())
        let command =
            "\(Built.path("acctctl")) password blocklist build \(words) --output \(scratch.path("list")) --lang en"
        let seen = try Run.command(
            "/usr/bin/script", ["-qefc", command, "/dev/null"], environment: ["PATH": "/usr/bin:/bin"])
        #expect(seen.status == 0 && seen.out.contains(" % ") && seen.out.contains("MB/s"), "\(seen.out)")
        #expect(try build([words, "--output", scratch.path("list")]).err.isEmpty)
    }

    func left(_ scratch: Scratch) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: scratch.directory).sorted()
    }
}

import Foundation
import TestSupport
import Testing

@testable import HostSystem

/// Which files are read at all, and how one is put in place.
@Suite struct SafeFileTests {
    struct Place: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// Run with `$d`, a directory of root's; the file is `$d/sub/file`.
        let script: String
        let reason: FileRefusal.Reason?
        init(_ name: String, _ script: String, _ reason: FileRefusal.Reason?) {
            (testDescription, self.script, self.reason) = (name, script, reason)
        }
    }

    static let places = [
        Place("as it should be", "true", nil), Place("readable by all", "chmod 644 $d/sub/file", nil),
        Place("missing", "rm $d/sub/file", .missing), Place("in a missing directory", "rm -r $d/sub", .missing),
        Place("a directory", "rm $d/sub/file; mkdir $d/sub/file", .notRegular),
        Place("a fifo that nobody writes to", "rm $d/sub/file; mkfifo $d/sub/file", .notRegular),
        Place("a socket's like", "rm $d/sub/file; ln $d/null $d/sub/file", .notRegular),
        Place("writable by the group", "chmod 664 $d/sub/file", .writableByOthers),
        Place("writable by all", "chmod 646 $d/sub/file", .writableByOthers),
        Place("somebody else's", "chown 65533 $d/sub/file", .wrongOwner(65533)),
        Place("as large as it may be", "head -c 1000 /dev/zero > $d/sub/file", nil),
        Place("a byte too large", "head -c 1001 /dev/zero > $d/sub/file", .tooLarge(1000)),
        Place("endless", "rm $d/sub/file; ln -s /dev/zero $d/sub/file", .notRegular),
        Place("root's symlink in root's directory", "mv $d/sub/file $d/real; ln -s $d/real $d/sub/file", nil),
        Place("a relative symlink of root's", "mv $d/sub/file $d/sub/real; ln -s real $d/sub/file", nil),
        Place("a symlink that climbs", "mv $d/sub/file $d/real; ln -s ../real $d/sub/file", .symlink),
        Place(
            "a stranger's symlink", "mv $d/sub/file $d/sub/real; ln -s real $d/sub/file; chown -h 65533 $d/sub/file",
            .symlink),
        Place(
            "root's symlink in a sticky directory",
            "chmod 1777 $d/sub; mv $d/sub/file $d/sub/real; ln -s real $d/sub/file", .symlink),
        Place("symlinks in a circle", "rm $d/sub/file; ln -s $d/sub/file $d/sub/file", .symlink),
        Place("a symlink that hangs", "rm $d/sub/file; ln -s $d/none $d/sub/file", .missing),
        Place("behind a symlink of root's", "mv $d/sub $d/real; ln -s real $d/sub", nil),
        Place("behind a stranger's symlink", "mv $d/sub $d/real; ln -s real $d/sub; chown -h 65533 $d/sub", .symlink),
        Place("in a directory that all may write", "chmod 777 $d/sub", .writableByOthers),
        Place("in a directory that a group may write", "chmod 775 $d/sub", .writableByOthers),
        Place("in root's sticky directory", "chmod 1777 $d/sub", nil),
        Place("in a stranger's sticky directory", "chmod 1777 $d/sub; chown 65533 $d/sub", .wrongOwner(65533)),
        Place("in a stranger's directory", "chown 65533 $d/sub", .wrongOwner(65533)),
        Place("two levels below one that all may write", "chmod 777 $d", .writableByOthers),
        Place("in a file", "rm -r $d/sub; touch $d/sub", .notDirectory),
    ]

    private func refusal(_ path: String) -> FileRefusal.Reason? {
        do throws(FileRefusal) {
            _ = try SafeFile.read(path, limit: 1000)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test(arguments: places) func aFileIsReadOnlyWhereNobodyElseCouldHavePutIt(_ place: Place) throws {
        let scratch = try Scratch()
        try scratch.makeDirectory("sub", mode: 0o755)
        try scratch.write("sub/file", "content", mode: 0o600)
        mknod(scratch.path("null"), S_IFCHR | 0o600, 0x103)
        let finished = try Run.command(
            "/bin/sh", ["-ec", place.script], environment: ["d": scratch.directory, "PATH": "/usr/bin:/bin"])
        #expect(finished.status == 0, "\(finished.err)")
        let began = ContinuousClock.now
        #expect(refusal(scratch.path("sub/file")) == place.reason)
        #expect(ContinuousClock.now - began < .seconds(1))
    }

    @Test(arguments: [
        ("relative", "etc/passwd", FileRefusal.Reason.notAbsolute), ("empty", "", .notAbsolute),
        ("the root", "/", .notRegular),
        ("climbing", "/etc/../etc/passwd", .notAbsolute), ("with a NUL", "/etc/passwd\0x", .notAbsolute),
    ]) func aPathThatDoesNotSayWhereItLeadsIsNotFollowed(_ name: String, _ path: String, _ reason: FileRefusal.Reason) {
        #expect(refusal(path) == reason)
    }

    @Test func aFileSwappedAgainAndAgainIsNeverReadThroughASymlink() throws {
        let scratch = try Scratch()
        try scratch.write("file", "good", mode: 0o600)
        try scratch.write("secret", "bad", mode: 0o600)
        let swapper = try Process.run(
            URL(filePath: "/bin/sh"),
            arguments: [
                "-c",
                """
                cd "$0"; cp -p file real; ln -s secret link; chown -h 65533 link
                while :; do cp -P link tmp; chown -h 65533 tmp; mv tmp file; cp -p real tmp; mv tmp file; done
                """, scratch.directory,
            ])
        defer {
            swapper.terminate()
            swapper.waitUntilExit()
        }
        var read = 0
        let end = ContinuousClock.now + .seconds(1)
        while ContinuousClock.now < end {
            guard let content = try? SafeFile.read(scratch.path("file"), limit: 1000) else { continue }
            read += 1
            #expect(content == Array("good".utf8))
        }
        #expect(read > 10)
    }

    @Test func replacingIsAtomicForWhoeverReadsAndLeavesNothingBeside() throws {
        let scratch = try Scratch()
        let path = scratch.path("file")
        let (old, new) = ([UInt8](repeating: 1, count: 300_000), [UInt8](repeating: 2, count: 300_000))
        try SafeFile.replace(path, with: old, mode: 0o640)
        let reader = try Process.run(
            URL(filePath: "/usr/bin/python3"),
            arguments: [
                "-c",
                """
                import sys, time
                end = time.time() + 1
                while time.time() < end:
                    content = open(sys.argv[1], 'rb').read()
                    assert len(content) == 300000 and len(set(content)) == 1, (len(content), set(content))
                """, path,
            ])
        while reader.isRunning {
            try SafeFile.replace(path, with: new, mode: 0o640)
            try SafeFile.replace(path, with: old, mode: 0o640)
        }
        #expect(reader.terminationStatus == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.directory) == ["file"])
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
    }

    @Test func aReplacementThatFailsLeavesTheOldFileAndNothingBeside() throws {
        let scratch = try Scratch()
        try SafeFile.replace(scratch.path("file"), with: [1], mode: 0o600)
        var former = rlimit()
        getrlimit(1, &former)
        signal(SIGXFSZ, SIG_IGN)
        var small = rlimit(rlim_cur: 4096, rlim_max: former.rlim_max)
        setrlimit(1, &small)
        defer { setrlimit(1, &former) }
        #expect(throws: FileRefusal.self) {
            try SafeFile.replace(scratch.path("file"), with: [UInt8](repeating: 2, count: 100_000), mode: 0o600)
        }
        #expect(try SafeFile.read(scratch.path("file"), limit: 10) == [1])
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.directory) == ["file"])
    }

    @Test func theStoresDirectoryMustBeNobodyElsesAndOnALocalDisk() throws {
        let scratch = try Scratch()
        try SafeDirectory.create(scratch.path("store"))
        try SafeDirectory.create(scratch.path("store"))
        #expect(
            try FileManager.default.attributesOfItem(atPath: scratch.path("store"))[.posixPermissions] as? Int == 0o700)
        chmod(scratch.path("store"), 0o1777)
        #expect(throws: FileRefusal(path: scratch.path("store"), reason: .writableByOthers)) {
            try SafeDirectory.check(scratch.path("store"))
        }
        #expect(throws: FileRefusal(path: scratch.path("none/store"), reason: .missing)) {
            try SafeDirectory.create(scratch.path("none/store"))
        }
    }
}

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

    /// statfs(2), and magic.h of the kernel for what it does not list.
    static let fileSystems: [(String, Int, Bool)] = [
        ("nfs", 0x6969, true), ("cifs", 0xFF53_4D42, true), ("smb2", 0xFE53_4D42, true), ("smb", 0x517B, true),
        ("afs", 0x5346_414F, true), ("kafs", 0x6B41_4653, true), ("ceph", 0x00C3_6400, true),
        ("9p", 0x0102_1997, true), ("fuse: sshfs, glusterfs", 0x6573_5546, true), ("ocfs2", 0x7461_636F, true),
        ("gfs2", 0x0116_1970, true), ("lustre", 0x0BD0_0BD0, true), ("ext4", 0xEF53, false),
        ("xfs", 0x5846_5342, false),
        ("btrfs", 0x9123_683E, false), ("tmpfs", 0x0102_1994, false), ("overlayfs", 0x794C_7630, false),
        ("zfs", 0x2FC1_2FC1, false), ("f2fs", 0xF2F5_2010, false), ("ramfs", 0x8584_58F6, false),
    ]

    @Test(arguments: fileSystems) func whereOtherHostsDoNotSeeOurLocksNoStoreIsKept(
        _ name: String, _ magic: Int, _ isNetwork: Bool
    ) {
        #expect(SafeDirectory.isNetwork(magic) == isNetwork)
    }

    /// The list is the module's to read: what it does not follow is not followed for it.
    @Test func whatTheModuleReadsIsReadByItsRules() throws {
        let scratch = try Scratch()
        let path = try scratch.write("list", "content", mode: 0o604)
        let read = try SafeFile.readAsModule(path, limit: 10)
        #expect(read.content == Array("content".utf8) && read.owner == geteuid() && read.rights == 0o604)
        symlink(path, scratch.path("link"))
        #expect(SafeFile.refusal(of: scratch.path("link")) == nil || geteuid() != 0)
        #expect(SafeFile.refusal(of: scratch.path("link"), followsLinks: false)?.reason == .symlink)
        #expect(throws: FileRefusal(path: scratch.path("link"), reason: .symlink)) {
            try SafeFile.readAsModule(scratch.path("link"), limit: 10)
        }
        #expect(throws: FileRefusal(path: path, reason: .tooLarge(3))) { try SafeFile.readAsModule(path, limit: 3) }
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

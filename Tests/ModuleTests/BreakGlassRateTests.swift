import Foundation
import TestSupport
import Testing

/// Once in 10 s, ten times in an hour, and always written down.
@Suite(.serialized, .enabled(if: Console.devices != nil, Comment(rawValue: Console.missing))) struct BreakGlassRateTests
{
    private let opened = BreakGlassTests.opened
    private let refused = BreakGlassTests.refused

    private static func sinceBoot() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return Int64(time.tv_sec)
    }

    /// Ten tries so many seconds ago; nil: never.
    private func remember(_ host: Emergency, _ ages: [Int64?]) throws {
        try host.stand.scratch.makeDirectory("run/credpolicy", mode: 0o700)
        var tries = ages.map { $0.map { Self.sinceBoot() - $0 } ?? 0 }
        let file = host.stand.scratch.path("run/credpolicy/breakglass")
        try Data(bytes: &tries, count: tries.count * 8).write(to: URL(filePath: file))
        chmod(file, 0o600)
    }

    @Test func aSecondTryAtOnceIsRefusedAndSaysWhy() throws {
        let host = try Emergency()
        #expect(try host.answer() == opened)
        let second = try host.login()
        #expect(second.lines.last == refused)
        #expect(second.err.contains("break-glass refused: once in 10 s and ten times in an hour"))
    }

    @Test(
        arguments: [
            ("10 s ago", [10] + [Int64?](repeating: nil, count: 9), true),
            ("8 s ago", [8] + [Int64?](repeating: nil, count: 9), false),
            ("the last of them 8 s ago", [Int64?](repeating: nil, count: 9) + [8], false),
            ("nine in an hour", [nil] + (1...9).map { Int64?($0 * 300) }, true),
            ("ten in an hour", (1...10).map { Int64?($0 * 300) }, false),
            ("ten, one of them longer ago", (1...9).map { Int64?($0 * 300) } + [3601], true),
            ("all before another start, in the future", [Int64?](repeating: -5000, count: 10), true),
        ] as [(String, [Int64?], Bool)])
    func triesAreCountedOverAnHour(_ name: String, _ ages: [Int64?], _ allowed: Bool) throws {
        let host = try Emergency()
        try remember(host, ages)
        #expect(try host.answer() == (allowed ? opened : refused))
        // What was allowed counts.
        #expect(try host.answer() == refused)
    }

    /// `$1` is /run/credpolicy.
    static let places = [
        ("its directory is somebody's", "chown 65533 $1"), ("its directory is everybody's", "chmod 777 $1"),
        ("its directory is a symlink", "mv $1 $1.away; ln -s $1.away $1"),
        ("a file is in its place", "rmdir $1; : > $1"),
        ("it is somebody's", ": > $1/breakglass; chmod 600 $1/breakglass; chown 65533 $1/breakglass"),
        ("it can be read by others", ": > $1/breakglass; chmod 644 $1/breakglass"),
        ("it is a symlink", "ln -s /dev/null $1/breakglass"), ("it is a fifo", "mkfifo -m 600 $1/breakglass"),
        ("it has another size", "echo x > $1/breakglass; chmod 600 $1/breakglass"),
        ("it can't be made", "mount --bind $1 $1; mount -o remount,ro,bind $1"),
    ]

    @Test(arguments: places) func whereTriesCantBeCountedThereIsNone(_ name: String, _ script: String) throws {
        let host = try Emergency()
        let place = try host.stand.scratch.makeDirectory("run/credpolicy", mode: 0o700)
        let environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
        #expect(try Run.command("/bin/sh", ["-c", script, "sh", place], environment: environment).status == 0)
        defer { umount2(place, Int32(MNT_DETACH)) }
        #expect(try host.answer() == refused)
        #expect(host.uses == [])
    }

    @Test func aUseIsWrittenOnTheDiskOrWhereNoDiskIsNeededAndNamesTimeStepIDTerminalAndPolicy() throws {
        let host = try Emergency()
        #expect(try host.answer() == opened)
        let spool = try #require(host.stand.scratch.read("run/credpolicy/breakglass-uses"))
        try host.stand.scratch.makeDirectory("lib/credpolicy", mode: 0o700)
        host.forgetTries()
        #expect(try host.answer() == opened)
        let onDisk = try #require(host.stand.scratch.read("lib/credpolicy/breakglass-uses"))
        for text in [spool, onDisk] {
            let lines = text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
            try #require(lines.count == 2 && lines[0].count == 1 && lines[0][0].count == 16 && lines[1].count == 5)
            #expect(abs(Double(lines[1][0])! - Date().timeIntervalSince1970) < 60)
            #expect(lines[1].dropFirst() == ["asked", "root", Emergency.name, "/etc/credpolicy/policy.conf"])
        }
        #expect(spool.prefix(16) != onDisk.prefix(16))
    }

    @Test func aUseThatCantBeWrittenDownIsNone() throws {
        let host = try Emergency()
        try host.stand.scratch.makeDirectory("run/credpolicy/breakglass-uses")
        #expect(try host.answer() == refused)
    }
}

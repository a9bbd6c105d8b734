import Foundation
import TestSupport
import Testing

/// What one password may cost whoever judges it, measured in an optimised program, as processor time.
@Suite(.serialized) struct BoundsMeasuredTests {
    /// Rules, estimate, likeness to the old one and to the person, with the dictionary that is shipped.
    @Test func noCraftedTextTakesMoreThanFiveMillisecondsOrEightMegabytes() throws {
        let rows = try LabTable("bounds").rows
        #expect(rows.count > 30)
        for row in rows {
            let milliseconds = try LabTable.number(row, "ms of CPU time")
            let kilobytes = try LabTable.number(row, "peak KB beside the dictionary")
            #expect(milliseconds <= 5 && kilobytes <= 8192, "\(row)")
        }
        // The rules read all that can be a password, whatever the estimate looks at.
        #expect(rows.contains { $0["characters"] == "511" })
        // All of them are as long as may be: none is over in no time because it was refused unread.
        let shortest = try rows.map { try LabTable.number($0, "bytes") }.min() ?? 0
        let quickest = try rows.map { try LabTable.number($0, "ms of CPU time") }.min() ?? 0
        #expect(shortest >= 256 && quickest > 0.02)
    }

    /// A page fault maps up to 64 KB of a file, of which the dictionary has 240 times as much. Where pages are single, faults
    /// are most of what a check takes in a helper, whose every check is its first.
    @Test func aCheckThatOpensTheDictionaryLooksAtFewPartsOfIt() throws {
        let rows = try LabTable("fresh").rows
        #expect(rows.count == 2)
        for row in rows {
            let (mean, most) = (try LabTable.number(row, "page faults: mean"), try LabTable.number(row, "most"))
            #expect(mean < 70 && most < 110, "\(row)")
            let microseconds = try LabTable.number(row, "µs of CPU time: median of the quietest tenth")
            let atHand = try LabTable.number(row, "with every page at hand")
            #expect(microseconds > atHand && mean > 0, "nothing was measured: \(row)")
        }
    }

    /// As in a helper, which lives for one password: with opening both files. Most of its time is page faults, of which
    /// there are as many on a slow machine; what it adds to a change through PAM is in LoginTests.
    @Test func theFirstJudgementOfAProcessTakesFewPages() throws {
        let scratch = try Scratch(.memory)
        try scratch.write("words", (1...200_000).map { "leaked-\($0)\n" }.joined())
        let built = try Run.command(
            Built.path("acctctl"),
            ["--quiet", "password", "blocklist", "build", scratch.path("words"), "--output", scratch.path("list")])
        try #require(built.status == 0, "\(built.err)")
        let rows = try (0..<9).map { _ in
            let table = try LabTable("first", "kQ7vbn2mLx9w", Built.path("dictionary"), scratch.path("list"))
            return try #require(table.rows.first)
        }
        let times = try rows.map { try LabTable.number($0, "µs of CPU time") }.sorted()
        let pages = try rows.map { try LabTable.number($0, "page faults") }.sorted()
        figure("the first judgement of a process: \(times[4]) µs, \(pages[4]) page faults")
        // Around each the kernel maps 64 KB; without that they would be four times as many.
        #expect(pages[4] > 0 && pages[4] < 220, "\(pages)")
    }

    /// With opening, in a list as `acctctl` builds it. Where a neighbour has the caches even processor time doubles: then
    /// the kernel's part of it, which no reader could do without, says what the machine can do.
    @Test func lookingUpALeakedPasswordTakesLessThanFiftyMicroseconds() throws {
        let scratch = try Scratch(.memory)
        try scratch.write("words", (1...2_000_000).map { "leaked-\($0)\n" }.joined())
        let built = try Run.command(
            Built.path("acctctl"),
            ["--quiet", "password", "blocklist", "build", scratch.path("words"), "--output", scratch.path("list")],
            timeout: 300)
        try #require(built.status == 0, "\(built.err)")
        let row = try #require(try LabTable("lookups", scratch.path("list")).rows.first)
        #expect(row["entries"] == "2000000")
        let microseconds = try LabTable.number(row, "µs of CPU time: median of the quietest tenth")
        let kernel = try LabTable.number(row, "the kernel's part")
        figure("looking up a leaked password: \(microseconds) µs, \(kernel) of them the kernel's")
        #expect(microseconds < 50 || microseconds < 2 * kernel, "\(row)")
        // However slow the machine is: five times what is demanded of a good one.
        #expect(microseconds < 250, "\(row)")
    }
}

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
        #expect(microseconds < 50 || microseconds < 2 * kernel, "\(row)")
    }
}

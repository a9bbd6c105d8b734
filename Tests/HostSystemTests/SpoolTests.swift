import Foundation
import TestSupport
import Testing

@testable import HostSystem

/// Lines that root's programs leave for another of root's.
@Suite struct SpoolTests {
    @Test func wholeLinesAreReadAndTheFileGoesWhenTheyAreTakenOver() throws {
        let scratch = try Scratch()
        let path = try scratch.write("uses", "one\ntwo\nhal", mode: 0o600)
        var lines: [String] = []
        if let spool = try Spool.open(path) {
            lines = spool.lines
            try spool.remove()
        }
        #expect(lines == ["one", "two"])
        let gone = try Spool.open(path) == nil
        #expect(gone)
    }

    /// Between somebody's opening and their lock another may have taken the file over and removed it; its name may be a
    /// new file's by then, which must stay. A file of two names shows the same as one of none.
    @Test(.enabled(if: geteuid() == 0, "needs root: the file must be root's"))
    func aFileThatIsNotTheOneOfItsNameIsLeftAlone() throws {
        let scratch = try Scratch()
        let path = try scratch.write("uses", "one\n", mode: 0o600)
        try #require(link(path, scratch.path("another")) == 0)
        let isOpened = try Spool.open(path) != nil
        #expect(!isOpened && scratch.read("uses") == "one\n")
    }
}

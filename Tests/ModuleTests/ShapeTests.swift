import Foundation
import TestSupport
import Testing

/// What the module is, seen from outside: small, and nothing exported but PAM's six entry points.
@Suite struct ShapeTests {
    @Test func nothingIsExportedButTheEntryPoints() throws {
        let listed = try Run.command("/usr/bin/nm", ["-D", "--defined-only", Built.path("pam_credpolicy.so")])
        let names = listed.lines.map { String($0.split(separator: " ").last!) }
        let entries = ["acct_mgmt", "authenticate", "chauthtok", "close_session", "open_session", "setcred"]
        #expect(names.sorted() == entries.map { "pam_sm_" + $0 })
    }

    @Test func onlyLibpamAndLibcAreLoaded() throws {
        let listed = try Run.command("/usr/bin/objdump", ["-p", Built.path("pam_credpolicy.so")])
        let needed = listed.lines.filter { $0.contains("NEEDED") }.map { String($0.split(separator: " ").last!) }
        #expect(needed.sorted() == ["libc.so.6", "libpam.so.0"])
        #expect(!listed.out.contains("RUNPATH") && !listed.out.contains("RPATH"))
    }

    /// frames.h is not counted: it is the contract, and half of it is prose. Break-glass is 180 of them, because it must
    /// work where there is nothing else of ours any more; lines around another module's check are about 60.
    @Test func theModuleStaysUnder770LinesOfCode() throws {
        let folder = Built.package + "/Sources/pam_credpolicy/"
        var code = 0
        for file in try FileManager.default.contentsOfDirectory(atPath: folder)
        where file != "frames.h" && !file.hasSuffix(".map") {
            let text = try String(contentsOfFile: folder + file, encoding: .utf8)
            code +=
                text.split(separator: "\n").filter { line in
                    let words = line.drop { $0 == " " }
                    return !words.isEmpty && !words.hasPrefix("//")
                }.count
        }
        #expect(code > 100 && code < 770)
    }
}

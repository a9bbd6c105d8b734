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

    @Test func theModuleStaysUnder500Lines() throws {
        let folder = Built.package + "/Sources/pam_credpolicy/"
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
        let lines = try files.reduce(0) {
            try $0
                + String(contentsOfFile: folder + $1, encoding: .utf8).split(
                    separator: "\n", omittingEmptySubsequences: false
                ).count - 1
        }
        #expect(lines > 100 && lines < 500)
    }
}

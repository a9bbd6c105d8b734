import Foundation
import TestSupport
import Testing

/// The picture in docs/ARCHITECTURE.md, held against every import: the compiler lets an undeclared sibling import pass.
@Suite struct ArrowTests {
    private static let libraries: Set<String> = ["CSQLite", "CCrypt", "CUTF8Proc", "CSHA", "CLinux", "Glibc"]

    private static let allowed: [String: Set<String>] = [
        "CredentialPolicy": [],
        "CredentialStore": libraries.union(["CredentialPolicy"]),
        "Authenticators": libraries.union(["CredentialPolicy"]),
        "HostSystem": libraries.union(["CredentialPolicy"]),
        "Enforcement": ["CredentialPolicy", "CredentialStore", "Authenticators", "HostSystem"],
        "pam-helper": ["Enforcement", "Glibc"],
        "acctctl": ["CredentialPolicy", "CredentialStore", "HostSystem", "Enforcement", "ArgumentParser", "Glibc"],
    ]

    @Test(arguments: allowed.keys.sorted()) func noArrowIsThereThatIsNotDrawn(target: String) throws {
        let files = try House.swiftFiles(under: "Sources/" + target)
        #expect(!files.isEmpty)
        for file in files {
            for module in House.imports(of: try House.text(file)) {
                #expect(Self.allowed[target]!.contains(module), "\(file) imports \(module)")
            }
        }
    }

    /// One careless call brings a library along (`ContinuousClock` the first, `contains("ab")` the others), and with
    /// it every PAM call takes a seventh longer. acctctl has them: the words would be seen. And the file that Swift's
    /// runtime reads at start for a program's arguments, of which the helper has none (see its main.swift).
    @Test(arguments: ["_Concurrency", "_StringProcessing", "_RegexParser", "/proc/self/maps"])
    func theHelperDoesWithoutLibrariesThatSlowItsStart(word: String) throws {
        func has(_ program: String) throws -> Bool {
            try Data(contentsOf: URL(filePath: Built.path(program))).range(of: Data(word.utf8)) != nil
        }
        #expect(try !has("pam-helper"))
        #expect(try has("acctctl"))
    }

    /// Exported, or libcrypt would go on with libc's and its 4,096 page faults for each hash.
    @Test func libcryptMeetsTheHelpersOwnMmap() throws {
        let symbols = try Run.command("/usr/bin/nm", ["-D", "--defined-only", Built.path("pam-helper")]).lines
        #expect(symbols.contains { $0.hasSuffix(" T mmap") }, "\(symbols)")
    }

    @Test func everyTargetIsDrawn() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: House.path("Sources"))
        #expect(Set(folders).subtracting(["CLibraries", "pam_credpolicy"]) == Set(Self.allowed.keys))
    }

    @Test func aForbiddenImportWouldBeSeen() {
        let text =
            "internal import Foundation\npublic import struct CredentialStore.Store\n@testable import HostSystem\n"
        #expect(House.imports(of: text) == ["Foundation", "CredentialStore", "HostSystem"])
    }

    @Test func unsafeStaysBehindItsFences() throws {
        for target in ["CredentialPolicy", "Enforcement", "pam-helper", "acctctl"] {
            for file in try House.swiftFiles(under: "Sources/" + target) {
                let words = try House.text(file).split { !$0.isLetter && $0 != "_" && $0 != "/" }
                #expect(!words.contains("unsafe"), "\(file) is unsafe")
            }
        }
    }
}

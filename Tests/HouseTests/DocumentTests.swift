import Foundation
import Testing

@Suite struct DocumentTests {
    /// An installed clone has no path of the machine that it was written on.
    @Test func noTrackedFileNamesADevelopersMachine() throws {
        for file in try tracked() {
            guard let text = try? House.text(file) else { continue }
            #expect(!text.contains(House.root.dropLast() + "/"), "\(file)")
        }
    }

    @Test func nothingGeneratedIsTracked() throws {
        for file in try tracked() {
            let generated = file.hasPrefix("build/") || file.hasPrefix(".build/") || file == "Package.resolved"
            #expect(!generated, "\(file)")
        }
    }

    @Test func packagesArePinnedExactly() throws {
        let package = try House.text("Package.swift")
        for line in package.split(separator: "\n") where line.contains(".package(url:") {
            #expect(line.contains("exact:"), "\(line)")
        }
    }

    /// Every test that known-attacks.md names is there.
    @Test func everyAnswerToAnAttackNamesATestThatExists() throws {
        let document = try House.text("docs/known-attacks.md")
        var names: Set<String> = []
        for row in document.split(separator: "\n") where row.hasPrefix("|") {
            for piece in row.split(separator: "`").map(String.init) where piece.hasPrefix("test:") {
                names.insert(String(piece.dropFirst(5)))
            }
        }
        #expect(names.count > 20)
        let sources = try House.swiftFiles(under: "Tests").map { try House.text($0) }.joined()
        let missing = names.filter { !sources.contains("func \($0)(") }
        #expect(missing.isEmpty, "known-attacks.md names \(missing)")
    }

    private func tracked() throws -> [String] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/git")
        process.arguments = ["-C", House.root, "-c", "safe.directory=*", "ls-files"]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let list = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: list, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}

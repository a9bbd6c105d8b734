import Foundation
import TestSupport
import Testing

/// What `make` builds anew after a change.
@Suite struct MakefileTests {
    /// The prerequisites of a goal, as make(1) sees them.
    private func prerequisites(of goal: String) throws -> Set<String> {
        // -p prints the rules; -q builds nothing.
        let seen = try Run.command(
            "/usr/bin/make", ["-C", House.root, "-pq", "--no-print-directory", goal],
            environment: ["PATH": "/usr/bin:/bin"])
        let rule = try #require(seen.lines.first { $0.hasPrefix(goal + ":") }, "\(seen.err)")
        return Set(rule.dropFirst(goal.count + 1).prefix { $0 != "|" }.split(separator: " ").map(String.init))
    }

    @Test func aChangeOfWhatTheDictionaryIsMadeWithMakesItAnew() throws {
        let builder = try prerequisites(of: "build/dictionary-builder")
        let sources =
            try House.swiftFiles(under: "Sources/CredentialPolicy/Strength")
            + House.swiftFiles(under: "contrib/dictionary/builder")
        #expect(sources.contains { $0.hasSuffix("Strength/Guesses.swift") } && builder.isSuperset(of: sources))
        let lists = Set(
            try FileManager.default.contentsOfDirectory(atPath: House.path("contrib/dictionary"))
                .filter { $0.hasSuffix(".txt") }.map { "contrib/dictionary/\($0)" })
        for goal in ["build/dictionary", "build/strength/without-john.dictionary"] {
            let needed = lists.union(["build/dictionary-builder", "contrib/dictionary/build"])
            let missing = needed.subtracting(try prerequisites(of: goal))
            #expect(!lists.isEmpty && missing.isEmpty, "\(goal) is not made anew after a change of \(missing)")
        }
    }

    /// The package's version is written down once for dpkg and once for people.
    @Test func acctctlSaysTheVersionOfThePackage() throws {
        let changelog = try House.text("contrib/debian/changelog")
        let version = try #require(changelog.split(separator: "(").dropFirst().first?.split(separator: ")").first)
        let said = try Run.command(Built.path("acctctl"), ["--version"])
        #expect(said.status == 0 && said.out == "credpolicy \(version)\n", "\(said.out)")
    }
}

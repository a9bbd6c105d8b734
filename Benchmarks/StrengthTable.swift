import TestSupport

/// Password meters side by side, as strength-lab prints them: an optimised program of its own, since this one is not.
enum StrengthTable {
    static func text() throws -> String {
        let sections = [
            ("Password meters, on passwords of Benchmarks/Strength (checks a second of CPU time, one thread)", "peers"),
            ("Weighted Spearman correlation with use, each list taken out of both dictionaries", "correlation"),
        ]
        return try sections.map { "## \($0)\n\n\(try output(of: $1))" }.joined(separator: "\n")
    }

    private static func output(of command: String) throws -> String {
        let finished = try Run.command(Built.test("strength-lab"), [command], timeout: 900)
        guard finished.status == 0 else { throw BenchFailure(what: "strength-lab \(command) failed: \(finished.err)") }
        return finished.out
    }
}

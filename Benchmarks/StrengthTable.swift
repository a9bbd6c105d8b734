import TestSupport

/// Password meters side by side, as strength-lab prints them: an optimised program of its own, since this one is not.
enum StrengthTable {
    static func text() throws -> String {
        let sections = [
            ("A leaked password looked up among 20 million, with opening (< 50 µs)", ["lookups", Bench.leaked]),
            ("Texts made to keep the estimator busy (≤ 5 ms, ≤ 8 MB)", ["bounds"]),
            ("Password meters, on passwords of Benchmarks/Strength (checks a second of CPU time)", ["peers"]),
            ("Weighted Spearman correlation with use, each list taken out of both dictionaries", ["correlation"]),
        ]
        return try sections.map { "## \($0)\n\n\(try output(of: $1))" }.joined(separator: "\n")
    }

    private static func output(of words: [String]) throws -> String {
        let finished = try Run.command(Built.test("strength-lab"), words, timeout: 900)
        guard finished.status == 0 else { throw BenchFailure(what: "strength-lab \(words) failed: \(finished.err)") }
        return finished.out
    }
}

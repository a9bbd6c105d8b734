import CredentialPolicy
import Foundation
import HostSystem
import TestSupport

/// What a check takes in a process that has not looked at the dictionary yet: open, map, check, estimate, unmap. In a
/// helper it is most of what a new password adds to its change; `Ours.speed` has every page at hand.
enum Fresh {
    static func table() throws {
        let scratch = try Scratch()
        print(
            "| page cache | checks | page faults: mean | most | µs of CPU time: median of the quietest tenth | median | with every page at hand |"
        )
        print("|---|---|---|---|---|---|---|")
        for state in PageCache.allCases {
            let path = try state.copy(Built.path("dictionary"), to: scratch, as: state.rawValue)
            try measure(path, state.rawValue, try Figures.typical())
        }
    }

    private static func measure(_ path: String, _ name: String, _ passwords: [String]) throws {
        let estimator = PasswordEstimator(facts: PersonalFacts(loginName: ""), year: 2026)
        // Once for what is set up on first use.
        _ = try check(passwords[0], estimator, path)
        let checks = try passwords.map { try check($0, estimator, path) }
        let faults = checks.map(\.faults)
        let cells = [
            "\(checks.count)", Command.text(Double(faults.reduce(0, +)) / Double(faults.count), digits: 1),
            "\(faults.max() ?? 0)", Command.text(ProcessorTime.quietest(checks.map(\.microseconds)), digits: 1),
            Command.text(ProcessorTime.percentile(checks.map(\.microseconds), 0.5), digits: 1),
            Command.text(ProcessorTime.quietest(checks.map(\.again)), digits: 1),
        ]
        print("| \(name) | \(cells.joined(separator: " | ")) |")
    }

    private static func check(
        _ password: String, _ estimator: PasswordEstimator, _ path: String
    ) throws -> (faults: Int, microseconds: Double, again: Double) {
        let text = Array(password.utf8)
        let faults = FirstCheck.pageFaults()
        var (again, sum) = (0.0, 0.0)
        let microseconds = try ProcessorTime.microseconds {
            let file = try MappedFile(path, limit: 1 << 28)
            try file.withWords { words in
                let dictionary = try StrengthDictionary(checking: words)
                let span = text.span
                sum += estimator.strength(of: span, old: nil, dictionary: dictionary, words: words).guesses.log10
                again = ProcessorTime.microseconds {
                    sum += estimator.strength(of: span, old: nil, dictionary: dictionary, words: words).guesses.log10
                }
            }
            file.unmap()
        }
        precondition(sum > 0)
        return (FirstCheck.pageFaults() - faults, microseconds - again, again)
    }
}

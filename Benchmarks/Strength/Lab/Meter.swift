import Foundation
import TestSupport

/// A password meter under measurement: what it says of each of many passwords, in order.
protocol Meter {
    var name: String { get }
    /// log10 of the guesses; nil for a meter that only accepts or refuses.
    func guesses(_ passwords: [String]) throws -> [Double]?
    func accepts(_ passwords: [String]) throws -> [Bool]
    /// Checks a second of CPU time of one thread, its start not counted.
    func speed(_ passwords: [String]) throws -> Double
}

extension Meter {
    func guesses(_ passwords: [String]) throws -> [Double]? { nil }
}

/// A program that answers each line of its input with a line.
struct LineProgram {
    let path: String
    let arguments: [String]

    func answers(_ passwords: [String]) throws -> [String] {
        let input = passwords.map { $0 + "\n" }.joined()
        // It may end with another status when it refused one (pwqcheck(1)): what counts is a line for each.
        let finished = try Run.command(
            path, arguments, stdin: input, environment: ["LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"], timeout: 600)
        guard finished.lines.count == passwords.count else {
            throw LabFailure(
                "\(path) gave \(finished.lines.count) lines for \(passwords.count)",
                "run make strength, or look at what it says: \(finished.err)")
        }
        return finished.lines
    }

    /// The CPU time of many checks less that of a single one, which is all start; at least a second of it, so that the
    /// clock's grain doesn't matter.
    func speed(_ passwords: [String]) throws -> Double {
        let start = try cpuTime { _ = try answers([passwords[0]]) }
        var many = passwords
        while true {
            let spent = try cpuTime { _ = try answers(many) } - start
            if spent > 1 { return Double(many.count) / spent }
            many += many
        }
    }

    /// Seconds that the children which ended in `work` have computed.
    private func cpuTime(_ work: () throws -> Void) rethrows -> Double {
        func children() -> Double {
            var usage = rusage()
            getrusage(RUSAGE_CHILDREN.rawValue, &usage)
            return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
        }
        let before = children()
        try work()
        return children() - before
    }
}

import CredentialPolicy
import Enforcement
import Foundation

/// What looking one password up in a list of leaked ones takes in a process that has not opened the list: open, check,
/// map, look, unmap.
enum Lookups {
    /// - Parameter list: of `leaked-1` … in any number, as `make` builds it.
    static func table(_ list: String) throws {
        let opened = try LeakedPasswords(list)
        let entries = opened.count
        opened.close()
        var found = 0
        let times = try (0..<4000).map { number in
            // By turns in the list and not.
            let word = number % 2 == 0 ? "leaked-\(1 + UInt64(number) * 7919 % entries)" : "absent-\(number)"
            let bytes = Array(word.utf8)
            return try ProcessorTime.microseconds {
                if try LeakedPasswords.contain(bytes.span, list: list) { found += 1 }
            }
        }
        guard found == times.count / 2 else {
            throw LabFailure("\(list) gave \(found) of \(times.count / 2)", "build it anew")
        }
        // Processor time too is longer where a neighbour has the caches: of ten portions the quietest says what it takes.
        let quietest = stride(from: 0, to: times.count, by: times.count / 10).map { start in
            ProcessorTime.percentile(Array(times[start..<start + times.count / 10]), 0.5)
        }.min()!
        let cells = [quietest, ProcessorTime.percentile(times, 0.5), ProcessorTime.percentile(times, 0.99)]
            .map { Command.text($0, digits: 1) }
        print("| entries | lookups | µs of CPU time: median of the quietest tenth | median | 99 % |")
        print("|---|---|---|---|---|")
        print("| \(entries) | \(times.count) | \(cells.joined(separator: " | ")) |")
    }
}

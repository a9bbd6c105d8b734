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
        let lookups = try (0..<4000).map { number in
            // By turns in the list and not.
            let word = number % 2 == 0 ? "leaked-\(1 + UInt64(number) * 7919 % entries)" : "absent-\(number)"
            let bytes = Array(word.utf8)
            return try ProcessorTime.microseconds {
                if try LeakedPasswords.contain(bytes.span, list: list) { found += 1 }
            }
        }
        guard found == lookups.count / 2 else {
            throw LabFailure("\(list) gave \(found) of \(lookups.count / 2)", "build it anew")
        }
        var sum: UInt64 = 0
        let kernel = try (0..<lookups.count).map { number in
            try ProcessorTime.microseconds { sum += try touch(list, Int(entries) * (1 + number % 5)) }
        }
        // Of a list that is not all zeros; and nobody may leave out what nobody asks for.
        guard sum > 0 else { throw LabFailure("\(list) is empty", "build it anew") }
        let cells = [
            ProcessorTime.quietest(lookups), ProcessorTime.percentile(lookups, 0.5),
            ProcessorTime.percentile(lookups, 0.99),
            ProcessorTime.quietest(kernel), ProcessorTime.percentile(kernel, 0.99),
        ].map { Command.text($0, digits: 1) }
        let head =
            ["entries", "lookups", "µs of CPU time: median of the quietest tenth", "median", "99 %"]
            + ["the kernel's part", "99 % of that"]
        print("| \(head.joined(separator: " | ")) |\n|---|---|---|---|---|---|---|")
        print("| \(entries) | \(lookups.count) | \(cells.joined(separator: " | ")) |")
    }

    /// What no reader of a mapped file could do without: open it, map it, look at as many places as a lookup does, unmap
    /// it.
    private static func touch(_ path: String, _ place: Int) throws -> UInt64 {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        var facts = stat()
        guard descriptor >= 0, fstat(descriptor, &facts) == 0,
            let start = mmap(nil, Int(facts.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
        else { throw LabFailure("\(path) can't be mapped", "look at its rights") }
        close(descriptor)
        let size = Int(facts.st_size)
        var sum: UInt64 = 0
        for offset in [0, size / 7, size - 1, place % size, (place + size / 3) % size] {
            sum += UInt64(start.load(fromByteOffset: offset, as: UInt8.self))
        }
        munmap(start, size)
        return sum
    }
}

import Authenticators
import CredentialPolicy
import Foundation
import StrengthSamples
import TestSupport

/// Our estimator as a long-running process would use it: the dictionary read once, each password normalised and judged
/// on its own, nothing known about the person.
struct Ours: Meter {
    let name = "credpolicy"
    /// log10 of the guesses that the shipped policy demands.
    static let threshold = PasswordSettings().minGuesses.log10
    /// The year of the era dates that generators give; fixed, so that figures do not change with the calendar.
    private static let year = 2026

    let words: [UInt32]
    let dictionary: StrengthDictionary
    private let estimator = PasswordEstimator(facts: PersonalFacts(loginName: ""), year: year)

    init(dictionary path: String = Built.path("dictionary")) throws {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw LabFailure("\(path) is missing", "run make strength")
        }
        let words = data.withUnsafeBytes { bytes in
            (0..<bytes.count / 4).map {
                UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self))
            }
        }
        self.words = words
        do {
            dictionary = try StrengthDictionary(checking: words.span)
        } catch {
            throw LabFailure("\(path) is no dictionary (\(error))", "delete it and run make strength")
        }
    }

    func strength(_ normalized: [UInt8]) -> PasswordStrength {
        let (text, span) = (normalized.span, words.span)
        return estimator.strength(of: text, old: nil, dictionary: dictionary, words: span)
    }

    func strengths(_ passwords: [String]) throws -> [PasswordStrength] {
        var normalizer = Normalizer()
        return try passwords.map { strength(try normalizer.normalized($0)) }
    }

    func guesses(_ passwords: [String]) throws -> [Double]? { try strengths(passwords).map(\.guesses.log10) }
    func accepts(_ passwords: [String]) throws -> [Bool] {
        try strengths(passwords).map { $0.guesses.log10 >= Self.threshold }
    }

    /// Normalising is a part of a check.
    func speed(_ passwords: [String]) throws -> Double {
        var normalizer = Normalizer()
        let (started, clocks) = (clock(), Double(CLOCKS_PER_SEC))
        var (checks, sum) = (0, 0.0)
        repeat {
            for password in passwords { sum += strength(try normalizer.normalized(password)).guesses.log10 }
            checks += passwords.count
        } while Double(clock() - started) < clocks
        precondition(sum > 0)
        return Double(checks) / (Double(clock() - started) / clocks)
    }
}

/// NFKC with buffers that are used again.
private struct Normalizer {
    private var scratch = [UInt8](repeating: 0, count: Normalization.scratchSize)
    private var result = [UInt8](repeating: 0, count: Normalization.limit + 1)

    mutating func normalized(_ password: String) throws -> [UInt8] {
        try Self.normalized(Array(password.utf8), &scratch, &result)
    }

    private static func normalized(_ text: [UInt8], _ scratch: inout [UInt8], _ result: inout [UInt8]) throws -> [UInt8]
    {
        let source = text.span
        var area = scratch.mutableSpan
        var space = result.mutableSpan
        let count = try Normalization.nfkc(source, scratch: &area, result: &space)
        return Array(result[..<count])
    }
}

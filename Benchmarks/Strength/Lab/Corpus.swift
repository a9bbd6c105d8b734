import CredentialPolicy
import Foundation
import StrengthSamples
import TestSupport

/// The passwords that meters are judged by.
struct Corpus {
    static let directory = Built.path("strength")
    /// Passwords of each generator: 600 weak ones and 1,000 strong ones in each half, or a few more.
    static let (weakEach, strongEach) = (50, 250)
    static let seed: UInt64 = 2026

    let weak: [Labelled]
    let strong: [Labelled]

    /// A password and the generator that gave it.
    struct Labelled {
        let generator: String
        let password: String
    }

    init(_ half: PasswordGenerator.Half, seed: UInt64 = seed) throws {
        weak = Self.drawn(WeakPasswords.generators(half), Self.weakEach, seed)
        // Each half its own seed, or both would have the same random strings.
        let words = try Self.list(half == .tuning ? "wikipedia" : "dictionary")
        strong = Self.drawn(
            StrongPasswords.generators(words: words), Self.strongEach, half == .tuning ? seed : seed &* 31)
    }

    private static func drawn(_ generators: [PasswordGenerator], _ count: Int, _ seed: UInt64) -> [Labelled] {
        generators.flatMap { generator in
            generator.passwords(count, seed: seed).map { Labelled(generator: generator.name, password: $0) }
        }
    }

    /// A list that `peers/lists.py` wrote, the most used first.
    static func list(_ name: String) throws -> [String] {
        let path = "\(directory)/lists/\(name).txt"
        guard let data = FileManager.default.contents(atPath: path) else {
            throw LabFailure("\(path) is missing", "run make strength")
        }
        return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}

/// What happened, and what to do.
struct LabFailure: Error, CustomStringConvertible {
    let description: String

    init(_ what: String, _ remedy: String) { description = "strength-lab: \(what): \(remedy)" }
}

import Foundation
import StrengthSamples

/// The commands of strength-lab.
enum Command {
    static func run(_ words: [String]) throws {
        switch (words.first, words.count) {
        case ("generate", 3...4): try generate(words)
        case ("correlate", 2): try correlate(words[1])
        default:
            print(usage)
            exit(2)
        }
    }

    static func half(_ word: String) throws -> PasswordGenerator.Half {
        guard let half = PasswordGenerator.Half(rawValue: word) else {
            throw LabFailure("there is no half \(word)", "say tuning or aside")
        }
        return half
    }

    private static func generate(_ words: [String]) throws {
        let seed = words.count > 3 ? UInt64(words[3]) ?? Corpus.seed : Corpus.seed
        let corpus = try Corpus(half(words[2]), seed: seed)
        for entry in words[1] == "weak" ? corpus.weak : corpus.strong { print("\(entry.generator)\t\(entry.password)") }
    }

    private static func correlate(_ name: String) throws {
        let list = try Corpus.list(name)
        var guesses: [String: Double] = [:]
        for password in list {
            guard let line = readLine(), let number = Double(line.prefix { $0 != "\t" }) else {
                throw LabFailure("a line is missing or has no number in front", "give one for each of \(list.count) passwords")
            }
            guesses[password] = number
        }
        for sample in RankedSample.all(of: list) {
            print(String(format: "%@\t%.4f", sample.name, try sample.correlation(guesses)))
        }
    }
}

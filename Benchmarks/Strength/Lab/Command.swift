import CredentialPolicy
import Foundation
import StrengthSamples

/// The commands of strength-lab.
enum Command {
    static func run(_ words: [String]) throws {
        switch (words.first, words.count) {
        case ("generate", 3...4): try generate(words)
        case ("estimate", 1...2): try estimate(words.count > 1 ? Ours(dictionary: words[1]) : Ours())
        case ("weak", 2), ("strong", 2): try list(half(words[1]), weak: words[0] == "weak")
        case ("correlation", 1...2): try Figures.correlation(of: words.count > 1 ? [words[1]] : Figures.lists)
        case ("correlate", 2): try correlate(words[1])
        case ("curve", 1): print(try Figures.curves().text)
        case ("document", 2): try Figures.renew(words[1])
        case ("speed", 1): try Figures.speed()
        case ("peers", 1): try Figures.peers()
        case ("fresh", 1): try Fresh.table()
        case ("bounds", 1): try Bounds.table()
        case ("first", 4): try FirstCheck.table(words[1], dictionary: words[2], list: words[3])
        case ("lookups", 2): try Lookups.table(words[1])
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

    private static func estimate(_ ours: Ours) throws {
        while let password = readLine() { print(described(try ours.strengths([password])[0])) }
    }

    private static func described(_ strength: PasswordStrength) -> String {
        let parts = strength.parts.map { part in
            "\(part.range.lowerBound)..<\(part.range.upperBound) \(part.kind.rawValue) \(text(part.guesses.log10))"
        }
        return text(strength.guesses.log10, digits: 4) + "\t" + parts.joined(separator: ", ")
    }

    static func text(_ number: Double, digits: Int = 2) -> String { String(format: "%.\(digits)f", number) }

    /// What goes wrong, by generator.
    private static func list(_ half: PasswordGenerator.Half, weak: Bool) throws {
        let (ours, corpus) = (try Ours(), try Corpus(half))
        let entries = weak ? corpus.weak : corpus.strong
        let strengths = try ours.strengths(entries.map(\.password))
        var wrong: [(String, PasswordStrength)] = []
        for generator in Set(entries.map(\.generator)).sorted() {
            let places = entries.indices.filter { entries[$0].generator == generator }
            let bad = places.filter { (strengths[$0].guesses.log10 >= Ours.threshold) == weak }
            let numbers = places.map { strengths[$0].guesses.log10 }.sorted()
            print(
                "\(generator)\t\(weak ? "accepted" : "refused") \(bad.count) of \(places.count)\t"
                    + "from \(text(numbers.first!)) over \(text(numbers[numbers.count / 2])) to \(text(numbers.last!))")
            wrong += bad.map { (entries[$0].password, strengths[$0]) }
        }
        print("\(weak ? "accepted" : "refused") \(wrong.count) of \(entries.count), threshold \(text(Ours.threshold))")
        for (password, strength) in wrong { print("  \(password)\t\(described(strength))") }
    }

    private static func correlate(_ name: String) throws {
        let list = try Corpus.list(name)
        var guesses: [String: Double] = [:]
        for password in list {
            guard let line = readLine(), let number = Double(line.prefix { $0 != "\t" }) else {
                throw LabFailure(
                    "a line is missing or has no number in front", "give one for each of \(list.count) passwords")
            }
            guesses[password] = number
        }
        for sample in RankedSample.all(of: list) {
            print("\(sample.name)\t\(text(try sample.correlation(guesses), digits: 4))")
        }
    }
}

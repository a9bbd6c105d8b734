import Foundation
import StrengthSamples

/// What is measured of all meters, printed as tables (Markdown).
enum Figures {
    static let lists = ["john", "zxcvbn"]

    static func correlation(of lists: [String]) throws {
        print("| list | sample | passwords | credpolicy | zxcvbn |\n|---|---|---|---|---|")
        for name in lists {
            let list = try Corpus.list(name)
            let ours = try Ours(dictionary: "\(Corpus.directory)/without-\(name).dictionary")
            let peer = Zxcvbn(without: "\(Corpus.directory)/lists/\(name).txt")
            let found = try [ours.guesses(list)!, peer.guesses(list)!].map { guesses in
                Dictionary(zip(list, guesses)) { first, _ in first }
            }
            for sample in RankedSample.all(of: list) {
                let cells = try found.map { Command.text(try sample.correlation($0), digits: 3) }
                print("| \(name) | \(sample.name) | \(sample.passwords.count) | \(cells.joined(separator: " | ")) |")
            }
        }
    }

    private static func curve(_ half: PasswordGenerator.Half, _ ours: Ours) throws -> AcceptanceCurve {
        let corpus = try Corpus(half)
        return AcceptanceCurve(
            weak: try ours.guesses(corpus.weak.map(\.password))!,
            strong: try ours.guesses(corpus.strong.map(\.password))!,
            thresholds: AcceptanceCurve.thresholds)
    }

    static func curves() throws -> CurveTable {
        let ours = try Ours()
        return CurveTable(tuning: try curve(.tuning, ours), aside: try curve(.aside, ours))
    }

    /// Puts the table of now into a document in place of the one that it has, and the picture beside it.
    static func renew(_ document: String) throws {
        let curves = try curves()
        guard let data = FileManager.default.contents(atPath: document),
            let text = curves.replacing(in: String(decoding: data, as: UTF8.self)),
            let written = CurveTable(in: text)
        else { throw LabFailure("\(document) has no table of curves", "look for its head in CurveTable.swift") }
        try text.write(toFile: document, atomically: true, encoding: .utf8)
        let picture = document.replacingOccurrences(of: ".md", with: ".svg")
        // From the rounded numbers, so that whoever reads the document can draw the same.
        try written.drawing(chosen: Ours.threshold).write(toFile: picture, atomically: true, encoding: .utf8)
    }

    static func speed() throws {
        let passwords = try typical()
        // By turns, and the quickest of each: processor time too is longer while a neighbour has the caches.
        let (meter, other) = (try Ours(), ZxcvbnC())
        let turns = try (0..<5).map { _ in (ours: try meter.speed(passwords), peer: try other.speed(passwords)) }
        let (ours, peer) = (turns.map(\.ours).max()!, turns.map(\.peer).max()!)
        print("| meter | checks a second |\n|---|---|")
        print("| credpolicy | \(Command.text(ours, digits: 0)) |\n| zxcvbn-c | \(Command.text(peer, digits: 0)) |")
        print("ratio \(Command.text(ours / peer))")
    }

    /// 8 to 12 characters, weak and strong by turns.
    static func typical() throws -> [String] {
        let corpus = try Corpus(.tuning)
        return zip(corpus.weak, corpus.strong).flatMap { [$0.password, $1.password] }.filter {
            (8...12).contains($0.count)
        }
    }

    static func peers() throws {
        let (tuning, aside, typical) = (try Corpus(.tuning), try Corpus(.aside), try typical())
        let meters: [any Meter] = [PwQuality(), PasswdQC(), Zxcvbn(), ZxcvbnC(), try Ours()]
        print(
            "| meter | checks a second | weak accepted | weak put aside accepted | strong refused | strong put aside refused |"
        )
        print("|---|---|---|---|---|---|")
        for meter in meters {
            func share(_ passwords: [Corpus.Labelled], accepted: Bool) throws -> String {
                let count = try meter.accepts(passwords.map(\.password)).count { $0 == accepted }
                return Command.text(100 * Double(count) / Double(passwords.count), digits: 1) + " %"
            }
            let cells = [
                Command.text(try meter.speed(typical), digits: 0), try share(tuning.weak, accepted: true),
                try share(aside.weak, accepted: true), try share(tuning.strong, accepted: false),
                try share(aside.strong, accepted: false),
            ]
            print("| \(meter.name) | \(cells.joined(separator: " | ")) |")
        }
    }
}

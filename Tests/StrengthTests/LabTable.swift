import TestSupport
import Testing

/// A table that strength-lab prints: cells by column, row by row.
struct LabTable {
    let rows: [[String: String]]

    /// - Parameter words: the command and what it takes. Each row is printed as a figure.
    init(_ words: String...) throws {
        let finished = try Run.command(Built.test("strength-lab"), words, timeout: 900)
        try #require(finished.status == 0, "\(finished.err)")
        let lines = finished.lines.filter { $0.hasPrefix("|") }.map { line in
            line.split(separator: "|").map {
                String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            }
        }
        let head = try #require(lines.first)
        rows = lines.dropFirst(2).map { Dictionary(uniqueKeysWithValues: zip(head, $0)) }
        for row in rows { figure("\(words[0]): " + head.map { "\($0) \(row[$0] ?? "")" }.joined(separator: ", ")) }
    }

    static func number(_ row: [String: String], _ column: String) throws -> Double {
        try #require(Double((row[column] ?? "").prefix { $0 != " " }), "no number in the column \(column)")
    }
}

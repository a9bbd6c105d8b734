import CredentialPolicy

/// Rows under a heading. Names and details give way until a row fits into the terminal.
struct Table {
    private static let gap = 2
    /// No column is cut below this.
    private static let narrowest = 4

    let headings: [String]
    /// As `headings`; cells are made printable here.
    let rows: [[String]]
    /// The columns that give way; times and states are of no use cut.
    let yielding: [Int]
    /// Facts under the last heading, some for each row, never cut: behind the row where they fit, else on lines below.
    var notes: (heading: String, facts: [[String]])?

    var lines: [String] {
        let cells = ([headings] + rows).map { $0.map(Printable.escaped) }
        let widths = fitted(natural(cells))
        let lines = cells.map { line($0, widths) }
        guard let notes else { return lines }
        let start = widths.reduce(0, +) + Self.gap * widths.count
        return zip(lines, [[notes.heading]] + notes.facts).flatMap { line, facts in
            Self.noted(line, facts.map(Printable.escaped), start: start, indent: (widths.first ?? 0) + Self.gap)
        }
    }

    private static func noted(_ line: String, _ facts: [String], start: Int, indent: Int) -> [String] {
        if facts.isEmpty { return [line] }
        let whole = facts.joined(separator: " ")
        if start + DisplayWidth.of(whole) <= Layout.columns { return [Layout.padded(line, to: start) + whole] }
        let margin = String(repeating: " ", count: indent)
        var below: [String] = []
        for fact in facts {
            if let last = below.last, DisplayWidth.of(last) + 1 + DisplayWidth.of(fact) <= Layout.columns {
                below[below.count - 1] = "\(last) \(fact)"
            } else {
                below.append(margin + fact)
            }
        }
        return [line] + below
    }

    private func natural(_ cells: [[String]]) -> [Int] {
        headings.indices.map { column in cells.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
    }

    private func fitted(_ natural: [Int]) -> [Int] {
        var widths = natural
        let room = Layout.columns - Self.gap * (widths.count - 1)
        while widths.reduce(0, +) > room, let widest = yielding.max(by: { widths[$0] < widths[$1] }),
            widths[widest] > Self.narrowest
        {
            widths[widest] -= 1
        }
        return widths
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        let last = cells.lastIndex { !$0.isEmpty } ?? 0
        return cells[...last].enumerated().map { index, cell in
            let cut = Layout.cut(cell, to: widths[index])
            return index == last ? cut : Layout.padded(cut, to: widths[index])
        }.joined(separator: String(repeating: " ", count: Self.gap))
    }
}

/// Lines of `label: value`, the values below each other.
struct Block {
    private(set) var lines: [String] = []

    /// `indent`: columns that the caller puts before each line.
    init(_ entries: [(label: String, value: String)], indent: Int = 0) {
        let width = (entries.map { DisplayWidth.of($0.label) }.max() ?? 0) + 2
        lines = entries.map { label, value in
            Layout.padded(label + ":", to: width) + Layout.cut(value, to: Layout.columns - width - indent)
        }
    }
}

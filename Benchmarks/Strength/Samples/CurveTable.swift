/// Both halves' curves side by side, as the table in docs/strength.md (Markdown) and as its picture.
public struct CurveTable: Sendable, Equatable {
    public var tuning: AcceptanceCurve
    public var aside: AcceptanceCurve

    private static let head = """
        | log10 guesses | weak accepted, % | strong refused, % | aside: weak accepted, % | aside: strong refused, % |
        |---|---|---|---|---|
        """

    /// Both at the same thresholds.
    public init(tuning: AcceptanceCurve, aside: AcceptanceCurve) {
        precondition(tuning.points.map(\.threshold) == aside.points.map(\.threshold))
        (self.tuning, self.aside) = (tuning, aside)
    }

    public var text: String {
        let rows = zip(tuning.points, aside.points).map { here, there in
            let shares = [here.weakAccepted, here.strongRefused, there.weakAccepted, there.strongRefused]
            return "| \(Self.decimal(here.threshold, 2)) | "
                + shares.map { Self.decimal($0 * 100, 1) }.joined(separator: " | ") + " |"
        }
        return ([Self.head] + rows).joined(separator: "\n")
    }

    /// Reads the first such table of a document.
    /// - Returns: nil when there is none, or a row of it is not numbers.
    public init?(in document: String) {
        let lines = document.split(separator: "\n", omittingEmptySubsequences: false)
        let head = Self.head.split(separator: "\n")
        guard let start = lines.firstIndex(of: head[0]), lines.dropFirst(start + 1).first == head[1] else { return nil }
        var (tuning, aside) = (AcceptanceCurve(points: []), AcceptanceCurve(points: []))
        for line in lines.dropFirst(start + 2).prefix(while: { $0.hasPrefix("|") }) {
            let numbers = line.split { $0 == "|" || $0 == " " }.compactMap { Double($0) }
            guard numbers.count == 5 else { return nil }
            tuning.points.append(
                .init(threshold: numbers[0], weakAccepted: numbers[1] / 100, strongRefused: numbers[2] / 100))
            aside.points.append(
                .init(threshold: numbers[0], weakAccepted: numbers[3] / 100, strongRefused: numbers[4] / 100))
        }
        (self.tuning, self.aside) = (tuning, aside)
    }

    /// A document with this table in place of the one that it has; nil when it has none.
    public func replacing(in document: String) -> String? {
        guard let old = CurveTable(in: document) else { return nil }
        var lines = document.split(separator: "\n", omittingEmptySubsequences: false)
        let start = lines.firstIndex(of: Self.head.prefix { $0 != "\n" })!
        lines.replaceSubrange(start..<start + 2 + old.tuning.points.count, with: text.split(separator: "\n"))
        return lines.joined(separator: "\n")
    }

    /// - Parameter chosen: the threshold that is marked.
    public func drawing(chosen: Double) -> String {
        CurveDrawing.svg(
            [("habits seen while it was written", "#0060c0", tuning), ("habits put aside", "#c04000", aside)],
            chosen: chosen)
    }

    private static func decimal(_ number: Double, _ digits: Int) -> String {
        let scale = digits == 1 ? 10 : 100
        let scaled = Int((number * Double(scale)).rounded())
        return "\(scaled / scale).\(padded(scaled % scale, digits))"
    }
}

/// A curve as a picture that stands alone (SVG), weak accepted to the right and strong refused upwards, both in percent
/// on scales that give the small shares room (the square root of the share).
public enum CurveDrawing {
    private static let (left, top, side) = (70.0, 30.0, 400.0)
    private static let marks = [0.0, 1, 2, 5, 10, 20, 40, 70, 100]

    /// - Parameters:
    ///   - curves: each with its name and its colour.
    ///   - chosen: the threshold that is marked.
    public static func svg(_ curves: [(name: String, colour: String, curve: AcceptanceCurve)], chosen: Double) -> String
    {
        var lines = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 520 500\" font-family=\"sans-serif\" font-size=\"12\">",
            "<rect width=\"520\" height=\"500\" fill=\"#fff\"/>",
        ]
        for mark in marks {
            let at = scaled(mark / 100)
            lines.append(
                "<path d=\"M\(text(left + at)) \(text(top))v\(text(side))M\(text(left)) \(text(top + side - at))h\(text(side))\" stroke=\"#ddd\"/>"
            )
            lines.append("<text x=\"\(text(left + at))\" y=\"448\" text-anchor=\"middle\">\(Int(mark))</text>")
            lines.append("<text x=\"62\" y=\"\(text(top + side - at + 4))\" text-anchor=\"end\">\(Int(mark))</text>")
        }
        lines.append("<text x=\"270\" y=\"475\" text-anchor=\"middle\">weak accepted, %</text>")
        lines.append(
            "<text x=\"22\" y=\"230\" text-anchor=\"middle\" transform=\"rotate(-90 22 230)\">strong refused, %</text>")
        for (index, entry) in curves.enumerated() { lines += drawn(entry, index, chosen) }
        return (lines + ["</svg>", ""]).joined(separator: "\n")
    }

    private static func drawn(
        _ entry: (name: String, colour: String, curve: AcceptanceCurve), _ index: Int, _ chosen: Double
    ) -> [String] {
        let places = entry.curve.points.map { point in
            (point, left + scaled(point.weakAccepted), top + side - scaled(point.strongRefused))
        }
        let path = places.map { "\(text($0.1)),\(text($0.2))" }.joined(separator: " ")
        var lines = ["<polyline points=\"\(path)\" fill=\"none\" stroke=\"\(entry.colour)\" stroke-width=\"2\"/>"]
        for (point, x, y) in places where point.threshold == chosen {
            lines.append("<circle cx=\"\(text(x))\" cy=\"\(text(y))\" r=\"5\" fill=\"\(entry.colour)\"/>")
        }
        let y = text(top + 20 + 18 * Double(index))
        lines.append("<text x=\"450\" y=\"\(y)\" text-anchor=\"end\" fill=\"\(entry.colour)\">\(entry.name)</text>")
        return lines
    }

    private static func scaled(_ share: Double) -> Double { share.squareRoot() * side }

    /// One digit behind the point.
    private static func text(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
    }
}

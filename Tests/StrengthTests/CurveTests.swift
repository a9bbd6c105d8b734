import Testing

@testable import StrengthSamples

@Suite struct CurveTests {
    @Test func aThresholdAcceptsWhatReachesItAndRefusesWhatDoesNot() {
        let curve = AcceptanceCurve(weak: [5, 6, 7, 8], strong: [8, 9, 10], thresholds: [5, 8, 8.25, 11])
        #expect(curve.points.map(\.weakAccepted) == [1, 0.25, 0, 0])
        #expect(curve.points.map(\.strongRefused) == [0, 0, 1.0 / 3, 1])
    }

    @Test func theDrawingHasEachPointAndMarksTheChosenOne() {
        let curve = AcceptanceCurve(points: [
            .init(threshold: 8, weakAccepted: 0.04, strongRefused: 0),
            .init(threshold: 9, weakAccepted: 0, strongRefused: 0.01),
        ])
        let svg = CurveDrawing.svg([("ours", "#06c", curve)], chosen: 9)
        // 400 for 100 %: √0.04 is 80 from the left edge (70), √0.01 40 above the lower one (430).
        #expect(svg.contains("points=\"150,430 70,390\""))
        #expect(svg.contains("<circle cx=\"70\" cy=\"390\""))
        #expect(svg.split(separator: "<circle").count == 2)
    }
}

import CredentialPolicy
import Foundation
import StrengthSamples
import TestSupport
import Testing

/// docs/strength.md shows a curve and says how the default of min-guesses was chosen from it.
@Suite struct CurveDocumentTests {
    private static let chosen = PasswordSettings().minGuesses.log10

    private static func document(_ name: String) throws -> String {
        try String(contentsOfFile: "\(Built.package)/docs/\(name)", encoding: .utf8)
    }

    @Test func thePictureIsDrawnFromTheTable() throws {
        let table = try #require(CurveTable(in: Self.document("strength.md")))
        #expect(try Self.document("strength.svg") == table.drawing(chosen: Self.chosen))
    }

    @Test func theDefaultMeetsBothDemandsOnBothHalves() throws {
        let table = try #require(CurveTable(in: Self.document("strength.md")))
        for curve in [table.tuning, table.aside] {
            let point = try #require(curve.points.first { $0.threshold == Self.chosen })
            #expect(point.weakAccepted <= 0.02)
            #expect(point.strongRefused <= 0.01)
        }
        let text = try Self.document("strength.md")
        #expect(text.contains("`min-guesses` is **\(Self.chosen)**"))
    }

    @Test func aTableIsReadAsItIsWritten() {
        let curve = AcceptanceCurve(weak: [5, 6, 7], strong: [9, 10], thresholds: [5, 8.25, 11])
        let table = CurveTable(
            tuning: curve, aside: AcceptanceCurve(weak: [6], strong: [7], thresholds: [5, 8.25, 11]))
        let read = CurveTable(in: "# Title\n\n\(table.text)\n\nmore\n")
        #expect(read?.text == table.text)
        #expect(table.text.contains("| 8.25 | 0.0 | 0.0 | 0.0 | 100.0 |"))
        #expect(CurveTable(in: "no table") == nil)
        let other = CurveTable(tuning: curve, aside: curve)
        #expect(other.replacing(in: "# Title\n\n\(table.text)\n\nmore\n") == "# Title\n\n\(other.text)\n\nmore\n")
    }
}

extension MeasuredTests {
    /// Half a point of slack: a newer list of words in Debian moves single passwords.
    @Test func theTableInTheDocumentIsWhatIsMeasuredNow() throws {
        let finished = try Run.command(Built.test("strength-lab"), ["curve"], timeout: 300)
        let text = try String(contentsOfFile: Built.package + "/docs/strength.md", encoding: .utf8)
        let (now, written) = (try #require(CurveTable(in: finished.out)), try #require(CurveTable(in: text)))
        for (curve, old) in [(now.tuning, written.tuning), (now.aside, written.aside)] {
            #expect(curve.points.map(\.threshold) == old.points.map(\.threshold))
            for (point, before) in zip(curve.points, old.points) {
                #expect(abs(point.weakAccepted - before.weakAccepted) <= 0.005, "at \(point.threshold)")
                #expect(abs(point.strongRefused - before.strongRefused) <= 0.005, "at \(point.threshold)")
            }
        }
    }
}

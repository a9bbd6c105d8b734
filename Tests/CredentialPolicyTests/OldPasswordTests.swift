import CredentialPolicy
import Testing

@Suite struct OldPasswordTests {
    static let rows: [(name: String, old: String, new: String, finding: PasswordFinding?)] = [
        ("unrelated", "Spring2024", "kx7wq2vzh", nil),
        ("the same", "kx7wq2vz", "kx7wq2vz", .sameAsOld),
        ("another case", "Kx7WQ2vzh", "kX7wq2VZH", .nearlyOld),
        ("backwards", "kx7wq2vzh", "hzv2qw7xk", .nearlyOld),
        ("backwards in another case", "kx7wq2vzh", "HZV2QW7XK", .nearlyOld),
        ("one replaced", "kx7wq2vzh", "kx7wp2vzh", .nearlyOld),
        ("two replaced, far apart", "kx7wq2vzh", "ax7wq2vzb", .nearlyOld),
        ("three replaced", "kx7wq2vzh", "ax7wc2vzb", nil),
        ("two left out", "kx7wq2vzhm", "x7wq2vzm", .nearlyOld),
        ("two put in", "kx7wq2vz", "kax7wq2bvz", .nearlyOld),
        ("one put in, one left out", "kx7wq2vzh", "x7wqp2vzh", .nearlyOld),
        ("two neighbours exchanged", "kx7wq2vzh", "xk7wq2vzh", .nearlyOld),
        ("three added behind", "kx7wq2vz", "kx7wq2vzabc", .nearlyOld),
        ("three added around", "kx7wq2vz", "akx7wq2vzbc", .nearlyOld),
        ("four added behind", "kx7wq2vz", "kx7wq2vzabcd", nil),
        ("next year", "Spring2024", "Spring2025", .nearlyOld),
        ("all digits changed", "Spring2024", "Spring1357", .nearlyOld),
        ("more digits", "Spring2024", "Spring1357913", .nearlyOld),
        ("digits in another place", "Spring2024", "9731spring", .nearlyOld),
        ("another word with the same digits", "Spring2024", "Meadow2024", nil),
        ("digits before, letters now", "58302917", "kx7wq2vz", nil),
        ("kanji, two replaced", "雨傘机椅子鉛筆7", "雨傘机椅子毛布7", .nearlyOld),
        ("kanji, three replaced", "雨傘机椅子鉛筆7", "雨傘机椅毛布団7", nil),
        ("empty before", "", "kx7wq2vz", nil),
        ("one character before", "k", "kx7wq2vz", nil),
    ]

    @Test(arguments: rows) func aNewPasswordIsNotNearlyTheOldOne(
        _ row: (name: String, old: String, new: String, finding: PasswordFinding?)
    ) {
        let found = PasswordRulesTests.findings(
            Array(row.new.utf8), old: Array(row.old.utf8), facts: PersonalFacts(loginName: "x"))
        #expect(found == (row.finding.map { [$0] } ?? []))
    }

    @Test func anOldPasswordThatIsNoTextIsComparedByItsBytes() {
        let old: [UInt8] = Array("kx7wq2vz".utf8) + [0xFF]
        #expect(PasswordRulesTests.findings(Array("kx7wq2vz".utf8), old: old) == [])
        #expect(PasswordRulesTests.findings(old, old: old) == [.notText])
    }

    @Test func anOldPasswordThatIsTooLongIsNoObstacle() {
        #expect(PasswordRulesTests.findings(Array("kx7wq2vz".utf8), old: Array(repeating: 0x61, count: 5_000)) == [])
    }

    /// The banded distance against the plain one, on every pair of short words of two letters.
    @Test func twoEditsAreFoundWhereverTheyAreAndThreeAreEnough() {
        let words = (1...6).flatMap { length in
            (0..<(1 << length)).map { bits in (0..<length).map { bits >> $0 & 1 == 1 ? "a" : "b" }.joined() }
        }
        for old in words {
            for new in words where abs(new.utf8.count - old.utf8.count) <= 2 && new != old {
                // The common ends keep the pair from being near in any other way.
                let near = Self.distance(Array(new.utf8), Array(old.utf8)) <= 2
                let found = PasswordRulesTests.findings(
                    Array("kx7wq\(new)2vz".utf8), old: Array("kx7wq\(old)2vz".utf8))
                #expect(found == (near ? [.nearlyOld] : []), "\(old) \(new)")
            }
        }
    }

    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var table = Array(repeating: Array(0...right.count), count: left.count + 1)
        for i in 1...left.count {
            table[i][0] = i
            for j in 1...right.count {
                let replaced = table[i - 1][j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1)
                table[i][j] = min(replaced, table[i - 1][j] + 1, table[i][j - 1] + 1)
            }
        }
        return table[left.count][right.count]
    }
}

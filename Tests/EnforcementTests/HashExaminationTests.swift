import Authenticators
import CredentialPolicy
import Testing

@testable import Enforcement

/// Which hashes are too slow for the floor of a refusal to hide: measured times in, findings out.
@Suite struct HashExaminationTests {
    private static let sha = HashForm("$6$saltsalt$x")!
    private static let bcrypt = HashForm("$2b$12$saltsaltsaltsaltsalt..")!
    private static let endless = HashForm("$6$rounds=999999999$saltsalt$x")!

    static let times: [(Duration, Int64?)] = [
        (.zero, nil), (.milliseconds(499), nil), (.milliseconds(500), nil), (.microseconds(500_001), 500),
        (.milliseconds(501), 501), (.milliseconds(1000), 1000), (.seconds(3600), 3_600_000),
    ]

    @Test(arguments: times) func aComparisonMayTakeHalfASecondAndNoMore(_ time: Duration, _ said: Int64?) {
        let examination = HashExamination { _ in time }
        let findings = examination.findings(new: HashMethod(cost: 5), stored: [Self.sha: ["taro", "hanako"]])
        let expected = said.map { said -> [DoctorFinding] in
            [
                .slowHash(setting: "yescrypt 5", milliseconds: said),
                .slowStoredHashes(logins: ["hanako", "taro"], milliseconds: said),
            ]
        }
        #expect(findings == expected ?? [])
        #expect(findings.allSatisfy { $0.severity == .danger })
    }

    @Test func onlyWhatIsSlowIsNamedTheMostPeopleFirst() {
        let examination = HashExamination { $0.method == .yescrypt ? .zero : .milliseconds(700) }
        let findings = examination.findings(
            new: HashMethod(cost: 1),
            stored: [Self.bcrypt: ["one"], Self.sha: ["two", "three"], HashForm("$y$j9T$salt$x")!: ["four"]])
        #expect(
            findings == [
                .slowStoredHashes(logins: ["three", "two"], milliseconds: 700),
                .slowStoredHashes(logins: ["one"], milliseconds: 700),
            ])
    }

    @Test func whatCanNotBeTriedIsNotTried() {
        let examination = HashExamination { form in
            #expect(form.method == .yescrypt, "only the policy's own")
            return .zero
        }
        let findings = examination.findings(new: HashMethod(cost: 1), stored: [Self.endless: ["a"], nil: ["b"]])
        #expect(
            findings == [
                .slowStoredHashes(logins: ["a"], milliseconds: nil),
                .slowStoredHashes(logins: ["b"], milliseconds: nil),
            ])
    }
}

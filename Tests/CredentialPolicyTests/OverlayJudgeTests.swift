import TestSupport
import Testing

@testable import CredentialPolicy

/// Lines around another module's check: what libpam would ask and answer, and what is wrong with that.
@Suite struct OverlayJudgeTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let auth: String
        let findings: Set<String>
        var testDescription: String { name }
        init(_ name: String, _ auth: [String], _ findings: String...) {
            (self.name, self.auth) = (name, auth.map { "auth " + $0 }.joined(separator: "\n"))
            self.findings = Set(findings)
        }
    }

    private static let preauth = "requisite pam_credpolicy.so overlay=preauth"
    private static let unix = "[success=1 default=ignore] pam_unix.so use_first_pass"
    private static let authfail = "[default=die] pam_credpolicy.so overlay=authfail"
    private static let authsucc = "requisite pam_credpolicy.so overlay=authsucc"
    private static let permit = "required pam_permit.so"

    static let table = [
        Row("as shipped", [preauth, unix, authfail, authsucc, permit]),
        Row(
            "one directory, then another",
            [
                preauth, "[success=2 default=ignore] pam_unix.so use_first_pass",
                "[success=1 default=ignore] pam_sss.so use_first_pass", authfail, authsucc, permit,
            ]),
        Row(
            "the other module is required, so a wrong password reaches authsucc and is refused all the same",
            [preauth, "required pam_unix.so use_first_pass", authsucc], "overlay_failure_settled_as_right"),
        Row(
            "the other module is optional", [preauth, "optional pam_unix.so use_first_pass", authsucc, permit],
            "overlay_failure_settled_as_right"),
        Row(
            "requisite, without authfail: what it ignores gets to authsucc",
            [preauth, "requisite pam_unix.so use_first_pass", authsucc], "overlay_failure_unsettled",
            "overlay_failure_settled_as_right"),
        Row(
            "without authfail",
            [preauth, "[success=ok default=die] pam_unix.so use_first_pass", authsucc], "overlay_failure_unsettled"),
        Row(
            "an expired password passes authsucc by",
            [
                preauth, "[success=1 new_authtok_reqd=2 default=ignore] pam_sss.so use_first_pass", authfail, authsucc,
                permit,
            ],
            "overlay_success_unsettled"),
        Row(
            "a code that hardly any module gives is let go by",
            [preauth, "[success=1 authtok_disable_aging=1 default=ignore] pam_sss.so use_first_pass"]
                + [authfail, authsucc, permit], "overlay_failure_settled_as_right"),
        Row(
            "the second module is asked only when the first one is away, and its jump passes authsucc by",
            [
                preauth, "[success=2 authinfo_unavail=ignore default=1] pam_sss.so use_first_pass",
                "[success=2 default=ignore] pam_unix.so use_first_pass", authfail, authsucc, permit,
            ], "overlay_success_unsettled"),
        Row(
            "a code's name is misspelt, so libpam fails the line",
            [preauth, "[sucess=1 default=ignore] pam_unix.so use_first_pass", authfail, authsucc, permit],
            "unreadable_line", "right_password_is_not_enough"),
        Row(
            "without authsucc", [preauth, unix, authfail, permit], "overlay_success_unsettled"),
        Row(
            "a jump passes authsucc by",
            [preauth, "[success=2 default=ignore] pam_unix.so use_first_pass", authfail, authsucc, permit],
            "overlay_success_unsettled"),
        Row(
            "the second module's jump passes authsucc by",
            [
                preauth, "[success=2 default=ignore] pam_unix.so use_first_pass",
                "[success=2 default=ignore] pam_sss.so use_first_pass", authfail, authsucc, permit,
            ], "overlay_success_unsettled"),
        Row(
            "done ends the stack before authsucc",
            [preauth, "[success=done default=ignore] pam_unix.so use_first_pass", authfail, authsucc, permit],
            "overlay_success_unsettled"),
        Row(
            "authsucc is optional", [preauth, unix, authfail, "optional pam_credpolicy.so overlay=authsucc", permit],
            "overlay_success_unsettled"),
        Row(
            "a directory that is away is let go by",
            [
                preauth, "[success=1 authinfo_unavail=1 default=ignore] pam_sss.so use_first_pass", authfail, authsucc,
                permit,
            ], "overlay_failure_settled_as_right"),
        Row(
            "preauth is required: the next module compares what was refused",
            [
                "required pam_credpolicy.so overlay=preauth", unix, authfail, authsucc, permit,
            ], "overlay_refusal_goes_on"),
        Row(
            "preauth is optional",
            ["optional pam_credpolicy.so overlay=preauth", "sufficient pam_unix.so use_first_pass", authfail],
            "overlay_refusal_goes_on", "overlay_success_unsettled"),
        Row(
            "pam_unix is sufficient in front",
            ["sufficient pam_unix.so", preauth, unix, authfail, authsucc, permit],
            "overlay_refusal_goes_on", "overlay_success_unsettled"),
        Row(
            "the next module asks",
            [preauth, "[success=1 default=ignore] pam_unix.so", authfail, authsucc, permit], "overlay_prompts"),
        Row(
            "the next module asks when what it found is wrong",
            [preauth, "[success=1 default=ignore] pam_unix.so try_first_pass", authfail, authsucc, permit],
            "overlay_prompts"),
        Row("authsucc twice", [preauth, unix, authfail, authsucc, authsucc, permit], "right_password_is_not_enough"),
        Row(
            "preauth twice", [preauth, preauth, unix, authfail, authsucc, permit], "right_password_is_not_enough",
            "overlay_failure_unsettled"),
        Row(
            "authsucc before preauth", [authsucc, preauth, unix, authfail, permit], "right_password_is_not_enough",
            "overlay_failure_unsettled"),
        Row(
            "authfail behind authsucc", [preauth, unix, authfail, authsucc, authfail, permit],
            "right_password_is_not_enough"),
        Row(
            "authfail does not end the stack: authsucc finds nothing to settle",
            [preauth, unix, "optional pam_credpolicy.so overlay=authfail", authsucc, permit]),
        Row("without preauth", [unix, authfail, authsucc, permit], "overlay_without_preauth"),
        Row(
            "without preauth, a sufficient module lets in before authsucc refuses",
            ["sufficient pam_unix.so", "required pam_credpolicy.so overlay=authsucc"], "overlay_success_unsettled"),
        Row(
            "without preauth and authsucc, a jump passes authfail by",
            ["[success=1 default=ignore] pam_unix.so", authfail, permit], "overlay_success_unsettled"),
        Row(
            "without preauth, authfail's refusal is optional",
            ["optional pam_credpolicy.so overlay=authfail", "required pam_unix.so"], "overlay_success_unsettled"),
        Row(
            "without preauth, a directory that is away lets everybody in",
            ["[authinfo_unavail=1 default=die] pam_sss.so", authsucc, permit], "overlay_success_unsettled"),
        Row(
            "whom preauth refuses gets in while a directory is away",
            [
                "optional pam_credpolicy.so overlay=preauth",
                "[success=2 authinfo_unavail=3 default=ignore] pam_sss.so use_first_pass",
                "requisite pam_deny.so", authfail, authsucc, permit,
            ], "overlay_refusal_goes_on", "overlay_success_unsettled", "overlay_failure_settled_as_right",
            "overlay_failure_unsettled"),
        Row(
            "authsucc before the module between settles whatever that will say",
            [preauth, authsucc, "required pam_unix.so use_first_pass"], "overlay_failure_settled_as_right"),
        Row(
            "a second authsucc refuses, whatever the first one said",
            [preauth, unix, authfail, authsucc, authsucc, permit], "right_password_is_not_enough"),
        Row(
            "nobody lets anybody in", [preauth, unix, authfail, authsucc], "right_password_is_not_enough"),
        Row(
            "preauth's PAM_IGNORE is taken for a refusal",
            ["[success=ok default=die] pam_credpolicy.so overlay=preauth", unix, authfail, authsucc, permit],
            "right_password_is_not_enough", "overlay_failure_unsettled"),
        Row(
            "misspelt", ["requisite pam_credpolicy.so overlay=preath", unix, authfail, authsucc, permit],
            "unknown_argument", "overlay_without_preauth"),
        Row(
            "with break-glass", [preauth + " breakglass=/etc/breakglass", unix, authfail, authsucc, permit],
            "unknown_argument"),
        Row(
            "two phases on one line", [preauth + " overlay=authsucc", unix, authfail, authsucc, permit],
            "unknown_argument"),
    ]

    @Test(arguments: table) func whatComesOutIsJudged(_ row: Row) {
        let text =
            row.auth + """

                account requisite pam_credpolicy.so
                account required pam_unix.so
                session required pam_credpolicy.so
                session required pam_unix.so
                """
        let files: [String: [PamLine]?] = ["service": PamFile.parse(Array(text.utf8), file: "service")]
        let found = StackJudge(files: files).findings(service: "service")
        #expect(Set(found.map(\.code)) == row.findings, "\(found)")
    }

    /// What a line does the same with is asked once: that finds what asking for every code of every module finds.
    @Test func aFewCodesOfEachLineFindWhatAllThirtyOneFind() throws {
        var dice = Dice(state: 20_261_122)
        var seen: [String: Int] = [:]
        for round in 0..<80 {
            let lines = (0..<Int.random(in: 3...6, using: &dice)).map { _ in Self.line(&dice) }
            // Two modules at most: all codes of both are 961 cases.
            let provers = lines.indices.filter { lines[$0].contains("first_pass") }
            let kept = lines.indices.filter { !provers.dropFirst(2).contains($0) }.map { "auth " + lines[$0] }
            let text = (["auth " + Self.preauth] + kept).joined(separator: "\n")
            let chain = PamChain(service: "s", .auth, files: ["s": PamFile.parse(Array(text.utf8), file: "s")])
            let walk = try #require(StackWalk(chain))
            let few = Set(OverlayJudge(chain: chain, walk: walk).findings().map(\.code))
            let all = Set(OverlayJudge(chain: chain, walk: walk) { _ in OverlayJudge.answers }.findings().map(\.code))
            #expect(few == all, "round \(round): \(text)")
            for code in few { seen[code, default: 0] += 1 }
        }
        figure("80 random overlay stacks, few codes or all 31: the same findings \(seen.sorted { $0.key < $1.key })")
        #expect(seen.count >= 4, "stacks with something to find")
    }

    private static func line(_ dice: inout Dice) -> String {
        let module = [
            "pam_unix.so use_first_pass", "pam_sss.so use_first_pass", "pam_unix.so use_first_pass", "pam_permit.so",
            "pam_credpolicy.so overlay=authsucc", "pam_credpolicy.so overlay=authfail",
        ].randomElement(using: &dice)!
        if Int.random(in: 0..<4, using: &dice) == 0 {
            return ["required", "requisite", "sufficient", "optional"].randomElement(using: &dice)! + " " + module
        }
        let actions = ["ok", "done", "bad", "die", "ignore", "reset", "1", "2"]
        let pairs = (0..<Int.random(in: 1...4, using: &dice)).map { _ in
            "\(PamCode.allCases.randomElement(using: &dice)!.rawValue)=\(actions.randomElement(using: &dice)!)"
        }
        let ends = [
            "success=\(["1", "ok", "done"].randomElement(using: &dice)!)",
            "default=\(actions.randomElement(using: &dice)!)",
        ]
        return "[" + (pairs + ends).joined(separator: " ") + "] " + module
    }

    /// Two stacks that can't be walked in all ways are said to be so, whatever else they are.
    @Test func whatHasTooManyAnswersIsNotJudged() throws {
        let control =
            "[" + (1...8).map { "\(PamCode.allCases[$0].rawValue)=\($0)" }.joined(separator: " ") + " default=die]"
        let lines = [Self.preauth] + Array(repeating: control + " pam_unix.so use_first_pass", count: 5)
        let text = lines.map { "auth " + $0 }.joined(separator: "\n")
        let chain = PamChain(service: "s", .auth, files: ["s": PamFile.parse(Array(text.utf8), file: "s")])
        let walk = try #require(StackWalk(chain))
        #expect(OverlayJudge(chain: chain, walk: walk).findings() == [.notJudged(.auth)])
    }

    @Test(arguments: ["account", "password", "session"]) func anOverlayStandsInAuthAlone(_ group: String) {
        let text = "auth required pam_credpolicy.so\n\(group) required pam_credpolicy.so overlay=preauth"
        let files: [String: [PamLine]?] = ["service": PamFile.parse(Array(text.utf8), file: "service")]
        let found = StackJudge(files: files).findings(service: "service")
        #expect(found.contains(.unknownArgument("overlay=preauth")), "\(found)")
    }
}

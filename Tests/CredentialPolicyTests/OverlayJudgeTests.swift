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
            "requisite, without authfail", [preauth, "requisite pam_unix.so use_first_pass", authsucc],
            "overlay_failure_unsettled"),
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
        Row("without preauth", [unix, authfail, authsucc, permit], "overlay_without_preauth"),
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

    @Test(arguments: ["account", "password", "session"]) func anOverlayStandsInAuthAlone(_ group: String) {
        let text = "auth required pam_credpolicy.so\n\(group) required pam_credpolicy.so overlay=preauth"
        let files: [String: [PamLine]?] = ["service": PamFile.parse(Array(text.utf8), file: "service")]
        let found = StackJudge(files: files).findings(service: "service")
        #expect(found.contains(.unknownArgument("overlay=preauth")), "\(found)")
    }
}

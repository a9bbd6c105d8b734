import Testing

@testable import CredentialPolicy

/// Stacks of /etc/pam.d: what would let somebody in, and what would keep somebody out.
@Suite struct StackJudgeTests {
    private static let sound = """
        auth [success=ignore user_unknown=ignore default=1] pam_succeed_if.so quiet uid >= 1000 uid != 65534
        auth [success=done default=die] pam_credpolicy.so
        auth required pam_unix.so
        account [success=ignore user_unknown=ignore default=1] pam_succeed_if.so quiet uid >= 1000 uid != 65534
        account [success=done new_authtok_reqd=done default=die] pam_credpolicy.so
        account required pam_unix.so
        password [success=ignore user_unknown=ignore default=1] pam_succeed_if.so quiet uid >= 1000 uid != 65534
        password [success=done default=die] pam_credpolicy.so
        password required pam_unix.so
        session required pam_credpolicy.so
        session required pam_unix.so
        """

    private static func stack(
        auth: String? = nil, account: String? = nil, session: String? = nil, password: String? = nil
    ) -> String {
        let groups = [("auth", auth), ("account", account), ("password", password), ("session", session)]
        return groups.map { name, lines in
            guard let lines else {
                return sound.split(separator: "\n").filter { $0.hasPrefix(name) }.joined(separator: "\n")
            }
            return lines.split(separator: ";").map { "\(name) \($0)" }.joined(separator: "\n")
        }.joined(separator: "\n")
    }

    private static let split =
        "[success=ignore user_unknown=ignore default=1] pam_succeed_if.so quiet uid >= 1000 uid != 65534;"

    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let text: String
        let findings: Set<String>
        var testDescription: String { name }
        init(_ name: String, _ text: String, _ findings: String...) {
            (self.name, self.text) = (name, text)
            self.findings = Set(findings)
        }
    }

    static let table = [
        Row("staff and the system's users are kept apart", sound),
        Row("required, nothing else proves", stack(auth: "required pam_credpolicy.so;required pam_env.so")),
        Row(
            "ours is optional before a permit", stack(auth: "optional pam_credpolicy.so;required pam_permit.so"),
            "refusal_is_ignored"),
        Row(
            "Debian's way without a deny",
            stack(auth: "[success=1 default=ignore] pam_credpolicy.so;required pam_env.so;required pam_permit.so"),
            "refusal_is_ignored"),
        Row(
            "Debian's way, pam_unix behind it",
            stack(
                auth:
                    "[success=2 default=ignore] pam_credpolicy.so;[success=1 default=ignore] pam_unix.so try_first_pass;requisite pam_deny.so;required pam_permit.so"
            ), "other_module_decides"),
        Row(
            "Debian's way with ours alone",
            stack(
                auth: "[success=1 default=ignore] pam_credpolicy.so;requisite pam_deny.so;required pam_permit.so")),
        Row(
            "as pam-auth-update writes it",
            stack(
                auth: split
                    + "[success=2 default=die] pam_credpolicy.so;[success=1 default=ignore] pam_unix.so nullok;requisite pam_deny.so;required pam_permit.so",
                account:
                    "[success=ok new_authtok_reqd=ok ignore=2 default=die] pam_credpolicy.so;[acct_expired=die default=ignore] pam_unix.so;[default=2] pam_permit.so;[success=1 default=ignore] pam_unix.so;requisite pam_deny.so;required pam_permit.so",
                session:
                    "[default=1] pam_permit.so;requisite pam_deny.so;required pam_permit.so;[success=ok ignore=ignore default=die] pam_credpolicy.so;required pam_unix.so",
                password: split
                    + "[success=2 default=die] pam_credpolicy.so;[success=1 default=ignore] pam_unix.so;requisite pam_deny.so;required pam_permit.so"
            ), "empty_passwords"),
        Row(
            "pam_unix is sufficient in front", stack(auth: "sufficient pam_unix.so;required pam_credpolicy.so"),
            "other_module_decides"),
        Row(
            "a module nobody knows is sufficient in front",
            stack(auth: "sufficient pam_homemade.so;required pam_credpolicy.so"), "other_module_decides"),
        Row(
            "pam_unix is required as well", stack(auth: "required pam_credpolicy.so;required pam_unix.so"),
            "right_password_is_not_enough"),
        Row(
            "empty passwords",
            stack(
                auth:
                    "[success=ignore default=1] pam_succeed_if.so uid >= 1000;[success=done default=die] pam_credpolicy.so;required pam_unix.so nullok"
            ), "empty_passwords"),
        Row("no line in account", stack(account: "required pam_unix.so"), "group_missing"),
        Row("no line in session", stack(session: "required pam_unix.so"), "group_missing"),
        Row("no line in auth", stack(auth: "required pam_unix.so"), "group_missing"),
        Row(
            "account alone, so that the system's users meet nothing but PAM_IGNORE",
            stack(account: "required pam_credpolicy.so"), "others_are_refused"),
        Row(
            "session alone", stack(session: "required pam_credpolicy.so"), "others_are_refused"),
        Row(
            "account is sufficient", stack(account: "sufficient pam_credpolicy.so;required pam_permit.so"),
            "refusal_is_ignored"),
        Row(
            "a temporary password passes as any",
            stack(
                account:
                    "[success=ok new_authtok_reqd=ignore ignore=ignore default=bad] pam_credpolicy.so;required pam_unix.so"
            ),
            "temporary_is_enough"),
        Row(
            "session is optional", stack(session: "optional pam_credpolicy.so;required pam_unix.so"),
            "refusal_is_ignored"),
        Row(
            "what refuses a session is let go by, and PAM_IGNORE is not",
            stack(session: "[perm_denied=ignore default=die] pam_credpolicy.so;required pam_unix.so"),
            "refusal_is_ignored", "others_are_refused"),
        Row(
            "what refuses a session is let go by",
            stack(
                session:
                    "[success=ok ignore=ignore perm_denied=ignore default=die] pam_credpolicy.so;required pam_unix.so"),
            "refusal_is_ignored"),
        Row(
            "the end of a session that was not recorded is let go by",
            stack(
                session:
                    "[success=ok ignore=ignore session_err=ignore default=die] pam_credpolicy.so;required pam_unix.so")
        ),
        Row(
            "account lets retired IDs go by",
            stack(
                account:
                    "[success=done new_authtok_reqd=done ignore=ignore acct_expired=ignore default=die] pam_credpolicy.so;required pam_unix.so"
            ), "refusal_is_ignored"),
        Row(
            "another module changes the password of whoever got the current one wrong",
            stack(password: "[success=done auth_err=ignore default=die] pam_credpolicy.so;required pam_unix.so"),
            "refusal_is_ignored"),
        Row(
            "break-glass opens here too",
            stack(
                auth:
                    "[success=done cred_unavail=ignore default=die] pam_credpolicy.so;required pam_unix.so"),
            "break_glass_here"),
        Row(
            "break-glass asks for nothing",
            stack(auth: "[success=done cred_unavail=ignore default=die] pam_credpolicy.so;required pam_permit.so"),
            "refusal_is_ignored"),
        Row(
            "an argument misspelt", stack(auth: "required pam_credpolicy.so nodealy"), "unknown_argument"),
        Row(
            "a relative path", stack(auth: "required pam_credpolicy.so config=policy.conf"), "unknown_argument"),
        Row(
            "a jump past the end", stack(auth: "[success=9 default=die] pam_credpolicy.so;required pam_permit.so"),
            "right_password_is_not_enough"),
        Row(
            "a control that libpam can't read", stack(auth: "requierd pam_env.so;required pam_credpolicy.so"),
            "unreadable_line", "right_password_is_not_enough"),
        Row("a line cut short", sound + "\nauth required\n", "unreadable_line"),
        Row("an include of nothing", sound + "\n@include common-nothing\n", "stack_broken"),
        Row("an include of nothing in front of us", "@include common-nothing\n" + sound, "stack_broken"),
        Row("an include of nothing, and we nowhere", "@include common-nothing\nauth required pam_unix.so\n"),
        Row("an include of itself", sound + "\n@include service\n", "stack_broken"),
        Row("an include of what can't be read", sound + "\n@include closed\n", "stack_broken"),
        Row(
            "included, commented, continued, mixed case",
            "@include inner # comment\nauth \\\n  REQUIRED \\\n pam_env.so\n"),
        Row(
            "a substack keeps its done to itself",
            stack(auth: "substack ours;required pam_unix.so"),
            "right_password_is_not_enough"),
        Row("without us, no service of the table", "auth required pam_unix.so\n"),
    ]

    @Test(arguments: table) func aStackIsJudgedByWhatComesOut(_ row: Row) {
        let texts = [
            "service": row.text, "inner": Self.sound, "ours": "auth [success=done default=die] pam_credpolicy.so\n",
        ]
        var files: [String: [PamLine]?] = texts.mapValues { PamFile.parse(Array($0.utf8), file: "f") }
        files["closed"] = .some(nil)
        let found = StackJudge(files: files).findings(service: "service")
        #expect(Set(found.map(\.code)) == row.findings, "\(found)")
    }

    @Test func breakGlassIsTheConsolesOwn() {
        let text = Self.stack(
            auth: "[success=done cred_unavail=ignore default=die] pam_credpolicy.so;required pam_unix.so")
        let files: [String: [PamLine]?] = ["login": PamFile.parse(Array(text.utf8), file: "login")]
        #expect(StackJudge(files: files).findings(service: "login") == [])
    }

    @Test func aServiceOfTheTableThatDoesNotNameUsIsNamed() {
        let files: [String: [PamLine]?] = ["sshd": PamFile.parse(Array("auth required pam_unix.so".utf8), file: "sshd")]
        #expect(StackJudge(files: files).findings(service: "sshd") == [.passesBy])
    }

    @Test func whatIsMissingIsTakenFromOther() {
        let texts = ["service": Self.stack(auth: ""), "other": "auth required pam_permit.so\n"]
        let files: [String: [PamLine]?] = texts.mapValues { PamFile.parse(Array($0.utf8), file: "f") }
        let chain = PamChain(service: "service", .auth, files: files)
        #expect(chain.handlers.map(\.module) == ["pam_permit.so"])
    }

    @Test func anyBytesAreReadInAMoment() {
        let endless = [UInt8](repeating: UInt8(ascii: "["), count: 200_000)
        let binary = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let lines = Array(String(repeating: "auth required pam_unix.so\n", count: 8_000).utf8)
        let clock = ContinuousClock()
        let took = clock.measure {
            for text in [endless, binary, lines] {
                let files: [String: [PamLine]?] = ["service": PamFile.parse(text, file: "service")]
                _ = StackJudge(files: files).findings(service: "service")
            }
        }
        #expect(took < .seconds(10), "\(took)")
    }

    @Test func manyConditionsAreNotTriedForEver() {
        let conditions = String(repeating: "[success=ok default=ignore] pam_succeed_if.so user = taro;", count: 20)
        let text = Self.stack(auth: conditions + "required pam_credpolicy.so")
        let files: [String: [PamLine]?] = ["service": PamFile.parse(Array(text.utf8), file: "service")]
        #expect(StackJudge(files: files).findings(service: "service") == [.notJudged(.auth)])
    }
}

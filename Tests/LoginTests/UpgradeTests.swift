import Foundation
import TestSupport
import Testing

/// An upgrade while people log in: hosts keep the module that they have loaded, helpers the program that they run.
@Suite(.serialized) struct UpgradeTests {
    private let good = "murasaki-Kumo-42-tvq8rz"

    /// A counter with copies of our programs, which can be replaced.
    private func counter() throws -> (Counter, helper: String, module: String) {
        let counter = try Counter()
        try counter.settle(password: good)
        let helper = try counter.scratch.copy(Built.path("pam-helper"), as: "pam-helper")
        let module = try counter.scratch.copy(Built.path("pam_credpolicy.so"), as: "pam_credpolicy.so")
        let line = counter.moduleLine.replacing(Built.path("pam-helper"), with: helper)
            .replacing(Built.path("pam_credpolicy.so"), with: module)
        try counter.add(service: "login", lines: PamStack.everywhere(line))
        return (counter, helper, module)
    }

    private static let all = ["authenticate", "acct", "open", "close"].map { "\($0): PAM_SUCCESS" }

    /// As dpkg does it: a new file beside the old one, and a rename.
    private func replace(_ path: String, by source: String) -> String {
        "sh:cp -p \(source) \(path).new && mv \(path).new \(path)"
    }

    @Test func aHostThatRunsFindsTheNewHelperAndKeepsItsOldModule() throws {
        let (counter, helper, module) = try counter()
        // What replaces the module would refuse everything, and is not looked at before the next login.
        let deny = try #require(
            try Run.command("/usr/bin/find", ["/lib/", "/usr/lib/", "-name", "pam_deny.so"]).lines.first)
        let lines = try counter.person(
            [
                "authenticate", replace(helper, by: Built.path("pam-helper")), "acct", replace(module, by: deny),
                "open", "close",
            ], [good])
        #expect(lines.filter { $0.contains(": PAM_") } == Self.all)
        #expect(try counter.person(["authenticate"], [good]) == ["authenticate: PAM_AUTH_ERR"])
    }

    @Test func aHelperThatIsReplacedWhileItAsksAnswersAllTheSame() throws {
        let (counter, helper, _) = try counter()
        let wait = "until ls -l /proc/[0-9]*/exe 2>/dev/null | grep -q '> \(helper)$'; do sleep 0.01; done"
        let swap = "cp -p /bin/false \(helper).new && mv \(helper).new \(helper)"
        let host = counter.hostCommand(["--nodelay", "login", "yamada", "authenticate"]).joined(separator: " ")
        let script = "(\(wait); \(swap); printf '%s\\n' \(good)) | \(host)"
        let finished = try Run.command("/bin/sh", ["-c", script], environment: ["PATH": "/usr/bin:/bin"], timeout: 20)
        #expect(finished.lines.last == "authenticate: PAM_SUCCESS", "\(finished.out)")
        // The next one meets the new program, which gives no verdict.
        #expect(try counter.person(["authenticate"], [good]).last == "authenticate: PAM_AUTH_ERR")
    }

    @Test func betweenTheOldHelperAndTheNewOneThereIsARefusalAndThenALogin() throws {
        let (counter, helper, _) = try counter()
        let lines = try counter.person(
            ["sh:mv \(helper) \(helper).away", "authenticate", "sh:mv \(helper).away \(helper)", "authenticate"], [good]
        )
        #expect(
            lines.filter { $0.contains(": PAM_") } == ["authenticate: PAM_AUTH_ERR", "authenticate: PAM_SUCCESS"])
    }
}

import CredentialPolicy
import Foundation
import TestSupport
import Testing

/// Hosts that are not root: with a store of their own they work like any other; root's policy they can't use.
@Suite(.serialized) struct UnprivilegedHosts {
    private static let ordinary: uid_t = 65533

    /// An installed copy that everyone can enter, and an ordinary user's own policy and store.
    struct Installation {
        let scratch: Scratch
        let stack: PamStack

        init() throws {
            scratch = try Scratch(.memory)
            // `-o all`: what this suite tests has been built; a build inside a test would wait for itself.
            let made = try Run.command(
                "/usr/bin/make",
                [
                    "-s", "-C", Built.package, "-o", "all", "install", "BUILD=\(Built.directory)",
                    "DESTDIR=\(scratch.path("root"))",
                ],
                environment: ["PATH": "/usr/bin:/bin"])
            #expect(made.status == 0, "\(made.err)")
            let modules = FileManager.default.enumerator(atPath: scratch.path("root"))?.compactMap { $0 as? String }
                .filter { $0.hasSuffix("pam_credpolicy.so") }
            let module = scratch.path("root/" + (try #require(modules?.first)))
            let helper = scratch.path("root/usr/libexec/credpolicy/pam-helper")
            try scratch.copy(Built.test("pamhost"), as: "pamhost")
            try scratch.copy(Built.test("store-seeder"), as: "store-seeder")
            try scratch.makeDirectory("home", mode: 0o700)
            chown(scratch.path("home"), ordinary, ordinary)
            try scratch.write(
                "home/policy.conf",
                "[organization]\nlanguage = en\n[store]\nurl = sqlite:\(scratch.path("home/store/credpolicy.db"))\n",
                mode: 0o600)
            chown(scratch.path("home/policy.conf"), ordinary, ordinary)
            let lines = PamStack.everywhere(
                module, "config=\(scratch.path("home/policy.conf")) helper=\(helper) nodelay")
            stack = try PamStack(scratch, service: "login", lines: lines)
            try stack.add(service: "passwd", lines: lines)
        }

        func run(_ program: String, _ arguments: [String], answers: [String] = []) throws -> Finished {
            try Run.command(
                scratch.path(program), arguments, stdin: answers.map { $0 + "\n" }.joined(), unprivileged: true)
        }

        func login(_ steps: [String], _ answers: [String], service: String = "login") throws -> [String] {
            try run(
                "pamhost", ["--confdir", stack.directory, "--nodelay", "--flags", "expired", service, "mori"] + steps,
                answers: answers
            ).lines.filter { $0.contains(": PAM_") }
        }
    }

    @Test func theWholeStoryRunsAsAnOrdinaryUser() throws {
        let place = try Installation()
        let policy = place.scratch.path("home/policy.conf")
        let seeded = try place.run("store-seeder", [policy, "account", "mori", Stage.password, "personal"])
        try #require(seeded.status == 0, "\(seeded.err)")
        #expect(
            try place.login(["authenticate", "acct", "open", "close"], [Stage.password])
                == ["authenticate: PAM_SUCCESS", "acct: PAM_SUCCESS", "open: PAM_SUCCESS", "close: PAM_SUCCESS"])
        let new = "Lanterne-Rouge-2718"
        #expect(
            try place.login(["chauthtok"], [Stage.password, Stage.password, new, new], service: "passwd")
                == ["chauthtok: PAM_SUCCESS"])
        #expect(try place.login(["authenticate"], [Stage.password]) == ["authenticate: PAM_AUTH_ERR"])
        #expect(try place.login(["authenticate"], [new]) == ["authenticate: PAM_SUCCESS"])
        let guesses = try place.scratch.write("guesses", (0..<20).map { "wrong-guess-\($0)\n" }.joined())
        let volley = try place.run(
            "pamhost",
            [
                "--confdir", place.stack.directory, "--nodelay", "--parallel", "20", "--answers", guesses, "login",
                "mori", "authenticate",
            ])
        #expect(volley.lines.last == "total 20 PAM_AUTH_ERR=20")
        #expect(try place.login(["authenticate"], [new]) == ["authenticate: PAM_AUTH_ERR"])
    }

    @Test func rootsPolicyIsRefusedWithALineInTheLog() throws {
        let stage = try Stage()
        try stage.add(["mori"])
        try stage.scratch.write("syslog", "", mode: 0o666)
        try stage.scratch.write("hashes", "", mode: 0o666)
        let finished = try stage.login("mori", ["authenticate", "acct", "open"], unprivileged: true)
        #expect(
            finished.lines.filter { $0.contains(": PAM_") } == [
                "authenticate: PAM_AUTH_ERR", "acct: PAM_PERM_DENIED", "open: PAM_PERM_DENIED",
            ])
        let log = stage.scratch.read("syslog") ?? ""
        #expect(log.contains("no usable policy") && log.contains(stage.scratch.path("policy.conf")), "\(log)")
        #expect(stage.hashes.isEmpty)
    }
}

import Foundation
import TestSupport
import Testing

/// Debian's programs with the stack that is shipped for pam_unix: it compares, we count.
@Suite(.serialized, .needsRealHost) struct OverlayTests {
    @Test func suLetsInWhomPamUnixKnowsAndTheLogSaysSo() throws {
        let host = try RealHost.overlaid()
        let wrong = try host.atTerminal(
            ["/bin/su", "mori", "-c", "id -un"], [("^Password: ", "wrong-Kumo-1")], as: "guest")
        #expect(wrong.status == 1 && wrong.transcript.contains("Wrong, or not allowed now."), "\(wrong)")
        let seen = try host.atTerminal(
            ["/bin/su", "mori", "-c", "id -un"], [("^Password: ", RealHost.shadowPassword)], as: "guest")
        #expect(seen.status == 0 && seen.hasLine("mori"), "\(seen)")
        #expect(
            try host.events("mori").suffix(4)
                == ["login.refused wrong_secret", "login.accepted", "session.opened", "session.closed"])
        #expect(
            try host.sessions("mori") == [
                OpenedSession(service: "su", target: "mori", proof: "overlay", actor: "login:mori")
            ])
        #expect(try host.failures("mori") == 0)
    }

    /// sshd asks PAM for account and session in other processes than for the proof.
    @Test(arguments: SshLogins.methods) func sshdLetsInWhomPamUnixKnows(_ method: Sshd.Method) throws {
        let host = try RealHost.overlaid()
        let sshd = try Sshd(host)
        let wrong = try sshd.connect("mori", method, [("assword: ", "wrong-Kumo-1")], source: "127.0.0.7")
        #expect(wrong.status == 255, "\(wrong)")
        let seen = try sshd.connect(
            "mori", method, [("assword: ", RealHost.shadowPassword)], source: "127.0.0.7", command: ["env; id -un"])
        #expect(seen.status == 0 && seen.hasLine("mori"), "\(seen)")
        #expect(!seen.transcript.contains("CREDPOLICY_HANDOVER"))
        #expect(
            try host.sessions("mori") == [
                OpenedSession(service: "sshd", target: "mori", proof: "overlay", actor: "login:mori")
            ])
    }

    @Test func doctorFindsNothingWrongWithTheShippedStackAndWantsNoShadowPasswordAway() throws {
        let host = try RealHost.overlaid()
        let found = try host.run([host.scratch.path("acctctl"), "--lang", "en", "doctor", "--json"])
        #expect(!found.out.contains("overlay_") && !found.out.contains("shadow_passwords"), "\(found.out)")
        for service in ["su", "su-l", "sudo", "sudo-i", "login", "sshd", "doas", "cron", "passwd"] {
            #expect(!found.out.contains("\"subject\":\"\(service)\""), "\(found.out)")
        }
        let broken = ["auth requisite pam_credpolicy.so overlay=preauth", "auth sufficient pam_unix.so"]
        try host.setService("broken", broken)
        let then = try host.run([host.scratch.path("acctctl"), "--lang", "en", "doctor", "--json"])
        #expect(then.out.contains("overlay_prompts") && then.out.contains("overlay_success_unsettled"), "\(then.out)")
    }

    @Test func rootIsPamUnixsAlone() throws {
        let host = try RealHost.overlaid()
        try host.setShadowPassword("root", "System-Kumo-42")
        let seen = try host.atTerminal(
            ["/bin/su", "root", "-c", "id -un"], [("^Password: ", "System-Kumo-42")], as: "guest")
        #expect(seen.status == 0 && seen.hasLine("root"), "\(seen)")
        let asRoot = try host.run(["/bin/su", "guest", "-s", "/bin/sh", "-c", "id -un"], stdin: "")
        #expect(!asRoot.out.contains("assword"), "su's own pam_rootok.so stays: \(asRoot.out)")
    }

    /// pam_unix hashes each password twice.
    @Test func exactlyFiveOfTwoHundredAtOnceReachPamUnix() throws {
        let host = try RealHost.overlaid()
        try host.setService("guarded", ["@include common-auth"])
        let guesses = try host.scratch.write("guesses", (0..<200).map { "wrong-guess-\($0)\n" }.joined())
        let finished = try host.run(
            [
                "/usr/bin/env", "LD_PRELOAD=\(host.scratch.path("preload-crypt.so")):libcrypt.so.1",
                "CP_CRYPT_LOG=\(host.scratch.path("unix"))", host.scratch.path("pamhost"), "--confdir", "/etc/pam.d",
                "--nodelay", "--parallel", "200", "--answers", guesses, "guarded", "mori", "authenticate",
            ], timeout: 120)
        let hashed = (host.scratch.read("unix") ?? "").split(separator: "\n").count
        figure("overlay and pam_unix: 200 wrong guesses at once, max-failures 5: \((hashed + 1) / 2) compared")
        #expect((hashed + 1) / 2 == 5, "\(hashed) hashes")
        #expect(finished.lines.last == "total 200 PAM_AUTH_ERR=200")
        #expect(try host.account("mori")["locked"] as? String == "failures")
        try host.acctctl("account", "unlock", "mori")
        let login = try host.run(
            [host.scratch.path("pamhost"), "--confdir", "/etc/pam.d", "--nodelay", "guarded", "mori", "authenticate"],
            stdin: RealHost.shadowPassword + "\n")
        #expect(login.lines.last == "authenticate: PAM_SUCCESS")
    }
}

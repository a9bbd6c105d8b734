import Foundation
import TestSupport
import Testing

/// In which language login speaks: as its own environment says, which getty sets, but for the kernel's consoles.
@Suite(.serialized, .needsRealHost) struct LoginLanguageTests {
    /// A pseudo-terminal that this machine knows under the name of a kernel console: `ttyname` finds that name, and
    /// login passes it on as PAM_TTY. (A real console needs a screen; what differs is the name alone.)
    private static let asConsole = """
        mount --bind "$(tty)" /dev/tty1 && exec /bin/login mori </dev/tty1 >/dev/tty1 2>&1
        """

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/tty1"), "no /dev/tty1 to take the place of"))
    func aKernelConsoleIsSpokenToInEnglish() throws {
        var settings = RealHost.Settings()
        settings.language = "auto"
        let host = try RealHost(settings)
        try host.settle("mori")
        let (english, japanese) = (["Password: ", "Wrong, or not"], ["パスワード: ", "ログインできません。"])
        let login = ["/bin/login", "mori"]
        for (locale, words, said) in [
            ("ja_JP.UTF-8", login, japanese), ("C", login, english),
            ("ja_JP.UTF-8", ["/bin/sh", "-c", Self.asConsole], english),
        ] {
            let wrong = try host.atTerminal(
                words, [(said[0], "wrong-Kumo-1"), (said[1], Key.interrupt)], environment: ["LANG": locale])
            #expect(wrong.unanswered.isEmpty, "\(wrong)")
        }
        #expect(try host.eventDocuments("mori").last?["source"] as? String == "tty1")
    }
}

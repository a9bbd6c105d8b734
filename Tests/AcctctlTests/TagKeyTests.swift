import Foundation
import TestSupport
import Testing

/// The key in /run under which wrong passwords are known again, on hosts that have just started.
@Suite(.enabled(if: geteuid() == 0, "root alone has a /run of its own")) struct TagKeyTests {
    /// - Parameter options: of mount(8), for a new /run.
    private func run(
        _ office: Office, _ options: String, _ commands: String, lang: String = "en"
    ) throws -> Finished {
        let words = "--config '\(office.policy)' --lang \(lang)"
        let script = "mount -t tmpfs -o \(options) none /run && " + commands.replacing("$OPTIONS", with: words)
        return try Run.command(
            "/usr/bin/unshare", ["--mount", "/bin/sh", "-c", script],
            environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "acctctl": Built.path("acctctl")])
    }

    private let doctor = "$acctctl doctor --pam /run --shadow /run/none $OPTIONS"

    @Test func initMakesItWhereItIsMissing() throws {
        let office = try Office()
        let made = try run(
            office, "mode=755",
            "$acctctl init $OPTIONS --quiet && stat -c '%a %s %U' /run/credpolicy /run/credpolicy/tags.key && "
                + "sha256sum /run/credpolicy/tags.key && $acctctl init $OPTIONS --quiet && "
                + "sha256sum /run/credpolicy/tags.key && $acctctl doctor --json --pam /run --shadow /run/none $OPTIONS")
        #expect(made.out.contains("600 32 root"), "\(made)")
        let sums = made.lines.filter { $0.hasSuffix("tags.key") }
        #expect(sums.count == 2 && sums.first == sums.last, "a second init keeps it")
        #expect(!made.out.contains("tag_key"), "\(made)")
    }

    @Test func whereItCanNotBeMadeInitDoesTheRestAndDoctorSaysWhatThatMeans() throws {
        let office = try Office(initialized: false)
        for (lang, words) in [("en", "The same wrong password counts"), ("ja", "同じ誤ったパスワードが")] {
            let done = try run(office, "ro", "$acctctl init $OPTIONS && \(doctor)", lang: lang)
            let text = done.out.replacing("\n", with: "")
            #expect(text.contains("credpolicy.db") && text.contains("tags.key"), "\(done)")
            #expect(done.out.contains(words) && done.out.contains("acctctl init"), "\(done)")
            #expect(try widest(done.out) <= 80)
        }
    }

    @Test func oneThatOthersReadOrWriteIsFound() throws {
        let office = try Office()
        let directory = "mkdir -m 700 /run/credpolicy && head -c 32 /dev/zero >/run/credpolicy/tags.key"
        let json = "$acctctl doctor --json --pam /run --shadow /run/none $OPTIONS"
        for (mode, code) in [("644", "readable_by_others"), ("622", "tag_key")] {
            let found = try run(
                office, "mode=755", "\(directory) && chmod \(mode) /run/credpolicy/tags.key && \(json)")
            let findings = try document(found.out)["findings"] as? [[String: Any]] ?? []
            let subjects = findings.filter { $0["code"] as? String == code }.compactMap { $0["subject"] as? String }
            #expect(subjects == ["/run/credpolicy/tags.key"], "\(found)")
        }
    }
}

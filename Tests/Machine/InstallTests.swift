import Foundation
import TestSupport
import Testing

/// Install, switch on, remove, purge: each leaves a host on which people can log in.
@Suite(.needsChroot, .timeLimit(.minutes(6))) struct InstallTests {
    @Test func installingChangesNoLogin() throws {
        let debian = try Debian()
        try debian.populate()
        let before = try debian.stacks()
        let outcome = try debian.install()
        #expect(outcome.status == 0 && outcome.all.contains("installed; no login has changed yet."), "\(outcome.all)")
        #expect(try debian.stacks() == before)
        for name in ["root", "svc", "yamada", "stranger"] {
            #expect(try debian.letsIn(name, Package.shadow))
        }
        let modes = try debian.sh(
            "stat -c '%a %U %n' /etc/credpolicy/policy.conf /var/lib/credpolicy /run/credpolicy /usr/libexec/credpolicy/pam-helper"
        )
        #expect(
            modes.lines == [
                "640 root /etc/credpolicy/policy.conf", "700 root /var/lib/credpolicy", "700 root /run/credpolicy",
                "755 root /usr/libexec/credpolicy/pam-helper",
            ])
    }

    @Test func fromPurgeBackEveryByteOfTheStacksIsStockDebians() throws {
        let debian = try Debian()
        let before = try debian.stacks()
        try debian.settle()
        #expect(
            try debian.namesModule() == [
                "common-account", "common-auth", "common-password", "common-session", "common-session-noninteractive",
            ])
        #expect(try debian.letsIn("yamada", Package.password))
        let removed = try debian.sh("dpkg -r credpolicy")
        #expect(removed.status == 0 && removed.all.contains("passwords and log stay in"), "\(removed.all)")
        #expect(try debian.stacks() == before)
        let purged = try debian.sh("dpkg -P credpolicy")
        #expect(purged.status == 0 && purged.all.contains("are gone for good"), "\(purged.all)")
        #expect(try debian.stacks() == before)
        #expect(try debian.sh("ls -d /etc/credpolicy /var/lib/credpolicy /run/credpolicy").out.isEmpty)
        #expect(try debian.letsIn("stranger", Package.shadow))
    }

    @Test func switchedOnEverybodyIsSentWhereTheyBelong() throws {
        let debian = try Debian()
        try debian.settle()
        for name in ["root", "svc"] { #expect(try debian.letsIn(name, Package.shadow)) }
        #expect(try debian.letsIn("yamada", Package.password))
        // A hash that is still in /etc/shadow lets nobody in.
        for name in ["yamada", "stranger"] { #expect(try debian.refuses(name, Package.shadow)) }
        let changed = try debian.person(["passwd", "svc"], ["Another-Kumo-7-gw3xnf", "Another-Kumo-7-gw3xnf"])
        #expect(changed.all.contains("password updated successfully"), "\(changed.all)")
        #expect(try debian.letsIn("svc", "Another-Kumo-7-gw3xnf"))
    }

    /// runuser's file is util-linux's own and includes nothing of ours: README.Debian says what to do.
    @Test func doctorFindsNothingButRunuserAgainstTheStacksThatThePackageMakes() throws {
        let debian = try Debian()
        try debian.settle()
        #expect(try Set(debian.graveFindings().map(\.subject)) == ["runuser", "runuser-l"])
        try debian.installRunuser()
        #expect(try debian.graveFindings() == [])
        #expect(try debian.sh("runuser -u yamada -- id -un").out == "yamada\n")
        #expect(try debian.sh("runuser -u stranger -- id -un").out.isEmpty)
    }

    /// /etc/shadow may say that an account is over; how old a password there is says nothing any more.
    @Test func anAccountThatShadowCallsExpiredStaysOutAndAnOldPasswordThereStopsNobody() throws {
        let debian = try Debian()
        try debian.settle()
        try debian.sh("chage -d 2020-01-01 -M 30 -I 5 -W 7 yamada")
        let screen = try debian.console("yamada", Package.password)
        #expect(screen.contains("in as yamada") && !screen.contains("expire"), "\(screen)")
        try debian.sh("chage -d -1 -E 0 yamada")
        let over = try debian.console("yamada", Package.password)
        #expect(!over.contains("in as") && over.contains("Your account has expired"), "\(over)")
    }

    @Test func anUpgradeKeepsWhatTheAdministratorWroteAndSaysWhatItCanNoLongerRead() throws {
        let debian = try Debian()
        try debian.settle()
        try debian.makeUpgrade()
        let stacks = try debian.stacks()
        try debian.sh("sed -i 's/^history = 5/history = 7/' /etc/credpolicy/policy.conf")
        #expect(try debian.sh("dpkg -i /root/higher.deb").status == 0)
        let shown = try debian.sh("acctctl policy show")
        #expect(shown.lines.contains { $0.hasPrefix("history = 7  # policy.conf:") }, "\(shown.all)")
        #expect(try debian.stacks() == stacks)
        try debian.sh("echo 'colour = blue' >>/etc/credpolicy/policy.conf")
        let outcome = try debian.sh("dpkg -i --force-confold /root/higher.deb")
        #expect(
            outcome.status == 0 && outcome.all.contains("colour")
                && outcome.all.contains("correct /etc/credpolicy/policy.conf"))
    }

    /// As a file of the form that dpkg's tools read (DEP 5), with every licence's text in it and not elsewhere.
    @Test func theCopyrightHasTheLicencesOfTheDictionarysWordsInFull() throws {
        let seen = try Run.command(
            "/bin/sh",
            ["-c", "dpkg-deb --fsys-tarfile \"$0\" | tar -xO ./usr/share/doc/credpolicy/copyright", Package.deb],
            environment: ["PATH": "/usr/bin:/bin"])
        let paragraphs = seen.out.split(separator: "\n\n").map { $0.split(separator: "\n") }
        let named = try #require(paragraphs.first { $0[0] == "Files: usr/share/credpolicy/dictionary" })
        let licence = try #require(named.first { $0.hasPrefix("License: ") })
        for name in licence.dropFirst(9).components(separatedBy: " and ") {
            let text = try #require(paragraphs.first { $0.contains("License: \(name)") && $0.count > 2 }, "\(name)")
            #expect(text.dropFirst().allSatisfy { $0.hasPrefix(" ") || $0.contains(": ") }, "\(name)")
        }
        // What their packages say, but for what is about other files of theirs.
        func squeezed(_ text: String) -> String {
            text.split { $0.isWhitespace || $0 == "." }.joined(separator: " ")
        }
        let ours = squeezed(seen.out)
        for (package, first, last) in [
            ("mecab-ipadic", "Use, reproduction, and distribution of this software", "as the program is concerned."),
            ("python3-zxcvbn", "Permission is hereby granted", "DEALINGS IN THE SOFTWARE."),
            ("wamerican", "SCOWL (Spell Checker", "POSSIBILITY OF SUCH DAMAGE."),
        ] {
            let theirs = try String(contentsOfFile: "/usr/share/doc/\(package)/copyright", encoding: .utf8)
            let start = try #require(theirs.range(of: first)?.lowerBound)
            let end = try #require(theirs.range(of: last, range: start..<theirs.endIndex)?.upperBound)
            #expect(ours.contains(squeezed(String(theirs[start..<end]))), "\(package)")
        }
    }

    @Test func thePackageIsLintianCleanAndDependsOnWhatItLoads() throws {
        let lintian = try Run.command(
            "/usr/bin/lintian", ["--allow-root", Package.deb],
            environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"], timeout: 120)
        // Silence counts only of a lintian that has looked: it exits 2 when it could not.
        #expect(
            lintian.status == 0 && !lintian.out.contains("E: ") && !lintian.out.contains("W: "),
            "\(lintian.status): \(lintian.out)\(lintian.err)")
        let depends = try Run.command(
            "/usr/bin/dpkg-deb", ["-f", Package.deb, "Depends"], environment: ["PATH": "/usr/bin:/bin"]
        ).out
        for name in ["libc6 (>= ", "libcrypt1 (>= ", "libpam0g (>= ", "libpam-runtime (>= "] {
            #expect(depends.contains(name), "\(depends)")
        }
    }
}

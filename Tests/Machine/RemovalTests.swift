import Testing

/// A stack that names a module which is gone lets nobody in: removal stops before that, and says what is in the way.
@Suite(.needsChroot, .timeLimit(.minutes(6))) struct RemovalTests {
    private func everybodyStillLogsIn(_ debian: Debian) throws -> Bool {
        try debian.letsIn("root", Package.shadow) && debian.letsIn("yamada", Package.password)
    }

    @Test func commonFilesEditedByHandAfterwardsKeepThePackageUntilTheLinesAreOut() throws {
        let debian = try Debian()
        let before = try debian.stacks()
        try debian.settle()
        let line = "auth\\trequired\\tpam_faildelay.so delay=10"
        try debian.sh("sed -i '/pam_succeed_if/i \(line)' /etc/pam.d/common-auth")
        let edited = try debian.stacks()
        let outcome = try debian.sh("dpkg -r credpolicy")
        #expect(outcome.status != 0)
        #expect(
            outcome.err.contains("not removed: these files name pam_credpolicy.so")
                && outcome.err.contains("/etc/pam.d/common-auth"), "\(outcome.err)")
        #expect(try debian.stacks() == edited)
        #expect(try everybodyStillLogsIn(debian))
        try debian.sh("sed -i '/pam_faildelay/d' /etc/pam.d/common-auth")
        #expect(try debian.sh("dpkg -P credpolicy").status == 0)
        #expect(try debian.stacks() == before)
    }

    @Test(arguments: [("", true), ("-", true), ("#", false)])
    func aStackOfTheSitesOwnKeepsThePackage(_ prefix: String, _ stops: Bool) throws {
        let debian = try Debian()
        try debian.settle()
        try debian.sh("echo '\(prefix)auth required pam_credpolicy.so' >/etc/pam.d/kiosk")
        let before = try debian.stacks()
        let outcome = try debian.sh("dpkg -r credpolicy")
        #expect((outcome.status != 0) == stops && outcome.err.contains("/etc/pam.d/kiosk") == stops, "\(outcome.err)")
        let module = try debian.sh("ls /usr/lib/*/security/pam_credpolicy.so").out
        #expect(module.isEmpty != stops)
        // Nothing is switched off by a removal that did not happen.
        #expect(try (debian.stacks() == before) == stops)
    }

    /// Lines that pam-auth-update made but whose arguments were changed are its own still: it keeps the change.
    @Test func changedArgumentsSurviveSwitchingOnAndPurge() throws {
        let debian = try Debian()
        // Written once by pam-auth-update itself, which leaves a space where an argument was.
        try debian.sh("sed -i 's/ nullok//' /etc/pam.d/common-auth; pam-auth-update --package")
        let before = try debian.stacks()
        try debian.settle()
        #expect(try debian.sh("grep -c nullok /etc/pam.d/common-auth").out == "0\n")
        #expect(try everybodyStillLogsIn(debian))
        #expect(try debian.sh("dpkg -P credpolicy").status == 0)
        #expect(try debian.stacks() == before)
    }

    /// pam-auth-update refuses such files, and so nothing is switched on; nobody is shut out by that.
    @Test func commonFilesEditedByHandBeforeStayAsTheyAre() throws {
        let debian = try Debian()
        try debian.sh("sed -i '/pam_unix/i auth\\trequired\\tpam_faildelay.so delay=10' /etc/pam.d/common-auth")
        let before = try debian.stacks()
        try debian.populate()
        #expect(try debian.install().status == 0)
        let outcome = try debian.sh("acctctl init; pam-auth-update --enable credpolicy")
        #expect(outcome.err.contains("Local modifications to /etc/pam.d/common-*, not updating."))
        #expect(try debian.stacks() == before)
        #expect(try debian.letsIn("yamada", Package.shadow))
        #expect(try debian.sh("dpkg -P credpolicy").status == 0)
        #expect(try debian.stacks() == before)
    }

    /// Between prerm and the removal of the files.
    @Test func whoeverSwitchesItOnAgainDuringRemovalShutsNobodyOut() throws {
        let debian = try Debian()
        let before = try debian.stacks()
        try debian.settle()
        try debian.sh(
            "sed -i 's/^exit 0$/pam-auth-update --enable credpolicy; exit 0/' /var/lib/dpkg/info/credpolicy.prerm")
        let outcome = try debian.sh("dpkg -r credpolicy")
        #expect(outcome.status == 0, "\(outcome.all)")
        #expect(try debian.stacks() == before)
        #expect(try debian.letsIn("stranger", Package.shadow))
    }
}

import Testing

/// Other profiles in the same stacks: SSSD's comes behind ours, pwquality's before it.
@Suite(.needsChroot, .timeLimit(.minutes(6))) struct NeighbourTests {
    private func withSSSD() throws -> Debian {
        let debian = try Debian()
        // pwquality's dictionary would be another package.
        let outcome = try debian.sh(
            "dpkg -i /var/cache/apt/archives/*.deb && echo dictcheck = 0 >>/etc/security/pwquality.conf")
        #expect(outcome.status == 0, "\(outcome.err)")
        return debian
    }

    private func modules(_ debian: Debian, _ group: String) throws -> [String] {
        try debian.sh("sed '/^#/d' /etc/pam.d/common-\(group) | grep -o 'pam_[a-z_]*'").lines
    }

    @Test func withSSSDOursDecidesAloneForEverybodyButTheSystem() throws {
        let debian = try withSSSD()
        let before = try debian.stacks()
        try debian.settle()
        #expect(
            try modules(debian, "auth") == [
                "pam_succeed_if", "pam_credpolicy", "pam_unix", "pam_sss", "pam_deny", "pam_permit",
            ])
        for name in ["root", "svc"] { #expect(try debian.letsIn(name, Package.shadow)) }
        #expect(try debian.letsIn("yamada", Package.password))
        for name in ["yamada", "stranger"] { #expect(try debian.refuses(name, Package.shadow)) }
        #expect(try debian.sh("dpkg -P credpolicy").status == 0)
        #expect(try debian.stacks() == before)
    }

    /// SSSD ends the account step early for local people; what ours demanded before must not be lost.
    @Test func withSSSDATemporaryPasswordMustStillBeChanged() throws {
        let debian = try withSSSD()
        try debian.populate()
        _ = try debian.install()
        let temporary = try debian.switchOn()
        let screen = try debian.console("yamada", temporary)
        #expect(screen.contains("This is a temporary password.") && !screen.contains("in as"), "\(screen)")
    }

    @Test func withPwqualityANewPasswordSatisfiesBoth() throws {
        let debian = try withSSSD()
        try debian.settle()
        #expect(
            try modules(debian, "password") == [
                "pam_pwquality", "pam_succeed_if", "pam_credpolicy", "pam_unix", "pam_sss", "pam_deny", "pam_permit",
            ])
        let weak = try debian.person(
            ["su", "yamada", "-c", "passwd"], [Package.password, "yamada-Kumo-42", "yamada-Kumo-42"])
        #expect(!weak.out.contains("Your password has been changed"), "\(weak.out)")
        let good = try debian.person(
            ["su", "yamada", "-c", "passwd"], [Package.password, "wakakusa+Hane+58-vk7tqm", "wakakusa+Hane+58-vk7tqm"])
        #expect(good.out.contains("Your password has been changed"), "\(good.out)")
        #expect(try debian.letsIn("yamada", "wakakusa+Hane+58-vk7tqm"))
        // pwquality knows only the last one; that it was used before is ours to say.
        let former = try debian.person(
            ["su", "yamada", "-c", "passwd"], ["wakakusa+Hane+58-vk7tqm", Package.password, Package.password])
        #expect(!former.out.contains("Your password has been changed"), "\(former.out)")
        let system = try debian.person(["passwd", "svc"], ["wakakusa+Hane+59-vk7tqm", "wakakusa+Hane+59-vk7tqm"])
        #expect(system.out.contains("password updated successfully"), "\(system.out)")
        #expect(try debian.letsIn("svc", "wakakusa+Hane+59-vk7tqm"))
    }
}

import Testing

/// Hosts on which a package's scripts fail: whatever they leave behind, people can log in.
@Suite(.needsChroot, .timeLimit(.minutes(6))) struct HostilePackagingTests {
    /// /var on a small disk of its own, with `free` kilobytes left; the whole of it is taken by `fill`.
    private func makeVarSmall(_ debian: Debian, free: Int) throws {
        let outcome = try debian.sh(
            """
            set -e; rm -rf /var/cache/apt; mkdir /small; used=$(du -sk --apparent-size /var | cut -f1)
            mount -t tmpfs -o size=$((used + used / 2 + \(free)))k,mode=755 tmpfs /small
            cp -a /var/. /small; mount --move /small /var
            """)
        #expect(outcome.status == 0, "\(outcome.err)")
    }

    private func fill(_ debian: Debian) throws {
        #expect(try debian.sh("cat /dev/zero >/var/filler; df -k --output=avail /var").out.contains("\n    0\n"))
    }

    @Test func aFullVarStopsTheInstallationAndNoLogin() throws {
        let debian = try Debian()
        let before = try debian.stacks()
        try debian.populate()
        try makeVarSmall(debian, free: 20_000)
        try fill(debian)
        #expect(try debian.install().status != 0)
        #expect(try debian.stacks() == before)
        for name in ["root", "stranger"] { #expect(try debian.letsIn(name, Package.shadow)) }
        try debian.sh("rm /var/filler")
        #expect(try debian.install().status == 0)
    }

    @Test func aFullVarStopsTheRemovalBeforeItChangesAStack() throws {
        let debian = try Debian()
        let before = try debian.stacks()
        try makeVarSmall(debian, free: 20_000)
        try debian.settle()
        let switchedOn = try debian.stacks()
        try fill(debian)
        #expect(try debian.sh("dpkg -r credpolicy").status != 0)
        let script = try debian.sh("/var/lib/dpkg/info/credpolicy.prerm remove")
        #expect(
            script.status == 1 && script.err.contains("not removed, nothing was changed: /etc/pam.d or /var"),
            "\(script.err)")
        #expect(try debian.stacks() == switchedOn)
        #expect(try debian.letsIn("root", Package.shadow))
        // The store's reserve serves the console.
        #expect(try debian.letsIn("yamada", Package.password))
        try debian.sh("rm /var/filler; dpkg --configure -a")
        #expect(try debian.sh("dpkg -P credpolicy").status == 0)
        #expect(try debian.stacks() == before)
    }

    @Test func immutableStacksStopTheRemovalAndNoLogin() throws {
        let debian = try Debian()
        let before = try debian.stacks()
        // An overlay takes an attribute, and never gives it back; older kernels' tmpfs has none.
        try debian.sh("cp -a /etc/pam.d /keep; mount -t tmpfs -o mode=755 tmpfs /etc/pam.d; cp -a /keep/. /etc/pam.d")
        try debian.settle()
        let switchedOn = try debian.stacks()
        try debian.sh("chattr +i /etc/pam.d || mount -o remount,ro /etc/pam.d")
        try debian.makeUpgrade()
        let upgrade = try debian.sh("dpkg -i /root/higher.deb")
        #expect(upgrade.status == 0, "\(upgrade.all)")
        let removal = try debian.sh("dpkg -r credpolicy")
        #expect(
            removal.status != 0 && removal.err.contains("look at free space and attributes (lsattr)"), "\(removal.err)")
        #expect(try debian.stacks() == switchedOn)
        #expect(try debian.letsIn("root", Package.shadow) && debian.letsIn("yamada", Package.password))
        try debian.sh("chattr -i /etc/pam.d; mount -o remount,rw /etc/pam.d")
        #expect(try debian.sh("dpkg -P credpolicy").status == 0)
        #expect(try debian.stacks() == before)
    }

    @Test func anImmutableEtcTakesNoPackageAndLosesNoLogin() throws {
        let debian = try Debian()
        try debian.populate()
        let before = try debian.stacks()
        #expect(try debian.sh("chattr +i /etc").status == 0)
        let outcome = try debian.install()
        #expect(outcome.status != 0 && outcome.err.contains("/etc/credpolicy"), "\(outcome.err)")
        #expect(try debian.stacks() == before)
        for name in ["root", "stranger"] { #expect(try debian.letsIn(name, Package.shadow)) }
    }

    /// A debconf question elsewhere, or a second administrator, holds its lock.
    @Test func anUpgradeWaitsForAnotherPamAuthUpdateAndFailsWithASentence() throws {
        let debian = try Debian()
        try debian.settle()
        try debian.makeUpgrade()
        let hold = "flock /var/cache/debconf/config.dat sleep"
        #expect(try debian.sh("\(hold) 3 & sleep 0.2; dpkg -i /root/higher.deb").status == 0)
        let late = try debian.sh("\(hold) 20 >/dev/null 2>&1 & sleep 0.2; dpkg -i /root/higher.deb")
        #expect(
            late.status != 0 && late.err.contains("pam-auth-update does not work, so /etc/pam.d stays"), "\(late.err)")
        #expect(try debian.sh("dpkg-query -Wf '${Status}' credpolicy").out == "install ok half-configured")
        #expect(try debian.letsIn("root", Package.shadow) && debian.letsIn("yamada", Package.password))
        #expect(try debian.sh("pkill -x flock; dpkg --configure -a").status == 0)
    }

    @Test func twoInstallationsAtOnceAreOneInstallation() throws {
        let debian = try Debian()
        let before = try debian.stacks()
        try debian.populate()
        try debian.put(Package.deb, at: "/root/credpolicy.deb")
        let all = try debian.sh("for _ in 1 2 3; do dpkg -i /root/credpolicy.deb & done; wait")
        #expect(all.status == 0, "they did not come to an end: \(all.all)")
        #expect(try debian.sh("dpkg-query -Wf '${Status}' credpolicy").out == "install ok installed")
        #expect(try debian.stacks() == before)
    }

    @Test func administratorsAtOnceLeaveAllFilesOrNone() throws {
        let debian = try Debian()
        try debian.settle()
        for _ in 0..<3 {
            try debian.sh(
                """
                for act in enable disable enable disable; do
                    pam-auth-update --$act credpolicy >/dev/null 2>&1 & sleep 0.05
                done; wait
                """)
            let naming = try debian.namesModule().filter { !$0.contains(".") }
            #expect(naming.isEmpty || naming.count == 5, "\(naming)")
        }
        try debian.sh("pam-auth-update --enable credpolicy")
        #expect(try debian.namesModule().count == 5)
        #expect(try debian.letsIn("yamada", Package.password))
    }

    @Test(arguments: [0.05, 0.2, 0.4, 0.7, 1.0])
    func dpkgKilledDuringAnUpgradeLeavesAHostWithLogins(_ moment: Double) throws {
        let debian = try Debian()
        try debian.settle()
        try debian.makeUpgrade()
        // Again and again, so that the moment always falls into an upgrade, however fast this machine is. timeout
        // kills its process group: dpkg, its script and the loop.
        let killed = try debian.sh(
            "timeout -s KILL \(moment) sh -c 'while dpkg -i /root/higher.deb; do :; done'; echo ended $?")
        #expect(killed.lines.last == "ended 137", "dpkg was not killed: \(killed.all)")
        #expect(try debian.letsIn("root", Package.shadow) && debian.letsIn("yamada", Package.password))
        #expect(try debian.sh("dpkg --configure -a; dpkg -i /root/higher.deb").status == 0)
        #expect(try debian.letsIn("yamada", Package.password))
    }

    @Test func aHostWithoutSystemdTakesThePackage() throws {
        let debian = try Debian()
        let gone = try debian.sh(
            """
            dpkg -P --force-depends --force-remove-essential --force-remove-protected libpam-systemd dbus-user-session \\
                systemd-container systemd-sysv systemd; ls /usr/bin/systemctl /usr/bin/systemd-tmpfiles
            """)
        #expect(gone.out.contains("/usr/bin") == false, "\(gone.all)")
        let before = try debian.stacks()
        try debian.settle()
        #expect(try debian.letsIn("yamada", Package.password))
        #expect(try debian.sh("stat -c %a /run/credpolicy").out == "700\n")
        #expect(try debian.sh("dpkg -P credpolicy").status == 0)
        #expect(try debian.stacks() == before)
    }
}

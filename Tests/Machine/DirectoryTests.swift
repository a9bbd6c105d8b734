import Foundation
import Testing

/// SSSD with no server: its directory is this machine's own people, and pam_unix tells it whether a password is right (sssd-proxy).
/// The stacks are contrib/pam.d/overlay-sss as the package ships it, put there as its header says.
@Suite(.needsChroot, .timeLimit(.minutes(6))) struct DirectoryTests {
    private static let shipped = "/usr/share/doc/credpolicy/examples/pam.d"

    private func town() throws -> Debian {
        let debian = try Debian()
        let unpacked = try debian.sh("dpkg -i /var/cache/sssd/*.deb", timeout: 120)
        #expect(unpacked.status == 0, "\(unpacked.err)")
        try debian.populate()
        _ = try debian.install()
        try debian.sh(
            """
            set -e; acctctl init
            printf 'auth required pam_unix.so\\naccount required pam_unix.so\\n' >/etc/pam.d/directory
            cat >/etc/sssd/sssd.conf <<.
            [sssd]
            services = nss, pam
            domains = town
            [pam]
            [domain/town]
            id_provider = proxy
            proxy_lib_name = files
            proxy_pam_target = directory
            .
            chmod 600 /etc/sssd/sssd.conf
            """)
        _ = try debian.join("yamada")
        try start(debian)
        let placed = try debian.sh(
            "cd \(Self.shipped) && sed -n 's/^#   //p' overlay-sss >/root/steps && sh -e /root/steps")
        #expect(placed.status == 0, "\(placed.err)")
        return debian
    }

    private func start(_ debian: Debian) throws {
        let started = try debian.sh(
            """
            sssd -D || exit 1
            for i in $(seq 100); do getent -s sss passwd yamada && exit; sleep 0.1; done; exit 1
            """)
        #expect(started.status == 0, "\(started.all)")
    }

    private func failures(_ debian: Debian) throws -> Int? {
        let shown = try debian.sh("acctctl account show yamada --json").out
        return try (JSONSerialization.jsonObject(with: Data(shown.utf8)) as? [String: Any])?["failures"] as? Int
    }

    @Test func whomSSSDKnowsEntersAndEachWrongPasswordCountsOnceUntilTheFifthLocks() throws {
        let debian = try town()
        let stack = try debian.sh("sed '/^#/d' /etc/pam.d/common-auth | grep -o 'pam_[a-z_]*.so'").lines
        #expect(stack.contains("pam_sss.so") && stack.count == 7, "\(stack)")
        #expect(try debian.letsIn("yamada", Package.shadow))
        let log = try debian.sh("acctctl --lang en log show --account yamada").out
        #expect(log.contains("factors=overlay") && log.contains("proof=overlay"), "\(log)")
        for number in 1...5 {
            #expect(try debian.refuses("yamada", "Wrong-Kumo-\(number)"))
            #expect(try failures(debian) == number)
        }
        #expect(try debian.refuses("yamada", Package.shadow), "locked, though right")
        // Who is not in the store is not SSSD's to let in; root and system users are pam_unix's alone.
        #expect(try debian.refuses("stranger", Package.shadow))
        for name in ["root", "svc"] { #expect(try debian.letsIn(name, Package.shadow)) }
    }

    /// PAM_AUTHINFO_UNAVAIL after something was reserved is a failure: nobody could tell it from a guess whose answer was cut
    /// off. As of any wrong password the same one counts once, so that an outage locks nobody who tries again; for up to five
    /// minutes after it, that password is still taken for a wrong one.
    @Test func whileSSSDIsAwayEverybodyOfTheirsIsRefusedAndOnePasswordCountsOnce() throws {
        let debian = try town()
        try debian.sh("pkill -x sssd; for i in $(seq 50); do pgrep sssd_pam || break; sleep 0.1; done")
        for _ in 1...6 { #expect(try debian.refuses("yamada", Package.shadow)) }
        #expect(try failures(debian) == 1)
        for name in ["root", "svc"] { #expect(try debian.letsIn(name, Package.shadow)) }
        try start(debian)
        #expect(try debian.refuses("yamada", Package.shadow))
        try debian.sh("acctctl --yes account unlock yamada")
        #expect(try debian.letsIn("yamada", Package.shadow))
        #expect(try failures(debian) == 0)
    }

    @Test func doctorFindsNothingWrongWithTheShippedStacks() throws {
        let debian = try town()
        let found = try debian.graveFindings()
        // The stack that SSSD itself asks, and those that take nothing from common-*.
        let others = ["directory", "sssd-shadowutils", "runuser", "runuser-l"]
        #expect(found.allSatisfy { others.contains($0.subject ?? "") }, "\(found)")
        try debian.sh("sed -i 's/ use_first_pass//' /etc/pam.d/common-auth")
        #expect(try debian.graveFindings().contains { $0.code == "overlay_prompts" && $0.subject == "su" })
    }
}

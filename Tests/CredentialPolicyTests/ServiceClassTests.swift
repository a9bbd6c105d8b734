import CredentialPolicy
import Testing

@Suite struct ServiceClassTests {
    @Test(arguments: [
        ("login", ServiceClass.console), ("gdm-password", .console), ("cockpit", .console), ("sshd", .ssh),
        ("sudo", .elevation), ("sudo-i", .elevation), ("su-l", .elevation), ("polkit-1", .elevation),
        ("cron", .batch), ("systemd-user", .batch), ("runuser-l", .batch), ("passwd", .change), ("chfn", .change),
        ("vsftpd", .other), ("", .other), ("gdm", .other), ("SSHD", .other), ("sshd2", .other), ("*", .other),
    ]) func theBuiltInTableKnowsAService(_ service: String, _ expected: ServiceClass) {
        #expect(ServiceClass.of(service: service, rules: []) == expected)
    }

    @Test func thePolicysRulesComeFirstAndInTheirOrder() {
        let rules = [
            ServiceClassRule(pattern: "kiosk-2", serviceClass: .other),
            ServiceClassRule(pattern: "kiosk-*", serviceClass: .console),
            ServiceClassRule(pattern: "sshd", serviceClass: .elevation),
        ]
        #expect(ServiceClass.of(service: "kiosk-1", rules: rules) == .console)
        #expect(ServiceClass.of(service: "kiosk-2", rules: rules) == .other)
        #expect(ServiceClass.of(service: "sshd", rules: rules) == .elevation)
        #expect(ServiceClass.of(service: "login", rules: rules) == .console)
    }
}

@Suite struct UnmanagedRuleTests {
    @Test(arguments: [
        ("root", UInt32?(0), true), ("toor", 0, true), ("daemon", 1, true), ("last system UID", 999, true),
        ("first person", 1_000, false), ("nobody", 65_534, true), ("unknown to the machine", nil, false),
        ("root", nil, true), ("ROOT", 5_000, false),
    ]) func theDefaultLeavesTheSystemsOwnIDsAlone(_ name: String, _ uid: UInt32?, _ unmanaged: Bool) {
        #expect(HostSettings().unmanaged.contains { $0.matches(name: name, uid: uid) } == unmanaged)
    }

    @Test func aNameIsComparedByItsBytes() {
        // Swift's == takes the Kelvin sign for a K.
        #expect("\u{212A}" == "K")
        #expect(!UnmanagedRule.name("K").matches(name: "\u{212A}", uid: nil))
    }
}

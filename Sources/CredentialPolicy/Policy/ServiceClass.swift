/// What kind of entry a PAM service is; the account step asks for proof by it (docs/ARCHITECTURE.md, service classes).
public enum ServiceClass: String, Sendable, CaseIterable {
    case console, ssh, elevation, batch, change, other

    /// The class of a PAM service: the first of `rules` that matches, else the built-in table, else `other`.
    public static func of(service: String, rules: [ServiceClassRule]) -> ServiceClass {
        (rules + ServiceClassRule.builtIn).first { $0.matches(service) }?.serviceClass ?? .other
    }
}

/// `pattern:class`; a pattern is a service's name, or the beginning of one followed by `*`.
public struct ServiceClassRule: Sendable, Hashable {
    public var pattern: String
    public var serviceClass: ServiceClass

    public init(pattern: String, serviceClass: ServiceClass) {
        self.pattern = pattern
        self.serviceClass = serviceClass
    }

    /// Whether the rule speaks of `service`. Bytes decide: libpam has folded the name to lower case before.
    public func matches(_ service: String) -> Bool {
        guard pattern.utf8.last == UInt8(ascii: "*") else { return service.utf8.elementsEqual(pattern.utf8) }
        return service.utf8.starts(with: pattern.utf8.dropLast())
    }

    static let builtIn: [ServiceClassRule] = [
        (ServiceClass.console, ["login", "gdm-*", "lightdm", "sddm", "cockpit"]),
        (.ssh, ["sshd"]),
        (.elevation, ["sudo", "sudo-i", "su", "su-l", "polkit-1", "doas"]),
        (.batch, ["cron", "atd", "systemd-user", "runuser", "runuser-l"]),
        (.change, ["passwd", "chsh", "chfn"]),
    ].flatMap { entry in entry.1.map { ServiceClassRule(pattern: $0, serviceClass: entry.0) } }
}

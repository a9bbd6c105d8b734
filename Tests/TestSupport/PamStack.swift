import Foundation

/// A PAM configuration directory for `pamhost --confdir`; nothing in /etc is read but what its lines name.
public struct PamStack {
    /// The directory that holds one file per service.
    public let directory: String
    private let scratch: Scratch

    /// Writes a service's stack. `other` denies, so that a service that a test forgot never passes.
    public init(_ scratch: Scratch, service: String, lines: [String]) throws {
        self.scratch = scratch
        directory = try scratch.makeDirectory("pam.d")
        try add(service: service, lines: lines)
        try add(service: "other", lines: Self.groups.map { "\($0) required pam_deny.so" })
    }

    /// Writes one more service's stack into the same directory, or replaces it.
    public func add(service: String, lines: [String]) throws {
        try scratch.write("pam.d/" + service, lines.joined(separator: "\n") + "\n")
    }

    /// `lines` that put one module, with its arguments, into all four groups.
    public static func everywhere(_ module: String, _ arguments: String = "") -> [String] {
        groups.map { "\($0) required \(module) \(arguments)" }
    }

    private static let groups = ["auth", "account", "password", "session"]
}

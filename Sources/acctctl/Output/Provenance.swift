import CredentialPolicy
import HostSystem

/// Whose evidence a finding is, and which machine it is from: a printed or forwarded one must say so itself.
struct Provenance {
    /// Empty when the policy names none.
    private let organization: String
    private let host: String

    init(_ policy: Policy) {
        organization = policy.organization.name
        host = policy.host.name.isEmpty ? HostName.current() : policy.host.name
    }

    var line: String {
        let host = say("機器: ", "Host: ") + Printable.escaped(host)
        return organization.isEmpty
            ? host : say("団体: ", "Organisation: ") + Printable.escaped(organization) + say("、", ", ") + host
    }

    /// What a document says of it.
    var members: [JSON.Member] {
        [
            JSON.Member(key: "organization", value: organization.isEmpty ? .null : .text(organization)),
            JSON.Member(key: "host", value: .text(host)),
        ]
    }
}

extension JSON {
    /// A document with further members behind its own.
    func adding(_ further: [Member]) -> JSON {
        switch self {
        case .object(let members): .object(members + further)
        case .null, .bool, .number, .tenths, .text, .list: self
        }
    }
}

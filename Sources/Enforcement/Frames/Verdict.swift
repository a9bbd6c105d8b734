import CredentialStore

/// The answer to one step. Everything but `allow` is a refusal to the module, whatever number stands in the frame.
public enum Outcome: UInt32, Sendable {
    case allow = 0x5AC3_96E1
    case authenticationError = 1
    case permissionDenied = 2
    case accountExpired = 3
    case newPasswordRequired = 4
    /// For IDs that are not ours, in account and session only.
    case ignore = 5
    case passwordError = 6
    case userUnknown = 7
    /// In close-session only: sudo goes on when a session could not be opened with this code.
    case sessionError = 8
    /// Policy or store can't be used: a refusal, unless the module is to break glass.
    case unable = 11
}

public struct Verdict: Sendable, Equatable {
    public var outcome: Outcome
    /// The hand-over nonce, after authenticate.
    public var nonce: [UInt8]?
    public var session: Int64?
    /// The ticket, after the current password was checked.
    public var ticket: [UInt8]?

    public init(_ outcome: Outcome, nonce: [UInt8]? = nil, session: Int64? = nil, ticket: [UInt8]? = nil) {
        self.outcome = outcome
        self.nonce = nonce
        self.session = session
        self.ticket = ticket
    }

    func packet(version: UInt8) -> [UInt8] {
        var fields: [(tag: UInt8, value: [UInt8])] = [(0x01, Frame.bigEndian(outcome.rawValue))]
        if let nonce { fields.append((0x02, Self.hexadecimal(nonce))) }
        if let session { fields.append((0x03, Frame.bigEndian(session))) }
        if let ticket { fields.append((0x04, Self.hexadecimal(ticket))) }
        return Frame.packet(.verdict, fields, version: version)
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> [UInt8] { Array(Digest.hex(bytes).utf8) }
}

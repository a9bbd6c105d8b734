/// The step of PAM that asks.
public enum Phase: UInt8, Sendable, CaseIterable {
    case authenticate = 1, account, openSession, closeSession, passwordPrelim, passwordUpdate
    /// Before another module of the stack checks the password.
    case overlay
}

/// What the module says of the login: PAM's items as the host program set them. None of it is trusted further than the
/// caller is.
public struct Request: Sendable, Equatable {
    /// Which version of the frames the module speaks.
    var version = Frame.version
    public var phase: Phase
    public var flags: UInt32 = 0
    public var configuration = ""
    public var service = ""
    /// As typed; may be anything.
    public var user: [UInt8] = []
    public var requestingUser: String?
    public var rhost: String?
    public var tty: String?
    public var locale = ""
    public var uid: UInt32?
    /// The spelling of NSS, which decides where it knows the name.
    public var nssName: String?
    public var sshAuthInfo: String?
    public var nonce: [UInt8]?
    public var session: Int64?
    public var ticket: [UInt8]?

    /// PAM_CHANGE_EXPIRED_AUTHTOK (pam_chauthtok(3)).
    public var changesExpired: Bool { flags & 0x20 != 0 }

    /// The name that is looked up.
    public var name: [UInt8] { nssName.map { Array($0.utf8) } ?? user }

    init(_ packet: Span<UInt8>) throws(FrameFailure) {
        let fields = try Frame.fields(of: packet, kind: .request, known: 0x01...0x10)
        let version = packet[0]
        func bytes(_ tag: UInt8) -> [UInt8]? { fields[tag: tag].map { range in range.map { packet[$0] } } }
        func text(_ tag: UInt8) -> String? { bytes(tag).map { String(decoding: $0, as: UTF8.self) } }
        func number(_ tag: UInt8, size: Int) throws(FrameFailure) -> UInt64? {
            guard let value = bytes(tag) else { return nil }
            guard value.count == size else { throw .value(tag) }
            return value.reduce(0) { $0 << 8 | UInt64($1) }
        }
        func token(_ tag: UInt8) throws(FrameFailure) -> [UInt8]? {
            guard let value = text(tag) else { return nil }
            guard value.utf8.count == 32, let bytes = Self.hexadecimal(value) else { throw .value(tag) }
            return bytes
        }
        guard let code = try number(0x01, size: 1) else { throw .missingField(0x01) }
        guard let phase = Phase(rawValue: UInt8(code)) else { throw .value(0x01) }
        self.version = version
        self.phase = phase
        flags = UInt32(try number(0x02, size: 4) ?? 0)
        guard let configuration = text(0x03), let service = text(0x04), let user = bytes(0x05) else {
            throw .missingField(fields[tag: 0x03] == nil ? 0x03 : fields[tag: 0x04] == nil ? 0x04 : 0x05)
        }
        guard !user.contains(0) else { throw .value(0x05) }
        self.configuration = configuration
        self.service = service
        self.user = user
        requestingUser = text(0x06)
        rhost = text(0x07)
        tty = text(0x08)
        locale = text(0x09) ?? ""
        uid = try number(0x0A, size: 4).map(UInt32.init)
        nssName = text(0x0B)
        sshAuthInfo = text(0x0C)
        nonce = try token(0x0D)
        session = try number(0x0E, size: 8).flatMap(Int64.init(exactly:))
        ticket = try token(0x0F)
        // Its own arguments are the module's business; checked like everything else.
        _ = try number(0x10, size: 4)
    }

    private static func hexadecimal(_ text: String) -> [UInt8]? {
        var result: [UInt8] = []
        var high: Int?
        // Byte by byte: Unicode knows more hexadecimal digits than ASCII's.
        for byte in text.utf8 {
            guard let nibble = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            if let first = high {
                result.append(UInt8(first << 4 | nibble))
                high = nil
            } else {
                high = nibble
            }
        }
        return high == nil ? result : nil
    }
}

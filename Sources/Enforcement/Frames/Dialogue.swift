import CredentialPolicy
import HostSystem

/// What somebody answered to a prompt.
enum Answer: ~Copyable {
    case secret(Secret)
    /// The conversation failed or was left: not a guess.
    case nobody
    /// Longer than any password can be.
    case tooLong
}

/// Which secret is asked for; the module keeps each where PAM wants it.
enum PromptKind: UInt8 {
    case password = 1, currentPassword, newPassword, newPasswordAgain
}

/// The conversation with whoever logs in, through the module.
final class Dialogue {
    enum Style: UInt8 { case info = 1, error = 2 }

    private let socket: PacketSocket
    private let version: UInt8
    /// Known once the policy is.
    var language = Language.en

    /// - Parameter version: of the frames, the request's.
    init(socket: consuming PacketSocket, version: UInt8) {
        self.socket = socket
        self.version = version
    }

    func ask(_ kind: PromptKind, _ sentence: Sentence) throws -> Answer {
        let text = Array(sentence.text(in: language).utf8.prefix(512))
        try socket.send(Frame.packet(.prompt, [(0x01, [kind.rawValue]), (0x02, text)], version: version))
        var packet = try Secret(capacity: Frame.largest)
        if !packet.isLocked { SystemLog.note("mlock is not permitted here: secrets may reach the swap space") }
        try socket.receive(into: &packet)
        return try Self.answer(packet, version)
    }

    func show(_ sentence: Sentence, _ style: Style) throws {
        let text = Array(sentence.text(in: language).utf8.prefix(2048))
        try socket.send(Frame.packet(.show, [(0x01, [style.rawValue]), (0x02, text)], version: version))
    }

    /// What the module between has said.
    enum Settlement { case right, wrong }

    /// Waits until the module says what came of another module's check.
    /// - Throws: `.closed` when its host is gone, `.timedOut` when it has not said so for too long.
    func settlement(within patience: Duration) throws -> Settlement {
        let packet = try socket.receive(atMost: 64, within: patience)
        let fields = try Frame.fields(of: packet.span, kind: .settle, known: 0x01...0x01, versions: version...version)
        guard let field = fields.first, field.bytes.count == 4 else { throw FrameFailure.length }
        switch Outcome(rawValue: field.bytes.reduce(0) { $0 << 8 | UInt32(packet[$1]) }) {
        case .allow: return .right
        case .authenticationError: return .wrong
        case .permissionDenied, .accountExpired, .newPasswordRequired, .ignore, .passwordError, .userUnknown,
            .sessionError, .unable, nil:
            throw FrameFailure.value(0x01)
        }
    }

    func conclude(_ verdict: Verdict) throws { try socket.send(verdict.packet(version: version)) }

    private static func answer(_ packet: borrowing Secret, _ version: UInt8) throws -> Answer {
        let fields = try packet.withSpan { span throws(FrameFailure) in
            try Frame.fields(of: span, kind: .answer, known: 0x01...0x03, versions: version...version)
        }
        guard fields.count == 1, let field = fields.first else { throw FrameFailure.length }
        let (tag, range) = (field.tag, field.bytes)
        if tag == 0x02 || tag == 0x03 {
            guard range.isEmpty else { throw FrameFailure.value(tag) }
            return tag == 0x02 ? .nobody : .tooLong
        }
        guard range.count <= Frame.largestSecret else { throw FrameFailure.value(tag) }
        var secret = try Secret(capacity: max(1, range.count))
        packet.withSpan { source in
            secret.fill { target in
                for index in 0..<range.count { target[index] = source[range.lowerBound + index] }
                return range.count
            }
        }
        return .secret(secret)
    }
}

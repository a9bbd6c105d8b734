import CredentialPolicy

/// How an event is bound to everything before it.
///
/// hash(n) = SHA-256(hash(n-1) ‖ encoding(n)); hash(0) = SHA-256("credpolicy-chain-1\0" ‖ host). The encoding (version
/// 1) is each field as an 8-byte big-endian length and its bytes, numbers as 8 bytes, in the order of the table's
/// columns from `host` to `details`; an empty account is a field of length 0. Recomputable with any SHA-256 from the
/// rows alone.
enum EventChain {
    static let version: Int64 = 1

    static func start(host: String) -> [UInt8] {
        Digest.sha256(Array("credpolicy-chain-1\0".utf8) + Array(host.utf8))
    }

    static func hash(_ event: LoggedEvent, host: String, after previous: [UInt8]) -> [UInt8] {
        var message = previous
        append(host, to: &message)
        append(event.sequence, to: &message)
        append(event.version, to: &message)
        append(event.at.wall, to: &message)
        append(event.at.boot, to: &message)
        append(event.at.sinceBoot, to: &message)
        append(event.kind, to: &message)
        append(event.actor, to: &message)
        if let account = event.account { append(account, to: &message) } else { append("", to: &message) }
        append(event.login, to: &message)
        append(event.source, to: &message)
        append(event.service, to: &message)
        append(event.reason, to: &message)
        append(event.details, to: &message)
        return Digest.sha256(message)
    }

    private static func append(_ text: String, to message: inout [UInt8]) {
        message += bigEndian(Int64(text.utf8.count))
        message += text.utf8
    }

    private static func append(_ number: Int64, to message: inout [UInt8]) {
        message += bigEndian(8)
        message += bigEndian(number)
    }

    private static func bigEndian(_ number: Int64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
    }
}

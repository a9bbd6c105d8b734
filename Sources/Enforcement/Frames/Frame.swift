/// Why a packet from the PAM module was not understood. Refused, never guessed at.
public enum FrameFailure: Error, Sendable, Equatable {
    case version(UInt8), type(UInt8), length, unknownField(UInt8), repeatedField(UInt8), missingField(UInt8)
    case value(UInt8)
}

/// The frames between pam_credpolicy.so and this program; `Sources/pam_credpolicy/frames.h` is their one description.
enum Frame {
    static let version: UInt8 = 1
    /// A host that runs for months keeps the module that it has loaded: this program follows the version before its own
    /// too, and answers in the version that it was asked in.
    static let versions = accepted(by: version)
    static let largest = 32768
    static let largestSecret = 16384

    enum Kind: UInt8 {
        case request = 0x01, answer = 0x02, settle = 0x03
        case prompt = 0x81, show = 0x82, verdict = 0x83
    }

    /// Where the bytes of a field lie in its packet.
    struct Field: Equatable {
        let tag: UInt8
        let bytes: Range<Int>
    }

    static func accepted(by version: UInt8) -> ClosedRange<UInt8> { max(1, version - 1)...version }

    /// Checks header and fields of a packet.
    /// - Returns: its fields in their order. A list: for so few a hash table costs each PAM call 0.1 ms.
    static func fields(
        of packet: Span<UInt8>, kind: Kind, known: ClosedRange<UInt8>, versions: ClosedRange<UInt8> = Frame.versions
    ) throws(FrameFailure) -> [Field] {
        guard packet.count >= 4 else { throw .length }
        guard versions.contains(packet[0]) else { throw .version(packet[0]) }
        guard packet[1] == kind.rawValue else { throw .type(packet[1]) }
        guard Int(packet[2]) << 8 | Int(packet[3]) == packet.count - 4 else { throw .length }
        var found: [Field] = []
        var position = 4
        while position < packet.count {
            guard packet.count - position >= 3 else { throw .length }
            let tag = packet[position]
            let length = Int(packet[position + 1]) << 8 | Int(packet[position + 2])
            let start = position + 3
            guard length <= packet.count - start else { throw .length }
            guard known.contains(tag) else { throw .unknownField(tag) }
            guard found[tag: tag] == nil else { throw .repeatedField(tag) }
            found.append(Field(tag: tag, bytes: start..<start + length))
            position = start + length
        }
        return found
    }

    /// A packet with these fields, in order.
    static func packet(
        _ kind: Kind, _ fields: [(tag: UInt8, value: [UInt8])], version: UInt8 = Frame.version
    ) -> [UInt8] {
        var payload: [UInt8] = []
        for field in fields {
            payload += [field.tag, UInt8(field.value.count >> 8), UInt8(field.value.count & 255)]
            payload += field.value
        }
        return [version, kind.rawValue, UInt8(payload.count >> 8), UInt8(payload.count & 255)] + payload
    }

    static func bigEndian(_ number: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
    }
    static func bigEndian(_ number: Int64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
    }
}

extension [Frame.Field] {
    /// Where the field with this tag lies, nil when the packet has none.
    subscript(tag tag: UInt8) -> Range<Int>? { first { $0.tag == tag }?.bytes }
}

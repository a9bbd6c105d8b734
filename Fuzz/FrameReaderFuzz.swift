// libFuzzer's way into the reader of frames, which faces whatever started pam-helper. Compiled together with
// Sources/Enforcement/Frames, so that the reader itself is instrumented.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFrameReader(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let packet = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
    for kind in [Frame.Kind.request, .answer] {
        guard let fields = try? Frame.fields(of: packet.span, kind: kind, known: 0x01...0x10) else { continue }
        demandOrder(fields, within: packet.count)
        let again = Frame.packet(
            kind, fields.map { ($0.tag, Array(packet[$0.bytes])) })
        precondition(again == packet, "a packet that is not what its fields say")
    }
    if let request = try? Request(packet.span) {
        precondition(!request.user.contains(0), "a NUL in the name")
        precondition(request.nonce.map { $0.count == 16 } ?? true && request.ticket.map { $0.count == 16 } ?? true)
    }
    return 0
}

/// Fields fill the packet behind its header without gap or overlap.
private func demandOrder(_ fields: [Frame.Field], within size: Int) {
    var position = 4
    for range in fields.map(\.bytes) {
        precondition(range.lowerBound == position + 3 && range.upperBound <= size, "a field out of place")
        position = range.upperBound
    }
    precondition(position == size, "bytes that belong to no field")
}

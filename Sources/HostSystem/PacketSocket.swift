import CLinux
import CredentialPolicy
import Glibc

/// One end of a SOCK_SEQPACKET pair: whole packets in, whole packets out, secrets straight into their own pages.
public struct PacketSocket: ~Copyable {
    public enum Ending: Error, Sendable, Equatable {
        case closed, timedOut, oversized
        case system(SystemFailure)
    }

    private let descriptor: Int32
    public init(descriptor: Int32) { self.descriptor = descriptor }

    /// Receives one packet into `secret` (its capacity is the limit).
    /// - Throws: `.closed` when the other side is gone, `.oversized` for a packet that does not fit.
    public func receive(into secret: inout Secret) throws(Ending) {
        var result = 0
        var code: Int32 = 0
        try secret.fill { (span: inout MutableSpan<UInt8>) throws(Ending) -> Int in
            unsafe span.withUnsafeMutableBytes { buffer in
                repeat {
                    result = unsafe recv(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_TRUNC))
                    code = errno
                } while result < 0 && code == EINTR
            }
            return max(0, min(result, span.count))
        }
        if result < 0 { throw .system(SystemFailure("recv", code)) }
        if result == 0 { throw .closed }
        if result > secret.capacity { throw .oversized }
    }

    /// The same, waiting no longer than `patience`.
    /// - Throws: also `.timedOut`.
    public func receive(atMost limit: Int, within patience: Duration) throws(Ending) -> [UInt8] {
        let deadline = Deadline(in: patience)
        var found: Int32 = 0
        repeat {
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let milliseconds = (deadline.remaining.inMicroseconds + 999) / 1000
            found = unsafe poll(&waiting, 1, Int32(clamping: milliseconds))
        } while found < 0 && errno == EINTR
        if found < 0 { throw .system(SystemFailure("poll", errno)) }
        if found == 0 { throw .timedOut }
        return try receive(atMost: limit)
    }

    /// Receives one packet that holds no secret.
    public func receive(atMost limit: Int) throws(Ending) -> [UInt8] {
        var count = 0
        let packet = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, filled in
            repeat {
                count = unsafe recv(descriptor, buffer.baseAddress, limit, Int32(MSG_TRUNC))
            } while count < 0 && errno == EINTR
            filled = max(0, min(count, limit))
        }
        if count < 0 { throw .system(SystemFailure("recv", errno)) }
        if count == 0 { throw .closed }
        if count > limit { throw .oversized }
        return packet
    }

    public func send(_ packet: [UInt8]) throws(Ending) {
        var sent = 0
        repeat {
            sent = unsafe packet.withUnsafeBytes { bytes in
                unsafe Glibc.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
            }
        } while sent < 0 && errno == EINTR
        if sent < 0 { throw errno == EPIPE ? .closed : .system(SystemFailure("send", errno)) }
    }

    /// True when descriptor 3 is a packet socket: a helper started by hand has none and must refuse.
    public static func isPacketSocket(_ descriptor: Int32) -> Bool {
        var type: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        return unsafe getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &type, &size) == 0
            && type == Int32(SOCK_SEQPACKET.rawValue)
    }
}

import CLinux
import Glibc

/// The kernel's random numbers (getrandom(2)); blocks only before the pool is first filled.
public enum Randomness {
    public static func bytes(_ count: Int) throws(SystemFailure) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let got = unsafe buffer.withUnsafeMutableBytes { bytes in
                unsafe getrandom(bytes.baseAddress! + filled, count - filled, 0)
            }
            if got < 0 && errno == EINTR { continue }
            guard got > 0 else { throw SystemFailure("getrandom", errno) }
            filled += got
        }
        return buffer
    }

    /// A number from 0 to `bound` - 1, each equally likely (rejection, so that no character of a temporary
    /// password comes up more often than another).
    public static func number(below bound: UInt8) throws(SystemFailure) -> Int {
        let limit = UInt8.max - UInt8.max % bound
        while true {
            let byte = try bytes(1)[0]
            if byte < limit { return Int(byte % bound) }
        }
    }
}

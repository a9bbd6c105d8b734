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
    /// - Parameter bound: from 1 to 2³².
    public static func number(below bound: Int) throws(SystemFailure) -> Int {
        let limit = (1 << 32) / bound * bound
        while true {
            let number = try bytes(4).reduce(0) { $0 << 8 | Int($1) }
            if number < limit { return number % bound }
        }
    }
}

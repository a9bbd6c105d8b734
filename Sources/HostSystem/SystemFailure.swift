import CLinux
import Glibc

/// A system call that failed, with what the kernel said.
public struct SystemFailure: Error, Sendable, Equatable, CustomStringConvertible {
    public let operation: String
    public let code: Int32

    public init(_ operation: String, _ code: Int32) {
        self.operation = operation
        self.code = code
    }

    public var isDiskFull: Bool { code == ENOSPC || code == EDQUOT }

    public var description: String {
        code == 0 ? operation : "\(operation): \(unsafe String(cString: strerror(code)))"
    }
}

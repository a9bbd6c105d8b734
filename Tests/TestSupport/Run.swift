import Foundation

/// How a process ended, and what it wrote.
public struct Finished: Sendable {
    /// The exit status; -1 when a signal ended the process.
    public let status: Int32
    /// The signal that ended the process; 0 when it exited.
    public let signal: Int32
    public let outBytes: Data
    public let errBytes: Data
    /// Wall time from start to end.
    public let seconds: Double

    /// Standard output and standard error as text; a byte that is not UTF-8 becomes U+FFFD.
    public var out: String { String(decoding: outBytes, as: UTF8.self) }
    public var err: String { String(decoding: errBytes, as: UTF8.self) }
    /// The lines of standard output.
    public var lines: [String] { out.split(separator: "\n").map(String.init) }
}

/// Why there is no `Finished`.
public enum RunError: Error, CustomStringConvertible {
    case cannotStart(String, errno: Int32)
    case timedOut(String, seconds: Double, out: String, err: String)

    public var description: String {
        switch self {
        case .cannotStart(let path, let code): "\(path): \(String(cString: strerror(code)))"
        case .timedOut(let path, let seconds, let out, let err):
            "\(path): not finished after \(seconds) s\n--- out\n\(out)\n--- err\n\(err)"
        }
    }
}

/// Runs programs.
public enum Run {
    /// Runs `path` to its end. Output is read while input is written, so that neither side blocks the other.
    ///
    /// - Parameters:
    ///   - environment: the whole environment of the process.
    ///   - timeout: seconds; past it the process and its process group are killed and `RunError.timedOut` is thrown.
    ///   - unprivileged: runs it as an ordinary user (uid and gid 65533) through setpriv(1).
    public static func command(
        _ path: String, _ arguments: [String] = [], stdin: String = "", environment: [String: String] = [:],
        timeout: Double = 60, unprivileged: Bool = false
    ) throws -> Finished {
        try command(
            path, arguments, input: Data(stdin.utf8), environment: environment, timeout: timeout,
            unprivileged: unprivileged)
    }

    /// The same with any bytes as input.
    public static func command(
        _ path: String, _ arguments: [String] = [], input: Data, environment: [String: String] = [:],
        timeout: Double = 60, unprivileged: Bool = false
    ) throws -> Finished {
        let words = (unprivileged ? asUnprivileged : []) + [path] + arguments
        let child = try Child(words: words, environment: environment)
        return try child.finish(input: input, timeout: timeout)
    }

    /// What, put before a command line, runs it as an ordinary user that is nobody else.
    public static let asUnprivileged = ["/usr/bin/setpriv", "--reuid=65533", "--regid=65533", "--clear-groups", "--"]
}

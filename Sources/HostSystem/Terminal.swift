import CLinux
import Glibc

/// What a command has around it: its terminal, its standard streams, its environment and its directory.
public enum Terminal {
    /// Whether a person sits at both ends: answers can be asked for on standard error and read from standard input.
    public static var isInteractive: Bool { isatty(0) == 1 && isatty(2) == 1 }
    public static var inputIsTerminal: Bool { isatty(0) == 1 }
    public static var errorIsTerminal: Bool { isatty(2) == 1 }

    /// Asks on standard error for one line, typed without echo; nil at the end of input.
    public static func hiddenLine(_ question: String, limit: Int) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: limit)
        let count = unsafe cp_read_hidden(0, question, &buffer, buffer.count)
        defer { unsafe explicit_bzero(&buffer, buffer.count) }
        return count < 0 ? nil : Array(buffer[..<count])
    }

    /// The next bytes of standard input, `size` at most; empty at its end.
    public static func input(_ size: Int) throws(SystemFailure) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: size)
        defer { unsafe explicit_bzero(&buffer, buffer.count) }
        while true {
            let count = unsafe Glibc.read(0, &buffer, size)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw SystemFailure("read standard input", errno) }
            return Array(buffer[..<count])
        }
    }

    /// Writes all of a text to standard output.
    /// - Returns: false when the reader has gone (`| head`). That is no failure: it had what it wanted.
    /// - Throws: what the kernel said.
    @discardableResult
    public static func print(_ text: String) throws(SystemFailure) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let written = unsafe rest.withUnsafeBytes { bytes in unsafe write(1, bytes.baseAddress, bytes.count) }
            if written < 0 && errno == EINTR { continue }
            if written < 0 && errno == EPIPE { return false }
            guard written > 0 else { throw SystemFailure("write standard output", errno) }
            rest = rest.dropFirst(written)
        }
        return true
    }

    /// Asks on standard error, on one line.
    public static func ask(_ prompt: String) {
        let bytes = Array(prompt.utf8)
        _ = unsafe Glibc.write(2, bytes, bytes.count)
    }

    /// A variable of the environment; nil when it is unset or empty.
    public static func variable(_ name: String) -> String? {
        guard let text = unsafe getenv(name) else { return nil }
        let value = unsafe String(cString: text)
        return value.isEmpty ? nil : value
    }

    /// `path` as an absolute one, from the working directory.
    public static func absolute(_ path: String) -> String {
        guard !path.hasPrefix("/"), let directory = unsafe getcwd(nil, 0) else { return path }
        defer { unsafe free(directory) }
        return unsafe String(cString: directory) + "/" + path
    }

    /// Whether this process lacks the rights to work in a directory that exists.
    public static func isClosed(_ directory: String) -> Bool {
        unsafe faccessat(AT_FDCWD, directory, R_OK | W_OK | X_OK, AT_EACCESS) != 0
            && (errno == EACCES || errno == EPERM)
    }

    /// Gives standard streams that the caller has closed a place of their own: otherwise the next file opened, the
    /// store perhaps, would be standard output. Nobody reads there, so writing fails.
    public static func occupyStreams() {
        for stream in Int32(0)...2 where fcntl(stream, F_GETFD) < 0 {
            _ = unsafe cp_open(stream == 0 ? "/dev/null" : "/dev/full", O_RDWR, 0)
        }
    }

    /// Writing to a pipe that nobody reads any more becomes an error instead of a signal.
    public static func ignoreBrokenPipes() { cp_signal_ignore(SIGPIPE) }
}

extension TimeZoneRules {
    /// Whether this machine's database has a zone of that name.
    public static func exists(_ name: String) -> Bool {
        unsafe access("/usr/share/zoneinfo/" + name, R_OK) == 0
    }
}

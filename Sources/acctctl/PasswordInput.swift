import HostSystem

/// Passwords on standard input, one a line; typed without echo at a terminal. However long a line is, no more than twice
/// `limit` is in memory.
struct PasswordInput {
    /// Longer than any password can be, so that what is cut off changes no answer.
    private static let limit = 65_536
    private var buffer: [UInt8] = []
    /// What of the buffer has been taken.
    private var start = 0
    private var ended = false

    /// Whether no whole line is here, so that `next` may have to wait for one.
    var mayWait: Bool { end == nil && !ended }

    /// The next line without its end (LF or CR LF); nil after the last.
    mutating func next() throws(SystemFailure) -> [UInt8]? {
        if Terminal.inputIsTerminal {
            return Terminal.hiddenLine(say("パスワード: ", "Password: "), limit: Self.limit)
        }
        var line: [UInt8] = []
        while true {
            let end = end
            line += buffer[start..<(end ?? buffer.endIndex)].prefix(Self.limit - line.count)
            if let end {
                start = end + 1
                return Self.withoutReturn(line)
            }
            (buffer, start) = (ended ? [] : try Terminal.input(Self.limit), 0)
            if buffer.isEmpty {
                ended = true
                return line.isEmpty ? nil : Self.withoutReturn(line)
            }
        }
    }

    /// Where the line that begins at `start` ends, if that is here.
    private var end: Int? { buffer[start...].firstIndex(of: UInt8(ascii: "\n")) }

    private static func withoutReturn(_ line: [UInt8]) -> [UInt8] {
        line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    }
}

import CLinux
import Glibc

/// A file, a pipe or a device that is read from its beginning to its end, whosever it is: it decides nothing by itself.
public final class InputFile {
    private let descriptor: Int32
    private let path: String

    public init(_ path: String) throws(FileRefusal) {
        self.path = path
        descriptor = unsafe cp_open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY, 0)
        guard descriptor >= 0 else { throw FileRefusal(path: path, reason: SafePath.reason(errno, "open")) }
    }

    /// Bytes; nil for what is no regular file, whose end nobody knows. Opens nothing: whoever writes into a pipe would
    /// take a reader that closes it for the end.
    public static func size(_ path: String) throws(FileRefusal) -> Int64? {
        var facts = stat()
        guard unsafe stat(path, &facts) == 0 else {
            throw FileRefusal(path: path, reason: SafePath.reason(errno, "open"))
        }
        return facts.st_mode & S_IFMT == S_IFREG ? Int64(facts.st_size) : nil
    }

    /// Whether both names lead to one file; false where one leads nowhere.
    public static func isSame(_ path: String, _ other: String) -> Bool {
        var (facts, others) = (stat(), stat())
        guard unsafe stat(path, &facts) == 0, unsafe stat(other, &others) == 0 else { return false }
        return facts.st_dev == others.st_dev && facts.st_ino == others.st_ino
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Reads more bytes into the buffer.
    /// - Parameter from: the index of the first; must be inside the buffer.
    /// - Returns: how many; 0 at the end.
    public func read(into buffer: inout [UInt8], from index: Int) throws(FileRefusal) -> Int {
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes { bytes in
                unsafe Glibc.read(descriptor, bytes.baseAddress! + index, bytes.count - index)
            }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw FileRefusal(path: path, reason: SafePath.reason(errno, "read")) }
            return count
        }
    }
}

import Authenticators
public import CredentialPolicy
public import HostSystem

/// The site's list of leaked passwords (`[password] blocklist`), looked at where it lies.
///
/// Opening, mapping, one lookup and unmapping take 45 µs (20 million entries, warm), another lookup 4 µs: whoever has many
/// passwords to look up keeps the list open.
public struct LeakedPasswords: ~Copyable {
    public enum Failure: Error, Sendable, Equatable {
        case file(FileRefusal)
        case list(path: String, BlocklistProblem)
    }

    /// More than a list of all passwords that were ever made public has.
    private static let limit = 1 << 36

    private let path: String
    private let file: MappedFile
    private let list: Blocklist

    /// - Parameter path: absolute.
    /// - Throws: when the file can't be relied on, or its header is no list's; what is refused then is for the caller.
    public init(_ path: String) throws(Failure) {
        self.path = path
        let file: MappedFile
        do { file = try MappedFile(path, limit: Self.limit, sparsely: true) } catch { throw .file(error) }
        do {
            list = try file.withWords { words throws(BlocklistProblem) in try Blocklist(checking: words) }
        } catch {
            file.unmap()
            throw .list(path: path, error)
        }
        self.file = file
    }

    /// How many passwords are in the list.
    public var count: UInt64 { list.count }

    /// When the list was put in place: wall clock in microseconds UTC.
    public var modified: Int64 { file.modified }

    /// Whether a password is in the list.
    /// - Parameter password: NFKC-normalised; no copy of it or of its digest is left behind.
    public func contains(_ password: Span<UInt8>) throws(Failure) -> Bool {
        let digest = LeakDigest.of(password)
        do {
            return try file.withWords { words throws(BlocklistProblem) in try list.contains(digest, in: words) }
        } catch {
            throw .list(path: path, error)
        }
    }

    /// Reads the whole list: 4 ms for each million.
    public func verify() throws(Failure) {
        file.willBeReadThrough()
        do {
            try file.withWords { words throws(BlocklistProblem) in try list.verify(in: words) }
        } catch {
            throw .list(path: path, error)
        }
    }

    /// Gives the addresses back; until then the list stays mapped.
    public consuming func close() { file.unmap() }

    /// One password, in a list that is opened for it.
    public static func contain(_ password: Span<UInt8>, list path: String) throws(Failure) -> Bool {
        let list = try LeakedPasswords(path)
        let answer: Result<Bool, Failure>
        do throws(Failure) { answer = .success(try list.contains(password)) } catch { answer = .failure(error) }
        list.close()
        return try answer.get()
    }
}

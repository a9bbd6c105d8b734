import Authenticators
public import CredentialPolicy
public import HostSystem

/// The site's list of leaked passwords (`[password] blocklist`), looked at where it lies.
public enum LeakedPasswords {
    public enum Failure: Error, Sendable, Equatable {
        case file(FileRefusal)
        case list(path: String, BlocklistProblem)
    }

    /// More than a list of all passwords that were ever made public has.
    private static let limit = 1 << 36

    /// Whether a password is in the list.
    /// - Parameters:
    ///   - password: NFKC-normalised; no copy of it or of its digest is left behind.
    ///   - path: absolute.
    /// - Throws: when the list can't be read or relied on; what is refused then is for the caller to say.
    public static func contain(_ password: Span<UInt8>, list path: String) throws(Failure) -> Bool {
        let digest = LeakDigest.of(password)
        return try open(path) { (list, words) throws(BlocklistProblem) in try list.contains(digest, in: words) }
    }

    /// Looks at a list's header alone.
    /// - Returns: how many passwords it has.
    static func count(_ path: String) throws(Failure) -> UInt64 { try open(path) { list, _ in list.count } }

    /// Reads a whole list, as `doctor` does.
    /// - Returns: how many passwords it has.
    public static func examine(_ path: String) throws(Failure) -> UInt64 {
        try open(path) { (list, words) throws(BlocklistProblem) in
            try list.verify(in: words)
            return list.count
        }
    }

    private static func open<Result>(
        _ path: String, _ body: (Blocklist, Span<UInt32>) throws(BlocklistProblem) -> Result
    ) throws(Failure) -> Result {
        let file: MappedFile
        do { file = try MappedFile(path, limit: limit) } catch { throw .file(error) }
        let result: Swift.Result<Result, BlocklistProblem> = file.withWords { words in
            do throws(BlocklistProblem) {
                return .success(try body(try Blocklist(checking: words), words))
            } catch {
                return .failure(error)
            }
        }
        file.unmap()
        do { return try result.get() } catch { throw .list(path: path, error) }
    }
}

/// A random key of 32 bytes that lasts until the host starts anew. It lies in /run, which is memory (file-hierarchy(7)):
/// no disk and no backup ever holds it.
public enum BootKey {
    /// Makes it where there is none. Of two that are made at the same moment one lasts.
    /// - Parameter path: absolute, in a directory of root's or the effective user's below /run.
    /// - Throws: `FileRefusal` where it can neither be read nor made.
    public static func bytes(_ path: String) throws(FileRefusal) -> [UInt8] {
        do {
            let key = try SafeFile.read(path, limit: size)
            if key.count == size { return key }
        } catch {
            guard error.reason == .missing else { throw error }
        }
        if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) { try SafeDirectory.create(String(path[..<slash])) }
        do {
            let key = try Randomness.bytes(size)
            try SafeFile.replace(path, with: key, mode: 0o600)
            return key
        } catch let failure as SystemFailure {
            throw FileRefusal(path: path, reason: .system(failure))
        } catch let refusal as FileRefusal {
            throw refusal
        } catch {
            throw FileRefusal(path: path, reason: .missing)
        }
    }

    private static let size = 32
}

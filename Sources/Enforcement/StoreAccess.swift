public import CredentialPolicy
public import CredentialStore
import HostSystem

/// Opens the store that a policy names, after its directory was checked.
public enum StoreAccess {
    public static func open(_ settings: StoreSettings) throws(StoreFailure) -> Store {
        do {
            try SafeDirectory.check(directory(of: settings.path))
        } catch {
            throw error.reason == .missing ? .missing : .system(error.description)
        }
        return try Store(path: settings.path, deadline: settings.deadline)
    }

    static func directory(of path: String) -> String {
        let end = path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex
        return end == path.startIndex ? "/" : String(path[..<end])
    }
}

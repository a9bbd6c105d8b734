/// Why the store could not do what was asked. Every one of them refuses a login.
public enum StoreFailure: Error, Sendable, Equatable {
    case missing
    /// Not a database, truncated, or not what the schema says.
    case damaged(String)
    /// Written by a later version of this software.
    case laterVersion(Int64)
    /// Written by an earlier one: `acctctl init` brings it up to date.
    case earlierVersion(Int64)
    case readOnly
    /// Nobody else may wait longer for the gate or the database's own locks.
    case busy
    /// The disk is full; `reserveLeft`: the reserve inside the store still serves console logins.
    case diskFull(reserveLeft: Bool)
    /// An fsync failed once: nobody knows what is on the disk until `store verify` has looked.
    case suspect
    /// Something of the operating system or SQLite's, in its words.
    case system(String)
}

extension StoreFailure: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missing: "The store does not exist: run acctctl init."
        case .damaged(let what): "The store is damaged (\(what)): run acctctl store verify, then restore a backup."
        case .laterVersion(let number):
            "The store was written by a later version (schema \(number)): install that version of credpolicy."
        case .earlierVersion(let number):
            "The store was written by an earlier version (schema \(number)): run acctctl init to bring it up to date."
        case .readOnly: "The store can't be written: look at its owner, its mode and the mount."
        case .busy: "The store is busy: try again."
        case .diskFull(reserveLeft: true): "The disk is full, only console logins are served: free some space."
        case .diskFull(reserveLeft: false): "The disk is full and the store's reserve is used up: free some space."
        case .suspect:
            "Writing to the store failed once and nobody knows what is on the disk: run acctctl store verify."
        case .system(let what): "The store can't be used (\(what)): look at the disk and the rights of its directory."
        }
    }
}

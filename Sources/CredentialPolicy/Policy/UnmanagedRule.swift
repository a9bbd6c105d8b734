/// Which IDs are not ours: their auth is refused, their account and session steps are left to other modules.
/// An ID in the store is never unmanaged, whatever these rules say; that is for the caller to ask first.
public enum UnmanagedRule: Sendable, Hashable {
    case name(String)
    case uids(ClosedRange<UInt32>)

    /// Root, the system's own UIDs and `nobody`; also what batch services fall back to without a readable policy.
    public static let standard: [UnmanagedRule] = [.name("root"), .uids(0...999), .uids(65_534...65_534)]

    /// Whether the rule speaks of this ID; `uid` is nil where the machine knows no such user.
    public func matches(name: String, uid: UInt32?) -> Bool {
        switch self {
        case .name(let own): own.utf8.elementsEqual(name.utf8)
        case .uids(let range): uid.map(range.contains) ?? false
        }
    }
}

/// What failures are counted of: each has locks and ceilings of its own.
public enum CountedAuthenticator: String, Sendable, CaseIterable {
    /// Our own password, whose hash the store has.
    case password
    /// A password that another module of the stack keeps and compares (`overlay=`).
    case overlay
}

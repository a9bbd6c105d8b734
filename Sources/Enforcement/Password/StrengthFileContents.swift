/// What the files that new passwords are judged with hold; nil where there is none that can be used.
public struct StrengthFileContents: Sendable, Equatable {
    public struct Dictionary: Sendable, Equatable {
        public let path: String
        public let words: Int
        /// Which packages, in which versions, the words come from: one a line.
        public let origin: String
    }

    public struct Blocklist: Sendable, Equatable {
        public let path: String
        public let entries: UInt64
        /// When it was put in place: wall clock in microseconds UTC.
        public let modified: Int64
    }

    public let dictionary: Dictionary?
    public let blocklist: Blocklist?
}

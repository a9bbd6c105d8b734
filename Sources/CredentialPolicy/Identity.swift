/// The number under which an account is kept: issued once, never reused, whatever happens to its login name.
public struct AccountID: Sendable, Hashable {
    public let number: Int64
    public init(_ number: Int64) { self.number = number }
}

/// A login name that an account can have: 1 to 64 ASCII letters, digits, `.`, `_`, `-`, `@`, not beginning with `-`.
///
/// Names are compared byte for byte; ASCII makes that the same as Swift's `==`, which elsewhere takes
/// canonically equivalent strings for equal. What a caller typed may be anything: text that is no `LoginName`
/// can't be the name of an account and takes the path of unknown names.
public struct LoginName: Sendable, Hashable, CustomStringConvertible {
    public let text: String
    public var description: String { text }

    public init?(_ text: String) {
        let bytes = text.utf8
        guard (1...64).contains(bytes.count), bytes.first != UInt8(ascii: "-"), bytes.allSatisfy(Self.allows)
        else { return nil }
        self.text = text
    }

    private static func allows(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"),
            UInt8(ascii: "@"):
            true
        default: false
        }
    }
}

/// What an account is for (product.md: 個人・共用・特権・サービス).
public enum AccountKind: String, Sendable, CaseIterable {
    case personal, shared, privileged, service
}

/// Where an account stands, computed from its dates and now; nothing waits for a timer to be true.
public enum AccountState: String, Sendable, CaseIterable {
    case pending, active, suspended, retired
}

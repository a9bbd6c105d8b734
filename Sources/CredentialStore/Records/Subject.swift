public import CredentialPolicy

/// Whose failures are counted together: an account, or a name that is none's.
public enum Subject: Sendable, Hashable {
    case account(AccountID)
    /// The same account's, of passwords that another module of the stack keeps and compares: an authenticator of its own.
    case overlay(AccountID)
    /// One of 4,096 buckets, by the keyed hash of the name; the whole hash says whose turn it is in the bucket.
    case unknown(bucket: Int64, key: [UInt8])
    /// A source that tries IDs which never logged in from it: one of 65,536 buckets, by its keyed hash. Sources that meet
    /// in a bucket share its count: a newcomer must not make an attacker's count begin anew.
    case source(bucket: Int64)

    var number: Int64 {
        switch self {
        case .account(let id): id.number
        case .overlay(let id): Self.overlay(of: id.number)
        case .unknown(let bucket, _): -1 - bucket
        case .source(let bucket): -1 - Self.buckets - bucket
        }
    }

    /// The one whose tally has that number.
    /// - Parameter key: the hash of the name to whom a bucket of unknown names belongs now.
    init?(number: Int64, key: [UInt8]) {
        switch number {
        case 0...: self = .account(AccountID(number))
        case -Self.buckets..<0: self = .unknown(bucket: -1 - number, key: key)
        case -Self.buckets - Self.sources..<(-Self.buckets): self = .source(bucket: -1 - Self.buckets - number)
        case ..<Self.overlay(of: 0): self = .overlay(AccountID(Self.overlay(of: 0) - number))
        default: return nil
        }
    }

    /// Under which repeated refusals are counted for the log.
    var repeatNumber: Int64 {
        switch self {
        case .account(let id), .overlay(let id): id.number
        case .unknown, .source: 0
        }
    }

    /// Far below the buckets.
    static func overlay(of account: Int64) -> Int64 { -1 << 32 - account }

    /// Whether its row comes with its first attempt.
    var beginsLater: Bool {
        switch self {
        case .overlay, .source: true
        case .account, .unknown: false
        }
    }

    public static let buckets: Int64 = 4096
    private static let sources: Int64 = 65_536
}

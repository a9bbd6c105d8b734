/// A crypt(5) string taken apart as far as its method, its cost and the length of its salt: what a dummy needs in order
/// to cost the same. A dummy must not have the real salt: its result would be the real hash of a right guess.
public struct HashForm: Sendable, Hashable {
    public enum Method: String, Sendable, CaseIterable {
        case yescrypt, gostYescrypt = "gost-yescrypt", scrypt, bcrypt, sha512crypt, sha256crypt
    }
    public let method: Method
    /// What stands before the salt: `$y$j9T$`, `$6$`, `$6$rounds=5000$`, `$2b$12$`.
    public let settings: String
    private let saltLength: Int

    /// Nil for what is no hash of these methods: DES and MD5 are not, they can be searched through whole.
    public init?(_ hash: String) {
        // The first part is empty: every such string begins with `$`.
        let parts = hash.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 4, parts[0].isEmpty else { return nil }
        switch parts[1] {
        case "y": self.init(.yescrypt, [parts[1], parts[2]], salt: parts[3])
        case "gy": self.init(.gostYescrypt, [parts[1], parts[2]], salt: parts[3])
        case "2a", "2b", "2y": self.init(.bcrypt, [parts[1], parts[2]], salt: String(parts[3].prefix(22)))
        case "7": self.init(scrypt: parts[2])
        case "6", "5":
            let method = parts[1] == "6" ? Method.sha512crypt : .sha256crypt
            let hasRounds = parts[2].hasPrefix("rounds=")
            self.init(
                method, hasRounds ? [parts[1], parts[2]] : [parts[1]], salt: hasRounds ? parts[3] : parts[2])
        default: return nil
        }
    }

    private init(_ method: Method, _ settings: [String], salt: String) {
        self.method = method
        self.settings = settings.map { "$" + $0 }.joined() + "$"
        saltLength = salt.utf8.count
    }

    /// `$7$` has one character of cost and ten of parameters right before the salt.
    private init?(scrypt text: String) {
        guard text.utf8.count > 11 else { return nil }
        method = .scrypt
        settings = "$7$" + text.prefix(11)
        saltLength = text.utf8.count - 11
    }

    /// A setting of the same cost: SHA-crypt's grows with the length of the salt, so that is the same too.
    var dummy: String {
        switch method {
        case .yescrypt, .gostYescrypt, .scrypt: settings + "credpolicydummy1$"
        case .sha512crypt, .sha256crypt: settings + "credpolicydummy1".prefix(max(1, saltLength)) + "$"
        // 22 characters of which the last has two bits only (crypt(5)).
        case .bcrypt: settings + "credpolicydummysaltsau"
        }
    }

    /// Whether the string is a whole hash, as passwd(1) writes it.
    public static func isWhole(_ hash: String) -> Bool {
        guard let form = HashForm(hash), hash.hasPrefix(form.settings) else { return false }
        let rest = hash.dropFirst(form.settings.count)
        guard rest.utf8.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: "$") }) else { return false }
        let parts = rest.split(separator: "$", omittingEmptySubsequences: false).map(\.utf8.count)
        return switch form.method {
        case .bcrypt: parts == [53]
        case .yescrypt, .gostYescrypt, .scrypt: parts.count == 2 && (1...86).contains(parts[0]) && parts[1] == 43
        case .sha512crypt: parts.count == 2 && (0...16).contains(parts[0]) && parts[1] == 86
        case .sha256crypt: parts.count == 2 && (0...16).contains(parts[0]) && parts[1] == 43
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: ".")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    /// Whether the cost can be measured at all: a hostile string may ask for hours or for terabytes. What passwd(1),
    /// chpasswd(8) and crypt_gensalt(3) make within the costs that a policy may have, and what `cost` can try.
    public var isMeasurable: Bool {
        switch method {
        case .yescrypt, .gostYescrypt:
            ["j75", "j85", "j7T", "j8T", "j9T", "jAT", "jBT", "jCT", "jDT"].contains { settings.hasSuffix("$\($0)$") }
        case .scrypt: ["BU", "CU", "DU", "EU"].contains { settings == "$7$\($0)..../...." }
        case .bcrypt:
            Self.number(settings.split(separator: "$")[1], digits: 2...2).map { (4...14).contains($0) } ?? false
        case .sha512crypt, .sha256crypt:
            settings.utf8.count == 3
                || Self.number(settings.split(separator: "=").last?.dropLast() ?? "", digits: 4...7)
                    .map { (1_000...2_000_000).contains($0) } ?? false
        }
    }

    /// As libcrypt reads it: digits alone (`Int` takes `+9`), of which `0` is not the first of a longer one but bcrypt's.
    private static func number(_ text: Substring, digits: ClosedRange<Int>) -> Int? {
        guard digits.contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            digits == 2...2 || text.utf8.first != UInt8(ascii: "0")
        else { return nil }
        return Int(text)
    }
}

import CredentialPolicy

/// A JSON document (RFC 8259) that keeps the order of its keys, written on one line.
indirect enum JSON: Sendable, Equatable {
    case null
    case bool(Bool)
    case number(Int64)
    /// With one decimal.
    case tenths(Int64)
    case text(String)
    case list([JSON])
    case object([Member])

    struct Member: Sendable, Equatable {
        let key: String
        let value: JSON
    }

    static func object(_ members: KeyValuePairs<String, JSON>) -> JSON {
        .object(members.map { Member(key: $0.key, value: $0.value) })
    }

    static func optional(_ text: String?) -> JSON { text.map(JSON.text) ?? .null }
    static func optional(_ number: Int64?) -> JSON { number.map(JSON.number) ?? .null }

    var encoded: String {
        switch self {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .number(let value): String(value)
        case .tenths(let value): "\(value / 10).\(value % 10)"
        case .text(let value): Self.quoted(value)
        case .list(let values): "[" + values.map(\.encoded).joined(separator: ", ") + "]"
        case .object(let members):
            "{" + members.map { "\(Self.quoted($0.key)): \($0.value.encoded)" }.joined(separator: ", ") + "}"
        }
    }

    /// Everything that acts instead of showing is escaped, more than RFC 8259 asks: documents end up on terminals too.
    private static func quoted(_ text: String) -> String {
        if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C }) { return "\"\(text)\"" }
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            default: append(scalar, to: &result)
            }
        }
        return result + "\""
    }

    private static func append(_ scalar: Unicode.Scalar, to text: inout String) {
        guard Printable.escaped(String(scalar)).unicodeScalars.first != scalar else {
            return text.unicodeScalars.append(scalar)
        }
        for unit in String(scalar).utf16 {
            let digits = String(unit, radix: 16)
            text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
    }
}

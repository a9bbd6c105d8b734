import CredentialPolicy
import Testing

/// Reads a policy text as if it were policy.conf.
func read(_ text: String) -> PolicyReading {
    PolicyReader.read(Array(text.utf8), file: "policy.conf")
}

/// Puts one line into the section of a key: `password.min-length` and a value.
func read(_ name: String, _ value: String) throws -> PolicyReading {
    let key = try #require(PolicyKey.matching(name).first)
    return read("[\(key.section)]\n\(key.key) = \(value)\n")
}

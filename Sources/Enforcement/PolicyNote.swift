import CredentialPolicy
import CredentialStore

/// Every change of the effective policy is an event (docs/ARCHITECTURE.md).
enum PolicyNote {
    private static let fact = "policy"

    /// Compares the file's text first: only a text that the store has not seen is worth writing out every value.
    static func write(
        _ policy: Policy, _ text: [UInt8], actor: String, _ transaction: Transaction, at now: Instant
    ) throws(StoreFailure) {
        let textDigest = Digest.hex(Digest.sha256(text))
        let known = try transaction.fact(fact)?.split(separator: " ").map(String.init) ?? []
        guard known.first != textDigest else { return }
        let digest = Digest.hex(Digest.sha256(Array(policy.canonicalText.utf8)))
        try transaction.setFact(fact, "\(textDigest) \(digest)")
        let former = known.count == 2 ? known[1] : ""
        guard former != digest else { return }
        try transaction.log(
            Event(.policyChanged, actor: actor, details: [.init("sha256", digest), .init("former_sha256", former)]),
            at: now)
    }
}

/// One habit of choosing passwords, or one way of making strong ones: gives as many as are asked for, the same ones for
/// the same seed.
public struct PasswordGenerator: Sendable {
    /// Whether estimates may be adjusted to what it gives.
    public enum Half: String, Sendable, CaseIterable {
        /// Seen while the estimator was written.
        case tuning
        /// Put aside until the end; no estimate is adjusted to it.
        case aside
    }

    public let name: String
    private let make: @Sendable (inout SeededGenerator) -> String

    init(_ name: String, _ make: @escaping @Sendable (inout SeededGenerator) -> String) {
        (self.name, self.make) = (name, make)
    }

    /// - Returns: `count` passwords that the plain rules let through (8 or more characters, a letter and a digit): what
    ///   is refused of them is refused because it can be guessed. A generator with few outputs repeats itself.
    public func passwords(_ count: Int, seed: UInt64) -> [String] {
        var random = SeededGenerator(seed: seed ^ Self.hash(name))
        var found: [String] = []
        var seen: Set<String> = []
        for attempt in 0... where found.count < count {
            precondition(attempt < count * 1000, "\(name) gives no password that the plain rules let through")
            let password = make(&random)
            if Self.passesPlainRules(password), seen.insert(password).inserted || attempt > count * 100 {
                found.append(password)
            }
            if found.count == count { break }
        }
        return found
    }

    static func passesPlainRules(_ password: String) -> Bool {
        let scalars = password.unicodeScalars
        return scalars.count >= 8 && scalars.contains { $0.properties.isAlphabetic }
            && scalars.contains { $0.properties.generalCategory == .decimalNumber }
    }

    /// FNV-1a: Swift's own hashes differ from run to run.
    private static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}

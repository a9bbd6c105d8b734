/// What a secret that arrived in `auth` is compared with.
public enum Comparison: Sendable, Equatable {
    /// The account's own hash: this is what "compared" means.
    case real
    /// A dummy of the same cost, that nothing matches.
    case dummy(Reason)
}

/// Whether a secret may meet the account's real hash. Everything that speaks against it costs a dummy, so that it takes
/// as long and looks like a wrong password.
public enum SecretRule {
    /// - Parameter barrier: why lockout lets nothing be compared.
    public static func comparison(
        account: AccountFacts?, password: PasswordFacts?, barrier: Reason?, at now: Instant
    ) -> Comparison {
        guard let account else { return .dummy(.unknownName) }
        if let reason = AccountRule.unusable(account, at: now) { return .dummy(reason) }
        guard password != nil else { return .dummy(.noPassword) }
        return barrier.map { .dummy($0) } ?? .real
    }

    /// The same where another module keeps the password and compares: `.real` lets it.
    public static func comparisonElsewhere(
        account: AccountFacts?, barrier: Reason?, at now: Instant
    ) -> Comparison {
        guard let account else { return .dummy(.unknownName) }
        if let reason = AccountRule.unusable(account, at: now) { return .dummy(reason) }
        return barrier.map { .dummy($0) } ?? .real
    }
}

import CredentialPolicy
import Testing

private func account(
    validFrom: Int64 = 0, validUntil: Int64? = nil, retiredFrom: Int64? = nil, suspended: Bool = false,
    locked: Bool = false
) -> AccountFacts {
    AccountFacts(
        id: AccountID(1), login: LoginName("taro")!, kind: .personal, validFrom: validFrom, validUntil: validUntil,
        retiredFrom: retiredFrom, suspended: suspended, lockedByAdministrator: locked)
}

/// The account step's table (docs/ARCHITECTURE.md, service classes): class × proof × state × kind of password.
@Suite struct AccountRuleTests {
    private static let now = moment(1000)

    enum Password: String, CaseIterable, Sendable {
        case none, permanent, old, temporary, expired

        var facts: PasswordFacts? {
            let now = AccountRuleTests.now.wall
            return switch self {
            case .none: nil
            case .permanent: PasswordFacts(generation: 2, temporary: false, setAt: now - 86_399_999_999)
            case .old: PasswordFacts(generation: 2, temporary: false, setAt: now - 86_400_000_000)
            case .temporary: PasswordFacts(generation: 1, temporary: true, setAt: now, validUntil: now + 1)
            case .expired: PasswordFacts(generation: 1, temporary: true, setAt: now - 9, validUntil: now)
            }
        }
    }

    /// One row of the table: what each kind of password gets in a class, once enough was proved.
    struct Row: Sendable, CustomTestStringConvertible {
        let serviceClass: ServiceClass
        let enough: [Proof]
        let old: AccountDecision
        let temporary: AccountDecision
        var testDescription: String { serviceClass.rawValue }

        func expected(_ password: Password, _ proof: Proof) -> AccountDecision {
            // Another module's password is as good as ours, and none of the store's ages with it.
            guard enough.contains(proof) || (proof == .overlay && enough.contains(.ours)) else {
                return .deny(.proofMissing)
            }
            if proof == .overlay { return .allow }
            return switch password {
            case .none, .permanent: .allow
            case .old: old
            case .temporary: temporary
            case .expired: .deny(.temporaryExpired)
            }
        }
    }

    static let proofs: [Proof] = [.ours, .overlay, .publicKey, .namedLater, .root, .none]
    static let table = [
        Row(
            serviceClass: .console, enough: [.ours], old: .changePassword(.passwordTooOld),
            temporary: .changePassword(.temporaryPassword)),
        Row(
            serviceClass: .ssh, enough: [.ours, .publicKey, .namedLater], old: .changePassword(.passwordTooOld),
            temporary: .changePassword(.temporaryPassword)),
        Row(
            serviceClass: .elevation, enough: proofs, old: .changePassword(.passwordTooOld),
            temporary: .changePassword(.temporaryPassword)),
        Row(serviceClass: .batch, enough: proofs, old: .allow, temporary: .deny(.temporaryPassword)),
        Row(serviceClass: .change, enough: proofs, old: .allow, temporary: .allow),
        Row(
            serviceClass: .other, enough: [.ours], old: .deny(.passwordTooOld), temporary: .deny(.temporaryPassword)),
    ]

    @Test func everyClassHasItsRow() { #expect(Set(Self.table.map(\.serviceClass)) == Set(ServiceClass.allCases)) }

    @Test(arguments: table, Password.allCases)
    func anActiveUnlockedIDGetsWhatTheTableSays(_ row: Row, _ password: Password) {
        for proof in Self.proofs {
            let decision = AccountRule.decide(
                account: account(), password: password.facts, serviceClass: row.serviceClass, proof: proof,
                maxAge: .seconds(86_400), at: Self.now)
            #expect(decision == row.expected(password, proof), "proof \(proof.code)")
        }
    }

    struct Unusable: Sendable, CustomTestStringConvertible {
        let account: AccountFacts, reason: Reason
        var testDescription: String { reason.rawValue }
    }

    @Test(arguments: [
        Unusable(account: account(validFrom: now.wall + 1), reason: .pending),
        Unusable(account: account(suspended: true), reason: .suspended),
        Unusable(account: account(retiredFrom: now.wall), reason: .retired),
        Unusable(account: account(validUntil: now.wall), reason: .retired),
        Unusable(account: account(locked: true), reason: .lockedByAdministrator),
    ])
    func whatIsUnusableIsRefusedInEveryClassWhateverIsProved(_ row: Unusable) {
        for serviceClass in ServiceClass.allCases {
            for proof in Self.proofs {
                for password in Password.allCases {
                    let decision = AccountRule.decide(
                        account: row.account, password: password.facts, serviceClass: serviceClass, proof: proof,
                        maxAge: nil, at: Self.now)
                    #expect(decision == .deny(row.reason), "\(serviceClass) \(proof.code) \(password)")
                }
            }
        }
    }

    @Test(
        arguments: [
            ("active", account(), Password.permanent, nil), ("too old", account(), .old, nil),
            ("without a password", account(), .none, nil), ("temporary", account(), .temporary, .temporaryPassword),
            ("temporary, past its end", account(), .expired, .temporaryPassword),
            ("pending, temporary", account(validFrom: now.wall + 1), .temporary, .pending),
            ("suspended", account(suspended: true), .permanent, .suspended),
            ("retired", account(retiredFrom: now.wall), .permanent, .retired),
            ("locked", account(locked: true), .none, .lockedByAdministrator),
        ] as [(String, AccountFacts, Password, Reason?)])
    func nobodyBecomesAnIDThatMayNotBeUsed(
        _ name: String, _ account: AccountFacts, _ password: Password, _ expected: Reason?
    ) {
        #expect(AccountRule.unusableAsTarget(account, password.facts, at: Self.now) == expected)
    }

    @Test(arguments: [Password.permanent, .old])
    func withoutAMaximumAgeNoPasswordIsTooOld(_ password: Password) {
        let decision = AccountRule.decide(
            account: account(), password: password.facts, serviceClass: .console, proof: .ours, maxAge: nil,
            at: Self.now)
        #expect(decision == .allow)
    }

    @Test(
        arguments: [
            ("unknown name", nil, Password.permanent, false, Comparison.dummy(.unknownName)),
            ("unknown name, locked bucket", nil, .none, true, .dummy(.unknownName)),
            ("retired", account(retiredFrom: 0), .permanent, false, .dummy(.retired)),
            ("retired and locked", account(retiredFrom: 0), .permanent, true, .dummy(.retired)),
            ("pending", account(validFrom: now.wall + 1), .temporary, false, .dummy(.pending)),
            ("suspended", account(suspended: true), .permanent, false, .dummy(.suspended)),
            ("locked by an administrator", account(locked: true), .permanent, false, .dummy(.lockedByAdministrator)),
            ("without a password", account(), .none, false, .dummy(.noPassword)),
            ("without a password, locked", account(), .none, true, .dummy(.noPassword)),
            ("locked by failures", account(), .permanent, true, .dummy(.lockedByFailures)),
            ("permanent", account(), .permanent, false, .real), ("too old", account(), .old, false, .real),
            ("temporary", account(), .temporary, false, .real),
            ("temporary, past its end", account(), .expired, false, .real),
        ] as [(String, AccountFacts?, Password, Bool, Comparison)])
    func aSecretMeetsTheRealHashOnlyWhenNothingSpeaksAgainstIt(
        _ name: String, _ account: AccountFacts?, _ password: Password, _ locked: Bool, _ expected: Comparison
    ) {
        let comparison = SecretRule.comparison(
            account: account, password: password.facts, barrier: locked ? .lockedByFailures : nil, at: Self.now)
        #expect(comparison == expected)
    }

    @Test(arguments: [
        ("first moment", account(validFrom: now.wall), AccountState.active),
        ("a microsecond before", account(validFrom: now.wall + 1), .pending),
        ("last moment", account(validUntil: now.wall + 1), .active), ("end", account(validUntil: now.wall), .retired),
        ("retires later", account(retiredFrom: now.wall + 1), .active),
        ("retired", account(retiredFrom: now.wall), .retired),
        ("suspended", account(suspended: true), .suspended),
        ("suspended before its first day", account(validFrom: now.wall + 1, suspended: true), .pending),
        ("suspended after its end", account(validUntil: now.wall, suspended: true), .retired),
        ("retired before its first day", account(validFrom: now.wall + 1, retiredFrom: now.wall), .retired),
        ("locked by an administrator", account(locked: true), .active),
    ]) func theStateFollowsFromDatesAndNow(_ name: String, _ account: AccountFacts, _ expected: AccountState) {
        #expect(account.state(at: Self.now) == expected)
    }

    @Test(arguments: [
        ("a", true), ("000057", true), ("taro.yamada@city_2-x", true), (String(repeating: "x", count: 64), true),
        ("", false), (String(repeating: "x", count: 65), false), ("-rf", false), ("a b", false), ("a#b", false),
        ("a/b", false), ("a\nb", false), ("a\0b", false), ("日本", false), ("café", false), ("a\u{202E}b", false),
        ("ａ", false), ("a:b", false), ("a%s", false), ("a\\b", false), ("a\u{301}", false),
    ]) func aLoginNameIsPlainASCIIOfAtMost64(_ text: String, _ expected: Bool) {
        #expect((LoginName(text) != nil) == expected)
        #expect(LoginName(text).map(\.text) == (expected ? text : nil))
    }
}

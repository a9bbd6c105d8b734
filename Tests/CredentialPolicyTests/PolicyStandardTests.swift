import CredentialPolicy
import Testing

@Suite struct PolicyStandardTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let text: String
        /// `key line configured inForce clause`, nil when nothing is weaker.
        let weaker: String?
        let check: @Sendable (Policy) -> Bool

        init(_ name: String, _ text: String, _ weaker: String?, _ check: @escaping @Sendable (Policy) -> Bool) {
            testDescription = name
            self.text = text
            self.weaker = weaker
            self.check = check
        }
    }

    static let rows: [Row] = [
        Row("short passwords", "[password]\nmin-length = 6", "password.min-length|2|6|8|K3-2-2-i") {
            $0.password.minLength == 8
        },
        Row("exactly the standard", "[password]\nmin-length = 8", nil) { $0.password.minLength == 8 },
        Row(
            "short passwords with the shortest maximum", "[password]\nmin-length = 1\nmax-length = 8",
            "password.min-length|2|1|8|K3-2-2-i"
        ) { $0.password.maxLength == 8 },
        Row("few guesses", "[password]\nmin-guesses = 5.9", "password.min-guesses|2|5.9|6|K3-2-2-i") {
            $0.password.minGuesses == Guesses(log10: 6)
        },
        Row("no letters", "[password]\nrequire = digit", "password.require|2|digit|letter, digit|K3-2-2-i") {
            $0.password.require == [.letter, .digit]
        },
        Row(
            "no digits", "[password]\nrequire = symbol, letter",
            "password.require|2|letter, symbol|letter, digit, symbol|K3-2-2-i"
        ) { $0.password.require == [.letter, .digit, .symbol] },
        Row("nothing required", "[password]\nrequire =", "password.require|2||letter, digit|K3-2-2-i") {
            $0.password.require == [.letter, .digit]
        },
        Row("capitals are letters", "[password]\nrequire = upper, digit", nil) {
            $0.password.require == [.upper, .digit]
        },
        Row(
            "privileged IDs get more tries", "[lockout]\nmax-failures = 4\n[lockout privileged]\nmax-failures = 6",
            "lockout privileged.max-failures|4|6|4|K5-2-1-u-i"
        ) { $0.privilegedLockout.maxFailures == 4 },
        Row(
            "privileged IDs get more tries in all",
            "[lockout]\nmax-failures-total = 10\n[lockout privileged]\nmax-failures-total = 11",
            "lockout privileged.max-failures-total|4|11|10|K5-2-1-u-i"
        ) { $0.privilegedLockout.maxFailuresTotal == 10 },
        Row("privileged IDs get as many tries", "[lockout privileged]\nmax-failures = 5", nil) {
            $0.privilegedLockout.maxFailures == 5
        },
        Row("a general limit below the privileged default", "[lockout]\nmax-failures = 2", nil) {
            $0.privilegedLockout.maxFailures == 2 && $0.lockout.maxFailures == 2
        },
    ]

    @Test(arguments: rows) func aWeakerSettingIsListedAndTheStandardIsInForce(_ row: Row) throws {
        let reading = read(row.text)
        #expect(reading.problems.isEmpty)
        let listed = reading.weaker.map {
            "\($0.key)|\($0.line)|\($0.configured)|\($0.inForce)|\($0.clause)"
        }
        #expect(listed == (row.weaker.map { [$0] } ?? []))
        #expect(row.check(try #require(reading.policy)))
    }

    @Test func aWeakerSettingIsToldInBothLanguages() throws {
        let weaker = try #require(read("[password]\nmin-length = 6").weaker.first)
        #expect(
            weaker.text(in: .en) == "policy.conf:2: password.min-length: 6 is weaker than the standard (K3-2-2-i), "
                + "so 8 is in force; correct the setting")
        #expect(
            weaker.text(in: .ja)
                == "policy.conf:2: password.min-length: 6 は基準(K3-2-2-i)より弱いため、8 を適用しています。設定を直してください。")
    }

    @Test func aPolicyWithAProblemListsNothingAsWeaker() {
        let reading = read("[password]\nmin-length = 6\nhistory = x")
        #expect(reading.policy == nil && reading.weaker.isEmpty)
    }
}

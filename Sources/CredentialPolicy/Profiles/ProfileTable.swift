// The profiles that come with the product. A demand that no key expresses (such as NIST's second factor beside a short
// password) is not in the table; a profile is met when what can be set is set.

extension PolicyProfile {
    public static let all = [municipal, residentNetwork, nist80063b4, cisDebian12]

    /// The standard that is in force anyway, with the values by which its words are usually made exact.
    static let municipal = PolicyProfile(
        name: "municipal",
        source: Wording(ja: "葛飾区情報セキュリティ対策基準", en: "Information security standard of Katsushika City"),
        demands: [
            ProfileDemand("password.min-length", "8", clause: "K3-2-2-i", ja: "8文字以上", en: "8 or more characters") {
                $0.password.minLength >= 8
            },
            ProfileDemand(
                "password.require", "letter, digit", clause: "K3-2-2-i", ja: "英字と数字", en: "letters and digits"
            ) { requiresLettersAndDigits($0.password.require) },
            // These the standard wants without a number: every value that can be set will do.
            ProfileDemand(
                "password.temporary-valid", "7d", clause: "K3-2-2-e", ja: "仮パスワードに期限がある",
                en: "temporary passwords end"
            ) { _ in true },
            ProfileDemand("lockout.max-failures", "5", clause: "K5-2-3", ja: "試行回数の制限", en: "a limit of tries") { _ in
                true
            },
            ProfileDemand(
                "lockout privileged.max-failures", "3", clause: "K5-2-1-u-i", ja: "特権IDは厳しく",
                en: "stricter for privileged IDs"
            ) { $0.privilegedLockout.maxFailures < $0.lockout.maxFailures || $0.lockout.maxFailures == 1 },
        ])

    /// What cities ask of the systems that hold residents' records. No city's text can be cited by its number here: the
    /// three rules are those that such texts have in common.
    static let residentNetwork = PolicyProfile(
        name: "resident-network",
        source: Wording(ja: "住民情報系の規程の例", en: "Rules that cities have for systems with residents' records"),
        demands: [
            ProfileDemand(
                "password.require", "lower, upper, digit", clause: "文字種", ja: "4種類のうち3種類", en: "three of the four kinds"
            ) { policy in
                [CharacterClass.lower, .upper, .digit, .symbol].count { policy.password.require.contains($0) } >= 3
            },
            ProfileDemand("password.max-age", "365d", clause: "有効期間", ja: "1年以内", en: "at most one year") { policy in
                policy.password.maxAge.map { $0 <= days(366) } ?? false
            },
        ] + failures(atMost: 3, clause: "失敗回数"))

    /// NIST SP 800-63B-4 (2025), 3.1.1.2 Password Verifiers and 3.2.2 Rate Limiting. 8 characters would do only beside a
    /// second factor, and that no kinds of characters be demanded can't be met beside K3-2-2-i.
    static let nist80063b4 = PolicyProfile(
        name: "nist-800-63b-4", source: Wording(ja: "NIST SP 800-63B-4", en: "NIST SP 800-63B-4"),
        demands: [
            ProfileDemand(
                "password.min-length", "15", clause: "3.1.1.2", ja: "15文字以上", en: "15 or more characters"
            ) { $0.password.minLength >= 15 },
            ProfileDemand(
                "password.max-length", "256", clause: "3.1.1.2", ja: "64文字以上を許す", en: "64 characters are allowed"
            ) { $0.password.maxLength >= 64 },
            ProfileDemand(
                "password.require", "letter, digit", clause: "3.1.1.2", ja: "文字の種類を求めない", en: "no kinds are demanded"
            ) { _ in false },
            ProfileDemand("password.max-age", "never", clause: "3.1.1.2", ja: "定期変更を求めない", en: "no periodic change") {
                $0.password.maxAge == nil
            },
            ProfileDemand(
                "password.blocklist", "/var/lib/credpolicy/leaked-passwords", clause: "3.1.1.2",
                ja: "漏えいしたものを拒む", en: "leaked ones are refused"
            ) { !$0.password.blocklist.isEmpty },
            ProfileDemand(
                "lockout.max-failures", "5", clause: "3.2.2", ja: "100回以内", en: "at most 100 failures"
            ) { $0.lockout.maxFailures <= 100 },
        ])

    /// CIS Debian Linux 12 Benchmark v1.1.0.
    static let cisDebian12 = PolicyProfile(
        name: "cis-debian-12",
        source: Wording(ja: "CIS Debian Linux 12 Benchmark v1.1.0", en: "CIS Debian Linux 12 Benchmark v1.1.0"),
        // "deny" counts an account's failures wherever they come from.
        demands: failures(atMost: 5, clause: "5.3.3.1.1") + [
            ProfileDemand(
                "lockout.duration", "15m", clause: "5.3.3.1.2", ja: "15分以上", en: "15 minutes or more"
            ) { lasts($0.lockout.duration, atLeast: .seconds(900)) },
            ProfileDemand(
                "password.min-length", "14", clause: "5.3.3.2.2", ja: "14文字以上", en: "14 or more characters"
            ) { $0.password.minLength >= 14 },
            ProfileDemand(
                "password.history", "24", clause: "5.3.3.3.1", ja: "24世代", en: "24 former passwords"
            ) { $0.password.history >= 24 },
            ProfileDemand("password.max-age", "365d", clause: "5.4.1.1", ja: "365日以内", en: "at most 365 days") {
                policy in
                policy.password.maxAge.map { $0 <= days(365) } ?? false
            },
        ])

    /// A number of failures that an ID may have means all of them: where each place has its own budget, the budget that all
    /// unknown places share must not be larger either. Known places have theirs beside it, which no key takes away.
    private static func failures(atMost most: Int, clause: String) -> [ProfileDemand] {
        ["lockout", "lockout privileged"].flatMap { section in
            let isPrivileged = section == "lockout privileged"
            @Sendable func settings(_ policy: Policy) -> LockoutSettings {
                isPrivileged ? policy.privilegedLockout : policy.lockout
            }
            let value = "\(isPrivileged ? min(3, most) : most)"
            return [
                ProfileDemand(
                    "\(section).max-failures", value, clause: clause, ja: "\(most)回以内", en: "at most \(most) failures"
                ) { settings($0).maxFailures <= most },
                ProfileDemand(
                    "\(section).max-failures-total", value, clause: clause, ja: "未知の場所すべての合計で\(most)回以内",
                    en: "at most \(most) failures from all unknown places together"
                ) { settings($0).maxFailuresTotal <= most },
            ]
        }
    }

    private static func requiresLettersAndDigits(_ required: CharacterClasses) -> Bool {
        [.letter, .lower, .upper].contains(where: required.contains) && required.contains(.digit)
    }

    private static func days(_ count: Int) -> Duration { .seconds(count * 86_400) }

    private static func lasts(_ duration: LockDuration, atLeast least: Duration) -> Bool {
        switch duration {
        case .time(let time): time >= least
        case .untilUnlocked: true
        // The first ones are short.
        case .progressive: .seconds(30) >= least
        }
    }
}

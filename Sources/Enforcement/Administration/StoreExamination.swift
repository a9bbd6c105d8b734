import Authenticators
import CredentialPolicy
import CredentialStore
import HostSystem

/// What `doctor` asks of a store that opens.
struct StoreExamination {
    /// A step of the clock that is worth a word; the log's own limit for an event.
    private static let noticeableStep: Int64 = 10_000_000

    let store: Store
    let policy: Policy

    func findings(_ shadow: String, _ use: Doctor.ShadowUse) throws(StoreFailure) -> [DoctorFinding] {
        guard let now = try? SystemClock().now() else { return [] }
        let (accounts, stored, last) = try facts(at: now)
        let hashes = HashExamination(cost: PasswordHasher().cost)
        let (free, wanted) = try store.reserve()
        var findings: [DoctorFinding] = free < wanted ? [.reserveLow(free: free, wanted: wanted)] : []
        if let last, last.wall - now.wall > Self.noticeableStep {
            findings.append(.clockBehind(seconds: (last.wall - now.wall) / 1_000_000))
        }
        return findings + hashes.findings(new: policy.password.hash, stored: stored)
            + shadowFindings(accounts, shadow, use, at: now)
    }

    private func facts(
        at now: Instant
    ) throws(StoreFailure) -> ([String: AccountState], [HashForm?: [String]], Instant?) {
        try store.read { transaction throws(StoreFailure) in
            var accounts: [String: AccountState] = [:]
            var hashes: [HashForm?: [String]] = [:]
            for record in try transaction.accounts() {
                let login = record.facts.login.text
                accounts[login] = record.facts.state(at: now)
                if let password = try transaction.password(of: record.facts.id) {
                    hashes[HashForm(password.hash), default: []].append(login)
                }
            }
            return (accounts, hashes, try transaction.latestEvents(1).last?.at)
        }
    }

    /// A password of /etc/shadow is good for pam_unix wherever that is asked, uncounted, whatever the store says.
    private func shadowFindings(
        _ accounts: [String: AccountState], _ path: String, _ use: Doctor.ShadowUse, at now: Instant
    ) -> [DoctorFinding] {
        guard let entries = try? ShadowFile.read(path).entries else { return [] }
        let today = now.wall / 86_400_000_000
        let usable = entries.filter { entry in
            !entry.password.hasPrefix("!") && !entry.password.hasPrefix("*") && !entry.hasEnded(onDay: today)
        }.map(\.name)
        let retired = usable.filter { accounts[$0] == .retired }.sorted()
        let others = usable.filter { accounts[$0].map { $0 != .retired } ?? false }.sorted()
        let ofRetired: [DoctorFinding] = retired.isEmpty ? [] : [.shadowOfRetired(logins: retired)]
        return switch use {
        case .counted: ofRetired
        case .none, .uncounted:
            ofRetired + (others.isEmpty ? [] : [.shadowPasswords(logins: others, areAsked: use == .uncounted)])
        }
    }
}

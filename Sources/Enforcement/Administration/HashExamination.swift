import Authenticators
import CredentialPolicy

/// Which hashes take longer to compare than the floor of a refusal can hide. What takes the time is handed in.
struct HashExamination {
    let cost: (HashForm) -> Duration

    /// Of each cost one is measured, and nothing that can't be tried.
    /// - Parameter stored: the login names for each form of hash; nil: of no form that is known.
    func findings(new method: HashMethod, stored: [HashForm?: [String]]) -> [DoctorFinding] {
        var findings: [DoctorFinding] = []
        if let form = PasswordHasher.setting(method).flatMap(HashForm.init), let time = slow(form) {
            findings.append(.slowHash(setting: "yescrypt \(method.cost)", milliseconds: time))
        }
        for (form, logins) in stored.sorted(by: { ($1.value.count, $0.value[0]) < ($0.value.count, $1.value[0]) }) {
            guard let form, form.isMeasurable else {
                findings.append(.slowStoredHashes(logins: logins.sorted(), milliseconds: nil))
                continue
            }
            if let time = slow(form) {
                findings.append(.slowStoredHashes(logins: logins.sorted(), milliseconds: time))
            }
        }
        return findings
    }

    /// Milliseconds, where they are too many.
    private func slow(_ form: HashForm) -> Int64? {
        let time = cost(form)
        guard time > ShadowPlanner.costLimit else { return nil }
        return time.components.seconds * 1000 + time.components.attoseconds / 1_000_000_000_000_000
    }
}

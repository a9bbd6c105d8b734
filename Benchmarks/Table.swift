import Foundation

extension Bench {
    /// The figures as a Markdown table, with what the issue demands beside what was found.
    func table(accounts: Int, password: String) throws -> String {
        let permit = median("permit authenticate")
        let hash = median("one hash")
        let ours = median("ours authenticate")
        let disk = median("ours-disk authenticate")
        let peers = median("faillock authenticate")
        var lines = [
            "| what, \(accounts) accounts | median ms | p99 ms |", "|---|---|---|",
        ]
        for name in samples.keys.sorted() {
            lines.append("| \(name) | \(format(median(name))) | \(format(percentile(name, 0.99))) |")
        }
        let memory = try helperMemory(password: password)
        lines += [
            "", "| must hold | demanded | found |", "|---|---|---|",
            "| authenticate over pam_permit and one hash in a fresh process | ≤ 4 ms | \(format(ours - permit - hash)) ms |",
            "| the same with the store on a disk; fsync share | (apart) | \(format(disk - permit - hash)) ms; \(format(disk - ours)) ms |",
            "| authenticate / (pam_faillock + pam_unix) | ≤ 0.70 | \(format(ours / peers)); on a disk \(format(disk / peers)) |",
            "| account | ≤ 3 ms | \(format(median("ours acct"))) ms; on a disk \(format(median("ours-disk acct"))) ms |",
            "| open_session | ≤ 3 ms | \(format(median("ours open"))) ms; on a disk \(format(median("ours-disk open"))) ms |",
            "| peak memory of the helper in authenticate | < 24 MB | \(format(memory)) MiB |",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    private func median(_ name: String) -> Double { percentile(name, 0.5) }

    private func percentile(_ name: String, _ share: Double) -> Double {
        let sorted = (samples[name] ?? []).sorted()
        return sorted.isEmpty ? .nan : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
    }

    private func format(_ number: Double) -> String { String(format: "%.2f", number) }
}

import Foundation

extension Bench {
    /// The figures as Markdown, with what is demanded beside what was found.
    func table(accounts: Int, attack: [Attack.Row], throughput: [(workers: Int, perSecond: Double)]) throws -> String {
        let hash = median("one hash")
        var lines = ["## Times (\(accounts) accounts unless said otherwise)", ""]
        lines += ["| what | median ms | p99 ms | of one hash |", "|---|---|---|---|"]
        for name in samples.keys.sorted() {
            let cells = [median(name), percentile(name, 0.99), median(name) / hash].map(format)
            lines.append("| \(name) | \(cells.joined(separator: " | ")) |")
        }
        lines += ["", "## Wrong guesses at once, limit 5: compared with the real hash", ""]
        lines += ["| guesses | killed meanwhile | pam_faillock + pam_unix | ours |", "|---|---|---|---|"]
        lines += attack.map { "| \($0.guesses) | \($0.killed ? "yes" : "no") | \($0.peer) | \($0.ours) |" }
        lines += ["", "## Right logins a second", "", "| workers | ours |", "|---|---|"]
        lines += throughput.map { "| \($0.workers) | \(format($0.perSecond)) |" }
        return (lines + ["", "## Must hold", ""] + demands()).joined(separator: "\n") + "\n"
    }

    private func demands() -> [String] {
        let (permit, hash) = (median("permit authenticate"), median("one hash"))
        let (ours, disk) = (median("ours authenticate"), median("ours-disk authenticate"))
        let peers = median("faillock authenticate")
        let memory = (try? helperMemory()) ?? .nan
        let rows = [
            (
                "authenticate over pam_permit and one hash in a fresh process", "≤ 4 ms",
                "\(format(ours - permit - hash)) ms"
            ),
            (
                "the same with the store on a disk; fsync share", "(apart)",
                "\(format(disk - permit - hash)) ms; \(format(disk - ours)) ms"
            ),
            (
                "authenticate / (pam_faillock + pam_unix)", "≤ 0.70",
                "\(format(ours / peers)); on a disk \(format(disk / peers))"
            ),
            (
                "account", "≤ 3 ms",
                "\(format(median("ours acct"))) ms; on a disk \(format(median("ours-disk acct"))) ms"
            ),
            (
                "open_session", "≤ 3 ms",
                "\(format(median("ours open"))) ms; on a disk \(format(median("ours-disk open"))) ms"
            ),
            (
                "judging a new password, added to its change", "< 1 ms",
                "\(format(median(Self.judged) - median(Self.unjudged))) ms"
            ),
            ("peak memory of the helper in authenticate", "< 24 MB", "\(format(memory)) MiB"),
        ]
        return ["| what | demanded | found |", "|---|---|---|"] + rows.map { "| \($0.0) | \($0.1) | \($0.2) |" }
    }

    private func median(_ name: String) -> Double { percentile(name, 0.5) }

    private func percentile(_ name: String, _ share: Double) -> Double {
        let sorted = (samples[name] ?? []).sorted()
        return sorted.isEmpty ? .nan : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
    }

    private func format(_ number: Double) -> String { String(format: "%.2f", number) }
}

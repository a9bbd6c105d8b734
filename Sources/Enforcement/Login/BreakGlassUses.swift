import CredentialPolicy
import CredentialStore
import HostSystem

/// Uses of break-glass, which the module (breakglass.c) wrote down while nobody else could, become events of the log.
///
/// A spool begins with a number of its own, then has a line for each use. How many lines of which spool are in the log is a
/// fact that is written with the events, so a helper that is killed half way takes nothing in twice.
struct BreakGlassUses {
    let context: LoginContext

    /// Where the module writes: on the disk, else where no disk is needed.
    static let spools = ["/var/lib/credpolicy/breakglass-uses", "/run/credpolicy/breakglass-uses"]
    /// At a time, so that nobody waits long for the store.
    private static let batch = 200

    func takeIn() throws {
        for path in Self.spools {
            guard let spool = try Spool.open(path) else { continue }
            let lines = spool.lines
            guard let number = lines.first, number.utf8.count == 16, number.utf8.allSatisfy(isDigit) else {
                SystemLog.fault("\(path) can't be read: look at it, and remove it.")
                continue
            }
            let left = try context.write { transaction throws(StoreFailure) in
                try take(lines.dropFirst(), of: number, path, transaction)
            }
            // Lines of a login that has another policy wait for a helper of theirs.
            if left == 0, lines.dropFirst().allSatisfy({ isOurs($0) }) { try spool.remove() }
        }
    }

    /// - Returns: how many lines are left for another time.
    private func take(
        _ lines: ArraySlice<String>, of number: String, _ path: String, _ transaction: Transaction
    ) throws(StoreFailure) -> Int {
        // Each policy counts for itself: what one leaves to the other is not taken in yet.
        let fact = "breakglass \(path) \(context.request.configuration)"
        let known = try transaction.fact(fact)?.split(separator: " ") ?? []
        let done = known.first.map(String.init) == number ? known.last.flatMap { Int($0) } ?? 0 : 0
        let now = context.clock.now()
        let fresh = lines.dropFirst(done)
        for line in fresh.prefix(Self.batch) where isOurs(line) { try transaction.log(event(line), at: now) }
        guard !fresh.isEmpty else { return 0 }
        try transaction.setFact(fact, "\(number) \(done + min(fresh.count, Self.batch))")
        return max(0, fresh.count - Self.batch)
    }

    /// seconds, step, login, terminal and, last, the policy file that the login went by.
    private func parts(_ line: String) -> [String]? {
        let parts = line.split(separator: " ", maxSplits: 4, omittingEmptySubsequences: false).map(String.init)
        return parts.count == 5 && Int64(parts[0]) != nil ? parts : nil
    }

    /// What can't be read is everybody's.
    private func isOurs(_ line: String) -> Bool {
        (parts(line)?[4] ?? context.request.configuration) == context.request.configuration
    }

    private func event(_ line: String) -> Event {
        guard let parts = parts(line), let seconds = Int64(parts[0]) else {
            return Event(
                .breakGlassUsed, actor: "system", details: [.init("unreadable", Printable.fitted(line, columns: 200))])
        }
        let login = Printable.escaped(parts[2])
        return Event(
            .breakGlassUsed, actor: "login:" + login, login: login, source: Printable.escaped(parts[3]),
            service: "login",
            details: [.init("used", "\(seconds &* 1_000_000)"), .init("step", Printable.escaped(parts[1]))])
    }

    private func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
}

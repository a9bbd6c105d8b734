import Authenticators
import CredentialPolicy
import CredentialStore
public import HostSystem

extension Administration {
    /// What `importShadow` would do. Nothing is changed.
    public func shadowPlan(_ path: String = ShadowFile.standard) throws(AdministrationFailure) -> ShadowPlan {
        let shadow: (entries: [ShadowEntry], malformed: [Int])
        do {
            shadow = try ShadowFile.read(path)
        } catch {
            throw .file(error)
        }
        return try planner().plan(shadow)
    }

    private func planner() throws(AdministrationFailure) -> ShadowPlanner {
        let now = clock.now()
        let known = try read { transaction, now throws(StoreFailure) in
            var known: [String: (facts: AccountFacts, state: AccountState, password: StoredPassword?)] = [:]
            for record in try transaction.accounts() {
                known[record.facts.login.text] = (
                    record.facts, record.facts.state(at: now), try transaction.password(of: record.facts.id)
                )
            }
            return known
        }
        return ShadowPlanner(
            users: PosixAccounts.all(), unmanaged: policy.host.unmanaged, known: known,
            today: now.wall / 86_400_000_000,
            cost: PasswordHasher().cost)
    }

    /// Takes the passwords of a plan over, each with its event. /etc/shadow stays as it is: a host without this package
    /// must be one on which people can log in. Fifty to a transaction, so that a login between two of them waits for
    /// milliseconds.
    /// - Returns: what was done: the items are those that were taken over; who got a password or another account
    ///   meanwhile is refused.
    public func importShadow(_ plan: ShadowPlan) throws(AdministrationFailure) -> ShadowPlan {
        var done = plan
        done.items = []
        var rest = plan.items[...]
        while !rest.isEmpty {
            let batch = rest.prefix(50)
            rest = rest.dropFirst(50)
            done.items += try write { transaction, now throws(StoreFailure) in
                var taken: [ShadowPlan.Item] = []
                for item in batch where try take(item, transaction, at: now) { taken.append(item) }
                return taken
            }
        }
        let taken = Set(done.items.map(\.line))
        done.refusals += plan.items.filter { !taken.contains($0.line) }.map {
            ShadowPlan.Refusal(line: $0.line, name: $0.login.text, obstacle: .changedMeanwhile)
        }
        done.refusals.sort { $0.line < $1.line }
        return done
    }

    private func take(
        _ item: ShadowPlan.Item, _ transaction: Transaction, at now: Instant
    ) throws(StoreFailure) -> Bool {
        let present = try transaction.account(login: item.login)?.facts
        guard (present != nil) == item.isJoined else { return false }
        let account: AccountFacts
        if let present {
            account = present
        } else {
            account = try transaction.insertAccount(
                login: item.login, kind: .personal, name: item.name, department: "", person: nil, uid: item.uid,
                validFrom: now.wall, validUntil: nil, at: now)
        }
        let old = try transaction.password(of: account.id)
        guard old?.isFromJoining ?? true else { return false }
        let end = item.mustChange ? policy.password.endOfTemporary(for: account, at: now) : nil
        // What joining printed was nobody's password: it does not belong into the history, but nothing is lost by it.
        guard
            try transaction.setPassword(
                of: account.id,
                NewPassword(hash: item.hash, temporaryUntil: end, imported: true, setAt: item.setAt), replacing: old,
                history: policy.password.history, at: now)
        else { return false }
        let details: [Event.Detail] = [
            .init("method", item.method), .init("created", item.isJoined ? "no" : "yes"),
            .init("valid_until", end.map(String.init) ?? ""),
        ]
        try transaction.log(
            event(.accountImported, account, details: details), of: try transaction.subject(of: account), at: now)
        return true
    }
}

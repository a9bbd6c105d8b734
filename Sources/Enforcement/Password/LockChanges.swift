import CredentialPolicy
import CredentialStore

/// What is written down and said of locks that an attempt has set or found ended.
extension LoginContext {
    func lockout(for account: AccountFacts?) -> Lockout { policy.lockout(for: account?.kind ?? .personal) }

    /// - Parameter stopped: the source whose lock has ended, if it is a source's: who tries now may be another of its bucket.
    func log(
        _ change: Lockout.LockChange, of subject: Subject, _ account: AccountFacts?, details: [Event.Detail] = [],
        stopped: String = "", _ transaction: Transaction, at now: Instant
    ) throws(StoreFailure) {
        for ended in change.ended {
            try transaction.logEnd(of: ended, subject, from: stopped, at: now)
        }
        for set in change.set {
            try transaction.log(event(.lockSet, account, details: Self.details(set) + details), of: subject, at: now)
            if account?.kind != .privileged, try transaction.isSiteAlarmed(at: now) { continue }
            tell(set.scope, account)
        }
        if let side = change.disabled {
            lines.append(
                "\(account?.login.text ?? "an unknown name"): the password is disabled for logins from \(side.whence) until it "
                    + "is set anew, after too many failures in a row, last from \(source): see acctctl account explain."
            )
            try transaction.log(
                event(.passwordDisabled, account, details: [.init("scope", side.text)] + details), of: subject, at: now)
        }
    }

    /// A source that is stopped has tried many IDs: that is an alarm of its own.
    private func tell(_ scope: LockoutScope, _ account: AccountFacts?) {
        let who = account?.login.text ?? "an unknown name"
        switch scope {
        case .everything:
            alarms.append(
                "source \(Place.counted(source: source)?.name ?? source): stopped for IDs that never logged in from there, "
                    + "after too many failures: somebody may be trying all IDs, see acctctl source list.")
        case .place, .unknownPlaces, .knownPlaces:
            lines.append(
                "\(who): logins by password from \(scope.whence) are locked after too many failures, last from \(source)."
            )
        }
    }

    private static func details(_ lock: Lockout.LockChange.Lock) -> [Event.Detail] {
        [.init("until", lock.lock.until.map(String.init) ?? ""), .init("scope", lock.scope.text)]
    }
}

extension LockoutScope {
    fileprivate var whence: String {
        switch self {
        case .place(let name): Printable.escaped(name)
        case .unknownPlaces: "places it never logged in from"
        case .knownPlaces: "places it has logged in from"
        case .everything: "anywhere"
        }
    }
}

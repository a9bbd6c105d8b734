import Authenticators
import CredentialPolicy
import CredentialStore
import HostSystem

/// What is remembered of wrong secrets, whoever compared them.
extension LoginContext {
    /// By what a wrong secret is known again; nil where that can't be: then the same one counts each time.
    ///
    /// It is bound to the place, so that nobody learns elsewhere which wrong passwords the owner types, and to the hash, so
    /// that it is worth nothing once there is a new password, or, where another module has that, to the ID.
    func wrongTag(_ text: Span<UInt8>, of hash: String) -> UInt32? {
        let place = Place.name(ofSource: source)
        return tagKey.map { WrongPasswordTag.of(text, context: Array("\(place)\0\(hash)\0".utf8), key: $0) }
    }

    private var tagKey: [UInt8]? {
        do { return try TagKey.bytes() } catch {
            noTagKey = error
            return nil
        }
    }

    /// Whoever guesses meets that with each guess: a line an hour is enough.
    func tellOfMissingTagKey() throws(StoreFailure) {
        guard let refusal = noTagKey.take() else { return }
        let (matter, now) = ("tag key", clock.now())
        guard
            try store().read({ transaction throws(StoreFailure) in
                try transaction.isLineDue(about: matter, at: now)
            })
        else { return }
        try write { transaction throws(StoreFailure) in
            guard try transaction.isLineDue(about: matter, at: now) else { return }
            try transaction.noteLine(about: matter, at: now)
            lines.append(
                "\(request.service): the same wrong password counts each time, its key can't be made: \(refusal)")
        }
    }

    /// Records a secret that can be nobody's: it counts at its source and against no account.
    func noteUnusable(_ reason: Reason, _ store: Store, details: [Event.Detail] = []) throws(StoreFailure) {
        try write { transaction throws(StoreFailure) in
            let account = try account(transaction)
            let subject = try account.map { record throws(StoreFailure) in try transaction.subject(of: record.facts) }
            let now = clock.now()
            try logRefusal(
                event(.loginRefused, account?.facts, reason: reason, details: details),
                of: subject ?? transaction.unknownSubject(request.name), transaction, at: now)
            if reason != .nobodyAnswered { try countAtSource(store, transaction, at: now) }
        }
    }

    /// An attempt that nobody holds: whoever looks at its source next finds it failed.
    private func countAtSource(_ store: Store, _ transaction: Transaction, at now: Instant) throws(StoreFailure) {
        guard let place = Place.counted(source: source) else { return }
        var stored = try transaction.tally(transaction.sourceSubject(place.name), locks: store.locks, at: now)
        let (_, change) = policy.sourceLockout.reserve(from: place, in: &stored.tally, at: now)
        try transaction.store(stored, lease: Lease(until: now.sinceBoot, liveness: 0))
        try log(change, of: stored.subject, nil, transaction, at: now)
    }
}

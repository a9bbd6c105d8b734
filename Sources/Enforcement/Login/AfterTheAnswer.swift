import CredentialStore
import HostSystem

/// After the answer: what would have made a login wait.
extension LoginContext {
    func finish() {
        if request.phase == .openSession { TagKey.prepare() }
        let chores: [() throws -> Void] = [upgradeHash, tidyUp, tellOfMissingTagKey, takeInBreakGlass]
        for chore in chores {
            do {
                try chore()
            } catch {
                tellOfUndone(error)
                if let failure = error as? StoreFailure, failure.isTheWholeStores { return }
            }
        }
    }

    private func upgradeHash() throws {
        if let upgrade = afterwards.take() { try upgrade.run(self) }
    }

    private func tidyUp() throws(StoreFailure) {
        if let store = openStore { try Housekeeping.afterAnAnswer(store, policy, at: clock.now()) }
    }

    private func takeInBreakGlass() throws {
        if openStore != nil, caller.effectiveUID == 0 { try BreakGlassUses(context: self).takeIn() }
    }

    private func tellOfUndone(_ error: any Error) {
        if let failure = error as? StoreFailure, !failure.isTheWholeStores, !isLineDueAboutDamage() { return }
        SystemLog.note("the store could not be tidied up after an answer: \(error)")
    }

    /// Each login meets a record that can't be read: a line an hour is enough. Where that can't be written, it is said.
    private func isLineDueAboutDamage() -> Bool {
        let (matter, now) = ("damage", clock.now())
        do throws(StoreFailure) {
            let store = try store()
            let isDue = try store.read { transaction throws(StoreFailure) in
                try transaction.isLineDue(about: matter, at: now)
            }
            if isDue {
                try store.write { transaction throws(StoreFailure) in try transaction.noteLine(about: matter, at: now) }
            }
            return isDue
        } catch {
            return true
        }
    }
}

extension StoreFailure {
    /// Whether it stands in the way of every chore alike, each of which would wait for it anew. A damaged record is of one.
    fileprivate var isTheWholeStores: Bool {
        switch self {
        case .damaged: false
        case .missing, .laterVersion, .earlierVersion, .readOnly, .busy, .diskFull, .suspect, .system: true
        }
    }
}

import CredentialPolicy
public import CredentialStore
public import HostSystem

/// What was done about a password that somebody else may know, before anything is done about processes.
public struct Compromise: Sendable, Equatable {
    public var issued: IssuedPassword
    /// The ID's sessions on this host that nobody has closed.
    public var sessions: [OpenSession]
    /// Whose password it was.
    var account: AccountFacts

    /// What became of the ID's processes on this host.
    public enum Processes: Sendable, Equatable {
        /// - unlisted: directory services that may give others the same uid, and list nobody: what those ran was ended too.
        /// - unrecorded: why the log does not say so; nil when it does.
        case ended(UserProcesses.Ending, unlisted: [String], unrecorded: AdministrationFailure?)
        /// This host has no user of that name, so no process of its.
        case noUser
        /// The host's user of that name is root or the system's, which nobody ends.
        case systemUser(UInt32)
        /// Other IDs run processes with the same uid: they can't be told apart.
        case sharedUser([String])
        /// The host's user of that name has another uid than the store noted for the ID.
        case otherUser(UInt32)
        /// The store could not say any more which IDs there are.
        case notKnown
    }
}

extension Administration {
    /// The old password is dead from here on, an incident is in the log, a temporary password is issued. Show it, then
    /// call `endProcesses(after:)`: whatever happens there, nobody can show it again.
    /// - Parameter reason: what is known; for the log.
    public func compromised(_ login: String, reason: String) throws(AdministrationFailure) -> Compromise {
        let record = try account(login)
        guard record.facts.state(at: now()) != .retired else { throw .retired(login) }
        let password = try makePassword()
        let (until, sessions) = try write { transaction, now throws(StoreFailure) -> (Int64, [OpenSession]) in
            let sessions = try transaction.openSessions(of: record.facts.id, at: now)
            let until = try replace(record, by: password.hash, transaction, at: now) { () throws(StoreFailure) in
                let details: [Event.Detail] = [
                    .init("cause", "password_compromised"),
                    .init("sessions", sessions.prefix(100).map { "\($0.id)" }.joined(separator: ",")),
                ]
                try transaction.log(
                    event(.incidentOpened, record.facts, reason: reason, details: details),
                    of: try transaction.subject(of: record.facts), at: now)
            }
            return (until, sessions)
        }
        let issued = IssuedPassword(account: login, temporaryPassword: password.text, validUntil: until)
        return Compromise(issued: issued, sessions: sessions, account: record.facts)
    }

    /// Ends the ID's processes on this host, and notes that in the log.
    public func endProcesses(after compromise: Compromise) -> Compromise.Processes {
        let account = compromise.account
        guard let uid = PosixAccounts.uid(of: account.login.text) else { return .noUser }
        if let noted = account.uid, noted != uid { return .otherUser(uid) }
        guard UserProcesses.isOrdinary(uid) else { return .systemUser(uid) }
        // Whoever can't say whose processes these are ends none.
        guard let twins = try? twins(of: account, uid) else { return .notKnown }
        guard twins.isEmpty else { return .sharedUser(twins) }
        let ending = UserProcesses.end(of: uid)
        do throws(AdministrationFailure) {
            try note(ending, account)
            return .ended(ending, unlisted: PosixAccounts.directoryServices(), unrecorded: nil)
        } catch {
            return .ended(ending, unlisted: PosixAccounts.directoryServices(), unrecorded: error)
        }
    }

    /// Other IDs in use, and other users of the host, whose processes have the same uid; as far as NSS knows them.
    private func twins(of account: AccountFacts, _ uid: UInt32) throws(AdministrationFailure) -> [String] {
        let inStore = try read { transaction, now throws(StoreFailure) in
            try transaction.accounts().map(\.facts).filter { $0.uid == uid && $0.state(at: now) != .retired }
        }
        let ofHost =
            PosixAccounts.all().filter { $0.uid == uid }.map(\.name) + [PosixAccounts.name(of: uid)].compactMap(\.self)
        let names = inStore.map(\.login.text) + ofHost
        return Set(names).subtracting([account.login.text]).sorted()
    }

    private func note(_ ending: UserProcesses.Ending, _ account: AccountFacts) throws(AdministrationFailure) {
        let details: [Event.Detail] = [
            .init("ended", "\(ending.ended)"), .init("left", "\(ending.left)"), .init("spared", "\(ending.spared)"),
            .init("elsewhere", "\(ending.elsewhere.count)"),
        ]
        try write { transaction, now throws(StoreFailure) in
            try transaction.log(
                event(.processesEnded, account, details: details), of: try transaction.subject(of: account), at: now)
        }
    }
}

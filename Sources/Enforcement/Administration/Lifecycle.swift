public import CredentialPolicy
import CredentialStore
import HostSystem

/// Somebody who joins (採用).
public struct Joining: Sendable {
    public var login: String
    public var name: String
    public var staffNumber: String?
    public var department: String
    /// Of the person's name, in kana or romaji; nil leaves what is known.
    public var reading: String?
    public var birthday: Birthday?
    public var kind: AccountKind
    public var from: Day?
    public var until: Day?
    /// False where another module of the PAM stack keeps the password, or keys are all that the ID logs in with.
    public var getsPassword: Bool

    public init(
        login: String, name: String, staffNumber: String?, department: String, reading: String? = nil,
        birthday: Birthday? = nil, kind: AccountKind, from: Day?, until: Day?, getsPassword: Bool = true
    ) {
        (self.login, self.name, self.staffNumber, self.department) = (login, name, staffNumber, department)
        (self.reading, self.birthday) = (reading, birthday)
        (self.kind, self.from, self.until, self.getsPassword) = (kind, from, until, getsPassword)
    }

    /// Of a shared or service ID the name is the ID's, and the staff number that of whoever answers for it.
    var isPersons: Bool { kind == .personal || kind == .privileged }
}

/// When an ID retires. Moments are wall-clock microseconds.
public struct Retirement: Sendable, Equatable {
    /// The first moment at which it is retired.
    public var from: Int64
    /// The moment that an earlier command had set, when that was another.
    public var former: Int64?
    /// Whether that has happened already.
    public var isNow: Bool
}

extension Administration {
    /// Enters the person and the account and issues the first temporary password.
    /// - Returns: nil where it gets none.
    public func join(_ joining: Joining) throws(AdministrationFailure) -> IssuedPassword? {
        guard let login = LoginName(joining.login) else { throw .notALoginName(joining.login) }
        if joining.isPersons && joining.staffNumber == nil { throw .staffNumberMissing }
        let from = try joining.from.map { day throws(AdministrationFailure) in try start(of: day) } ?? clock.now().wall
        let until = try joining.until.map { day throws(AdministrationFailure) in try start(of: day, later: 1) }
        if let until, until <= from { throw .endBeforeStart }
        if let refusal = try read({ transaction, _ throws(StoreFailure) in try refusal(of: joining, login, transaction)
        }) {
            throw refusal
        }
        let password = joining.getsPassword ? try makePassword() : nil
        let uid = try hostAccount(login, joining.name)
        let end = try write { transaction, now throws(StoreFailure) -> Result<Int64, AdministrationFailure> in
            if let refusal = try refusal(of: joining, login, transaction) { return .failure(refusal) }
            let person = try joining.staffNumber.map { number throws(StoreFailure) in
                try enter(number, of: joining, transaction)
            }
            let account = try transaction.insertAccount(
                login: login, kind: joining.kind, name: joining.name, department: joining.department,
                person: person?.id, uid: uid, validFrom: from, validUntil: until, at: now)
            let end = policy.password.endOfTemporary(for: account, at: now)
            if let password {
                _ = try transaction.setPassword(
                    of: account.id, hash: password.hash, replacing: nil, temporaryUntil: end,
                    history: policy.password.history, at: now)
            }
            let details: [Event.Detail] = [
                .init("kind", joining.kind.rawValue),
                .init("staff_number", Printable.escaped(joining.staffNumber ?? "")),
                .init("valid_from", "\(from)"), .init("valid_until", until.map(String.init) ?? ""),
            ]
            try transaction.log(event(.accountJoined, account, details: details), at: now)
            return .success(end)
        }.get()
        return password.map { IssuedPassword(account: joining.login, temporaryPassword: $0.text, validUntil: end) }
    }

    /// Why somebody can't join; looked at before anything is made, and again together with what is written.
    private func refusal(
        of joining: Joining, _ login: LoginName, _ transaction: Transaction
    ) throws(StoreFailure) -> AdministrationFailure? {
        if try transaction.account(login: login) != nil { return .loginTaken(joining.login) }
        guard joining.isPersons, let number = joining.staffNumber,
            let holder = try transaction.person(staffNumber: number), !holder.name.isEmpty,
            (holder.name, holder.department) != (joining.name, joining.department)
        else { return nil }
        return .staffNumberTaken(name: holder.name, department: holder.department)
    }

    /// Whose ID it is, or who answers for it. Nobody known is renamed: `refusal` has seen to that. Who answers for an
    /// ID before they have one of their own is a number without a name until they join.
    private func enter(
        _ number: String, of joining: Joining, _ transaction: Transaction
    ) throws(StoreFailure) -> Person {
        var person = try transaction.enterPerson(
            staffNumber: number, name: joining.isPersons ? joining.name : "",
            department: joining.isPersons ? joining.department : "", update: joining.isPersons)
        guard joining.isPersons, joining.reading != nil || joining.birthday != nil else { return person }
        person.reading = joining.reading ?? person.reading
        person.birthday = joining.birthday ?? person.birthday
        try transaction.describe(person.id, reading: person.reading, birthday: person.birthday)
        return person
    }

    /// Retires an ID at the end of a day, or now when that has passed or none is named: until now it could be used.
    public func retire(_ login: String, on day: Day?) throws(AdministrationFailure) -> Retirement {
        let record = try account(login)
        guard record.facts.state(at: now()) != .retired else { throw .alreadyRetired(login) }
        let end = try day.map { day throws(AdministrationFailure) in try start(of: day, later: 1) }
        let retirement = try write { transaction, now throws(StoreFailure) in
            let moment = max(end ?? now.wall, now.wall)
            let before = try transaction.account(id: record.facts.id)?.facts.retiredFrom
            let former = before == moment ? nil : before
            try transaction.retire(record.facts.id, from: moment)
            let details: [Event.Detail] = [
                .init("from", "\(moment)"), .init("former", former.map(String.init) ?? ""),
            ]
            try transaction.log(
                event(.accountRetired, record.facts, details: details),
                of: try transaction.subject(of: record.facts), at: now)
            return Retirement(from: moment, former: former, isNow: moment == now.wall)
        }
        try endHostAccount(record.facts.login, at: retirement.isNow ? nil : retirement.from)
        return retirement
    }

    private func start(of day: Day, later: Int = 0) throws(AdministrationFailure) -> Int64 {
        guard let moment = day.start(in: zone, later: later) else {
            throw .noSuchDate(day.text)
        }
        return moment
    }

    /// The uid of the host's account of that name, made first where `posix-accounts = yes`.
    private func hostAccount(_ login: LoginName, _ name: String) throws(AdministrationFailure) -> UInt32? {
        if let uid = PosixAccounts.uid(of: login.text) { return uid }
        guard policy.lifecycle.posixAccounts else { return nil }
        do {
            try PosixAccounts.create(login.text, comment: name)
        } catch {
            throw .hostAccount(error)
        }
        return PosixAccounts.uid(of: login.text)
    }

    private func endHostAccount(_ login: LoginName, at moment: Int64?) throws(AdministrationFailure) {
        guard policy.lifecycle.posixAccounts, PosixAccounts.uid(of: login.text) != nil else { return }
        do {
            let day = moment.map { String(zone.rfc3339($0).prefix(10)) } ?? "1970-01-02"
            try PosixAccounts.expire(login.text, on: day)
        } catch {
            throw .hostAccount(error)
        }
    }
}

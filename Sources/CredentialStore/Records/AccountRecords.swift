public import CredentialPolicy

/// A member of staff, as HR knows them.
public struct Person: Sendable, Equatable {
    public var id: Int64
    public var staffNumber: String
    public var name: String
    public var department: String
    /// The name's reading; empty where it is not known.
    public var reading = ""
    public var birthday: Birthday?
}

/// An account as it is stored: its facts, what it is called, and the person who owns it or answers for it.
public struct AccountRecord: Sendable, Equatable {
    public var facts: AccountFacts
    public var name: String
    public var department: String
    public var person: Int64?
}

extension Transaction {
    public func account(login: LoginName) throws(StoreFailure) -> AccountRecord? {
        try run(AccountStatement.byLogin, .text(login.text)).first.map(account)
    }

    public func account(id: AccountID) throws(StoreFailure) -> AccountRecord? {
        try run(AccountStatement.byID, .integer(id.number)).first.map(account)
    }

    public func accounts() throws(StoreFailure) -> [AccountRecord] {
        var records: [AccountRecord] = []
        for row in try run(AccountStatement.all) { records.append(try account(row)) }
        return records
    }

    public func person(id: Int64) throws(StoreFailure) -> Person? {
        try run(AccountStatement.personByID, .integer(id)).first.map(person)
    }

    public func person(staffNumber: String) throws(StoreFailure) -> Person? {
        try run(AccountStatement.personByStaffNumber, .text(staffNumber)).first.map(person)
    }

    /// Enters a person. A known one's name and department are brought up to date, or left as they are.
    public func enterPerson(
        staffNumber: String, name: String, department: String, update: Bool
    ) throws(StoreFailure) -> Person {
        if let row = try run(AccountStatement.personByStaffNumber, .text(staffNumber)).first {
            guard update else { return try person(row) }
            var known = try person(row)
            try run(AccountStatement.updatePerson, .integer(known.id), .text(name), .text(department))
            (known.name, known.department) = (name, department)
            return known
        }
        let id = try nextNumber("persons")
        try run(AccountStatement.insertPerson, .integer(id), .text(staffNumber), .text(name), .text(department))
        return Person(id: id, staffNumber: staffNumber, name: name, department: department)
    }

    /// Notes what a new password of the person must not lean on either.
    public func describe(_ person: Int64, reading: String, birthday: Birthday?) throws(StoreFailure) {
        try run(
            AccountStatement.describePerson, .integer(person), .text(reading), .text(birthday?.text ?? ""))
    }

    /// Makes an account with its tally. Login names are never reused: one that any account ever had is refused by the
    /// caller.
    public func insertAccount(
        login: LoginName, kind: AccountKind, name: String, department: String, person: Int64?, uid: UInt32?,
        validFrom: Int64, validUntil: Int64?,
        at now: Instant
    ) throws(StoreFailure) -> AccountFacts {
        let id = try nextNumber("accounts")
        try run(
            AccountStatement.insert, .integer(id), .text(login.text), .text(kind.rawValue), .text(name),
            .text(department), SQLValue(person),
            SQLValue(uid.map(Int64.init)), .integer(validFrom), SQLValue(validUntil), .integer(now.wall))
        try run(TallyStatement.insert, .integer(id))
        return AccountFacts(
            id: AccountID(id), login: login, kind: kind, validFrom: validFrom, validUntil: validUntil, uid: uid)
    }

    public func retire(_ account: AccountID, from moment: Int64) throws(StoreFailure) {
        try run(AccountStatement.retire, .integer(account.number), .integer(moment))
        try voidTokens(of: account)
    }

    public func setAdministratorLock(_ account: AccountID, _ locked: Bool) throws(StoreFailure) {
        try run(AccountStatement.setAdministratorLock, .integer(account.number), SQLValue(locked))
        if locked { try voidTokens(of: account) }
    }

    private func account(_ row: Row) throws(StoreFailure) -> AccountRecord {
        guard let login = LoginName(try row.text(1)), let kind = AccountKind(rawValue: try row.text(2)) else {
            throw .damaged("an account's login or kind can't be read")
        }
        return AccountRecord(
            facts: AccountFacts(
                id: AccountID(try row.integer(0)), login: login, kind: kind, validFrom: try row.integer(3),
                validUntil: try row.optionalInteger(4), retiredFrom: try row.optionalInteger(5),
                suspended: try row.flag(6), lockedByAdministrator: try row.flag(7), version: try row.integer(8),
                uid: try row.optionalInteger(9).flatMap { UInt32(exactly: $0) }),
            name: try row.text(11), department: try row.text(12), person: try row.optionalInteger(10))
    }

    private func person(_ row: Row) throws(StoreFailure) -> Person {
        Person(
            id: try row.integer(0), staffNumber: try row.text(1), name: try row.text(2), department: try row.text(3),
            reading: try row.text(4), birthday: Birthday(try row.text(5)))
    }
}

import Authenticators
public import CredentialPolicy
import CredentialStore
public import HostSystem

/// What every command of an administrator needs: the policy, the store, the clock, and who is asking.
public final class Administration {
    public let policy: Policy
    private let policyText: [UInt8]
    public let zone: TimeZoneRules
    let clock: SystemClock
    let store: Store
    /// `uid:N`: the login uid, else who called sudo, else the real uid, with the word that nobody logged in.
    let actor: String

    public init(configuration: String) throws(AdministrationFailure) {
        do {
            policyText = try PolicyFile.text(configuration)
            policy = try PolicyFile.load(policyText, configuration)
        } catch {
            throw .policy(error)
        }
        zone = TimeZoneRules(name: policy.organization.timezone)
        actor = CommandActor.current()
        do {
            clock = try SystemClock()
        } catch {
            throw .system(error)
        }
        do {
            store = try StoreAccess.open(policy.store)
        } catch {
            throw .store(error)
        }
    }

    public func now() -> Instant { clock.now() }

    func write<Result>(
        _ body: (Transaction, Instant) throws(StoreFailure) -> Result
    ) throws(AdministrationFailure) -> Result {
        let now = clock.now()
        do {
            let result = try store.write { transaction throws(StoreFailure) in
                try PolicyNote.write(policy, policyText, actor: actor, transaction, at: now)
                return try body(transaction, now)
            }
            // What was asked for is done, and must not look as if it were not.
            try? Housekeeping.afterAnAnswer(store, policy, at: clock.now())
            return result
        } catch {
            throw .store(error)
        }
    }

    /// What logins leave over: room for a full disk, locks that have ended, failures that count nowhere any more. Safe at any
    /// time.
    public func keepHouse() throws(AdministrationFailure) {
        do {
            try Housekeeping.throughout(store, policy, at: clock.now())
        } catch {
            throw .store(error)
        }
    }

    func read<Result>(
        _ body: (Transaction, Instant) throws(StoreFailure) -> Result
    ) throws(AdministrationFailure) -> Result {
        let now = clock.now()
        do {
            return try store.read { transaction throws(StoreFailure) in try body(transaction, now) }
        } catch {
            throw .store(error)
        }
    }

    func account(_ login: String) throws(AdministrationFailure) -> AccountRecord {
        let record = try read { transaction, _ throws(StoreFailure) in
            try LoginName(login).map { name throws(StoreFailure) in try transaction.account(login: name) } ?? nil
        }
        guard let record else { throw .noSuchAccount(login) }
        return record
    }

    func event(_ kind: EventKind, _ account: AccountFacts, reason: String = "", details: [Event.Detail] = []) -> Event {
        Event(
            kind, actor: actor, account: account.id, login: account.login.text, service: "acctctl",
            reason: Printable.escaped(reason), details: details)
    }
}

/// A day as people write it, `2026-04-01`; its first moment depends on the organisation's time zone.
public struct Day: Sendable, Equatable {
    public let year, month, day: Int
    /// As it was written.
    public let text: String

    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
        self.text = text
    }

    /// Wall-clock microseconds of 00:00, `later` days on.
    func start(in zone: TimeZoneRules, later: Int = 0) -> Int64? {
        zone.startOfDay(year: year, month: month, day: day, daysLater: later)
    }
}

enum CommandActor {
    static func current() -> String { of(CallingUser.current()) }

    static func of(_ caller: CallingUser) -> String {
        person(caller).map { "uid:\($0)" } ?? "uid:\(caller.realUID),no-login"
    }

    /// Nil where nobody logged in: systemd-run, a timer, a rescue shell, a host without audit.
    static func person(_ caller: CallingUser) -> UInt32? {
        if let login = caller.loginUID { return login }
        return caller.realUID == 0 ? CallingUser.sudoUID : nil
    }
}

import CredentialPolicy
import Testing

@testable import CredentialStore

/// A lock that is kept in a store holds by the time that passed, whatever happens to the clock and the host meanwhile.
@Suite struct LockAcrossBootsTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let later: Instant
        /// Whether a lock of 15 minutes has ended by then.
        var ended = false
        /// Whether the log says that the clock was moved.
        var noted = false

        init(_ description: String, _ later: Instant, ended: Bool = false, noted: Bool = false) {
            (testDescription, self.later, self.ended, self.noted) = (description, later, ended, noted)
        }
    }

    private static let year = 365 * 86_400.0

    static let rows = [
        Row("a second before its end", moment(999)), Row("at its end", moment(1000), ended: true),
        Row("set back a year, a second before", moment(999, stepped: -year), noted: true),
        Row("set back a year, at its end", moment(1000, stepped: -year), ended: true, noted: true),
        Row("set forward three years", moment(101, stepped: 3 * year), noted: true),
        Row("restarted at once", moment(5, boot: "second", stepped: 120)),
        Row("restarted, 15 minutes on", moment(5, boot: "second", stepped: 995), ended: true),
        Row("restarted, set back a year", moment(5, boot: "second", stepped: -year), noted: true),
        // Nobody can tell it from a night switched off, but the log says how long the night was.
        Row(
            "restarted, set forward three years", moment(5, boot: "second", stepped: 3 * year), ended: true, noted: true
        ),
    ]

    private let one = Subject.account(AccountID(1))

    /// Locks an ID at second 100 of the first boot, and asks another process's store at the row's moment.
    private func admission(_ duration: LockDuration, _ row: Row) throws -> (Lockout.Admission, events: [String]) {
        let stand = try StoreStand()
        let account = try stand.account("mori")
        let rule = lockout(3, duration)
        try stand.store.write { transaction throws(StoreFailure) in
            var stored = try transaction.tally(one, locks: stand.store.locks, at: moment(100))
            for _ in 0..<3 {
                guard case .reserved(let sequence) = rule.reserve(in: &stored.tally, at: moment(100)).admission else {
                    continue
                }
                _ = rule.settleFailure(sequence, in: &stored.tally, at: moment(100))
            }
            try transaction.store(stored, lease: nil)
            let event = Event(.lockSet, actor: "login:mori", account: account.id, login: "mori")
            try transaction.log(event, of: one, at: moment(100))
        }
        let later = try Store(path: stand.path, deadline: .seconds(3))
        return try later.write { transaction throws(StoreFailure) in
            var stored = try transaction.tally(one, locks: later.locks, at: row.later)
            let (admission, change) = rule.reserve(in: &stored.tally, at: row.later)
            try transaction.store(stored, lease: nil)
            let kind: EventKind = change.ended.isEmpty ? .loginRefused : .lockEnded
            try transaction.log(
                Event(kind, actor: "login:mori", account: account.id, login: "mori"), of: one, at: row.later)
            return (admission, try transaction.latestEvents(10).map(\.kind))
        }
    }

    @Test(arguments: rows) func noClockShortensALockAndEachStepOfItIsNoticed(_ row: Row) throws {
        let (admission, events) = try admission(.time(.seconds(900)), row)
        #expect((admission != .locked) == row.ended)
        #expect(events.contains("clock.stepped") == row.noted, "\(events)")
        #expect(events.contains("lock.ended") == row.ended)
    }

    /// A source can be locked by nobody's unlock but time's: a clock that was years ahead must not make it years.
    @Test func whatAClockOfTheFutureLockedEndsInItsOwnTimeOnceTheClockIsRight() throws {
        let stand = try StoreStand()
        let rule = lockout(3, .time(.seconds(900)))
        func isLocked(at now: Instant) throws -> Bool {
            try stand.store.write { transaction throws(StoreFailure) in
                var stored = try transaction.tally(
                    transaction.sourceSubject("203.0.113.9"), locks: stand.store.locks, at: now)
                // Dead from the beginning: whoever looks next finds it failed.
                let admission = rule.reserve(in: &stored.tally, at: now).admission
                try transaction.store(stored, lease: Lease(until: 0, liveness: HostLocks.nobody))
                return admission == .locked
            }
        }
        for _ in 0..<3 { #expect(try !isLocked(at: moment(10 * Self.year))) }
        #expect(try isLocked(at: moment(5, boot: "second")), "nobody knows how long ago that was")
        #expect(try isLocked(at: moment(904, boot: "second")))
        #expect(try !isLocked(at: moment(905, boot: "second")))
    }

    @Test(arguments: rows) func aLockUntilUnlockedEndsByNoClock(_ row: Row) throws {
        #expect(try admission(.untilUnlocked, row).0 == .locked)
    }
}

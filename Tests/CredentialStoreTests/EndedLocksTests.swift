import CredentialPolicy
import Testing

@testable import CredentialStore

/// Locks that end by themselves are events, with the moment at which they ended and not the one at which somebody looked.
@Suite struct EndedLocksTests {
    private static let rule = lockout(1, .time(.seconds(60)))
    private static var sourceRule: Lockout {
        var settings = rule.settings
        (settings.sourceMaxFailures, settings.sourceWindow) = (1, .seconds(60))
        return Lockout(settings: settings, kind: .source)
    }

    /// A failure at second 100 that locks until second 160.
    private func lock(
        _ stand: StoreStand, rule: Lockout = Self.rule, _ subject: (Transaction) throws(StoreFailure) -> Subject
    ) throws {
        try stand.store.write { transaction throws(StoreFailure) in
            let subject = try subject(transaction)
            var stored = try transaction.tally(subject, locks: stand.store.locks, at: moment(100))
            let admission = rule.reserve(in: &stored.tally, at: moment(100)).admission
            guard case .reserved(let sequence) = admission else { return }
            try transaction.store(stored, lease: Lease(until: 1, liveness: 1 << 33))
            stored = try transaction.tally(subject, locks: stand.store.locks, at: moment(100))
            _ = rule.settleFailure(sequence, in: &stored.tally, at: moment(100))
            try transaction.store(stored, lease: nil)
        }
    }

    /// An account, what another module compares of it, a name that is none's, and a source.
    private func lockedByAllKinds() throws -> StoreStand {
        let stand = try StoreStand()
        let account = try stand.account("taro")
        try lock(stand) { _ in .account(account.id) }
        try lock(stand) { transaction throws(StoreFailure) in try transaction.overlaySubject(of: account) }
        try lock(stand) { $0.unknownSubject(Array("nobody".utf8)) }
        try lock(stand, rule: Self.sourceRule) { $0.sourceSubject("desk") }
        return stand
    }

    private func tidy(_ stand: StoreStand, at now: Instant) throws -> [LoggedEvent] {
        let before = try events(stand).count
        let subjects = try stand.store.read { transaction throws(StoreFailure) in
            try transaction.subjectsWithEndedLocks(at: now)
        }
        try stand.store.write { transaction throws(StoreFailure) in
            _ = try transaction.endLocks(of: subjects, locks: stand.store.locks, at: now)
        }
        return Array(try events(stand).dropFirst(before)).filter { $0.kind == "lock.ended" }
    }

    private func events(_ stand: StoreStand) throws -> [LoggedEvent] {
        try stand.store.read { transaction throws(StoreFailure) in try transaction.latestEvents(100) }
    }

    @Test func eachIsWrittenOnceWithItsTrueMomentAndWhoseItWas() throws {
        let stand = try lockedByAllKinds()
        #expect(try tidy(stand, at: moment(159)).isEmpty)
        let ended = try tidy(stand, at: moment(4000))
        #expect(ended.count == 4 && ended.allSatisfy { $0.actor == "system" && $0.at == moment(4000) })
        for event in ended {
            #expect(event.details.hasPrefix("until=\(moment(160).wall)\nscope="), "\(event.details)")
        }
        #expect(ended.map(\.login).sorted() == ["", "", "taro", "taro"])
        #expect(ended.count { $0.details.hasSuffix("\nauthenticator=overlay") } == 1)
        #expect(ended.count { $0.details.contains("\nname_hmac=") } == 1)
        #expect(ended.map(\.source).sorted() == ["", "", "", "desk"])
        #expect(try tidy(stand, at: moment(5000)).isEmpty)
    }

    /// Both ways: the boot clock says when it was, the wall clock what that moment is called now.
    @Test(arguments: [-3600.0, 86_400]) func aStepOfTheClockMovesNoEnd(_ stepped: Double) throws {
        let stand = try lockedByAllKinds()
        #expect(try tidy(stand, at: moment(159, stepped: stepped)).isEmpty)
        let ended = try tidy(stand, at: moment(4000, stepped: stepped))
        #expect(ended.count == 4)
        for event in ended { #expect(event.details.hasPrefix("until=\(moment(160, stepped: stepped).wall)\n")) }
    }

    @Test func acrossARestartTheWallClockSaysWhen() throws {
        let stand = try lockedByAllKinds()
        var now = moment(4000)
        (now.boot, now.sinceBoot) = ("second", 1_000_000)
        for event in try tidy(stand, at: now) { #expect(event.details.hasPrefix("until=\(moment(160).wall)\n")) }
        #expect(try events(stand).contains { $0.kind == "lock.ended" })
    }

    @Test func whatWasSpentStaysSpentAndALockUntilUnlockedNeverEnds() throws {
        let stand = try lockedByAllKinds()
        let late = try stand.account("hanako")
        try lock(stand, rule: lockout(1, .untilUnlocked)) { _ in .account(late.id) }
        #expect(try tidy(stand, at: moment(9_000_000)).allSatisfy { $0.login != "hanako" })
        let tally = try stand.store.read { transaction throws(StoreFailure) in
            try transaction.peekTally(.account(AccountID(1)), locks: stand.store.locks, at: moment(161))
        }
        #expect(tally.lock == nil && Self.rule.failures(in: .place("desk"), tally, at: moment(161)) == 0)
    }

    /// After an attack on a whole site nobody's login does all of it.
    @Test func onlySoManyAreWrittenAtOnce() throws {
        let stand = try StoreStand()
        for number in 1...70 {
            let account = try stand.account("id\(number)")
            try lock(stand) { _ in .account(account.id) }
        }
        #expect(try tidy(stand, at: moment(200)).count == 64)
        #expect(try tidy(stand, at: moment(200)).count == 6)
    }

    /// Nor does it wait while thousands of attempts are read: a stopped source has up to a thousand.
    @Test func whereThereAreManyAttemptsFewerAreWrittenAtOnce() throws {
        let stand = try StoreStand()
        for number in 1...6 {
            let account = try stand.account("id\(number)")
            try lock(stand) { _ in .account(account.id) }
            try stand.tamper(
                """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
                INSERT INTO attempts SELECT \(account.id.number), 1000 + i, 2000 + i, 0, 'first', 0, 0, 0, 'desk', 0, 0, NULL
                    FROM n
                """)
        }
        #expect(try tidy(stand, at: moment(200)).count == 3)
        #expect(try tidy(stand, at: moment(200)).count == 3)
    }

    /// A clock set forward shows the end of locks that hold on; those that have ended are found behind all of them.
    @Test func locksThatOnlySeemToHaveEndedStandInNobodysWay() throws {
        let stand = try StoreStand()
        for number in 1...70 {
            let account = try stand.account("id\(number)")
            try lock(stand, rule: lockout(1, .time(.seconds(3600)))) { _ in .account(account.id) }
        }
        let late = try stand.account("late")
        try lock(stand) { _ in .account(late.id) }
        try stand.tamper("UPDATE scopes SET lock_wall = lock_wall + 7200000000 WHERE subject = \(late.id.number)")
        #expect(try tidy(stand, at: moment(200, stepped: 86_400)).map(\.login) == ["late"])
    }
}

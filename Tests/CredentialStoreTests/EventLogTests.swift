import CredentialPolicy
import Testing

@testable import CredentialStore

/// What becomes an event, and when.
@Suite struct EventLogTests {
    private func kinds(_ stand: StoreStand) throws -> [String] {
        try stand.store.read { transaction throws(StoreFailure) in try transaction.latestEvents(100).map(\.kind) }
    }

    @Test(arguments: [
        ("no step", moment(100), false), ("10 s forward, as NTP may", moment(100, stepped: 10), false),
        ("11 s forward", moment(100, stepped: 11), true), ("10 s back", moment(100, stepped: -10), false),
        ("an hour back", moment(100, stepped: -3600), true),
        ("a reboot and an hour back", moment(100, boot: "second", stepped: -3600), true),
        ("a reboot and a holiday", moment(100, boot: "second", stepped: 29 * 86_400), false),
        ("a reboot and years ahead", moment(100, boot: "second", stepped: 900 * 86_400), true),
    ])
    func aStepOfTheClockIsAnEventBeforeTheNext(_ name: String, _ now: Instant, _ noted: Bool) throws {
        let stand = try StoreStand()
        try stand.store.write { transaction throws(StoreFailure) in
            try transaction.log(Event(.policyChanged, actor: "uid:0"), at: now)
        }
        let expected = noted ? ["clock.stepped", "policy.changed"] : ["policy.changed"]
        #expect(try kinds(stand) == ["store.created"] + expected)
        #expect(try stand.chain().isSound)
    }

    private func refuse(_ stand: StoreStand, source: String = "a", reason: String = "wrong_secret", at now: Instant)
        throws
    {
        try stand.store.write { transaction throws(StoreFailure) in
            try transaction.logRefusal(
                Event(
                    .loginRefused, actor: "login:taro", account: AccountID(1), login: "taro", source: source,
                    reason: reason),
                of: .account(AccountID(1)), at: now)
        }
    }

    @Test func theSameRefusalIsAnEventOnceAMinuteAndItsCountTheNextEvent() throws {
        let stand = try StoreStand()
        for second in 0..<30 { try refuse(stand, at: moment(Double(second))) }
        #expect(try kinds(stand) == ["store.created", "login.refused"])
        try stand.store.write { transaction throws(StoreFailure) in
            try transaction.log(
                Event(.loginAccepted, actor: "login:taro", account: AccountID(1)), of: .account(AccountID(1)),
                at: moment(31))
        }
        #expect(try kinds(stand).suffix(2) == ["login.refused_again", "login.accepted"])
        let again = try stand.store.read { transaction throws(StoreFailure) in try transaction.latestEvents(2)[0] }
        #expect(again.details.hasPrefix("count=29\n") && again.source == "a" && again.reason == "wrong_secret")
    }

    @Test func aRefusalOfTheNextMinuteWritesOutTheLast() throws {
        let stand = try StoreStand()
        for second in [0.0, 1, 2, 60, 61] { try refuse(stand, at: moment(second)) }
        #expect(try kinds(stand).dropFirst() == ["login.refused", "login.refused_again", "login.refused"])
    }

    @Test func anotherSourceOrReasonIsAnEventOfItsOwn() throws {
        let stand = try StoreStand()
        try refuse(stand, source: "a", at: moment(0))
        try refuse(stand, source: "b", at: moment(0))
        try refuse(stand, source: "a", reason: "locked_by_failures", at: moment(0))
        try refuse(stand, source: "a", at: moment(0))
        #expect(try kinds(stand).dropFirst() == ["login.refused", "login.refused", "login.refused"])
    }

    @Test func noCounterIsEverSetBack() throws {
        let stand = try StoreStand()
        var numbers: [Int64] = []
        for round in 0..<5 {
            let facts = try stand.account("user\(round)")
            numbers.append(facts.id.number)
            try stand.tamper("PRAGMA foreign_keys=OFF; DELETE FROM accounts")
        }
        #expect(numbers == [1, 2, 3, 4, 5])
        for round in 0..<3 {
            let session = try stand.store.write { transaction throws(StoreFailure) in
                try transaction.openSession(
                    NewSession(
                        account: AccountID(1), target: "x", service: "login", interactive: true, source: "tty1",
                        proof: "password"),
                    at: moment(Double(round)))
            }
            #expect(session == Int64(round + 1))
            try stand.tamper("DELETE FROM sessions")
        }
    }
}

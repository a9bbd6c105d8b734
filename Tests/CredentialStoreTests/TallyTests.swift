import CredentialPolicy
import Testing

@testable import CredentialStore

/// Tallies, tokens and keyed names as they come back from the store.
@Suite struct TallyTests {
    private let rule = lockout(3, .time(.seconds(60)))
    private let one = Subject.account(AccountID(1))

    private func change(
        _ stand: StoreStand, _ subject: Subject, lease: Lease? = nil, at now: Instant = moment(10),
        _ body: (inout Tally) -> Void
    ) throws {
        try stand.store.write { transaction throws(StoreFailure) in
            var stored = try transaction.tally(subject, locks: stand.store.locks, at: now)
            body(&stored.tally)
            try transaction.store(stored, lease: lease)
        }
    }

    private func read(_ stand: StoreStand, at now: Instant = moment(10)) throws -> Tally {
        try stand.store.read { transaction throws(StoreFailure) in
            try transaction.peekTally(one, locks: stand.store.locks, at: now)
        }
    }

    @Test func whatARuleMadeOfATallyComesBack() throws {
        let stand = try StoreStand()
        try stand.account("a")
        var expected = Tally()
        try change(stand, one, lease: Lease(until: .max, liveness: 1 << 40)) { tally in
            _ = self.rule.reserve(in: &tally, at: moment(10))
            expected = tally
        }
        expected.attempts[0].standing = .open(alive: false)
        #expect(try read(stand) == expected)
        try change(stand, one) { tally in
            for _ in 0..<3 { _ = self.rule.reserve(in: &tally, at: moment(10)) }
            let lock = FailureLock(since: moment(10), duration: nil, sequence: tally.sequence)
            tally.scopes = [ScopeRecord(.place("desk"), lock: lock, spent: 3, locks: 2, lastLock: moment(10))]
            tally.unknownPlaces = SideCount(failures: 5, cleared: 2)
            tally.knownPlaces = SideCount(failures: 4, cleared: 1)
            expected = tally
        }
        // Reservations without a lease are not stored; the buried one and the lock are.
        #expect(try read(stand).attempts.map(\.standing) == [expected.attempts[0].standing])
        let back = try read(stand)
        #expect(back.scopes == expected.scopes)
        #expect(back.unknownPlaces == expected.unknownPlaces && back.knownPlaces == expected.knownPlaces)
        try change(stand, one) { Lockout.unlock(&$0) }
        #expect(try read(stand).attempts.isEmpty && read(stand).scopes.isEmpty)
    }

    @Test(arguments: [
        ("held, lease running", true, moment(11), true), ("held, lease at its end", true, moment(20), false),
        ("held, another boot", true, moment(1, boot: "second"), false), ("let go", false, moment(11), false),
    ]) func anAttemptLivesWhileItsProcessAndItsLeaseDo(_ name: String, _ held: Bool, _ now: Instant, _ alive: Bool)
        throws
    {
        let stand = try StoreStand()
        try stand.account("a")
        let number: Int64 = 1 << 40
        try change(stand, one, lease: Lease(until: moment(20).sinceBoot, liveness: number)) { tally in
            _ = self.rule.reserve(in: &tally, at: moment(10))
        }
        let other = try Store(path: stand.path, deadline: .seconds(3))
        let lock = held ? try other.locks.liveness(of: number) : nil
        #expect(try read(stand, at: now).attempts.map(\.standing) == [.open(alive: alive)])
        _ = lock
    }

    @Test func ofTwoNamesInOneBucketTheNewcomerTakesItAndNeitherFindsTheOthersAttempt() throws {
        let stand = try StoreStand()
        let first = Subject.unknown(bucket: 9, key: [1]), second = Subject.unknown(bucket: 9, key: [2])
        var sequences: [Int64] = []
        for subject in [first, second] {
            try change(stand, subject, lease: Lease(until: .max, liveness: 1 << 40)) { tally in
                #expect(tally.attempts.isEmpty && tally.scopes.isEmpty)
                _ = self.rule.reserve(in: &tally, at: moment(10))
                sequences.append(tally.sequence)
            }
        }
        #expect(sequences[0] < sequences[1])
        try change(stand, first) { tally in
            #expect(self.rule.settleFailure(sequences[0], in: &tally, at: moment(11)) == nil)
            #expect(!self.rule.settleSuccess(sequences[0], in: &tally, at: moment(11)))
        }
        try change(stand, second) { tally in
            #expect(self.rule.settleFailure(sequences[1], in: &tally, at: moment(11)) == nil)
        }
    }

    @Test func namesFallIntoTheirBucketsByTheStoresKeyAndAllBucketsExist() throws {
        let stand = try StoreStand()
        try stand.store.read { transaction throws(StoreFailure) in
            var seen: Set<Int64> = []
            for number in 0..<2000 {
                guard case .unknown(let bucket, let key) = transaction.unknownSubject(Array("name\(number)".utf8))
                else {
                    Issue.record("not a bucket")
                    return
                }
                #expect((0..<Subject.buckets).contains(bucket) && key.count == 32)
                seen.insert(bucket)
            }
            #expect(seen.count > 1400)
        }
        #expect(
            try stand.ask("SELECT COUNT(*), MIN(subject), MAX(subject) FROM tallies") == [
                [.integer(4096), .integer(-4096), .integer(-1)]
            ])
    }

    static let value = [UInt8](repeating: 3, count: 16)

    @Test(arguments: [
        ("fresh", moment(11), true), ("a microsecond before ten minutes", moment(609.999999), true),
        ("ten minutes", moment(610), false), ("after a reboot", moment(11, boot: "second"), false),
        ("clock set forward a day", moment(11, stepped: 86_400), true),
    ]) func aTokenHoldsForTenMinutesOfItsBoot(_ name: String, _ now: Instant, _ holds: Bool) throws {
        let stand = try StoreStand()
        let token = Token(
            purpose: .login, account: AccountID(1), generation: 4, service: "login", source: "tty1", factors: "password"
        )
        try stand.store.write { transaction throws(StoreFailure) in
            try transaction.issue(token, value: Self.value, at: moment(10))
            #expect(try transaction.token(Self.value, at: now) == (holds ? token : nil))
            #expect(try transaction.token([UInt8](repeating: 4, count: 16), at: now) == nil)
        }
    }

    @Test(arguments: ["host = 'another'", "boot = 'other'", "purpose = 'password'"])
    func aTokenOfAnotherHostBootOrPurposeIsNotThisOne(_ change: String) throws {
        let stand = try StoreStand()
        try stand.store.write { transaction throws(StoreFailure) in
            try transaction.issue(
                Token(
                    purpose: .login, account: AccountID(1), generation: 4, service: "login", source: "tty1", factors: ""
                ),
                value: Self.value, at: moment(10))
        }
        try stand.tamper("UPDATE tokens SET \(change)")
        try stand.store.read { transaction throws(StoreFailure) in
            #expect(try transaction.token(Self.value, at: moment(11))?.purpose != .login)
        }
    }

    @Test func aTokenIsUsedOnceAndAChangedPasswordVoidsIt() throws {
        let stand = try StoreStand()
        let account = try stand.account("a").id
        let token = Token(
            purpose: .password, account: account, generation: 1, service: "passwd", source: "", factors: "")
        try stand.store.write { transaction throws(StoreFailure) in
            try transaction.issue(token, value: Self.value, at: moment(10))
            #expect(try transaction.consume(Self.value))
            #expect(try !transaction.consume(Self.value))
            try transaction.issue(token, value: Self.value, at: moment(10))
            #expect(
                try transaction.setPassword(
                    of: account, hash: "x", replacing: nil, temporaryUntil: nil, history: 0, at: moment(11)))
            #expect(try !transaction.consume(Self.value))
        }
        #expect(try stand.ask("SELECT digest FROM tokens").isEmpty)
    }
}

import CredentialPolicy
import TestSupport
import Testing

@testable import CredentialStore

/// What counts nowhere any more goes, whether or not anybody is ever tried again.
@Suite struct SweepTests {
    private static var ids: Lockout {
        let settings = LockoutSettings(
            maxFailures: 5, window: .seconds(900), duration: .time(.seconds(900)), maxFailuresTotal: 20)
        return Lockout(settings: settings, kind: .ordinary)
    }
    private static let sources = Lockout(settings: ids.settings, kind: .source)

    private static func rule(_ subject: Subject, _ transaction: Transaction) -> Lockout? {
        switch subject {
        case .account, .overlay, .unknown: ids
        case .source: sources
        }
    }

    /// Steps until the hand has been everywhere.
    private func sweep(_ stand: StoreStand, at now: Instant) throws -> Int {
        for steps in 1...10_000 {
            if try stand.store.sweep(at: now, rule: Self.rule).isLast { return steps }
        }
        return 0
    }

    private func count(_ stand: StoreStand, _ table: String) throws -> Int {
        guard case .integer(let count)? = try stand.ask("SELECT COUNT(*) FROM \(table)").first?.first else { return -1 }
        return Int(count)
    }

    /// Wrong guesses from one place, one for each tag; nil: one that nobody settles.
    private func fail(
        _ stand: StoreStand, _ rule: Lockout, tags: [UInt32?], at now: Instant, alive: Int64? = nil,
        _ subject: (Transaction) throws(StoreFailure) -> Subject
    ) throws {
        try stand.store.write { transaction throws(StoreFailure) in
            let subject = try subject(transaction)
            var stored = try transaction.tally(subject, locks: stand.store.locks, at: now)
            var reserved: [Int64] = []
            for _ in tags {
                if case .reserved(let number) = rule.reserve(from: Place("desk"), in: &stored.tally, at: now).admission
                {
                    reserved.append(number)
                }
            }
            #expect(reserved.count == tags.count)
            try transaction.store(stored, lease: Lease(until: .max, liveness: alive ?? 1 << 40))
            stored = try transaction.tally(subject, locks: stand.store.locks, own: alive ?? 1 << 40, at: now)
            for (number, tag) in zip(reserved, tags) where tag != nil {
                _ = rule.settleFailure(number, tag: tag, in: &stored.tally, at: now)
            }
            try transaction.store(stored, lease: nil)
        }
    }

    private func flood(_ stand: StoreStand, _ name: String, at now: Instant) throws {
        // Every other one is stopped; of the others one attempt each is never settled, as sshd's junk is.
        for number in 0..<400 {
            let tags = (0..<50).map { $0 < 49 || number.isMultiple(of: 2) ? UInt32(0) : nil }
            try fail(stand, Self.sources, tags: tags, at: now) { $0.sourceSubject("\(name)\(number)") }
        }
    }

    /// Whoever owns a /48 has 65,536 sources, of 50 failures each.
    @Test func ofAFloodFromManySourcesNothingIsLeftAfterItsWindow() throws {
        let stand = try StoreStand()
        let small = try pages(stand)
        try flood(stand, "a", at: moment(0))
        let (rows, grown) = (try count(stand, "attempts"), try pages(stand))
        #expect(rows > 19_000 && grown.used > small.used + 200)
        #expect(try count(stand, "scopes") > 150)
        #expect(try sweep(stand, at: moment(599)) > 30)
        #expect(try count(stand, "attempts") == rows, "they still count")
        let steps = try sweep(stand, at: moment(601))
        #expect(try count(stand, "attempts") == 0 && count(stand, "scopes") == 0)
        let stopped = try count(stand, "events WHERE kind = 'lock.ended'")
        #expect(try stopped > 150 && stopped == count(stand, "events WHERE kind = 'lock.ended' AND source = 'desk'"))
        let swept = try pages(stand)
        try flood(stand, "b", at: moment(700))
        _ = try sweep(stand, at: moment(1400))
        #expect(try pages(stand).all <= grown.all + 8, "the next flood finds the room of this one")
        figure(
            "a store after 20,000 failures of 400 sources: \(small.used * 4) KB before, \(grown.used * 4) KB then, "
                + "\(swept.used * 4) KB after a sweep of \(steps) steps (the file keeps its \(grown.all * 4) KB, as room)"
        )
    }

    /// Those of the file, and those of them that hold something.
    private func pages(_ stand: StoreStand) throws -> (all: Int64, used: Int64) {
        guard case .integer(let all)? = try stand.ask("PRAGMA page_count").first?.first,
            case .integer(let free)? = try stand.ask("PRAGMA freelist_count").first?.first
        else { return (-1, -1) }
        return (all, all - free)
    }

    @Test func oneStepIsBoundedWhateverThereIs() throws {
        let stand = try StoreStand()
        try flood(stand, "a", at: moment(0))
        let before = try count(stand, "attempts")
        #expect(try !stand.store.sweep(at: moment(601), rule: Self.rule).isLast)
        let taken = try before - count(stand, "attempts")
        #expect((400...562).contains(taken), "\(taken)")
        // What comes behind the hand is found by its next round, and what was live in front of it stops it nowhere.
        try flood(stand, "b", at: moment(602))
        _ = try sweep(stand, at: moment(603))
        _ = try sweep(stand, at: moment(603))
        #expect(try stand.ask("SELECT COUNT(*) FROM attempts WHERE since_boot < 600000000") == [[.integer(0)]])
    }

    @Test func anIDThatNobodyTriesAgainLosesItsTagsWithItsWindow() throws {
        let stand = try StoreStand()
        let one = try stand.account("taro").id
        try fail(stand, Self.ids, tags: [11, 12, 13], at: moment(0)) { _ in .account(one) }
        try fail(stand, Self.ids, tags: [14], at: moment(0)) { _ in .overlay(one) }
        try fail(stand, Self.ids, tags: [15], at: moment(0)) { $0.unknownSubject(Array("nobody".utf8)) }
        #expect(try sweep(stand, at: moment(899)) == 1)
        #expect(try stand.ask("SELECT COUNT(tag) FROM attempts") == [[.integer(5)]])
        #expect(try sweep(stand, at: moment(901)) == 1)
        #expect(try count(stand, "attempts") == 0)
    }

    @Test func whatCountsStaysAndSoDoesWhatIsOpen() throws {
        let stand = try StoreStand()
        let one = try stand.account("taro").id
        // Killed while it was compared: it belongs to the ceiling, which only the next try there may charge.
        try fail(stand, Self.ids, tags: [nil, 1, 2, 3, 4], at: moment(0)) { _ in .account(one) }
        try fail(stand, Self.sources, tags: [nil, 1], at: moment(0), alive: 1 << 41) { $0.sourceSubject("desk") }
        let other = try Store(path: stand.path, deadline: .seconds(3))
        let living = try other.locks.liveness(of: 1 << 41)
        _ = try sweep(stand, at: moment(2000))
        #expect(
            try stand.ask("SELECT settled IS NULL FROM attempts ORDER BY subject") == [[.integer(1)], [.integer(1)]])
        other.locks.release(living)
        _ = try sweep(stand, at: moment(2000))
        #expect(try stand.ask("SELECT subject FROM attempts") == [[.integer(1)]])
        try stand.store.write { transaction throws(StoreFailure) in
            var stored = try transaction.tally(.account(one), locks: stand.store.locks, at: moment(2001))
            _ = Self.ids.reserve(from: Place("desk"), in: &stored.tally, at: moment(2001))
            #expect(stored.tally.unknownPlaces.failures == 5)
        }
    }

    @Test func aLockThatHoldsKeepsItsScope() throws {
        let stand = try StoreStand()
        let one = try stand.account("taro").id
        let rule = Lockout(
            settings: LockoutSettings(maxFailures: 1, duration: .untilUnlocked, maxFailuresTotal: 9), kind: .ordinary)
        try fail(stand, rule, tags: [1], at: moment(0)) { _ in .account(one) }
        #expect(try sweep(stand, at: moment(90 * 86_400)) == 1)
        #expect(try count(stand, "attempts") == 0 && count(stand, "scopes") == 1)
    }
}

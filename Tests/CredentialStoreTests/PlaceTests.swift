import CredentialPolicy
import Testing

@testable import CredentialStore

/// From where an ID has logged in, and what that says.
@Suite struct PlaceTests {
    private static let place = "192.0.2.1"

    private static func familiarity(_ stand: StoreStand, _ id: Int64, at now: Instant) throws -> PlaceFamiliarity {
        try stand.store.read { transaction throws(StoreFailure) in
            try transaction.familiarity(with: place, of: .account(AccountID(id)), at: now)
        }
    }

    private static func remember(_ stand: StoreStand, _ ids: ClosedRange<Int64>, at now: Instant) throws {
        try stand.store.write { transaction throws(StoreFailure) in
            for id in ids { try transaction.remember(place, of: .account(AccountID(id)), mayOust: true, at: now) }
        }
    }

    @Test func whereThirtyTwoComeFromTellsNothingOfAnyOfThem() throws {
        let stand = try StoreStand()
        try Self.remember(stand, 1...31, at: moment(0))
        #expect(try Self.familiarity(stand, 1, at: moment(1)) == .known)
        #expect(try Self.familiarity(stand, 40, at: moment(1)) == .never)
        try Self.remember(stand, 32...32, at: moment(0))
        #expect(try Self.familiarity(stand, 1, at: moment(1)) == .gateway)
        #expect(try Self.familiarity(stand, 40, at: moment(1)) == .never)
    }

    @Test func anAddressOfLastQuarterIsSomebodyElses() throws {
        let stand = try StoreStand()
        let quarter = 90 * 86_400.0
        try Self.remember(stand, 1...40, at: moment(0))
        #expect(try Self.familiarity(stand, 1, at: moment(quarter - 1)) == .gateway)
        #expect(try Self.familiarity(stand, 1, at: moment(quarter + 1)) == .never)
        try Self.remember(stand, 1...3, at: moment(quarter + 2))
        #expect(try Self.familiarity(stand, 1, at: moment(quarter + 3)) == .known)
    }

    @Test func theLatestEightAreKept() throws {
        let stand = try StoreStand()
        let one = Subject.account(AccountID(1))
        try stand.store.write { transaction throws(StoreFailure) in
            for number in 0..<12 {
                try transaction.remember("192.0.2.\(number)", of: one, mayOust: true, at: moment(Double(number)))
            }
        }
        let known = try stand.store.read { transaction throws(StoreFailure) in
            var known: [Int] = []
            for number in 0..<12
            where try transaction.familiarity(with: "192.0.2.\(number)", of: one, at: moment(20)) == .known {
                known.append(number)
            }
            return known
        }
        #expect(known == Array(4..<12))
    }

    /// Whose places are known of eight that came whole, and of those that came with a right password alone.
    @Test func aRightPasswordAloneTakesWhatIsFreeAndNothingElse() throws {
        let stand = try StoreStand()
        let one = Subject.account(AccountID(1))
        let quarter = 90 * 86_400.0
        func come(_ names: [String], mayOust: Bool, at seconds: Double) throws {
            try stand.store.write { transaction throws(StoreFailure) in
                for name in names { try transaction.remember(name, of: one, mayOust: mayOust, at: moment(seconds)) }
            }
        }
        func known(at seconds: Double) throws -> [String] {
            try stand.store.read { transaction throws(StoreFailure) in
                var known: [String] = []
                for name in "abcdefghijklm".map(String.init)
                where try transaction.familiarity(with: name, of: one, at: moment(seconds)) == .known {
                    known.append(name)
                }
                return known
            }
        }
        try come(["a", "b", "c", "d", "e", "f", "g"], mayOust: true, at: 0)
        try come(["h", "i", "j"], mayOust: false, at: 100)
        #expect(try known(at: 200) == ["a", "b", "c", "d", "e", "f", "g", "h"])
        // Nor does coming again keep its place fresh at the cost of others.
        try come(["h"], mayOust: false, at: 10 * 86_400)
        try come(["k"], mayOust: true, at: 20 * 86_400)
        let owners = try known(at: 20 * 86_400).filter { $0 != "h" }
        try come(owners, mayOust: true, at: 20 * 86_400)
        try come(["l"], mayOust: true, at: 21 * 86_400)
        #expect(try !known(at: 21 * 86_400).contains("h"))
        // What was forgotten is free.
        #expect(try known(at: quarter + 22 * 86_400) == [])
        try come(["m"], mayOust: false, at: quarter + 22 * 86_400)
        #expect(try known(at: quarter + 22 * 86_400) == ["m"])
    }
}

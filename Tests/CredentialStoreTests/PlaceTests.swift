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

    /// Where our own passwords and another module's are both used, each ID comes with two authenticators.
    @Test func anIDIsOneWhateverItLoggedInWith() throws {
        let stand = try StoreStand()
        try Self.remember(stand, 1...31, at: moment(0))
        try stand.store.write { transaction throws(StoreFailure) in
            for id in Int64(1)...31 {
                try transaction.remember(Self.place, of: .overlay(AccountID(id)), mayOust: true, at: moment(0))
            }
        }
        #expect(try Self.familiarity(stand, 1, at: moment(1)) == .known)
        try stand.store.write { transaction throws(StoreFailure) in
            try transaction.remember(Self.place, of: .overlay(AccountID(32)), mayOust: true, at: moment(0))
        }
        #expect(try Self.familiarity(stand, 1, at: moment(1)) == .gateway)
    }

    /// The host's word that two IDs are one user must cost neither of them the places that they log in from, or whoever
    /// attacks from elsewhere locks them out there too.
    @Test(arguments: [(known: Int64(1), late: Int64(2)), (known: 2, late: 1)])
    func aTwinKnownLaterBringsItsPlacesAlong(_ known: Int64, _ late: Int64) throws {
        let stand = try StoreStand()
        try stand.account("a", uid: known == 1 ? 1000 : nil)
        try stand.account("b", uid: known == 2 ? 1000 : nil)
        let places = [known: "192.0.2.7", late: "192.0.2.8"]
        for (id, place) in places {
            try remember(stand, place, of: id)
            try rememberElsewhere(stand, place, of: id)
        }
        try stand.store.write { transaction throws(StoreFailure) in
            try transaction.noteUID(1000, of: try transaction.account(id: AccountID(late))!.facts)
        }
        for id in [known, late] {
            for place in places.values { #expect(try familiarity(stand, place, of: id) == [.known, .known]) }
        }
        #expect(try stand.ask("SELECT COUNT(*) FROM places") == [[.integer(4)]])
    }

    @Test func ofTwinsTogetherEightPlacesAreKept() throws {
        let stand = try StoreStand()
        try stand.account("a", uid: 1000)
        try stand.account("b")
        for number in 0..<8 {
            try remember(stand, "192.0.2.\(number)", of: 1, at: moment(Double(number)))
            try remember(stand, "198.51.100.\(number)", of: 2, at: moment(Double(number) + 0.5))
        }
        try stand.store.write { transaction throws(StoreFailure) in
            try transaction.noteUID(1000, of: try transaction.account(id: AccountID(2))!.facts)
        }
        let kept = try stand.ask("SELECT place FROM places ORDER BY place").compactMap { $0.first }
        #expect(kept == ["192.0.2", "198.51.100"].flatMap { net in (4..<8).map { .text("\(net).\($0)") } })
    }

    /// Who is given another uid takes the shared places along, and those who stay keep them.
    @Test(arguments: [Int64(1), 2]) func whoLeavesItsTwinKeepsItsPlaces(_ leaving: Int64) throws {
        let stand = try StoreStand()
        try stand.account("a", uid: 1000)
        try stand.account("b", uid: 1000)
        try remember(stand, Self.place, of: 2)
        try stand.store.write { transaction throws(StoreFailure) in
            try transaction.noteUID(2000, of: try transaction.account(id: AccountID(leaving))!.facts)
        }
        for id in [Int64(1), 2] { #expect(try familiarity(stand, Self.place, of: id).first == .known) }
    }

    private func subject(
        _ id: Int64, _ transaction: Transaction, overlay: Bool = false
    ) throws(StoreFailure) -> Subject {
        let account = try transaction.account(id: AccountID(id))!.facts
        return try overlay ? transaction.overlaySubject(of: account) : transaction.subject(of: account)
    }

    private func remember(_ stand: StoreStand, _ place: String, of id: Int64, at now: Instant = moment(0)) throws {
        try stand.store.write { transaction throws(StoreFailure) in
            try transaction.remember(place, of: try subject(id, transaction), mayOust: true, at: now)
        }
    }

    /// A success with another module's password.
    private func rememberElsewhere(_ stand: StoreStand, _ place: String, of id: Int64) throws {
        try stand.store.write { transaction throws(StoreFailure) in
            let subject = try subject(id, transaction, overlay: true)
            try transaction.store(
                try transaction.tally(subject, locks: stand.store.locks, at: moment(0)), lease: nil)
            try transaction.remember(place, of: subject, mayOust: true, at: moment(0))
        }
    }

    /// With our own password, and with another module's.
    private func familiarity(_ stand: StoreStand, _ place: String, of id: Int64) throws -> [PlaceFamiliarity] {
        try stand.store.read { transaction throws(StoreFailure) in
            var found: [PlaceFamiliarity] = []
            for overlay in [false, true] {
                let subject = try subject(id, transaction, overlay: overlay)
                found.append(try transaction.familiarity(with: place, of: subject, at: moment(1)))
            }
            return found
        }
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

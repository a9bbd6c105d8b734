import CredentialPolicy
import Testing

@testable import CredentialStore

/// The chain of events: whatever is done to a record shows, and is named.
@Suite struct ChainTests {
    /// Records 1 (store created) to 7.
    private func stand() throws -> StoreStand {
        let stand = try StoreStand()
        try stand.log(6)
        return stand
    }

    @Test func anUntouchedChainIsSound() throws {
        #expect(try stand().chain() == ChainFinding(records: 7, firstBad: nil, what: ""))
    }

    static let changes = [
        "seq = 99", "version = 2", "wall = wall + 1", "boot = boot || 'x'", "since_boot = since_boot - 1", "kind = 'x'",
        "actor = 'x'", "account = COALESCE(account, 0) + 1", "login = login || ' '", "source = source || 'x'",
        "service = 'login'", "reason = 'x'", "details = details || char(10)", "hash = zeroblob(32)", "host = 'other'",
        "account = 'x'", "wall = 'x'", "actor = x'00'", "hash = 'x'",
    ]

    @Test(arguments: changes, [1, 4, 7])
    func aChangeOfAnyColumnOfAnyRecordIsNamed(_ change: String, _ record: Int64) throws {
        let stand = try stand()
        try stand.tamper("UPDATE events SET \(change) WHERE seq = \(record)")
        #expect(try stand.chain().firstBad == record)
    }

    /// Moves a byte at a time through a record, each with its lowest bit turned round.
    @Test(arguments: ["boot", "kind", "actor", "login", "source", "service", "reason", "details", "hash"])
    func everyByteOfAColumnCounts(_ column: String) throws {
        let stand = try stand()
        let original = try stand.ask("SELECT hex(\(column)) FROM events WHERE seq = 4")
        guard case .text(let digits)? = original.first?.first, let bytes = Digest.bytes(hex: digits) else {
            Issue.record("no such record")
            return
        }
        let cast = column == "hash" ? "" : "CAST("
        let end = column == "hash" ? "" : " AS TEXT)"
        #expect(!bytes.isEmpty)
        for index in bytes.indices {
            var altered = bytes
            altered[index] ^= 1
            try stand.tamper("UPDATE events SET \(column) = \(cast)x'\(Digest.hex(altered))'\(end) WHERE seq = 4")
            #expect(try stand.chain().firstBad == 4, "byte \(index)")
        }
        try stand.tamper("UPDATE events SET \(column) = \(cast)x'\(digits)'\(end) WHERE seq = 4")
        #expect(try stand.chain().isSound)
    }

    static let copy = """
        INSERT INTO events SELECT host, 8, version, wall, boot, since_boot, kind, actor, account, login, source, service,
        reason, details, hash FROM events WHERE seq = 7
        """

    @Test(
        arguments: [
            ("the first removed", "DELETE FROM events WHERE seq = 1", 1),
            ("one in the middle removed", "DELETE FROM events WHERE seq = 4", 4),
            ("the last removed", "DELETE FROM events WHERE seq = 7", 7),
            ("the last three removed", "DELETE FROM events WHERE seq > 4", 5), ("all removed", "DELETE FROM events", 1),
            ("one put in at the end", copy, 8),
            ("one put in with a number below the first", copy.replacing(", 8,", with: ", 0,"), 0),
            (
                "two swapped",
                "UPDATE events SET seq = 99 WHERE seq = 3; UPDATE events SET seq = 3 WHERE seq = 5;"
                    + "UPDATE events SET seq = 5 WHERE seq = 99", 3
            ),
            (
                "the rest moved up over a removed one",
                "DELETE FROM events WHERE seq = 4; UPDATE events SET seq = seq - 1 WHERE seq > 4", 4
            ),
            ("the head set back", "UPDATE chains SET seq = 6", 7), ("the head lost", "DELETE FROM chains", 1),
            ("the head's hash altered", "UPDATE chains SET hash = zeroblob(32)", 7),
        ] as [(String, String, Int64)])
    func whatIsRemovedPutInOrMovedIsNamed(_ name: String, _ sql: String, _ firstBad: Int64) throws {
        let stand = try stand()
        try stand.tamper(sql)
        #expect(try stand.chain().firstBad == firstBad)
    }

    @Test func aLastRecordMadeAnewWithAHashThatFitsShowsAgainstTheHead() throws {
        let stand = try stand()
        try stand.store.write { transaction throws(StoreFailure) in
            let before = try transaction.latestEvents(2)
            var last = before[1]
            last.reason = "forged"
            last.hash = EventChain.hash(last, host: "0123456789abcdef", after: before[0].hash)
            try transaction.database.run(
                "UPDATE events SET reason = $1, hash = $2 WHERE seq = 7", [.text("forged"), .bytes(last.hash)])
        }
        #expect(try stand.chain() == ChainFinding(records: 7, firstBad: 7, what: "altered"))
    }

    @Test func moreRecordsThanAreReadAtOnceAreAllLookedAt() throws {
        let stand = try StoreStand()
        try stand.log(2500)
        #expect(try stand.chain().records == 2501)
        try stand.tamper("UPDATE events SET reason = '' WHERE seq = 2001")
        #expect(try stand.chain().firstBad == 2001)
    }
}

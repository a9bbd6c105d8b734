import CredentialPolicy
import Foundation
import TestSupport
import Testing

@testable import CredentialStore

/// What a store says when its files are not what they should be.
@Suite struct StoreFilesTests {
    private func failure(_ path: String) -> StoreFailure? {
        do throws(StoreFailure) {
            let store = try Store(path: path, deadline: .milliseconds(500))
            try store.write { transaction throws(StoreFailure) in
                try transaction.log(Event(.policyChanged, actor: "uid:0"), at: moment(1))
            }
            return nil
        } catch {
            return error
        }
    }

    private func cut(_ path: String, to size: Int) throws { #expect(truncate(path, size) == 0) }

    /// Everything in the database file, nothing left in the WAL.
    private func settled() throws -> StoreStand {
        let stand = try StoreStand()
        try stand.log(50)
        try stand.store.database.checkpointAll()
        try FileManager.default.removeItem(atPath: stand.path + "-wal")
        return stand
    }

    @Test func aStoreThatIsThereOpensAndPreparingItAgainChangesNothing() throws {
        let stand = try settled()
        #expect(failure(stand.path) == nil)
        let done = try Store.prepare(
            path: stand.path, nameKey: [UInt8](repeating: 9, count: 32), host: "another host 123",
            deadline: .seconds(1),
            at: moment(2))
        #expect(done == .alreadyThere)
        #expect(try stand.chain().isSound)
    }

    @Test func aMissingStoreIsCalledMissing() throws {
        #expect(failure(try Scratch(.memory).path("none.db")) == .missing)
    }

    @Test(arguments: ["-name.key", "-host"]) func aMissingOrShortKeyFileIsDamageAndIsNeverMadeAnew(_ file: String)
        throws
    {
        let stand = try settled()
        try cut(stand.path + file, to: 3)
        #expect(failure(stand.path) == .damaged("the key files beside the store are missing or cut short"))
        try FileManager.default.removeItem(atPath: stand.path + file)
        #expect(failure(stand.path) == .damaged("the key files beside the store are missing or cut short"))
        #expect(throws: StoreFailure.self) {
            try Store.prepare(
                path: stand.path, nameKey: [UInt8](repeating: 9, count: 32), host: "another host 123",
                deadline: .seconds(1),
                at: moment(2))
        }
    }

    @Test(arguments: [("later", 9999, StoreFailure.laterVersion(9999)), ("none", 0, .damaged("not a store"))])
    func aStoreOfAnotherVersionIsNotTouched(_ name: String, _ version: Int, _ expected: StoreFailure) throws {
        let stand = try settled()
        try stand.tamper("PRAGMA user_version=\(version)")
        #expect(failure(stand.path) == expected)
    }

    @Test(arguments: [0, 1, 99, 100, 512, 4096, 8192, 20_480, 100_000, 1_000_000])
    func aTruncatedStoreIsDamaged(_ size: Int) throws {
        let stand = try settled()
        try cut(stand.path, to: size)
        guard case .damaged? = failure(stand.path) else {
            Issue.record("\(size): \(String(describing: failure(stand.path)))")
            return
        }
    }

    @Test func garbageIsDamaged() throws {
        let stand = try settled()
        try Data((0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }).write(
            to: URL(filePath: stand.path))
        #expect(failure(stand.path) == .damaged("file is not a database"))
    }

    @Test func aDirectoryOrASymlinkInItsPlaceIsNotOpened() throws {
        let stand = try settled()
        try FileManager.default.moveItem(atPath: stand.path, toPath: stand.path + "-moved")
        symlink(stand.path + "-moved", stand.path)
        #expect(failure(stand.path) != nil)
        unlink(stand.path)
        mkdir(stand.path, 0o700)
        #expect(failure(stand.path) != nil)
    }

    @Test func whatHappenedBehindTheBackOfTheSchemaIsDamageNotACrash() throws {
        let stand = try settled()
        try stand.tamper("DELETE FROM chains")
        #expect(failure(stand.path) == .damaged("this host has no chain of events"))
        try stand.tamper("DROP TABLE counters")
        #expect(throws: StoreFailure.self) {
            try Store(path: stand.path, deadline: .seconds(1)).write { transaction throws(StoreFailure) in
                try transaction.enterPerson(staffNumber: "1", name: "", department: "", update: true)
            }
        }
    }

    @Test func aSuspectStoreRefusesUntilItWasVerified() throws {
        let stand = try settled()
        try stand.scratch.write("credpolicy.db-suspect", "")
        #expect(failure(stand.path) == .suspect)
        #expect(throws: StoreFailure.suspect) {
            try Store.prepare(path: stand.path, nameKey: [], host: "", deadline: .seconds(1), at: moment(2))
        }
        #expect(try Store.verify(path: stand.path, deadline: .seconds(1)).isSound)
        #expect(failure(stand.path) == nil)
    }

    @Test func theSuspicionStaysOnAStoreThatIsNotSound() throws {
        let stand = try settled()
        try stand.scratch.write("credpolicy.db-suspect", "")
        try stand.tamper("UPDATE events SET reason = 'x' WHERE seq = 9")
        #expect(try Store.verify(path: stand.path, deadline: .seconds(1)).chain?.firstBad == 9)
        #expect(failure(stand.path) == .suspect)
    }
}

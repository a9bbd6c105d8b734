import CredentialPolicy
import CredentialStore
import Enforcement
import Foundation
import HostSystem
import TestSupport
import Testing

/// Around another module's check as well, a flood from one source waits in its own lane. These tests take the host's slots
/// themselves, so that it shows who comes when, not how long it took.
@Suite(.serialized) struct OverlayFairness {
    private static let success = "authenticate: PAM_SUCCESS"
    private static let refusal = "authenticate: PAM_AUTH_ERR"

    /// A slot in the test's hands. Each through a file of its own: of one and the same, a lock that is held is had again.
    private struct Slot {
        let store: Store
        let held: HostLocks.Held

        func release() { store.locks.release(held) }
    }

    /// All of the host's slots; so whoever logs in waits until one is released.
    private func allSlots(_ stage: Stage, within patience: Duration = .seconds(2)) throws -> [Slot] {
        try (0..<2 * Processors.online).map { _ in
            let store = try StoreAccess.open(stage.policy.store)
            let held = try store.locks.hashSlot(
                source: "the test", name: [], slots: 2 * Processors.online, within: patience)
            return Slot(store: store, held: held)
        }
    }

    private func waitForHelpers(_ count: Int, _ stage: Stage) {
        let came = waitFor { stage.processes("pam-helper").count >= count ? true : nil }
        #expect(came == true)
        // They have been asked, and queue.
        usleep(700_000)
    }

    /// How many processes wait for one of these bytes of the store's lock file (proc(5), /proc/locks: a waiter's line has `->`).
    private func waiters(_ bytes: ClosedRange<Int>, _ stage: Stage) throws -> Int {
        let file = stage.scratch.path("store/credpolicy.db-locks")
        let inode = try #require(FileManager.default.attributesOfItem(atPath: file)[.systemFileNumber] as? Int)
        return try String(contentsOfFile: "/proc/locks", encoding: .utf8).split(separator: "\n").count { line in
            let words = line.split(separator: " ")
            guard words.count == 9, words[1] == "->", let first = Int(words[7]) else { return false }
            return words[6].hasSuffix(":\(inode)") && bytes.contains(first)
        }
    }

    /// One of the ten is at the turnstile, nine wait in their lane; so somebody else is next but one, and not behind nine.
    @Test(arguments: ["one source", "ten sources"])
    func aFloodAroundAnotherModuleWaitsInItsOwnLaneBeforeItReserves(from sources: String) throws {
        var settings = Stage.Settings()
        settings.maxFailures = 20
        let stage = try Stage.overlaid(["mori", "sato"], settings)
        let slots = try allSlots(stage)
        let attack = (0..<10).map { index in
            let address = sources == "one source" ? "203.0.113.5" : "203.0.\(index).5"
            return stage.startLogin("sato", answers: ["wrong-guess-\(index)"], options: ["--rhost", address])
        }
        waitForHelpers(10, stage)
        let other = stage.startLogin("mori", options: ["--rhost", "198.51.100.7"])
        waitForHelpers(11, stage)
        #expect(stage.comparedElsewhere.isEmpty, "nothing is reserved without a slot")
        let lanes = sources == "one source" ? 4096...8191 : 8192...12287
        #expect(try waiters(lanes, stage) == 9 && waiters(1...1, stage) == 1)
        slots[0].release()
        #expect(try other.value().lines.last == Self.success)
        slots[1...].forEach { $0.release() }
        for guess in attack { #expect(try guess.value().lines.last == Self.refusal) }
        let order = stage.comparedElsewhere
        let place = try #require(order.firstIndex(of: Stage.password)) + 1
        figure("overlay: behind ten guesses from \(sources), somebody else is compared as number \(place)")
        #expect(order.count == 11)
    }

    /// A directory may take half a minute: that is not the slots' business.
    @Test func whileTheOtherModuleComparesItsSlotIsFree() throws {
        let stage = try Stage.overlaid()
        try stage.overlay(after: "wait=3000")
        let login = stage.startLogin("mori")
        _ = waitFor { stage.comparedElsewhere.isEmpty ? nil : true }
        try allSlots(stage, within: .milliseconds(200)).forEach { $0.release() }
        #expect(stage.processes("pam-helper").count == 1, "its helper stayed meanwhile")
        #expect(try login.value().lines.last == Self.success)
    }

    /// What can be nobody's password is written down as well.
    @Test func aFloodOfWhatIsNobodysPasswordWaitsToo() throws {
        let stage = try Stage.overlaid()
        let slots = try allSlots(stage)
        let login = stage.startLogin("mori", answers: [""])
        waitForHelpers(1, stage)
        #expect(try stage.events("mori").isEmpty)
        slots.forEach { $0.release() }
        #expect(try login.value().lines.last == Self.refusal)
        #expect(try stage.events("mori") == ["login.refused"])
    }
}

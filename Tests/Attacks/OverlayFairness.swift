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

    /// Behind ten of a flood somebody else comes second, after the one of them that is at the turnstile; whom the kernel wakes
    /// first, and who then compares first, may put one or two more before them.
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
        slots[0].release()
        #expect(try other.value().lines.last == Self.success)
        slots[1...].forEach { $0.release() }
        for guess in attack { #expect(try guess.value().lines.last == Self.refusal) }
        let order = stage.comparedElsewhere
        let place = try #require(order.firstIndex(of: Stage.password)) + 1
        figure("overlay: behind ten guesses from \(sources), somebody else is compared as number \(place)")
        #expect(order.count == 11 && place <= 4)
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

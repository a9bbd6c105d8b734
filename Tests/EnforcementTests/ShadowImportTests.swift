import Foundation
import TestSupport
import Testing

@testable import Enforcement

/// Taking a plan over, while the store goes on living.
@Suite struct ShadowImportTests {
    private let scratch: Scratch
    private let administration: Administration
    private let hash = "$y$j75$saltsaltsaltsalt$" + String(repeating: "x", count: 43)

    init() throws {
        scratch = try Scratch()
        let policy = try scratch.write(
            "policy.conf",
            "[store]\nurl = sqlite:\(scratch.path("store/credpolicy.db"))\n[host]\nunmanaged = root\n", mode: 0o600)
        _ = try StoreCare.prepare(PolicyFile.load(policy))
        administration = try Administration(configuration: policy)
    }

    @Test func whoWasChangedBetweenThePlanAndItsTurnIsNamedAndTheRestGoesOn() throws {
        // Users that every Debian has.
        let file = try scratch.write(
            "shadow", ["daemon", "bin", "games"].map { "\($0):\(hash):1::::::\n" }.joined(), mode: 0o600)
        let plan = try administration.shadowPlan(file)
        #expect(plan.items.map(\.line) == [1, 2, 3] && plan.refusals.isEmpty)
        var first = plan
        first.items = [plan.items[1]]
        #expect(try administration.importShadow(first).refusals.isEmpty)
        let outcome = try administration.importShadow(plan)
        #expect(outcome.items.map(\.login.text) == ["daemon", "games"])
        #expect(outcome.refusals == [.init(line: 2, name: "bin", obstacle: .changedMeanwhile)])
        #expect(outcome.losesPasswords, "somebody has to look")
        #expect(
            try administration.shadowPlan(file).refusals.map(\.obstacle) == [.hasPassword, .hasPassword, .hasPassword])
    }
}

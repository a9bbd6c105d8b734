import CredentialPolicy
import CredentialStore
import Enforcement
import Glibc
import TestSupport
import Testing

/// A success clears failures that were settled before its own reservation, and no other: or an attacker would let the
/// owner's login wipe out the guesses that run beside it.
@Suite(.serialized) struct WhatASuccessClears {
    /// An act of one of two logins, `a` and `b`, each on a connection of its own.
    enum Act { case reserve(String), fail(String), succeed(String), die(String) }

    struct Interleaving: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var acts: @Sendable () -> [Act]
        /// Failures after a later reservation has looked.
        var left: Int
    }

    static let interleavings = [
        Interleaving(
            testDescription: "failed before", acts: { [.reserve("b"), .fail("b"), .reserve("a"), .succeed("a")] },
            left: 0),
        Interleaving(
            testDescription: "failed meanwhile", acts: { [.reserve("a"), .reserve("b"), .fail("b"), .succeed("a")] },
            left: 1),
        Interleaving(
            testDescription: "reserved before, failed meanwhile",
            acts: { [.reserve("b"), .reserve("a"), .fail("b"), .succeed("a")] }, left: 1),
        Interleaving(
            testDescription: "reserved before, failed after",
            acts: { [.reserve("b"), .reserve("a"), .succeed("a"), .fail("b")] }, left: 1),
        Interleaving(
            testDescription: "reserved meanwhile, failed after",
            acts: { [.reserve("a"), .reserve("b"), .succeed("a"), .fail("b")] }, left: 1),
        Interleaving(
            testDescription: "died meanwhile", acts: { [.reserve("a"), .reserve("b"), .die("b"), .succeed("a")] },
            left: 1),
        Interleaving(
            testDescription: "died before", acts: { [.reserve("b"), .die("b"), .reserve("a"), .succeed("a")] }, left: 0),
        Interleaving(
            testDescription: "both right", acts: { [.reserve("a"), .reserve("b"), .succeed("a"), .succeed("b")] },
            left: 0),
    ]

    @Test(arguments: interleavings)
    func onlyWhatFailedBeforeItsReservation(_ interleaving: Interleaving) throws {
        let stage = try Stage()
        try stage.add(["mori"])
        let connections = ["a": try Connection(stage, 1 << 40), "b": try Connection(stage, 1 << 41)]
        for act in interleaving.acts() {
            switch act {
            case .reserve(let who): #expect(try connections[who]!.reserve())
            case .fail(let who): #expect(try connections[who]!.settle(matched: false))
            case .succeed(let who): #expect(try connections[who]!.settle(matched: true))
            case .die(let who): connections[who]!.die()
            }
        }
        let later = try Connection(stage, 1 << 42)
        #expect(try later.reserve())
        #expect(try stage.tally("mori").failures == interleaving.left)
    }

    /// The same through hosts: the owner's login stands still after its hash while a guess fails.
    @Test func aGuessThatFailsDuringTheOwnersLoginStaysCounted() throws {
        let stage = try Stage()
        try stage.add(["mori"])
        _ = try stage.login("mori", answers: ["wrong-before"])
        try stage.act(at: "hash-after:stop")
        let owner = stage.startLogin("mori")
        let stopped = stage.stoppedHelpers()
        try #require(stopped.count == 1)
        try stage.act(at: nil)
        _ = try stage.login("mori", answers: ["wrong-meanwhile"])
        #expect(try stage.tally("mori").failures == 2)
        kill(stopped[0], SIGCONT)
        #expect(try owner.value().lines.last == "authenticate: PAM_SUCCESS")
        #expect(try stage.tally("mori").failures == 1)
    }
}

/// A login's two transactions, without the hash between them.
private final class Connection {
    private let stage: Stage
    private let store: Store
    private let subject: Subject
    private let liveness: Int64
    private var alive: HostLocks.Held?
    private var sequence: Int64 = 0
    private let rule: Lockout

    init(_ stage: Stage, _ liveness: Int64) throws {
        self.stage = stage
        self.liveness = liveness
        store = try StoreAccess.open(stage.policy.store)
        subject = .account(try stage.account("mori").id)
        rule = stage.policy.lockout(for: .personal)
    }

    func reserve() throws -> Bool {
        let now = stage.now
        alive = try store.locks.liveness(of: liveness)
        let admission = try store.write { transaction throws(StoreFailure) in
            var stored = try transaction.tally(subject, locks: store.locks, at: now)
            let admission = rule.reserve(from: Place("tty1"), in: &stored.tally, at: now).admission
            try transaction.store(stored, lease: Lease(until: now.sinceBoot + 60_000_000, liveness: liveness))
            return admission
        }
        guard case .reserved(let number) = admission else { return false }
        sequence = number
        return true
    }

    func settle(matched: Bool) throws -> Bool {
        try store.write { transaction throws(StoreFailure) in
            let now = stage.now
            var stored = try transaction.tally(subject, locks: store.locks, own: liveness, at: now)
            let done =
                matched
                ? rule.settleSuccess(sequence, in: &stored.tally, at: now)
                : rule.settleFailure(sequence, in: &stored.tally, at: now) != nil
            try transaction.store(stored, lease: nil)
            return done
        }
    }

    /// What the kernel does when a process ends.
    func die() { if let alive { store.locks.release(alive) } }
}

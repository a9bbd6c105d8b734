import CredentialPolicy
import Foundation
import Testing

@testable import CredentialStore

/// The host's locks, between processes.
@Suite struct HostLocksTests {
    @Test func theGateIsShutDuringAWriteAndOpenAfterwards() throws {
        let stand = try StoreStand()
        let other = try Store(path: stand.path, deadline: .milliseconds(50))
        try stand.store.write { _ throws(StoreFailure) in
            let refused = refusal { () throws(StoreFailure) in try other.write { _ throws(StoreFailure) in } }
            #expect(refused == .busy)
        }
        try other.write { _ throws(StoreFailure) in }
    }

    @Test func laneTurnstileAndSlotAreHeldAsLongAsTheyAreNeeded() throws {
        let stand = try StoreStand()
        let other = try Store(path: stand.path, deadline: .seconds(1))
        do {
            let slot = try stand.store.locks.hashSlot(source: "a", name: [], slots: 1, within: .seconds(1))
            let refused = refusal { () throws(StoreFailure) in
                _ = try other.locks.hashSlot(source: "b", name: [], slots: 1, within: .milliseconds(50))
            }
            #expect(refused == .busy)
            let second = try other.locks.hashSlot(source: "b", name: [], slots: 2, within: .milliseconds(50))
            stand.store.locks.release(slot)
            other.locks.release(second)
        }
        let again = try other.locks.hashSlot(source: "b", name: [], slots: 1, within: .milliseconds(50))
        other.locks.release(again)
    }

    @Test func aWaitEndsOnTimeAndLeavesNoTimerAndNoHandlerBehind() throws {
        let stand = try StoreStand()
        let other = try Store(path: stand.path, deadline: .seconds(1))
        let alive = try other.locks.liveness(of: 1 << 40)
        var blocked = sigset_t()
        var former = sigset_t()
        sigemptyset(&blocked)
        sigaddset(&blocked, SIGALRM)
        // Blocked by its caller, the timer's signal must end the wait all the same.
        pthread_sigmask(SIG_BLOCK, &blocked, &former)
        let began = ContinuousClock.now
        #expect(!stand.store.locks.waitForEnd(of: 1 << 40, within: .milliseconds(200)))
        let took = ContinuousClock.now - began
        #expect(took >= .milliseconds(199) && took < .seconds(2))
        var pending = sigset_t()
        sigpending(&pending)
        #expect(sigismember(&pending, SIGALRM) == 0)
        pthread_sigmask(SIG_SETMASK, &former, nil)
        var action = sigaction()
        sigaction(SIGALRM, nil, &action)
        #expect(action.__sigaction_handler.sa_handler == nil)
        #expect(try String(contentsOfFile: "/proc/self/timers", encoding: .utf8).isEmpty)
        other.locks.release(alive)
    }

    @Test func withoutTimeTheAnswerComesAtOnce() throws {
        let stand = try StoreStand()
        let other = try Store(path: stand.path, deadline: .seconds(1))
        let alive = try other.locks.liveness(of: 1 << 40)
        let began = ContinuousClock.now
        #expect(!stand.store.locks.waitForEnd(of: 1 << 40, within: .zero))
        #expect(!stand.store.locks.waitForEnd(of: 1 << 40, within: .seconds(-5)))
        #expect(stand.store.locks.waitForEnd(of: 1 << 41, within: .zero))
        #expect(ContinuousClock.now - began < .milliseconds(200))
        other.locks.release(alive)
    }

    @Test func aKilledHoldersLockIsFreeAtOnceAndAWaiterIsWoken() throws {
        let stand = try StoreStand()
        let killed = try shell(
            """
            exec 3<>$store-fifo; $worker $store live 5000000000 <&3 >$store-out & holder=$!
            until grep -q held $store-out; do sleep 0.01; done
            $worker $store live 5000000000 </dev/null; echo "second: $?"
            kill -9 $holder; wait $holder 2>/dev/null
            $worker $store live 5000000000 </dev/null; echo "third: $?"
            """.replacing("exec 3<>", with: "mkfifo $store-fifo; exec 3<>"), store: stand.path)
        #expect(killed.lines == ["failed: The store is busy: try again.", "second: 1", "held", "third: 0"])
    }

    /// As the flood's source and name, what 200 processes have; a slot time is 20 ms, queued behind them it would be
    /// seconds.
    @Test(arguments: [("flood", "$i"), ("$i", "attacked")])
    func twoHundredWaitingOfOneSourceOrForOneNameDelayOthersByNoMoreThanAFewSlotTimes(
        source: String, name: String
    ) throws {
        let stand = try StoreStand()
        let finished = try shell(
            """
            for i in $(seq 200); do $worker $store slot \(source) \(name) 1 20 >/dev/null & done
            sleep 0.5
            for i in 1 2 3 4 5; do $worker $store slot town-hall mayor 1 0; done
            wait
            """, store: stand.path)
        let waits = finished.lines.compactMap { Int($0) }
        #expect(waits.count == 5)
        #expect(waits.allSatisfy { $0 < 500 }, "\(waits)")
        #expect(waits.sorted()[2] < 150, "\(waits)")
    }

    @Test func aHundredProcessesThatWriteAtOnceAreNeverTooBusy() throws {
        let stand = try StoreStand(.disk)
        let finished = try shell(
            "for i in $(seq 100); do $worker $store enter 3 & done; wait", store: stand.path)
        let numbers = finished.lines.compactMap { Int64($0) }
        #expect(
            finished.lines.count == 300 && Set(numbers) == Set(1...300), "\(finished.lines.filter { Int64($0) == nil })"
        )
        #expect(try Store.verify(path: stand.path, deadline: .seconds(3)).isSound)
    }

    @Test func ofThreeHundredWritersAHundredKilledLoseNothingThatWasAcknowledged() throws {
        let stand = try StoreStand(.disk)
        let finished = try shell(
            """
            RANDOM=42
            for i in $(seq 300); do
                $worker $store enter 4 & pids[i]=$!
                if [ $((i % 3)) = 0 ]; then kill -9 ${pids[i - RANDOM % 3]} 2>/dev/null; fi
            done
            wait
            """, store: stand.path)
        let acknowledged = finished.lines.compactMap { Int64($0) }
        #expect(acknowledged.count > 500 && Set(acknowledged).count == acknowledged.count)
        let stored = try stand.ask("SELECT id FROM persons").map { row in
            if case .integer(let id) = row[0] { id } else { Int64(0) }
        }
        #expect(Set(acknowledged).subtracting(stored).isEmpty)
        #expect(finished.lines.allSatisfy { Int64($0) != nil }, "\(finished.lines.filter { Int64($0) == nil })")
        #expect(try Store.verify(path: stand.path, deadline: .seconds(3)).isSound)
    }

    @Test func aWriterKilledWhileItTidiesUpLeavesASoundStoreWithItsReserve() throws {
        let stand = try StoreStand(.disk)
        for round in 1...12 {
            _ = try shell(
                "timeout -s KILL 0.\(10 + round * 3) $worker $store tidy 1000", store: stand.path)
            let finding = try Store.verify(path: stand.path, deadline: .seconds(3))
            #expect(finding.isSound, "round \(round): \(finding)")
        }
        let store = try Store(path: stand.path, deadline: .seconds(3))
        try store.write { _ throws(StoreFailure) in }
        try store.tidy()
        let reserve = Reserve(database: store.database, directory: stand.scratch.directory)
        #expect(try reserve.freePages() >= Reserve.pages / 4 * 3)
        #expect(try stand.ask("SELECT COUNT(*) FROM reserve") == [[.integer(0)]])
    }

    @Test func theWALStaysAsLongAsItIsHoweverManyProcessesWrite() throws {
        let stand = try StoreStand()
        func length() throws -> Int {
            try FileManager.default.attributesOfItem(atPath: stand.path + "-wal")[.size] as? Int ?? 0
        }
        let before = try length()
        _ = try shell("for i in $(seq 40); do $worker $store tidy 1; $worker $store enter 3; done", store: stand.path)
        #expect(try length() == before)
    }
}

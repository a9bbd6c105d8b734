import CredentialPolicy
import Foundation
import TestSupport
import Testing

@testable import CredentialStore

/// A store of a test's own, without any disk.
final class StoreStand {
    let scratch: Scratch
    let path: String
    let store: Store

    init(_ place: Scratch.Place = .memory) throws {
        scratch = try Scratch(place)
        path = scratch.path("credpolicy.db")
        _ = try Store.prepare(
            path: path, nameKey: [UInt8](repeating: 7, count: 32), host: "0123456789abcdef", deadline: .seconds(3),
            at: moment(0))
        store = try Store(path: path, deadline: .seconds(3))
    }

    /// SQL behind the product's back.
    func tamper(_ sql: String) throws { try Database(path: path, busyTimeout: .seconds(3)).execute(sql) }

    func ask(_ sql: String) throws -> [[SQLValue]] { try Database(path: path, busyTimeout: .seconds(3)).run(sql) }

    @discardableResult
    func account(_ login: String, uid: UInt32? = nil) throws -> AccountFacts {
        try store.write { transaction throws(StoreFailure) in
            try transaction.insertAccount(
                login: LoginName(login)!, kind: .personal, name: login, department: "", person: nil, uid: uid,
                validFrom: 0, validUntil: nil,
                at: moment(0))
        }
    }

    func log(_ count: Int) throws {
        try store.write { transaction throws(StoreFailure) in
            for number in 0..<count {
                try transaction.log(
                    Event(
                        .loginRefused, actor: "login:taro", account: number % 2 == 0 ? AccountID(1) : nil,
                        login: "taro", source: "192.0.2.1", service: "sshd", reason: "wrong_secret",
                        details: [.init("number", "\(number)")]),
                    at: moment(Double(number)))
            }
        }
    }

    func chain() throws -> ChainFinding {
        try Store(path: path, deadline: .seconds(3)).read { transaction throws(StoreFailure) in
            try transaction.verifyChain()
        }
    }
}

/// `seconds` into a boot; the wall clock shows the same and what it was stepped by.
func moment(_ seconds: Double, boot: String = "first", stepped: Double = 0) -> Instant {
    let microseconds = Int64(seconds * 1_000_000)
    return Instant(
        wall: 1_800_000_000_000_000 + microseconds + Int64(stepped * 1_000_000), boot: boot, sinceBoot: microseconds)
}

/// One budget of so many wrong guesses, all from one place.
func lockout(_ maxFailures: Int, _ duration: LockDuration) -> Lockout {
    Lockout(
        settings: LockoutSettings(maxFailures: maxFailures, duration: duration, maxFailuresTotal: 100_000),
        kind: .ordinary)
}

extension Lockout {
    func reserve(in tally: inout Tally, at now: Instant) -> (admission: Admission, change: LockChange) {
        reserve(from: Place("desk"), in: &tally, at: now)
    }
}

extension Tally {
    var lock: FailureLock? { lock(of: .place("desk")) }

    var openAttempts: Int { attempts.count { if case .open = $0.standing { true } else { false } } }

    func failures(within window: Duration?, at now: Instant) -> Int {
        lockout(100_000, .untilUnlocked).failures(self, at: now)
    }
}

/// Programs that SwiftPM built beside the tests.
let workerPath = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    .appending(path: "store-worker").path

/// Runs a shell script in which `$worker` and `$store` name the worker and a store.
func shell(_ script: String, store: String, timeout: Double = 60) throws -> Finished {
    try Run.command(
        "/bin/bash", ["-c", script],
        environment: ["worker": workerPath, "store": store, "PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"],
        timeout: timeout)
}

/// What `body` failed with, if it did.
func refusal(_ body: () throws(StoreFailure) -> Void) -> StoreFailure? {
    do throws(StoreFailure) {
        try body()
        return nil
    } catch {
        return error
    }
}

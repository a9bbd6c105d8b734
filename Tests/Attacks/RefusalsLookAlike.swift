import CredentialPolicy
import CredentialStore
import Foundation
import Synchronization
import TestSupport
import Testing

/// From text, code and time nobody learns whether an ID exists, is locked, has retired or has a password.
@Suite(.serialized) struct RefusalsLookAlike {
    /// Why a login is refused; each try has an account or name of its own, since a guessed-at account would be locked.
    enum Kind: String, CaseIterable {
        /// Imported: a hash of SHA-512-crypt taken over from /etc/shadow, which costs a seventh of our own.
        case wrong, unknown, locked, retired, passwordless, imported

        func name(_ number: Int) -> String { "\(rawValue)\(number)" }

        func prepare(_ stage: Stage, _ count: Int) throws {
            let names = (0..<count).map(name)
            switch self {
            case .unknown: return
            case .wrong, .locked, .retired, .imported: try stage.add(names)
            case .passwordless: try stage.add(names, password: nil)
            }
            try stage.store.write { transaction throws(StoreFailure) in
                for name in names {
                    let account = try transaction.account(login: LoginName(name)!)!.facts
                    if self == .imported { try Self.importHash(account, transaction, at: stage.now) }
                    if self == .retired { try transaction.retire(account.id, from: stage.now.wall - 1) }
                    guard self == .locked else { continue }
                    var stored = try transaction.tally(.account(account.id), locks: stage.store.locks, at: stage.now)
                    let lock = FailureLock(
                        since: stage.now, duration: .seconds(3600), sequence: stored.tally.sequence)
                    stored.tally.scopes = [ScopeRecord(.unknownPlaces, lock: lock)]
                    try transaction.store(stored, lease: nil)
                }
            }
        }

        /// Made by Python's crypt(3); nobody's guess here.
        private static let sha512 =
            "$6$saltsalt$c/VApLwT1GY6z7TyuSA8l3xrF.Mc8kdLJRMy4EAWLDWacHNEyNHCghHEmV9NhRQ1ziXeSiq88n92NUxvKOXsp/"

        private static func importHash(
            _ account: AccountFacts, _ transaction: Transaction, at now: Instant
        ) throws(StoreFailure) {
            _ = try transaction.setPassword(
                of: account.id, NewPassword(hash: sha512, temporaryUntil: nil, imported: true),
                replacing: try transaction.password(of: account.id), history: 0, at: now)
        }
    }

    @Test func textAndCodeAreTheSame() throws {
        let stage = try Stage()
        for kind in Kind.allCases { try kind.prepare(stage, 1) }
        let shown = try Kind.allCases.map { try stage.login($0.name(0), answers: ["wrong-guess-1"]).out }
        #expect(Set(shown).count == 1, "\(shown)")
        #expect(shown[0].hasSuffix("authenticate: PAM_AUTH_ERR\n"))
        // What sshd submits for a user that it considers invalid, nothing at all, and an endless one.
        for secret in ["\u{8}\n\r\u{7F}INCORRECT", "", String(repeating: "x", count: 10_000)] {
            for kind in [Kind.wrong, .unknown] {
                #expect(try stage.login(kind.name(0), answers: [secret]).out == shown[0])
            }
        }
    }

    @Test(arguments: [false, true])
    func noTwoKindsCanBeToldApartByTheirTimes(underLoad: Bool) throws {
        let busy = Busy(loops: underLoad ? 2 : 0)
        defer { busy.end() }
        // 400 tries of a kind know an area to 0.02; what exceeds the limit by chance is looked at again, with as many
        // more.
        var times: [Kind: [Double]] = [:]
        for sample in 1...5 {
            for (kind, more) in try Self.measure(400) { times[kind, default: []] += more }
            let worst = Self.areas(times).max { $0.area < $1.area }!
            figure(
                "\(underLoad ? "under load" : "quiet"): worst area \(worst) after \(sample * 400) tries of each kind")
            if worst.area <= 0.55 { break }
        }
        for (kind, values) in times.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            figure("  \(kind): median \(values.sorted()[values.count / 2]) s")
        }
        for entry in Self.areas(times) {
            figure("  \(entry)")
            #expect(entry.area <= 0.55)
        }
    }

    /// Seconds of each kind's refusals, interleaved in random order on 64 lanes; every one of them costs 1.2 s.
    private static func measure(_ count: Int) throws -> [Kind: [Double]] {
        var settings = Stage.Settings()
        settings.wrapped = false
        let stage = try Stage(settings)
        for kind in Kind.allCases { try kind.prepare(stage, count) }
        let lines = (0..<count).flatMap { number in
            Kind.allCases.shuffled().map { "\($0.name(number))\twrong-guess-\(number)\t\($0)\n" }
        }
        let file = try stage.scratch.write("logins", lines.joined())
        let finished = try Run.command(
            stage.scratch.path("pamhost"),
            ["--confdir", stage.stack.directory, "--nodelay", "--interleave", file, "--lanes", "64", "login"],
            timeout: 300)
        var times: [Kind: [Double]] = [:]
        for line in finished.lines {
            let parts = line.split(separator: "\t")
            #expect(parts[1] == "PAM_AUTH_ERR")
            times[Kind(rawValue: String(parts[0]))!, default: []].append(Double(parts[2])!)
        }
        return times
    }

    struct Area: CustomStringConvertible {
        var kinds: (Kind, Kind)
        var area: Double
        var description: String { "\(kinds.0) against \(kinds.1): \(String(format: "%.3f", area))" }
    }

    private static func areas(_ times: [Kind: [Double]]) -> [Area] {
        let kinds = Kind.allCases
        return kinds.indices.flatMap { first in
            kinds[(first + 1)...].map { second in
                Area(kinds: (kinds[first], second), area: area(times[kinds[first]]!, times[second]!))
            }
        }
    }

    /// The area under the ROC curve of whoever tells the two apart by a threshold, in the better direction.
    static func area(_ one: [Double], _ other: [Double]) -> Double {
        let sorted = other.sorted()
        var below = 0.0
        for value in one {
            let less = sorted.partitioningIndex { $0 >= value }
            let notMore = sorted.partitioningIndex { $0 > value }
            below += Double(less) + Double(notMore - less) / 2
        }
        let area = below / Double(one.count * other.count)
        return max(area, 1 - area)
    }

    @Test func theAreaIsAHalfForTheSameAndOneForDifferentTimes() {
        #expect(Self.area([1, 2, 3], [1, 2, 3]) == 0.5)
        #expect(Self.area([1, 2, 3], [4, 5]) == 1 && Self.area([4, 5], [1, 2, 3]) == 1)
    }
}

extension [Double] {
    /// The first index of a sorted array whose element satisfies `belongs`.
    fileprivate func partitioningIndex(_ belongs: (Double) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if belongs(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

/// Threads that use up processors until they are told to end.
private final class Busy: Sendable {
    private let ended = Atomic(false)

    init(loops: Int) {
        for _ in 0..<loops {
            Thread.detachNewThread { while !self.ended.load(ordering: .relaxed) {} }
        }
    }

    func end() { ended.store(true, ordering: .relaxed) }
}

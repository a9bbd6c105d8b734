import Authenticators
import CredentialPolicy
import CredentialStore
import Enforcement
import Foundation
import HostSystem
import TestSupport

/// A host of its own for one attack: policy, store, PAM stack and copies of the programs, all in one directory, so that
/// an attack can tell its own processes from everybody else's by the program that they run.
final class Stage {
    let scratch: Scratch
    let policy: Policy
    let stack: PamStack
    /// Our module in all four groups.
    let lines: [String]
    let store: Store
    private let clock: SystemClock

    /// Everybody's password, unless a test says otherwise.
    static let password = "Kitsune-Lantern-4711-qx8vkz"

    struct Settings {
        var place = Scratch.Place.memory
        var maxFailures = 5
        var sourceMaxFailures = 1_000
        var hash = "yescrypt 5"
        var module = ""
        var services = ["login"]
        /// Wrapped: the helper runs with the libraries that count hashes and act at a moment.
        var wrapped = true
    }

    init(_ settings: Settings = Settings()) throws {
        scratch = try Scratch(settings.place)
        try scratch.write(
            "policy.conf",
            """
            [organization]
            language = en
            [store]
            url = sqlite:\(scratch.path("store/credpolicy.db"))
            [password]
            hash = \(settings.hash)
            [lockout]
            max-failures = \(settings.maxFailures)
            max-failures-total = \(max(20, settings.maxFailures))
            # Here hundreds of accounts are tried from one place; GuessesAtOnce has what a source may.
            source-max-failures = \(settings.sourceMaxFailures)

            """, mode: 0o640)
        policy = try PolicyFile.load(scratch.path("policy.conf"))
        _ = try StoreCare.prepare(policy)
        store = try StoreAccess.open(policy.store)
        clock = try SystemClock()
        try scratch.copy(Built.path("pam-helper"), as: "pam-helper")
        try scratch.copy(Built.test("pamhost"), as: "pamhost")
        try scratch.copy(Built.test("wrapped-helper"), as: "wrapped")
        let helper = scratch.path(settings.wrapped ? "wrapped" : "pam-helper")
        // Copies, because an ordinary user may not be able to enter the checkout.
        let module = try scratch.copy(Built.path("pam_credpolicy.so"), as: "pam_credpolicy.so")
        for library in ["preload-crypt.so", "preload-moment.so"] {
            try scratch.copy(Built.test(library), as: library)
        }
        lines = PamStack.everywhere(
            module,
            "config=\(scratch.path("policy.conf")) helper=\(helper) nodelay \(settings.module)")
        stack = try PamStack(scratch, service: settings.services[0], lines: lines)
        for service in settings.services.dropFirst() { try stack.add(service: service, lines: lines) }
        try act(at: nil)
    }

    /// From now on helpers do this to themselves (see preload-moment.c), such as `hash-after:stop`.
    func act(at moment: String?) throws {
        let libraries = ["preload-crypt.so", "preload-moment.so"].map(scratch.path).joined(separator: ":")
        var lines = ["helper=\(scratch.path("pam-helper"))", "preload=\(libraries)"]
        lines += [
            "env=CP_CRYPT_LOG=\(scratch.path("hashes"))", "env=CP_CRYPT_SPANS=\(scratch.path("spans"))",
            "env=CP_SYSLOG=\(scratch.path("syslog"))",
        ]
        if let moment { lines.append("env=CP_MOMENT=\(moment)") }
        try scratch.write("wrapped-helper.conf", lines.joined(separator: "\n") + "\n")
    }

    var now: Instant { clock.now() }

    /// Makes accounts that all have one hash of one password; nil: none.
    func add(_ logins: [String], kind: AccountKind = .personal, password: String? = Stage.password) throws {
        let hash = password.flatMap { PasswordHasher().hash(Array($0.utf8).span, method: policy.password.hash) }
        try store.write { transaction throws(StoreFailure) in
            for login in logins {
                let account = try transaction.insertAccount(
                    login: LoginName(login)!, kind: kind, name: login, department: "", person: nil, uid: nil,
                    validFrom: 0, validUntil: nil, at: now)
                guard let hash else { continue }
                _ = try transaction.setPassword(
                    of: account.id, hash: hash, replacing: nil, temporaryUntil: nil, history: 0, at: now)
            }
        }
    }

    func account(_ login: String) throws -> AccountFacts {
        try store.read { transaction throws(StoreFailure) in try transaction.account(login: LoginName(login)!)! }.facts
    }

    func tally(_ login: String) throws -> Tally {
        let account = try account(login)
        return try store.read { transaction throws(StoreFailure) in
            try transaction.peekTally(try transaction.subject(of: account), locks: store.locks, at: now)
        }
    }

    /// How often something was compared with the account's real hash: dummies have another salt.
    func compared(_ login: String) throws -> Int {
        let account = try account(login)
        let hash = try store.read { transaction throws(StoreFailure) in try transaction.password(of: account.id)!.hash }
        return hashes.count { $0 == hash }
    }

    /// The settings of all calls of crypt so far, real and dummy.
    var hashes: [String] { (scratch.read("hashes") ?? "").split(separator: "\n").map(String.init) }

    /// The kinds of events about an account, oldest first.
    func events(_ login: String) throws -> [String] {
        let account = try account(login)
        return try store.read { transaction throws(StoreFailure) in
            try transaction.latestEvents(10_000, of: account.id)
        }.map(\.kind)
    }
}

extension Tally {
    var openAttempts: Int { attempts.count { if case .open = $0.standing { true } else { false } } }

    /// All that failed and is still remembered.
    var failures: Int { attempts.count - openAttempts }
}
